"""A laser printer that has black alone loses nothing of a paper: what is inked is dark, what is not is white."""

from io import BytesIO

import pikepdf
import pytest

import paper_samples as samples
from bilan_desktop.desktop.theme.tokens import contrast

PAPERS = samples.every_paper(b"")
WHITE = "#ffffff"
DARK_ENOUGH = 7.0  # the contrast that WCAG 2.2 asks at its strictest


def colours(data: bytes) -> set[str]:
    """Every colour that a page is drawn in."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in {"rg", "RG"}:
                    found.add("#" + "".join(f"{round(float(part) * 255):02x}" for part in operands))
                assert str(operator) not in {"g", "G", "k", "K", "cs", "CS", "sh"}
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_whatever_is_drawn_is_nearly_black_or_white(name):
    for colour in colours(PAPERS[name]):
        assert colour == WHITE or contrast(colour, WHITE) >= DARK_ENOUGH


def test_the_judge_sees_the_colours():
    assert {"#000000", "#103c3a", WHITE} <= colours(PAPERS["destruction"])
