"""The dated table is shown whole, with its sources; the figures of the CPF are entered over it (L8)."""

from datetime import timedelta

import pytest

import samples
from bilan_desktop.desktop.pages.settings.law_card import LawCard
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.law.dated import TABLE, Figure
from bilan_desktop.domain.law.parameters import SHIPPED
from bilan_desktop.domain.money import Money
from bilan_desktop.practice import parameters
from bilan_desktop.wording.labels import label
from desktop.finding import button, enter, field, front, press, says, sentences

SOURCE = "Décret 2027-12 (inventé)"


@pytest.fixture
def card(desk, qtbot) -> LawCard:
    made = LawCard(desk)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.show_table()
    return made


def choose(figure: Figure) -> None:
    found = field(front(), "Valeur à saisir")
    assert isinstance(found, ChoiceField)
    found.editor.setCurrentIndex(found.editor.findText(label(figure)))


def strong(card: LawCard) -> list[str]:
    """The values that stand out."""
    shown = [text for text in card.findChildren(Text) if text.isVisible()]
    return [text.text() for text in shown if text.property("text_style") == "strong"]


def test_every_row_shows_its_figure_and_its_source(card):
    for row in TABLE:
        assert says(card, label(row.figure))
        assert says(card, row.source.text.replace("\u00a0", " "))


def test_what_is_to_be_checked_says_so(card):
    marked = [tag.text() for tag in card.findChildren(Tag)]
    assert marked == ["à vérifier"] * sum(row.source.to_check for row in TABLE)


def test_l8_the_card_says_that_what_bars_is_not_entered(card):
    assert says(card, "Les autres bloquent ou comptent un délai")
    press(card, "Saisir une valeur du CPF")
    combo = field(front(), "Valeur à saisir").editor
    offered = [combo.itemText(index) for index in range(combo.count())]
    assert offered == [
        label(f)
        for f in (Figure.CPF_CEILING_EUROS, Figure.CPF_INTERVAL_YEARS, Figure.CPF_PARTICIPATION_CENTS)
    ]
    front().reject()


def test_l8_a_ceiling_is_entered_corrected_and_taken_away(card, desk):
    assert "1\u202f600" in strong(card)
    press(card, "Saisir une valeur du CPF")
    choose(Figure.CPF_CEILING_EUROS)
    enter(front(), "Montant", "1 800")
    enter(front(), "À partir du", "21/11/2026")
    enter(front(), "Source", SOURCE)
    press(front(), "Enregistrer")
    (own,) = parameters.table(desk).own
    assert (own.row.amount, own.since, own.source) == (Money.euros(1800), samples.TODAY, SOURCE)
    assert "1\u202f800" in strong(card)
    assert "1\u202f600" not in strong(card)
    assert says(card, f"{SOURCE}\nsaisi par vous le 21 nov. 2026")
    assert card.status.text().startswith("Enregistré à")

    press(card, "Corriger")
    assert field(front(), "Montant").value() == Money.euros(1800)
    assert not field(front(), "Valeur à saisir").editor.isEnabled()
    enter(front(), "À partir du", "1/12/2026")
    press(front(), "Enregistrer")
    assert "1\u202f600" in strong(card)
    assert "1\u202f800" in sentences(card)

    press(card, "Corriger")
    press(front(), "Retirer")
    assert parameters.table(desk) == SHIPPED
    assert "1\u202f800" not in sentences(card)


def test_l8_years_are_entered_as_a_number_and_none_is_said_so(card, desk):
    press(card, "Saisir une valeur du CPF")
    choose(Figure.CPF_INTERVAL_YEARS)
    enter(front(), "Nombre d’années", "0")
    enter(front(), "À partir du", "aujourd’hui")
    enter(front(), "Source", SOURCE)
    press(front(), "Enregistrer")
    assert parameters.table(desk).in_force(Figure.CPF_INTERVAL_YEARS, samples.TODAY) is None
    assert "Néant" in strong(card)


