"""Where something that falls due leads, and how its line is shown: on the dashboard, in the agenda, from a reminder."""

from collections.abc import Sequence
from datetime import date

from bilan_desktop.desktop.theme.icons import Role
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.lists.leading_rows import Row
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.practice.agenda.entries import Entry
from bilan_desktop.wording.agenda import entry_text

CASE = "case"
"""The name of the place that shows one case; its argument is the case's id, and a tab after `#`."""

AGENDA, REGISTERS = "agenda", "registers"
LIST = "list"
NEW = "new"
"""Arguments of the agenda: its list, and a reminder to be noted."""

MARKS: dict[DeadlineKind, tuple[str, Role]] = {
    DeadlineKind.SESSION: ("calendar-days", "accent"),
    DeadlineKind.CONVENTION: ("hourglass", Tone.WARNING),
    DeadlineKind.WITHDRAWAL: ("history", Tone.WARNING),
    DeadlineKind.PLANNED_END: ("triangle-alert", Tone.WARNING),
    DeadlineKind.SYNTHESIS: ("presentation", "accent"),
    DeadlineKind.HAND_OVER: ("handshake", "accent"),
    DeadlineKind.FOLLOW_UP: ("message-square", "accent"),
    DeadlineKind.DESTRUCTION: ("flame", Tone.DANGER),
    DeadlineKind.RIGHTS: ("scale", Tone.WARNING),
    DeadlineKind.BREACH: ("shield-alert", Tone.DANGER),
    DeadlineKind.COMPLAINT: ("mail", Tone.WARNING),
    DeadlineKind.OWN: ("notebook-pen", "accent"),
}
"""Each kind by a shape of its own, so that none is told by its colour alone."""

_SECTIONS = {
    DeadlineKind.RIGHTS: "rights",
    DeadlineKind.BREACH: "breaches",
    DeadlineKind.COMPLAINT: "complaints",
}


def way_to(entry: Entry) -> tuple[str, str]:
    """The place where it is seen to, and the place's argument."""
    deadline = entry.deadline
    if deadline.kind in _SECTIONS:
        return REGISTERS, _SECTIONS[deadline.kind]
    if deadline.case_id is None or deadline.kind is DeadlineKind.OWN:
        return AGENDA, f"{deadline.on.isoformat()}#{deadline.subject}"
    spot = f"#{deadline.place.value}" if deadline.place is not None else ""
    return CASE, f"{deadline.case_id}{spot}"


def way_to_all(entries: Sequence[Entry]) -> tuple[str, str]:
    """Where several are seen to: the place of the only one, else the agenda's list."""
    return way_to(entries[0]) if len(entries) == 1 else (AGENDA, LIST)


def who(entry: Entry) -> str:
    """By whose name it goes on the counsellor's own pages: a running case's, else its reference."""
    return entry.name or entry.reference


def entry_row(entry: Entry, today: date, *, leads: bool = True) -> Row:
    """Its line: its mark, what it is, what to know of it."""
    said = entry_text(entry.deadline, who(entry), today)
    icon_name, role = MARKS[entry.deadline.kind]
    if entry.deadline.on < today and role is Tone.WARNING:
        role = Tone.DANGER
    return Row(IconMark(icon_name, role, 18), said.sentence, said.note, leads=leads)
