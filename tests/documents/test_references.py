"""Each paper beside what it was when somebody last read it: its text to the letter, its pages as pictures, nearly.

After a change that is meant, `python tests/documents/test_references.py` writes the references anew; then look at them.
"""

import sys
from io import BytesIO
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[1])]

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument

import paper_samples
import pdf_structure

REFERENCES = Path(__file__).parent / "references"
SIZE = QSize(298, 421)  # half a pixel a point
BLOCK = 6  # pixels of the squares that are compared: a stroke drawn a hair aside is no difference
TOLERANCE = 16  # of 255, in any square
PAPERS = paper_samples.every_paper(b"")


def text_of(data: bytes) -> str:
    """What is read aloud, with what each line is."""
    lines = (f"{role:6} {text}" for role, text in pdf_structure.read_aloud(data))
    return "\n".join(lines) + "\n"


def pictures_of(data: bytes) -> list[Image.Image]:
    """The pages in grey, as a black-and-white printer shows them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return [_grey(document.render(number, SIZE)) for number in range(document.pageCount())]


def _grey(page: QImage) -> Image.Image:
    straight = page.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (straight.width(), straight.height())
    drawn = Image.frombytes("RGBA", size, bytes(straight.constBits()), "raw", "RGBA", straight.bytesPerLine())
    paper = Image.new("RGBA", size, "white")
    return Image.alpha_composite(paper, drawn).convert("L")


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any square of the two, 0 to 255."""
    small = [page.reduce(BLOCK) for page in (one, other)]
    return ImageChops.difference(*small).getextrema()[1]


@pytest.mark.parametrize("name", PAPERS)
def test_the_text_of_a_paper_is_the_one_that_was_read(name):
    assert text_of(PAPERS[name]) == (REFERENCES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_the_pages_of_a_paper_look_as_they_did(name, qapp):
    pages = pictures_of(PAPERS[name])
    assert len(pages) == len(list(REFERENCES.glob(f"{name}-*.png")))
    for number, page in enumerate(pages, start=1):
        with Image.open(REFERENCES / f"{name}-{number}.png") as reference:
            assert difference(page, reference.convert("L")) <= TOLERANCE, f"page {number}"


def test_a_line_moved_or_lost_is_seen(qapp):
    page, *_ = pictures_of(PAPERS["receipt"])
    rows = page.resize((1, page.height)).tobytes()
    written = next(row for row in range(200, page.height) if rows[row] < 250)
    lost = page.copy()
    lost.paste(255, (0, written - 2, page.width, written + 10))
    assert difference(page, lost) > TOLERANCE
    assert difference(page, ImageChops.offset(page, 0, 4)) > TOLERANCE


def test_there_is_no_reference_to_a_paper_that_is_gone():
    assert {path.stem for path in REFERENCES.glob("*.txt")} == set(PAPERS)


def lightened(page: Image.Image) -> Image.Image:
    """The page in as few greys as still show it well within the tolerance."""
    found = (page.quantize(count) for count in (16, 32, 64, 256))
    return next(fewer for fewer in found if difference(page, fewer.convert("L")) <= TOLERANCE // 2)


def write() -> None:
    """Writes every reference anew."""
    app = QGuiApplication.instance() or QGuiApplication(["-platform", "offscreen"])
    REFERENCES.mkdir(exist_ok=True)
    for path in REFERENCES.iterdir():
        path.unlink()
    for name, data in PAPERS.items():
        (REFERENCES / f"{name}.txt").write_text(text_of(data), encoding="utf-8")
        for number, page in enumerate(pictures_of(data), start=1):
            out = BytesIO()
            lightened(page).save(out, "PNG", optimize=True)
            (REFERENCES / f"{name}-{number}.png").write_bytes(out.getvalue())
    del app


if __name__ == "__main__":
    write()
