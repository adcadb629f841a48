"""The other papers: what each says, and that all are made the same way twice."""

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from attrs import evolve
from pyphen import Pyphen

import paper_samples as samples
import pdf_structure
import qr_reader
from bilan_desktop.documents import styles
from bilan_desktop.documents.papers.custody.agreement import (
    RETENTION_TITLES,
    DisclosurePaper,
    RetentionPaper,
    WithdrawalPaper,
    disclosure_pdf,
    retention_pdf,
    withdrawal_pdf,
)
from bilan_desktop.documents.papers.custody.destruction import DestructionPaper, destruction_pdf
from bilan_desktop.documents.papers.frame.consent import ConsentPaper, consent_pdf
from bilan_desktop.documents.papers.office.recovery import recovery_pdf
from bilan_desktop.documents.papers.outcome.receipt import ReceiptPaper, receipt_pdf
from bilan_desktop.documents.typeset.figures import QrCode
from bilan_desktop.documents.typeset.lines import lines_of
from bilan_desktop.domain.bilan.request import Initiative
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.richtext import Run
from bilan_desktop.domain.sharing.agreement import Basis, Subject

SIGNATURE = samples.drawing()
WHO = (samples.PRACTICE, samples.KARIM, samples.REFERENCE)


def spoken(data: bytes) -> str:
    """What is read aloud, all its spaces alike."""
    return "\n".join(" ".join(line.split()) for line in pdf_structure.spoken(data).splitlines())


def test_the_recovery_paper_holds_the_code_its_picture_and_the_vault():
    data = recovery_pdf(samples.RECOVERY)
    read = pdf_structure.read_aloud(data)
    texts = [text for _, text in read]
    start = texts.index("7K3M")
    assert texts[start : start + 7] == list(samples.RECOVERY.groups)
    assert any(role == "Figure" and "Code QR" in text for role, text in read)
    assert samples.RECOVERY.vault_id in texts
    assert "2 novembre 2026" in spoken(data)


def test_the_picture_of_the_recovery_code_holds_the_code():
    code = "-".join(samples.RECOVERY.groups)
    (box,) = QrCode(code, "code", 96).laid(400).boxes
    assert qr_reader.read(box.strokes[0].ink.rows) == code


def test_the_recovery_code_is_in_no_metadata_and_no_repr():
    data = recovery_pdf(samples.RECOVERY)
    with pikepdf.open(BytesIO(data)) as pdf:
        said = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
    assert not any(group in said or group in repr(samples.RECOVERY) for group in samples.RECOVERY.groups)


def test_the_certificate_says_what_was_destroyed_why_and_how():
    said = spoken(destruction_pdf(DestructionPaper(samples.CERTIFICATE, samples.PRACTICE, samples.DAY)))
    for words in (
        "B-2026-014",
        "Notes de séance\n7",
        "Document de synthèse\n1",
        "Total\n8",
        "R. 6313-7",
        "Échéance de conservation atteinte",
        "23 novembre 2027",
        "24 novembre 2027",
        "sans intervention",
        "SSD",
    ):
        assert words in said


def test_the_certificate_names_nobody_unless_made_in_their_presence():
    without = DestructionPaper(samples.CERTIFICATE, samples.PRACTICE, samples.DAY)
    assert "Lemoine" not in spoken(destruction_pdf(without))
    assert "M. Karim Lemoine" in spoken(destruction_pdf(evolve(without, beneficiary=samples.KARIM)))


@pytest.mark.parametrize("reason", DestructionReason)
def test_the_certificate_cites_a_rule_for_every_reason(reason):
    certificate = evolve(samples.CERTIFICATE, reason=reason, due_on=None, unattended=False)
    data = destruction_pdf(DestructionPaper(certificate, samples.PRACTICE, samples.DAY))
    assert pdf_structure.faults(data) == []
    assert "En présence du conseil" in spoken(data)


