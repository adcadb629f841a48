"""The dated figures of the law, and where they are written."""

from bilan_desktop.domain.law.dated import CENTS, Row
from bilan_desktop.wording.french import number, short_date, typeset
from bilan_desktop.wording.refusals import source_text


def row_value(row: Row) -> str:
    """The value, in the unit that the figure's own label names; amounts in euros, with cents where there are some."""
    if row.figure not in CENTS:
        return number(row.value)
    cents = row.amount.cents
    return number(cents / 100, decimals=2 if CENTS[row.figure] == 1 else 0)


def row_source(row: Row) -> str:
    """Where a value is written; who entered it when it is the counsellor's own."""
    source = source_text(row.source)
    if row.entered_on is None:
        return source
    return typeset(f"{source} · saisi par vous le {short_date(row.entered_on)}")
