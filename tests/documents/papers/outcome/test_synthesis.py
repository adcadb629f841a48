"""The document of synthesis: what it says, in which order, and what it never says."""

import re
import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest
from attrs import evolve, fields
from PIL import Image

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.outcome.synthesis import MENTION, TITLES, SynthesisPaper, synthesis_pdf
from bilan_desktop.domain.beneficiary import Beneficiary, Civility
from bilan_desktop.domain.bilan.document import ATTACHMENT_LIMIT
from bilan_desktop.domain.bilan.synthesis import Observations, Sections
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run

PAPER = samples.SYNTHESIS


def with_sections(circumstances="Court.", skills="Court.", project="") -> SynthesisPaper:
    texts = [t if isinstance(t, RichText) else RichText.of(t) for t in (circumstances, skills, project)]
    return evolve(PAPER, sections=Sections(*texts))


def pages_of(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def page_texts(data: bytes) -> list[str]:
    """All that is drawn on each page, ornaments too, as poppler copies it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler copies text where it is installed")
    copied = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    return copied.stdout.decode().split("\f")[:-1]


def test_c9_it_has_the_three_sections_of_the_charter_and_no_fourth():
    headings = [text for role, text in pdf_structure.read_aloud(synthesis_pdf(PAPER)) if role == "H2"]
    assert headings == [*TITLES.values(), "Annexe – Observations du bénéficiaire"]
    assert [title[:3] for title in TITLES.values()] == ["1. ", "2. ", "3. "]


def test_c9_it_has_no_place_for_a_score_a_test_or_an_employer():
    assert {field.name for field in fields(SynthesisPaper)} == {
        *("practice", "beneficiary", "reference", "sections", "version", "dated", "is_draft"),
        *("started_on", "ended_on", "presentation", "observations", "signatures"),
    }


def test_e5b_no_paper_of_the_synthesis_names_an_employer():
    assert "employeur" not in pdf_structure.spoken(synthesis_pdf(PAPER)).lower()


def test_it_reads_in_order_from_the_practice_to_the_annex():
    spoken = pdf_structure.spoken(synthesis_pdf(PAPER))
    wanted = [
        "Cabinet Horizon",
        "Document de synthèse",
        "Bilan de compétences de M. Karim Lemoine",
        "B-2026-014",
        "Du 2 octobre 2026 au 23 novembre 2026",
        "Maëlle Queffélec-Dupré, Cabinet Horizon",
        "Version définitive",
        "Origine de la demande.",
        "règler un désaccord"[:1],
        "œuvre d’une année",
        "titre professionnel",
        "au cabinet",
        "seul destinataire",
        "Annexe",
        "la bande",
    ]
    plain = spoken.replace("\xa0", " ")
    places = [plain.index(words) for words in wanted if len(words) > 1]
    assert places == sorted(places)


def test_c9_the_dated_steps_stand_on_a_line_below_their_list_and_within_the_third_section():
    read = pdf_structure.read_aloud(synthesis_pdf(PAPER))
    figure = next(n for n, (role, _) in enumerate(read) if role == "Figure")
    assert read[figure][1] == (
        "Les étapes dans le temps : étape 1, janvier 2027 ; étape 2, de septembre 2027 à juin 2028"
    )
    assert "intervenir d’abord" in read[figure - 1][1]
    headings = [text for role, text in read[:figure] if role == "H2"]
    assert headings == list(TITLES.values())


def test_the_line_stands_below_the_list_that_it_is_read_from():
    said = samples.text("""\
1. une carte ;
1. un métier.

Puis :
1. essayer en mars 2027 ;
1. choisir le 3 mai 2027.

Et ensuite, selon les réponses.""")
    data = synthesis_pdf(evolve(PAPER, sections=evolve(samples.SECTIONS, project=said)))
    assert pdf_structure.faults(data) == []
    read = pdf_structure.read_aloud(data)
    figure = next(n for n, (role, _) in enumerate(read) if role == "Figure")
    assert "choisir le 3 mai 2027" in read[figure - 1][1]
    assert "Et ensuite" in read[figure + 1][1]


def test_steps_without_dates_have_no_line_and_neither_have_the_other_sections():
    dated = samples.SECTIONS.project
    undated = samples.text("1. un jour ;\n1. un autre.")
    sections = evolve(samples.SECTIONS, circumstances=dated, skills=dated, project=undated)
    read = pdf_structure.read_aloud(synthesis_pdf(evolve(PAPER, sections=sections)))
    assert not any(role == "Figure" for role, _ in read)


def test_c10_observations_stand_in_the_annex_word_for_word_with_their_day():
    spoken = pdf_structure.spoken(synthesis_pdf(PAPER))
    annex = spoken[spoken.index("Annexe") :]
    assert "Recueillies le 23 novembre 2026" in annex.replace("\xa0", " ")
    assert "Le mot « équipe » me va bien ; j’aurais dit : « la bande »." in annex.replace("\xa0", " ")


def test_c10_that_no_observation_was_made_is_said():
    silent = evolve(PAPER, observations=Observations(samples.DAY, ""))
    spoken = pdf_structure.spoken(synthesis_pdf(silent))
    assert "Aucune observation le 23" in spoken
    assert "Annexe" not in spoken


def test_c6_each_page_says_whose_it_is():
    pages = page_texts(synthesis_pdf(samples.LONG_SYNTHESIS))
    assert len(pages) >= 4
    for number, text in enumerate(pages, start=1):
        assert MENTION.replace(" ", "") in re.sub(r"\s", "", text)
        assert f"page {number}/{len(pages)}" in text.replace("\xa0", " ")
        assert "B-2026-014" in text


def test_c8_a_draft_says_so_on_each_page_and_has_no_place_to_sign():
    draft = synthesis_pdf(evolve(samples.LONG_SYNTHESIS, is_draft=True))
    assert all("Projet · version 3" in text for text in page_texts(draft))
    assert "Signature" not in pdf_structure.spoken(draft)


def test_a_final_version_does_not_call_itself_a_draft():
    assert "version 3" not in pdf_structure.spoken(synthesis_pdf(PAPER))
    assert "Projet ·" not in "".join(page_texts(synthesis_pdf(PAPER)))


def test_signatures_drawn_on_the_screen_are_read_as_what_they_are():
    paper = evolve(PAPER, signatures=samples.signatures(samples.drawing()))
    figures = [text for role, text in pdf_structure.read_aloud(synthesis_pdf(paper)) if role == "Figure"]
    assert figures[-2:] == ["Signature de M. Karim Lemoine", "Signature de Maëlle Queffélec-Dupré"]
    spoken = pdf_structure.spoken(synthesis_pdf(paper))
    assert spoken.replace("\xa0", " ").count("Le 23 novembre 2026") == 2
    assert " ".join(["5e1f0a3c"] * 8) in spoken


def test_who_has_not_signed_on_the_screen_finds_a_line_to_sign_on():
    paper = evolve(PAPER, signatures=samples.signatures(samples.drawing())[:1])
    spoken = pdf_structure.spoken(synthesis_pdf(paper))
    assert spoken.count("Signature de") == 1
    assert (
        spoken.count("Signature :") + spoken.count("Signature\xa0:") + spoken.count("Signature\u202f:") == 1
    )
    assert "SHA-256" in spoken
    assert "SHA-256" not in pdf_structure.spoken(synthesis_pdf(PAPER))


def test_text_is_copied_with_its_accents_and_ligatures_of_letters():
    pages = " ".join(
        page_texts(synthesis_pdf(with_sections("L’œuvre, l’efficacité, où ça ? Là. ÉÀÇ Ÿ")))
    ).split()
    assert " ".join(pages).replace("\u202f", " ").count("L’œuvre, l’efficacité, où ça ? Là. ÉÀÇ Ÿ") == 1


def test_a_word_cut_at_the_end_of_a_line_is_read_whole():
    long_words = " ".join(["interprofessionnellement"] * 60)
    data = synthesis_pdf(with_sections(long_words))
    read = [text for role, text in pdf_structure.read_aloud(data) if "interprof" in text]
    assert any("\u00ad" in text for text in read)
    assert "".join(read).replace("\u00ad", "").split() == ["interprofessionnellement"] * 60


def test_bold_and_italic_are_faces_of_their_own():
    with pikepdf.open(BytesIO(synthesis_pdf(PAPER))) as pdf:
        names = {
            str(font.BaseFont).split("+")[1] for page in pdf.pages for font in page.Resources.Font.values()
        }
    assert names == {"BilanHyperlegible-Regular", "BilanHyperlegible-Bold", "BilanHyperlegible-Italic"}


def test_a_short_bold_paragraph_is_a_heading_below_its_section():
    roles = pdf_structure.read_aloud(synthesis_pdf(PAPER))
    assert ("H3", "Animer une équipe") in roles


def test_an_empty_third_section_says_that_it_has_no_object():
    spoken = pdf_structure.spoken(synthesis_pdf(with_sections()))
    assert "Sans objet au terme de ce bilan." in spoken


def test_an_empty_draft_is_a_clean_paper():
    empty = evolve(with_sections("", "", ""), is_draft=True, presentation=None, observations=None)
    data = synthesis_pdf(empty)
    assert pages_of(data) == 1
    assert pdf_structure.faults(data) == []


def test_text_of_invisible_characters_leaves_nothing_to_read():
    data = synthesis_pdf(with_sections("\u200e\u200f", "Écrit."))
    assert pdf_structure.faults(data) == []


@pytest.mark.parametrize("kind", [BlockKind.BULLET, BlockKind.NUMBERED])
def test_three_hundred_skills_run_over_pages_and_keep_their_numbers(kind):
    skills = RichText(tuple(Block((Run(f"Compétence {n}"),), kind) for n in range(1, 301)))
    data = synthesis_pdf(with_sections(skills=skills))
    read = pdf_structure.read_aloud(data)
    assert pages_of(data) > 5
    assert [text for role, text in read if role == "LBody"] == [f"Compétence {n}" for n in range(1, 301)]
    labels = [text for role, text in read if role == "Lbl"]
    assert labels == ([f"{n}." for n in range(1, 301)] if kind is BlockKind.NUMBERED else ["•"] * 300)
    assert pdf_structure.faults(data) == []


@pytest.mark.parametrize("letter", ["é", "W", "م"])
def test_ten_thousand_letters_without_a_space_stay_between_the_margins(letter):
    data = synthesis_pdf(with_sections(letter * 10_000))
    assert pdf_structure.faults(data) == []
    assert pages_of(data) > 2


def test_one_section_as_long_as_a_section_may_be_is_printed():
    data = synthesis_pdf(with_sections(RichText.of("Une phrase simple et courte. " * 2_000)))
    assert pages_of(data) > 10
    assert pdf_structure.faults(data) == []


def test_an_emoji_leaves_a_word_in_its_place():
    spoken = pdf_structure.spoken(synthesis_pdf(with_sections("Bravo 🎉👩‍👩‍👧 à tous ❤️")))
    assert "Bravo [émoji] à tous ❤" in spoken


@pytest.mark.parametrize(
    ("first", "last", "copied"),
    [
        ("Ελένη", "Παπαδοπούλου", "Ελένη Παπαδοπούλου"),
        ("Дмитрий", "Иванов", "Дмитрий Иванов"),
        ("Nguyễn", "Thị Hồng", "Nguyễn Thị Hồng"),
        ("محمد الأمين", "بن علي", "محمد الأمين بن علي"),
        ("דוד", "בן גוריון", "דוד בן גוריון"),
    ],
)
def test_a_name_in_another_script_is_printed_and_can_be_copied(first, last, copied):
    data = synthesis_pdf(evolve(PAPER, beneficiary=Beneficiary(first, last, Civility.MONSIEUR)))
    assert pdf_structure.faults(data) == []
    text = re.sub("[\u202a-\u202e\u200e\u200f]", "", page_texts(data)[0])
    assert copied in text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"beneficiary": Beneficiary("小明", "王")}, "last_name"),
        ({"sections": Sections(RichText.of("王"))}, "circumstances"),
        ({"sections": Sections(RichText.of("a"), RichText.of("हिन्दी"))}, "skills"),
        ({"observations": Observations(samples.DAY, "ไทย")}, "words"),
        ({"practice": evolve(samples.PRACTICE, address="王府井")}, "address"),
    ],
)
def test_letters_that_no_shipped_font_writes_are_refused_by_the_name_of_their_field(change, field):
    with pytest.raises(InvalidInput) as caught:
        synthesis_pdf(evolve(PAPER, **change))
    assert (caught.value.field, caught.value.problem) == (field, Problem.NOT_PRINTABLE)
    assert caught.value.facts["count"] >= 1


def test_a_logo_of_many_megapixels_becomes_a_small_one():
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "PNG", compress_level=0)
    assert len(out.getvalue()) > 17_000_000
    data = synthesis_pdf(evolve(PAPER, practice=evolve(samples.PRACTICE, logo=out.getvalue())))
    assert len(data) < 700_000
    assert ("Figure", "Logo de Cabinet Horizon") in pdf_structure.read_aloud(data)


@pytest.mark.parametrize(
    ("logo", "problem"),
    [
        (b"GIF89a", Problem.FILE_KIND_UNKNOWN),
        (samples.drawing()[:200], Problem.FILE_DAMAGED),
        (b"\x89PNG" * (ATTACHMENT_LIMIT // 4 + 1), Problem.FILE_TOO_LARGE),
    ],
)
def test_a_logo_that_is_no_image_is_refused(logo, problem):
    with pytest.raises(InvalidInput) as caught:
        synthesis_pdf(evolve(PAPER, practice=evolve(samples.PRACTICE, logo=logo)))
    assert (caught.value.field, caught.value.problem) == ("logo", problem)


def test_a_practice_with_long_words_and_thirty_lines_of_address_keeps_its_head_on_the_page():
    practice = evolve(
        samples.PRACTICE,
        name="Cabinet " + "interminable " * 12,
        counsellor="Anne-Sophie-Marguerite " * 6,
        address="\n".join(f"ligne {n}" for n in range(30)),
    )
    data = synthesis_pdf(evolve(PAPER, practice=practice))
    assert pdf_structure.faults(data) == []
    first = page_texts(data)[0]
    assert "ligne 29" in first
    assert "1. Circonstances du bilan" in first