def test_the_certificate_shows_what_is_still_kept_and_until_when():
    paper = DestructionPaper(samples.CERTIFICATE, samples.PRACTICE, samples.DAY, kept=samples.KEPT)
    read = pdf_structure.read_aloud(destruction_pdf(paper))
    (said,) = (text for role, text in read if role == "Figure")
    assert "Par accord écrit de la personne : travail personnel jusqu’au 30 mai 2028" in said
    assert "Preuves, identité et coordonnées, sans contenu du bilan jusqu’au 23 nov. 2031" in said
    assert "jusqu’au 31 déc. 2036" in said


def test_the_certificate_says_when_nothing_is_kept_any_more_and_nothing_where_it_is_not_told():
    paper = DestructionPaper(samples.CERTIFICATE, samples.PRACTICE, samples.DAY)
    assert "gardé" not in spoken(destruction_pdf(paper))
    assert "plus aucun document de ce bilan n’est gardé" in spoken(destruction_pdf(evolve(paper, kept=())))


def test_a_certificate_of_nothing_says_so():
    certificate = evolve(samples.CERTIFICATE, documents=())
    said = spoken(destruction_pdf(DestructionPaper(certificate, samples.PRACTICE, samples.DAY)))
    assert "Aucun document n’était conservé." in said


def test_the_receipt_lists_what_was_handed_over():
    paper = ReceiptPaper(*WHO, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), samples.DAY)
    said = spoken(receipt_pdf(paper))
    assert "Document de synthèse\n•\nRésultats détaillés" in said
    assert "Remis le\n23 novembre 2026" in said
    assert "Signature :" in said
    assert "Signature de M. Karim Lemoine" in spoken(receipt_pdf(evolve(paper, signature=SIGNATURE)))


def test_c1_the_consent_form_says_that_it_is_free_and_what_it_covers():
    paper = ConsentPaper(*WHO, samples.DAY, Initiative.EMPLOYER)
    said = spoken(consent_pdf(paper))
    assert "de mon plein gré" in said
    assert "L’employeur" in said
    assert "226-13" in said
    assert "Ce n’est pas une faute" in said


def test_a_consent_form_to_sign_by_hand_leaves_its_day_and_initiative_open():
    blank = ConsentPaper(*WHO, samples.DAY)
    assert "23 novembre 2026" not in spoken(consent_pdf(blank))
    assert "Initiative du bilan\n……" in spoken(consent_pdf(blank))
    assert "Le 23 novembre 2026" in spoken(consent_pdf(evolve(blank, signature=SIGNATURE)))


@pytest.mark.parametrize("basis", Basis)
def test_e6_an_agreement_to_keep_names_the_documents_how_long_and_the_right_to_withdraw(basis):
    data = retention_pdf(RetentionPaper(*WHO, samples.retention(basis), samples.HOLDINGS))
    said = spoken(data)
    assert RETENTION_TITLES[basis] in said
    assert "Notes de séance, 16 octobre 2026" in said
    assert "Questionnaire – Mes valeurs au travail, 9 octobre 2026" in said
    assert "retirer cet accord à tout moment" in said
    assert "détruits aussitôt" in said
    wanted = "Jusqu’au 30 juin 2027" if basis is Basis.WRITTEN_REQUEST else "12 mois à compter du terme"
    assert wanted in said


def test_e6_an_agreement_founded_on_follow_up_says_what_follow_up():
    data = retention_pdf(RetentionPaper(*WHO, samples.retention(Basis.FOLLOW_UP), samples.HOLDINGS))
    assert "Pour quel suivi\nUn entretien après l’immersion de janvier" in spoken(data)


def test_an_agreement_on_three_hundred_documents_names_them_all():
    holdings = samples.HOLDINGS * 100
    data = retention_pdf(RetentionPaper(*WHO, samples.retention(Basis.FOLLOW_UP), holdings))
    assert pdf_structure.faults(data) == []
    assert sum("Mes valeurs" in text for _, text in pdf_structure.read_aloud(data)) == 100


