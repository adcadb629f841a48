"""Every paper is PDF/A-2b (ISO 19005-2): pikepdf judges, by rules that veraPDF wrote, none of them ours."""

from io import BytesIO

import pikepdf
import pytest
from attrs import evolve
from PIL import Image

import paper_samples as samples
from bilan_desktop.documents.papers.outcome.synthesis import synthesis_pdf

pdfa = pytest.importorskip(
    "pikepdf.pdfa",
    reason="the judge came with pikepdf 10.17, with the packages of the tests, and not to macOS",
    exc_type=ImportError,
)

SIGNED = samples.every_paper(samples.drawing())
BLANK = samples.every_paper(b"")


def judged(paper: bytes) -> list[str]:
    """What keeps a paper from being PDF/A-2b, or cannot be told; nothing for a sound one."""
    return [str(finding) for finding in pdfa.validate_written(BytesIO(paper), "2b").findings]


@pytest.mark.parametrize("name", SIGNED)
def test_a_signed_paper_is_what_it_calls_itself(name):
    assert judged(SIGNED[name]) == []


@pytest.mark.parametrize("name", BLANK)
def test_a_paper_to_sign_is_what_it_calls_itself(name):
    assert judged(BLANK[name]) == []


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG")],
)
def test_so_is_one_with_a_logo_of_any_make(mode, kind):
    logo = BytesIO()
    Image.new(mode, (300, 120)).save(logo, kind)
    practice = evolve(samples.PRACTICE, logo=logo.getvalue())
    assert judged(synthesis_pdf(evolve(samples.SYNTHESIS, practice=practice))) == []


def test_so_is_one_with_a_name_in_other_letters_and_a_picture():
    named = evolve(samples.KARIM, first_name="Ελένη محمد", last_name="Ђорђевић שלום 🙂")
    assert judged(synthesis_pdf(evolve(samples.SYNTHESIS, beneficiary=named))) == []


def no_profile(pdf):
    del pdf.Root.OutputIntents


def no_claim(pdf):
    packet = pdf.Root.Metadata
    packet.write(packet.read_bytes().replace(b"pdfaid:part>2<", b"pdfaid:part>1<"))


def act_by_itself(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


def no_font(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values()))["/FontDescriptor"]["/FontFile2"]


@pytest.mark.parametrize("spoil", [no_profile, no_claim, act_by_itself, no_font])
def test_the_judge_finds_a_paper_spoilt(spoil):
    with pikepdf.open(BytesIO(SIGNED["synthesis"])) as pdf:
        spoil(pdf)
        out = BytesIO()
        pdf.save(out)
    assert judged(out.getvalue())
