"""Scans made straight and light."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

import paper_samples
import samples
from bilan_desktop.documents.files.scanning import prepared, skew
from bilan_desktop.documents.papers.outcome.receipt import ReceiptPaper, receipt_pdf
from bilan_desktop.domain.errors import InvalidInput, Problem


def page(turned: float = 0.0, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """Lines of writing on an off-white sheet, turned clockwise by so many degrees."""
    sheet = Image.new("RGB", size, (248, 246, 240))
    draw = ImageDraw.Draw(sheet)
    for row in range(150, size[1] - 150, 48):
        for left in range(120, size[0] - 200, 70):
            draw.rectangle((left, row, left + 52, row + 14), fill=(30, 30, 40))
    return sheet.rotate(-turned, Image.Resampling.BICUBIC, fillcolor=(248, 246, 240))


def stored(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("turned", [-6.5, -2.0, -0.7, 1.3, 4.0, 7.5])
def test_a_page_laid_askew_is_made_level(turned: float) -> None:
    assert skew(page(turned)) == pytest.approx(turned, abs=0.25)
    straight = read(prepared(stored(page(turned)), straighten=True, reduce=False))
    assert abs(skew(straight)) <= 0.3


def test_a_level_page_and_an_empty_one_are_left_alone() -> None:
    assert skew(page()) == pytest.approx(0.0, abs=0.1)
    assert skew(Image.new("RGB", (900, 1200), "white")) == 0.0


def test_a_large_photograph_is_made_light_and_stays_readable() -> None:
    heavy = stored(page(size=(4000, 3000)), quality=98)
    light = prepared(heavy, straighten=False, reduce=True)
    assert len(light) < len(heavy) / 3
    assert read(light).size == (2205, 1654)
    assert read(light).format == "JPEG"


def test_nothing_grows_by_being_reduced_and_nothing_changes_unasked() -> None:
    small = stored(page(size=(600, 800)), quality=30)
    assert len(prepared(small, straighten=False, reduce=True)) <= len(small)
    assert prepared(small, straighten=False, reduce=False) == small


def test_a_photograph_taken_sideways_is_put_upright_and_forgets_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Appareil Zorbelune"
    taken = stored(page(size=(1600, 1200)), exif=exif)
    upright = prepared(taken, straighten=True, reduce=True)
    assert read(upright).size[0] < read(upright).size[1]
    assert b"Zorbelune" not in upright


def test_a_png_stays_a_png_when_only_straightened() -> None:
    assert read(prepared(stored(page(3), "PNG"), straighten=True, reduce=False)).format == "PNG"


def test_a_pdf_comes_back_as_it_is() -> None:
    pdf = receipt_pdf(
        ReceiptPaper(paper_samples.PRACTICE, samples.KARIM, "B-2026-001", (), paper_samples.DAY)
    )
    assert prepared(pdf, straighten=True, reduce=True) == pdf


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(InvalidInput) as raised:
        prepared(b"GIF89a", straighten=True, reduce=True)
    assert raised.value.problem is Problem.FILE_KIND_UNKNOWN
