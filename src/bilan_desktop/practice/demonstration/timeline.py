"""The acts of a story in the order in which they happened, each on its day."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from enum import IntEnum, auto

from attrs import field, frozen

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.practice.demonstration.days import Days
from bilan_desktop.practice.demonstration.scene import Scene, session_times
from bilan_desktop.practice.demonstration.stories import Story, Told


class _Order(IntEnum):
    """What comes first when two things happen on one day."""

    OPEN = auto()
    PRELIMINARY = auto()
    REQUEST = auto()
    PRELIMINARY_SESSION = auto()
    CONSENT = auto()
    FRAME = auto()
    TERMS = auto()
    CHANGED = auto()
    GRANTED = auto()
    SENT = auto()
    SIGNED = auto()
    INVESTIGATION = auto()
    INVESTIGATION_SESSION = auto()
    CONCLUSION = auto()
    CONCLUSION_SESSION = auto()
    ATTESTED = auto()
    PAID = auto()
    DOCUMENT = auto()
    DRAFT = auto()
    PRESENTED = auto()
    OBSERVED = auto()
    FINAL = auto()
    TO_DISCLOSE = auto()
    TO_KEEP = auto()
    HANDED_OVER = auto()
    ASKED = auto()
    TOLD = auto()
    COMPLAINED = auto()
    REPLIED = auto()
    CLOSED = auto()
    WITHDRAWN = auto()
    PLANNED = auto()


_OFFICE_OPENS = time(8, 30)


@frozen
class Act:
    """Something that happened in a story; `at` is the time of day before which it was not done."""

    day: date
    order: int
    play: Callable[[], None]
    at: time = field(default=_OFFICE_OPENS)


def acts(story: Story, scene: Scene, days: Days) -> list[Act]:
    """All that happened, as it happened."""
    found = [
        *_beginning(story, scene, days),
        *_funding(story, scene, days),
        *_course(story, scene, days),
        *_synthesis(story, scene, days),
        *_ending(story, scene, days),
        *_traces(story, scene, days),
    ]
    return sorted(found, key=lambda act: (act.day, act.order, act.at))


def _act(day: date, order: _Order, play: Callable[[Told], None], told: Told, at: time = _OFFICE_OPENS) -> Act:
    return Act(day, order, lambda: play(told), at)


def _beginning(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    asked = story.part("request")
    yield _act(days.working(0), _Order.OPEN, scene.open, {})
    yield _act(days.working(asked["on"]), _Order.REQUEST, scene.tell_request, asked)
    course = story.part("course")
    for phase, order in _PASSAGES.items():
        if phase.value in course:
            yield _act(days.working(course[phase.value]), order, scene.advance, {})
    if given := story.part("consent"):
        yield _act(days.working(given["day"]), _Order.CONSENT, scene.consent, given)
    if set_out := story.part("frame"):
        yield _act(days.working(set_out["on"]), _Order.FRAME, scene.set_frame, set_out)


def _funding(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    paid = story.part("funding")
    if "terms" in paid:
        yield _act(days.working(paid["terms"]), _Order.TERMS, scene.accept_terms, paid)
    if "granted" in paid:
        yield _act(days.working(paid["granted"]), _Order.GRANTED, scene.grant, paid)
    if "signed" in paid:
        yield _act(days.working(paid["signed"]), _Order.SIGNED, scene.sign_paper, paid)
    if "entry" in paid and "terms" not in paid:
        yield _act(days.working(paid["entry"]), _Order.ATTESTED, scene.attest_entry, paid)
    for payment in paid.get("payments", []):
        yield _act(days.exact(payment["day"]), _Order.PAID, scene.pay, payment)
    if changed := story.part("change"):
        yield _act(days.exact(changed["day"]), _Order.CHANGED, scene.change_funding, changed)
    for paying in (paid, changed):
        convention = paying.get("convention", {})
        for day in convention.get("sent", []):
            yield _act(days.exact(day), _Order.SENT, scene.send_convention, {})
        if "signed" in convention:
            yield _act(days.exact(convention["signed"]), _Order.SIGNED, scene.sign_convention, paying)


def _course(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    for held in story.parts("sessions"):
        order, (_, ends) = _SESSIONS[Phase(held["phase"])], session_times(held)
        yield _act(days.working(held["day"]), order, scene.hold_session, held, ends)
    for document in story.parts("documents"):
        yield _act(days.working(document["day"]), _Order.DOCUMENT, scene.take_document, document)
    yesterday = days.today - timedelta(days=1)
    for planned in story.parts("appointments"):
        yield _act(yesterday, _Order.PLANNED, scene.plan_session, planned)
    for reminder in story.parts("reminders"):
        yield _act(yesterday, _Order.PLANNED, scene.note_reminder, reminder)


def _synthesis(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    written = story.part("synthesis")
    if "drafted" in written:
        yield _act(days.working(written["drafted"]), _Order.DRAFT, scene.draft_synthesis, written)
    if presented := written.get("presented"):
        yield _act(days.working(presented["day"]), _Order.PRESENTED, scene.present_synthesis, presented)
    if observed := written.get("observed"):
        yield _act(days.working(observed["day"]), _Order.OBSERVED, scene.take_observations, observed)
    if "final" in written:
        yield _act(days.working(written["final"]), _Order.FINAL, scene.finalise_synthesis, {})


def _ending(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    for told in story.parts("disclosures"):
        yield _act(days.working(told["day"]), _Order.TO_DISCLOSE, scene.agree_to_disclose, told)
    for told in story.parts("retention"):
        yield _act(days.working(told["day"]), _Order.TO_KEEP, scene.agree_to_keep, told)
    for told in story.parts("hand_overs"):
        yield _act(days.working(told["day"]), _Order.HANDED_OVER, scene.hand_over, told)
    if ended := story.part("closing"):
        yield _act(days.working(ended["day"]), _Order.CLOSED, scene.close, ended)
    if taken_back := story.part("withdrawal"):
        yield _act(days.working(taken_back["day"]), _Order.WITHDRAWN, scene.withdraw, taken_back)


def _traces(story: Story, scene: Scene, days: Days) -> Iterator[Act]:
    for told in story.parts("satisfaction"):
        yield _act(days.working(told["asked"]), _Order.ASKED, scene.ask_opinion, told)
        if "told" in told:
            yield _act(days.working(told["told"]), _Order.TOLD, scene.take_opinion, told)
    if complaint := story.part("complaint"):
        yield _act(days.working(complaint["received"]), _Order.COMPLAINED, scene.complain, complaint)
        if "answered" in complaint:
            yield _act(days.working(complaint["answered"]), _Order.REPLIED, scene.reply, complaint)


_PASSAGES = {
    Phase.PRELIMINARY: _Order.PRELIMINARY,
    Phase.INVESTIGATION: _Order.INVESTIGATION,
    Phase.CONCLUSION: _Order.CONCLUSION,
}
_SESSIONS = {
    Phase.PRELIMINARY: _Order.PRELIMINARY_SESSION,
    Phase.INVESTIGATION: _Order.INVESTIGATION_SESSION,
    Phase.CONCLUSION: _Order.CONCLUSION_SESSION,
}
