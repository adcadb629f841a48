"""The dated table is shown whole, with its sources and what is still to be checked."""

from datetime import date

from bilan_desktop.desktop.pages.settings.law_card import LawCard
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.law.dated import TABLE
from bilan_desktop.wording.labels import label
from desktop.finding import says


def test_every_row_shows_its_figure_and_its_source(qtbot):
    card = LawCard(date(2026, 11, 21))
    qtbot.addWidget(card)
    card.show()
    for row in TABLE:
        assert says(card, label(row.figure))
        assert says(card, row.source.text.replace("\u00a0", " "))


def test_what_is_to_be_checked_says_so(qtbot):
    card = LawCard(date(2026, 11, 21))
    qtbot.addWidget(card)
    marked = [tag.text() for tag in card.findChildren(Tag)]
    assert marked == ["à vérifier"] * sum(row.source.to_check for row in TABLE)
