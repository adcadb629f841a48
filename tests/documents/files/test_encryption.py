"""A PDF that opens with a code alone."""

from io import BytesIO

import pikepdf
import pytest

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.files.encryption import encrypted

CODE = "k7mq-2xwa-9frt-bn3e-hh58"
PAPER = samples.every_paper(b"")["synthesis"]


def opened(sealed: bytes) -> bytes:
    """What the code gives back, without the encryption."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed), password=CODE) as pdf:
        pdf.save(out)
    return out.getvalue()


def packet(pdf: bytes) -> bytes:
    """What the file says of itself."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return document.Root.Metadata.read_bytes()


def test_only_its_code_opens_it():
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(encrypted(PAPER, CODE)))


def test_its_tags_its_bookmarks_and_its_title_are_kept():
    kept = opened(encrypted(PAPER, CODE))
    assert pdf_structure.faults(kept) == []
    assert pdf_structure.spoken(kept) == pdf_structure.spoken(PAPER)
    with pikepdf.open(BytesIO(kept)) as pdf, pdf.open_outline() as outline:
        assert [top.title for top in outline.root] == ["Document de synthèse"]


def test_it_no_longer_calls_itself_pdf_a_which_nothing_encrypted_is():
    assert b"pdfaid:part" in packet(PAPER)
    assert b"pdfaid" not in packet(opened(encrypted(PAPER, CODE)))


def test_a_file_from_elsewhere_is_sealed_as_it_is():
    brought = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(brought)
    with pikepdf.open(BytesIO(opened(encrypted(brought.getvalue(), CODE)))) as pdf:
        assert len(pdf.pages) == 1
        assert "/Metadata" not in pdf.Root
