"""Files from outside: what they are is read in them, and what cannot be kept is refused by its cause."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

import paper_samples as samples
from bilan_desktop.documents.files.inspection import inspect_attachment, logo, signature
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT, MediaType
from bilan_desktop.domain.errors import InvalidInput, Problem


def image(kind: str, size=(60, 40), mode="RGB") -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, kind)
    return out.getvalue()


def pdf(pages=1, **how) -> bytes:
    out = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.save(out, **how)
    return out.getvalue()


def problem_of(data: bytes, check=inspect_attachment) -> tuple[str, Problem]:
    with pytest.raises(InvalidInput) as caught:
        check(data)
    return caught.value.field, caught.value.problem


def png_header(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(), MediaType.PDF),
        (b"\xef\xbb\xbf\n" + pdf(), MediaType.PDF),
        (pdf(3, object_stream_mode=pikepdf.ObjectStreamMode.generate), MediaType.PDF),
        (image("PNG"), MediaType.PNG),
        (image("PNG", mode="RGBA"), MediaType.PNG),
        (image("PNG", mode="1"), MediaType.PNG),
        (image("JPEG"), MediaType.JPEG),
        (image("JPEG", mode="CMYK"), MediaType.JPEG),
    ],
)
def test_a_sound_file_is_known_by_what_it_holds(data, expected):
    assert inspect_attachment(data) is expected


def test_our_own_papers_may_be_attached():
    assert all(inspect_attachment(data) is MediaType.PDF for data in samples.every_paper(b"").values())


def test_a_pdf_whose_owner_restricts_printing_but_that_anybody_can_read_is_taken():
    restricted = pdf(encryption=pikepdf.Encryption(owner="x", user=""))
    assert inspect_attachment(restricted) is MediaType.PDF


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.FILE_EMPTY),
        (b"GIF89a" + bytes(100), Problem.FILE_KIND_UNKNOWN),
        (b"PK\x03\x04" + bytes(100), Problem.FILE_KIND_UNKNOWN),
        (b"un texte", Problem.FILE_KIND_UNKNOWN),
        (b"\x89PNG\r\n\x1a\n", Problem.FILE_DAMAGED),
        (b"\xff\xd8\xff", Problem.FILE_DAMAGED),
        (b"%PDF-1.7\nrien d'autre\n%%EOF\n", Problem.FILE_DAMAGED),
        (b"%PDF-1.7\n", Problem.FILE_DAMAGED),
        (pdf(0), Problem.FILE_DAMAGED),
        (pdf(3)[:-200], Problem.FILE_DAMAGED),
        (pdf(encryption=pikepdf.Encryption(owner="x", user="y")), Problem.FILE_ENCRYPTED),
        (png_header(60_000, 60_000), Problem.FILE_TOO_LARGE),
        (png_header(10_000, 9_000), Problem.FILE_TOO_LARGE),
        (png_header(100, 100), Problem.FILE_DAMAGED),
        (b"%PDF-" + bytes(ATTACHMENT_LIMIT), Problem.FILE_TOO_LARGE),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_by_its_cause(data, problem):
    assert problem_of(data) == ("file", problem)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_cut_image_is_damaged(kind, share):
    data = image(kind, (200, 200))
    assert problem_of(data[: int(len(data) * share)]) == ("file", Problem.FILE_DAMAGED)


def test_a_png_with_a_flipped_byte_is_damaged():
    data = bytearray(image("PNG", (200, 200)))
    data[len(data) // 2] ^= 0xFF
    assert problem_of(bytes(data)) == ("file", Problem.FILE_DAMAGED)


def test_a_pdf_that_would_unpack_without_end_is_refused():
    assert problem_of(bomb()) == ("file", Problem.FILE_DAMAGED)
    assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == 8 * ATTACHMENT_LIMIT


def bomb() -> bytes:
    """A PDF whose cross-reference stream unpacks to half a gigabyte."""
    packer = zlib.compressobj(1)
    zeros = bytes(16 * 1024 * 1024)
    packed = b"".join(packer.compress(zeros) for _ in range(32)) + packer.flush()
    start = b"%PDF-1.7\n"
    head = b"1 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(
        packed
    )
    tail = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(start)
    return start + head + packed + tail


def test_a_logo_becomes_a_small_png_on_white():
    made = logo(samples.drawing(4000, 1000))
    with Image.open(BytesIO(made)) as image_made:
        assert (image_made.format, image_made.mode, image_made.size) == ("PNG", "RGB", (800, 200))
        assert image_made.getpixel((0, 0)) == (255, 255, 255)


def test_a_small_logo_is_not_blown_up():
    with Image.open(BytesIO(logo(image("JPEG", (60, 40))))) as made:
        assert made.size == (60, 40)


@pytest.mark.parametrize("check", [logo, signature])
def test_a_logo_or_signature_is_refused_by_its_own_name(check):
    assert problem_of(b"", check) == (check.__name__, Problem.FILE_EMPTY)
    assert problem_of(pdf(), check) == (check.__name__, Problem.FILE_KIND_UNKNOWN)
    assert problem_of(samples.drawing()[:80], check) == (check.__name__, Problem.FILE_DAMAGED)
