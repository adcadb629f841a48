"""Photographs of telephones (HEIC): recognised by their content, decoded apart, taken in as JPEG."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bilan_desktop.documents.files import photograph
from bilan_desktop.documents.files.inspection import inspect_attachment
from bilan_desktop.documents.files.photograph import as_jpeg, is_photograph
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, MediaType
from bilan_desktop.domain.errors import InvalidInput, Problem

PHOTOGRAPH = (Path(__file__).parent / "sheet.heic").read_bytes()
"""A sheet of paper with lines of ink, taken sideways; its camera says its name and a place."""


def refusal(data: bytes) -> Problem:
    with pytest.raises(InvalidInput) as raised:
        as_jpeg(data)
    assert raised.value.field == "file"
    return raised.value.problem


def test_it_is_upright_and_says_nothing_of_the_camera():
    jpeg = as_jpeg(PHOTOGRAPH)
    assert inspect_attachment(jpeg) is MediaType.JPEG
    with Image.open(BytesIO(jpeg)) as image:
        assert image.size == (300, 400)
        assert not image.getexif()
        green = image.convert("RGB").getpixel((250, 340))
    assert green[1] > green[0] + 40
    assert b"Appareil" in PHOTOGRAPH
    assert b"Appareil" not in jpeg


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_it_is_known_by_what_it_holds(brand):
    assert is_photograph(PHOTOGRAPH[:8] + brand + PHOTOGRAPH[12:])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ftypheic",
        PHOTOGRAPH[:8] + b"avif" + PHOTOGRAPH[12:],
        PHOTOGRAPH.replace(b"heic", b"avif").replace(b"avif", b"mif1", 1),
        b"%PDF-1.7",
    ],
)
def test_anything_else_is_none(data):
    assert not is_photograph(data)


@pytest.mark.parametrize(
    "data", [PHOTOGRAPH[:200], PHOTOGRAPH[:-300], PHOTOGRAPH[:40] + bytes(800), b"\0" * 12]
)
def test_a_damaged_one_is_refused(data):
    assert refusal(data) is Problem.FILE_DAMAGED


def test_one_of_too_many_octets_is_not_even_tried():
    assert refusal(PHOTOGRAPH + bytes(ATTACHMENT_LIMIT)) is Problem.FILE_TOO_LARGE


def test_one_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(photograph, "PIXEL_LIMIT", 1000)
    monkeypatch.setattr(photograph, "_confine", lambda: None)
    assert photograph.decode(BytesIO(PHOTOGRAPH), BytesIO()) == 3
    monkeypatch.setattr(photograph, "own_command", lambda _: [sys.executable, "-c", "raise SystemExit(3)"])
    assert refusal(PHOTOGRAPH) is Problem.FILE_TOO_LARGE


def test_a_system_without_a_decoder_does_not_know_the_kind(monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    monkeypatch.setattr(photograph, "_confine", lambda: None)
    assert photograph.decode(BytesIO(PHOTOGRAPH), BytesIO()) == 4
    monkeypatch.setattr(photograph, "own_command", lambda _: [sys.executable, "-c", "raise SystemExit(4)"])
    assert refusal(PHOTOGRAPH) is Problem.FILE_KIND_UNKNOWN


def test_a_decoder_that_is_killed_or_takes_too_long_harms_nothing(monkeypatch):
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    monkeypatch.setattr(photograph, "own_command", lambda _: [sys.executable, "-c", killed])
    assert refusal(PHOTOGRAPH) is Problem.FILE_DAMAGED
    monkeypatch.setattr(photograph, "_PATIENCE", 0.2)
    monkeypatch.setattr(
        photograph, "own_command", lambda _: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    assert refusal(PHOTOGRAPH) is Problem.FILE_DAMAGED


@pytest.mark.skipif(sys.platform != "linux", reason="what is confined there")
def test_its_process_can_open_no_file_once_it_reads_the_photograph():
    asks = (
        "from bilan_desktop.documents.files import photograph\n"
        "photograph._confine()\n"
        "try:\n    open('/dev/null')\nexcept OSError as error:\n    print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "24"  # EMFILE
