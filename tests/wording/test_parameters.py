"""The dated figures in words: each in the unit that its label names."""

from datetime import date

import pytest

from bilan_desktop.domain.law.dated import Figure, Row
from bilan_desktop.domain.law.rules import Source
from bilan_desktop.wording.parameters import row_source, row_value

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        (Figure.CPF_CEILING_EUROS, 1600, "1\u202f600"),
        (Figure.CPF_PARTICIPATION_CENTS, 10_320, "103,20"),
        (Figure.CPF_INTERVAL_YEARS, 5, "5"),
        (Figure.HOURS_CEILING, 24, "24"),
    ],
)
def test_l8_a_value_is_written_in_the_unit_of_its_figure(figure, value, said):
    assert row_value(Row(figure, DAY, value, Source("Texte"))) == said


def test_l8_what_was_entered_says_by_whom_and_when_beside_its_source():
    shipped = Row(Figure.CPF_INTERVAL_YEARS, DAY, 5, Source("Décret 2026-126", to_check=True))
    assert row_source(shipped) == "Décret 2026-126 (à vérifier)"
    own = Row(Figure.CPF_INTERVAL_YEARS, DAY, 5, Source("Décret 2027-12"), DAY)
    assert row_source(own).replace("\u00a0", " ") == "Décret 2027-12 · saisi par vous le 21 nov. 2026"
