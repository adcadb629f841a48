"""Every paper is tagged soundly, and the judge that says so finds each fault there may be."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.outcome.synthesis import synthesis_pdf

SIGNED = samples.every_paper(samples.drawing())
BLANK = samples.every_paper(b"")


@pytest.mark.parametrize("name", SIGNED)
def test_a_signed_paper_is_tagged_soundly(name):
    assert pdf_structure.faults(SIGNED[name]) == []


@pytest.mark.parametrize("name", BLANK)
def test_a_paper_to_sign_is_tagged_soundly(name):
    assert pdf_structure.faults(BLANK[name]) == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf judges where it is installed")
@pytest.mark.parametrize("name", SIGNED)
def test_qpdf_finds_nothing_to_say(name, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(SIGNED[name])
    judged = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stderr) == (0, "")


def spoilt(change) -> list[str]:
    with pikepdf.open(BytesIO(SIGNED["long"])) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return pdf_structure.faults(out.getvalue())


def rewrite(old: bytes, new: bytes):
    """A change of the first page's stream."""

    def change(pdf):
        stream = pdf.pages[0].Contents
        content = stream.read_bytes()
        assert old in content
        stream.write(content.replace(old, new, 1))

    return change


def elements(pdf, role):
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == f"/{role}"]


def delete(key):
    def change(pdf):
        del pdf.Root[key]

    return change


def drop_from(role, key):
    def change(pdf):
        del elements(pdf, role)[0][key]

    return change


def rename(role, to):
    def change(pdf):
        elements(pdf, role)[0].S = pikepdf.Name(f"/{to}")

    return change


def drop_title(pdf):
    del pdf.docinfo["/Title"]


def change_title(pdf):
    pdf.docinfo["/Title"] = "Autre titre"


def drop_font(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values()))["/FontDescriptor"]["/FontFile2"]


def whole_font(pdf):
    next(iter(pdf.pages[0].Resources.Font.values())).BaseFont = pikepdf.Name("/BilanHyperlegible-Regular")


def drop_letters(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values()))["/ToUnicode"]


def drop_tabs(pdf):
    del pdf.pages[0].obj["/Tabs"]


def swap_parents(pdf):
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


def swap_order(pdf):
    kids = pdf.Root.StructTreeRoot.K.K
    first, second = kids[0], kids[1]
    kids[0], kids[1] = second, first


def unparented_page(pdf):
    del pdf.pages[0].obj["/StructParents"]


def forget_element(pdf):
    del pdf.Root.StructTreeRoot.K.K[3]


def uneven_row(pdf):
    del elements(pdf, "TR")[0].K[1]


def act_by_itself(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


def name_the_maker(pdf):
    pdf.docinfo["/Author"] = "root"


def another_day(pdf):
    pdf.docinfo["/ModDate"] = "D:20200101000000Z"


FAULTS = {
    "no output intent": delete("/OutputIntents"),
    "something that acts by itself": act_by_itself,
    "names whoever made it": name_the_maker,
    "xmp:ModifyDate is not that of the file": another_day,
    "no structure tree": delete("/StructTreeRoot"),
    "no language": delete("/Lang"),
    "not marked as tagged": delete("/MarkInfo"),
    "no title": drop_title,
    "title not shown": delete("/ViewerPreferences"),
    "XMP without the title": change_title,
    "page without tab order": drop_tabs,
    "page 1: unmarked content": rewrite(b"/H1 <</MCID", b"0 0 1 1 re f /H1 <</MCID"),
    "page 1: mark left open": rewrite(b"/Artifact BMC", b"/Artifact BMC /Artifact BMC"),
    "page 1: number used twice": rewrite(b"<</MCID 1>>", b"<</MCID 0>>"),
    "page 1: missing glyph": rewrite(b") Tj", b"\\000) Tj"),
    "tree and pages do not hold the same content": forget_element,
    "reading order is not that of the pages": swap_order,
    "page 1: parent tree broken": swap_parents,
    "unknown role Paragraphe": rename("P", "Paragraphe"),
    "empty element": drop_from("P", "/K"),
    "not one first heading": rename("H1", "P"),
    "heading 3 after heading 1": lambda pdf: [setattr(h, "S", pikepdf.Name.P) for h in elements(pdf, "H2")],
    "table not made of even rows": uneven_row,
    "row not made of cells": rename("TD", "P"),
    "table without headers": lambda pdf: [setattr(th, "S", pikepdf.Name.TD) for th in elements(pdf, "TH")],
    "table header without scope": drop_from("TH", "/A"),
    "list not made of items": rename("LI", "P"),
    "list of unknown kind": drop_from("L", "/A"),
    "item without label and body": rename("Lbl", "P"),
    "font /F1+0 not embedded": drop_font,
    "font /F1+0 not a subset": whole_font,
    "font /F1+0 cannot be copied": drop_letters,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_judge_finds_a_paper_spoilt(fault):
    found = spoilt(FAULTS[fault])
    assert fault in found


def test_the_judge_finds_a_page_without_a_place_in_the_parent_tree():
    assert "page 1: parent tree broken" in spoilt(unparented_page)


@pytest.mark.parametrize(
    ("key", "fault"), [("/Alt", "figure without words"), ("/A", "figure without bounds")]
)
def test_the_judge_finds_a_figure_without_its_words_or_bounds(key, fault):
    with pikepdf.open(BytesIO(SIGNED["recovery"])) as pdf:
        del elements(pdf, "Figure")[0][key]
        out = BytesIO()
        pdf.save(out)
    assert fault in pdf_structure.faults(out.getvalue())


def test_a_heading_is_a_bookmark():
    with pikepdf.open(BytesIO(synthesis_pdf(samples.SYNTHESIS))) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Document de synthèse"
        assert [entry.title[:2] for entry in top.children] == ["1.", "2.", "3.", "An"]
