"""The dated table of the law: each figure with its source and the day from which it holds.

A change of the law is a row here, never a constant elsewhere.
"""

from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from bilan_desktop.domain.law.rules import Source
from bilan_desktop.domain.money import Money


class Figure(StrEnum):
    """The figures that the law or the trade may change."""

    RETENTION_CEILING_YEARS = "retention_ceiling_years"
    CHARTER_RETENTION_YEARS = "charter_retention_years"
    HOURS_CEILING = "hours_ceiling"
    CONVENTION_DAYS = "convention_days"
    WITHDRAWAL_DAYS = "withdrawal_days"
    DISTANCE_WITHDRAWAL_DAYS = "distance_withdrawal_days"
    FIRST_PAYMENT_PERCENT = "first_payment_percent"
    CPF_CEILING_EUROS = "cpf_ceiling_euros"
    CPF_INTERVAL_YEARS = "cpf_interval_years"
    CPF_PARTICIPATION_CENTS = "cpf_participation_cents"
    FOLLOW_UP_MONTHS = "follow_up_months"
    VOUCHER_YEARS = "voucher_years"
    PROOF_YEARS = "proof_years"
    RIGHTS_MONTHS = "rights_months"
    RIGHTS_EXTENSION_MONTHS = "rights_extension_months"
    BREACH_HOURS = "breach_hours"


CENTS = {Figure.CPF_CEILING_EUROS: 100, Figure.CPF_PARTICIPATION_CENTS: 1}
"""The figures that are amounts, each with the cents that its unit is worth."""


@frozen
class Row:
    """One figure of the law from one day on; `entered_on` is the day a counsellor entered it, None for a shipped one."""

    figure: Figure
    since: date
    value: int
    source: Source
    entered_on: date | None = None

    @property
    def amount(self) -> Money:
        """The value of a figure that is an amount."""
        return Money(self.value * CENTS[self.figure])


_START = date(1991, 12, 31)
_RGPD = date(2018, 5, 25)
_REFORM = date(2026, 2, 26)

TABLE: tuple[Row, ...] = (
    Row(Figure.RETENTION_CEILING_YEARS, date(2019, 1, 1), 1, Source("R. 6313-7 · décret 2018-1330")),
    Row(
        Figure.RETENTION_CEILING_YEARS,
        date(2023, 12, 31),
        3,
        Source("R. 6313-7 · décret 2023-1350", to_check=True),
    ),
    Row(Figure.CHARTER_RETENTION_YEARS, _START, 1, Source("Charte du Cnam · Engagements déontologiques, 6")),
    Row(Figure.HOURS_CEILING, _START, 24, Source("L. 6313-4, al. 5")),
    Row(Figure.CONVENTION_DAYS, _START, 10, Source("R. 6313-8")),
    Row(Figure.WITHDRAWAL_DAYS, _START, 10, Source("L. 6353-5")),
    Row(Figure.DISTANCE_WITHDRAWAL_DAYS, _START, 14, Source("Code de la consommation, L. 221-18")),
    Row(Figure.FIRST_PAYMENT_PERCENT, _START, 30, Source("L. 6353-6")),
    Row(Figure.CPF_CEILING_EUROS, _REFORM, 1600, Source("Décrets 2026-126 et 2026-127", to_check=True)),
    Row(Figure.CPF_INTERVAL_YEARS, _REFORM, 5, Source("Décrets 2026-126 et 2026-127", to_check=True)),
    Row(Figure.CPF_PARTICIPATION_CENTS, date(2026, 1, 1), 10_320, Source("Décret 2024-394", to_check=True)),
    Row(Figure.FOLLOW_UP_MONTHS, _START, 6, Source("Engagements déontologiques, 3")),
    Row(Figure.VOUCHER_YEARS, _START, 10, Source("Code de commerce, L. 123-22")),
    Row(Figure.PROOF_YEARS, _START, 5, Source("Code civil, 2224", to_check=True)),
    Row(Figure.RIGHTS_MONTHS, _RGPD, 1, Source("RGPD, art. 12")),
    Row(Figure.RIGHTS_EXTENSION_MONTHS, _RGPD, 2, Source("RGPD, art. 12")),
    Row(Figure.BREACH_HOURS, _RGPD, 72, Source("RGPD, art. 33")),
)


def row_on(figure: Figure, day: date) -> Row:
    """The row of a figure that holds on a day; the first one for an earlier day."""
    rows = [row for row in TABLE if row.figure is figure]
    held = [row for row in rows if row.since <= day]
    return held[-1] if held else rows[0]


def value_on(figure: Figure, day: date) -> int:
    """The value of a figure on a day."""
    return row_on(figure, day).value


def hours_ceiling(day: date) -> timedelta:
    """The longest a bilan may last (L1)."""
    return timedelta(hours=value_on(Figure.HOURS_CEILING, day))
