"""Satisfaction, at the end and at six months (L6): given, answered or declined; it works after the content is gone.

The case remembers that it was asked; the answers are counted in the register, once, and kept nowhere else. Whatever is
interrupted may be done again: a slip is counted once.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from attrs import evolve, frozen

from bilan_desktop.domain.cases.restriction import Restriction, require_unrestricted
from bilan_desktop.domain.registers.satisfaction import (
    Answers,
    Moment,
    Solicitation,
    require_answers,
    solicitation_of,
    solicited,
    with_one,
)
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending.proofs import kept_proofs, proofs_of
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.records.kept_records import put_solicitation
from bilan_desktop.vault.storage.register import Register


@frozen
class Holder:
    """Where a case remembers its questionnaires; `earliest` is the first day on which one can be given."""

    register: Register
    today: Callable[[], date]
    earliest: Callable[[], date]
    known: Callable[[], tuple[Solicitation, ...]]
    restrictions: Callable[[], tuple[Restriction, ...]]
    keep: Callable[[Solicitation], None]


def of_running(file: CaseFile) -> Holder:
    """The running case itself."""

    def keep(one: Solicitation) -> None:
        file.keep(evolve(file.case, satisfaction=with_one(file.case.satisfaction, one)))

    return Holder(
        register=file.desk.vault.register,
        today=file.today,
        earliest=lambda: file.case.opened_on,
        known=lambda: file.case.satisfaction,
        restrictions=lambda: file.reread().restrictions,
        keep=keep,
    )


def of_closed(desk: Desk, case_id: UUID) -> Holder:
    """The proofs of a closed case. Each call raises Fault when they are gone or cannot be read."""

    def keep(one: Solicitation) -> None:
        with proofs_of(desk, case_id) as proofs:
            put_solicitation(proofs.connection, one)

    return Holder(
        register=desk.vault.register,
        today=desk.today,
        earliest=lambda: kept_proofs(desk, case_id).origin.term,
        known=lambda: kept_proofs(desk, case_id).satisfaction,
        restrictions=lambda: kept_proofs(desk, case_id).restrictions,
        keep=keep,
    )


def ask(holder: Holder, moment: Moment, on: date | None) -> Solicitation:
    """The questionnaire was given on a day.

    Raises InvalidInput for a day that cannot be, RuleBroken while the case is restricted, Fault when the disk refuses.
    """
    given = _solicited(holder, moment, on)
    _give(holder, given)
    return given


def answer(holder: Holder, moment: Moment, on: date | None, answers: Answers) -> Solicitation:
    """The questionnaire came back on a day: its answers are counted, and then known nowhere.

    Raises InvalidInput for a day that cannot be or no answer, RuleBroken when it is over or while the case is restricted,
    Fault when the disk refuses.
    """
    given = _solicited(holder, moment, on)
    answered = given.answering(on, holder.today())
    require_answers(moment, answers)
    _give(holder, given)
    holder.register.count_answers(given.slip, answers)
    holder.keep(answered)
    return answered


def decline(holder: Holder, moment: Moment, on: date | None) -> Solicitation:
    """The person does not wish to answer; nobody asks why. Raises as `answer` does."""
    given = _solicited(holder, moment, on)
    declined = given.declining(on, holder.today())
    _give(holder, given)
    holder.register.decline_slip(given.slip)
    holder.keep(declined)
    return declined


def questionnaire(desk: Desk, moment: Moment) -> bytes:
    """The questionnaire of a moment as PDF, the same for everybody: no name, no reference."""
    return papers.satisfaction(desk.practice, moment, desk.today())


def _solicited(holder: Holder, moment: Moment, on: date | None) -> Solicitation:
    require_unrestricted(holder.restrictions())
    return solicited(holder.known(), moment, uuid4(), on, holder.earliest(), holder.today())


def _give(holder: Holder, given: Solicitation) -> None:
    if solicitation_of(holder.known(), given.id) is None:
        holder.keep(given)
    holder.register.give_slip(given.slip, given.id, given.asked_on.year)