def test_c6_an_agreement_to_disclose_names_one_document_one_recipient_a_purpose_and_an_end():
    said = spoken(disclosure_pdf(DisclosurePaper(*WHO, samples.DISCLOSURE)))
    for words in (
        "Document\nDocument de synthèse",
        "Centre de formation des Quais",
        "Dans quel but\nAppuyer une candidature",
        "31 janvier 2027 inclus",
        "une seule fois",
    ):
        assert words in said


def test_a_withdrawal_says_that_what_was_kept_is_destroyed_at_once():
    agreement = samples.retention(Basis.FOLLOW_UP)
    said = spoken(withdrawal_pdf(WithdrawalPaper(*WHO, agreement, samples.DAY, samples.HOLDINGS)))
    assert "« Accord de suivi »" in said
    assert "détruit aussitôt" in said
    assert "Mes valeurs au travail" in said


@pytest.mark.parametrize(
    ("used_on", "words"), [(None, "ne sera pas communiqué"), (date(2026, 12, 1), "avait déjà été communiqué")]
)
def test_a_withdrawal_says_whether_the_document_has_already_gone(used_on, words):
    agreement = evolve(samples.DISCLOSURE, used_on=used_on)
    assert words in spoken(withdrawal_pdf(WithdrawalPaper(*WHO, agreement, samples.DAY)))


def test_no_paper_breaks_a_line_before_a_sign_that_must_not_begin_one():
    for name, data in samples.every_paper(b"").items():
        for role, text in pdf_structure.read_aloud(data):
            assert not text.startswith((";", ":", "?", "»")), (name, role)


def test_the_title_of_a_file_says_the_paper_and_the_reference_but_nobodys_name():
    for data in samples.every_paper(b"").values():
        with pikepdf.open(BytesIO(data)) as pdf:
            about = {str(key): str(value) for key, value in pdf.docinfo.items()}
            said = " ".join(about.values()) + pdf.Root.Metadata.read_bytes().decode()
        assert "Lemoine" not in said
        assert set(about) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}


PRINT = """
import sys
sys.path[:0] = {paths!r}
from hashlib import sha256
from paper_samples import drawing, every_paper
for name, data in every_paper(drawing()).items():
    print(name, sha256(data).hexdigest())
"""


def test_the_same_paper_has_the_same_bytes_on_another_day_under_another_name():
    here = [f"{n} {sha256(d).hexdigest()}" for n, d in samples.every_paper(samples.drawing()).items()]
    root = Path(__file__).parents[2]
    script = PRINT.format(paths=[str(root / "src"), str(root / "tests")])
    stranger = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "USER": "autre", "LANG": "C.UTF-8"}
    printed = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | stranger, capture_output=True, text=True, check=True
    )
    assert printed.stdout.splitlines() == here


LAZY = """
import sys
sys.path.insert(0, {path!r})
from importlib import import_module
from pkgutil import walk_packages
from bilan_desktop.documents import papers
from bilan_desktop.documents.files import inspection
names = [module.name for module in walk_packages(papers.__path__, papers.__name__ + ".")]
assert len(names) > 20
for name in names:
    import_module(name)
print([name for name in ("reportlab", "pikepdf", "PIL", "pyphen") if name in sys.modules])
"""


def test_nothing_heavy_is_imported_before_a_paper_is_asked_for():
    script = LAZY.format(path=str(Path(__file__).parents[2] / "src"))
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"


def test_no_word_of_a_paper_stays_in_the_hyphenation():
    kept = Pyphen(lang="fr_FR").hd.cache
    lines_of((Run("anticonstitutionnellement " * 20),), styles.BODY, 170)
    assert "anticonstitutionnellement" in kept
    receipt_pdf(ReceiptPaper(*WHO, (Subject.SYNTHESIS,), samples.DAY))
    assert kept == {}
