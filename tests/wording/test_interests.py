"""Six figures make a hexagon only where a text gives each interest one, on one scale."""

import pytest

from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.interests import Interests, interests_of

PLAIN = "Réaliste 6\nInvestigateur 7\nArtistique 4\nSocial 10\nEntreprenant 11\nConventionnel 3"
FIGURES = (6, 7, 4, 10, 11, 3)


def read(text: str) -> Interests | None:
    return interests_of(RichText.of(text))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (PLAIN, 12),
        (PLAIN.replace("\n", " ; "), 12),
        (PLAIN.replace(" ", "\u00a0: "), 12),
        (PLAIN.replace(" ", " (R) = "), 12),
        (PLAIN.replace("\n", "/20\n") + " / 20", 20),
        (PLAIN.replace("\n", " sur 15\n") + " sur 15", 15),
        (PLAIN.replace("\n", " %\n") + "%", 100),
        (PLAIN.upper(), 12),
        (PLAIN.replace("é", "e").replace("Investigateur", "Investigatrice").replace("Social", "Sociale"), 12),
        ("\n".join(reversed(PLAIN.split("\n"))), 12),
        (f"Le métier est social.\n{PLAIN}\nIl reste entreprenant.", 12),
    ],
)
def test_figures_are_read_as_they_are_written(text, most):
    assert read(text) == Interests(FIGURES, most)


def test_a_decimal_is_read_and_written_in_french():
    found = read(PLAIN.replace("10", "9,5"))
    assert found.values[3] == 9.5
    assert [found.written(n) for n in (3, 4)] == ["9,5", "11"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        PLAIN.replace("Social 10", "Social"),
        PLAIN.replace("Social 10", "Social\u00a0: fort"),
        PLAIN + "\nSocial 5",
        PLAIN.replace("Réaliste 6", "Réaliste 6/20"),
        PLAIN.replace("\n", "/10\n") + "/10",
        PLAIN.replace("10", "110"),
        "Réaliste 0\nInvestigateur 0\nArtistique 0\nSocial 0\nEntreprenant 0\nConventionnel 0",
        PLAIN.replace("10", "2027"),
        PLAIN.replace("Social", "Asocial"),
    ],
)
def test_nothing_is_guessed(text):
    assert read(text) is None
