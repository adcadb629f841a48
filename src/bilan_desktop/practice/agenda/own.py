"""The counsellor's own reminders: inside the compartment of the case they concern, else in the register, naming nobody."""

from datetime import date, time
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers.nobody import require_nobody


def note(
    desk: Desk, on: date | None, at: time | None, words: str, case_id: UUID | None = None
) -> OwnReminder:
    """A new reminder. Raises as `change` does."""
    return change(desk, OwnReminder(uuid4(), on, at, words), case_id)


def change(desk: Desk, reminder: OwnReminder, case_id: UUID | None = None) -> OwnReminder:
    """Keeps a reminder in its present state, on the case where it belongs or in the register.

    Raises InvalidInput for the first field that cannot stand, and for words that name somebody while no case is chosen;
    RuleBroken for a social-security number, or for a closed case; Fault for what the disk refuses.
    """
    checked = reminder.checked(desk.today())
    if case_id is None:
        require_nobody(desk, {"reminder_words": checked.words})
        desk.vault.register.set_reminder(checked)
        return checked
    file = CaseFile(desk, case_id)
    try:
        file.case.require_open()
        others = [each for each in file.case.reminders if each.id != checked.id]
        file.keep(evolve(file.case, reminders=(*others, checked)))
    finally:
        file.close()
    return checked


def drop(desk: Desk, reminder_id: UUID, case_id: UUID | None = None) -> None:
    """A reminder is done, or no longer wanted: nothing of it is kept. Raises Fault for what the disk refuses."""
    if case_id is None:
        desk.vault.register.drop_reminder(reminder_id)
        return
    file = CaseFile(desk, case_id)
    try:
        left = tuple(each for each in file.case.reminders if each.id != reminder_id)
        file.keep(evolve(file.case, reminders=left))
    finally:
        file.close()