def test_l8_a_shipped_row_cannot_be_corrected_nor_taken_away(card):
    assert not [text for text in sentences(card) if text.startswith("Corriger")]
    with pytest.raises(AssertionError):
        button(card, "Corriger")


@pytest.mark.parametrize(
    ("figure", "filled", "name", "said"),
    [
        (None, {}, "Valeur à saisir", "Choisissez la valeur à saisir."),
        (Figure.CPF_CEILING_EUROS, {}, "Montant", "Indiquez le montant."),
        (Figure.CPF_CEILING_EUROS, {"Montant": "mille"}, "Montant", "Ce montant n’est pas reconnu"),
        (
            Figure.CPF_CEILING_EUROS,
            {"Montant": "-5"},
            "Montant",
            "Le montant ne peut pas être inférieur à zéro.",
        ),
        (
            Figure.CPF_CEILING_EUROS,
            {"Montant": "1600,50"},
            "Montant",
            "Le montant s’écrit ici en euros entiers",
        ),
        (Figure.CPF_PARTICIPATION_CENTS, {"Montant": "2000000"}, "Montant", "Ce montant est trop élevé."),
        (
            Figure.CPF_INTERVAL_YEARS,
            {"Nombre d’années": "cinq"},
            "Nombre d’années",
            "Ce nombre d’années n’est pas",
        ),
        (Figure.CPF_INTERVAL_YEARS, {"Nombre d’années": "80"}, "Nombre d’années", "Ce délai est trop long."),
        (Figure.CPF_INTERVAL_YEARS, {"Nombre d’années": "4"}, "À partir du", "Indiquez le premier jour"),
        (
            Figure.CPF_INTERVAL_YEARS,
            {"Nombre d’années": "4", "À partir du": "1/1/1900"},
            "À partir du",
            "Cette date vient trop tôt.",
        ),
        (
            Figure.CPF_INTERVAL_YEARS,
            {"Nombre d’années": "4", "À partir du": "1/1/2027"},
            "Source",
            "Indiquez la source",
        ),
    ],
)
def test_l8_what_cannot_stand_is_said_beside_its_field_and_nothing_is_kept(
    card, desk, figure, filled, name, said
):
    press(card, "Saisir une valeur du CPF")
    if figure is not None:
        choose(figure)
    for each, words in filled.items():
        enter(front(), each, words)
    press(front(), "Enregistrer")
    shown = field(front(), name).error().replace("\u00a0", " ").replace("\u202f", " ")
    assert shown.startswith(said)
    assert parameters.table(desk) == SHIPPED
    front().reject()


def test_l8_a_source_of_ten_thousand_characters_is_refused_beside_its_field(card, desk):
    press(card, "Saisir une valeur du CPF")
    choose(Figure.CPF_INTERVAL_YEARS)
    enter(front(), "Nombre d’années", "4")
    enter(front(), "À partir du", "1/1/2027")
    field(front(), "Source").put_back("x" * 10_000)
    press(front(), "Enregistrer")
    assert field(front(), "Source").error().startswith("Ce texte est trop long.")
    assert parameters.table(desk) == SHIPPED
    front().reject()


def test_l8_a_day_that_has_an_own_row_asks_to_correct_that_one(card, desk):
    day = samples.TODAY + timedelta(days=40)
    parameters.enter(desk, Figure.CPF_INTERVAL_YEARS, 4, day, SOURCE)
    press(card, "Saisir une valeur du CPF")
    choose(Figure.CPF_INTERVAL_YEARS)
    enter(front(), "Nombre d’années", "3")
    enter(front(), "À partir du", f"{day:%d/%m/%Y}")
    enter(front(), "Source", SOURCE)
    press(front(), "Enregistrer")
    assert field(front(), "À partir du").error().startswith("Vous avez déjà saisi cette valeur")
    assert [each.value for each in parameters.table(desk).own] == [4]
    front().reject()
