"""The dated figures of the law as this practice applies them: the shipped rows, and the counsellor's own over them (L8)."""

from datetime import date
from uuid import UUID, uuid4

from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import DatedTable, OwnRow
from bilan_desktop.domain.money import Money
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.registers.nobody import require_nobody


def table(desk: Desk) -> DatedTable:
    """The rows of the law with those the counsellor entered."""
    return DatedTable(desk.vault.register.parameters())


def enter(
    desk: Desk,
    figure: Figure | None,
    value: Money | int | None,
    since: date | None,
    source: str,
    row_id: UUID | None = None,
) -> OwnRow:
    """Enters a figure of the CPF from a day on, or corrects the row of that id; either is of today.

    Raises InvalidInput for the first field that cannot stand, and for a source that names somebody; RuleBroken for a
    social-security number; Fault for what the disk refuses.
    """
    entered = OwnRow.typed(row_id or uuid4(), figure, value, since, source, desk.today())
    entered.require_alone(desk.vault.register.parameters())
    require_nobody(desk, {"law_source": entered.source})
    desk.vault.register.set_parameter(entered)
    return entered


def remove(desk: Desk, row_id: UUID) -> None:
    """Takes a row of the counsellor's own away; the shipped ones hold again. Raises Fault for what the disk refuses."""
    desk.vault.register.drop_parameter(row_id)
