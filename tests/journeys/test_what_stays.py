"""What stays of a bilan, and what is handed over before: it stops at hour 9, or an agreement names just so much (5 and 7)."""

from datetime import date, timedelta

import pytest

import samples
from at_work import come_in, look, prepare, shut
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.running import attachments, frame, synthesis
from person import Person, chosen_file

pytestmark = pytest.mark.journey

CONTENT = {DocumentClass.WORKING, DocumentClass.SYNTHESIS}


def nine_hours(desk):
    """Nine hours of investigation, a questionnaire filled in."""
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, "08:00", "17:00", said="Elle raconte la scierie de Kermorvan.")
    attachments.attach(file, samples.png(), DocumentKind.QUESTIONNAIRE, "Intérêts")
    return file


def five_sessions(desk):
    """Five sessions with their notes, everything written and handed over against signature."""
    file = samples.to_investigation(samples.cpf_case(desk))
    for number in range(1, 6):
        samples.hold_session(file, f"{7 + number:02}:00", f"{8 + number:02}:00", said=f"Parole {number}")
    attachments.attach(file, samples.png(), DocumentKind.DETAILED_RESULTS, "Résultats")
    frame.advance(file)
    samples.write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    synthesis.observe(file, file.today(), "Je m’y reconnais.")
    synthesis.finalise(file)
    signing.receipt_on_screen(file, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), samples.png())
    return file


def close_the_case(person: Person) -> None:
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")


def after(folder, clock):
    """What is left of the case, with the text of what can be read of it, and the figures."""

    def read(desk):
        entry = desk.vault.register.case_by_reference("B-2026-001")
        file = closed.open_closed(desk, entry.case_id)
        texts = {
            d.id: closed.content(desk, part.compartment, d.id) for part in file.parts for d in part.documents
        }
        return file, texts, desk.vault.register.statistics()

    return look(folder, clock, read)


def test_c7_scenario_5_a_bilan_that_stops_at_hour_9(
    qtbot, start, clock, vault_folder, tmp_path, monkeypatch
) -> None:
    prepare(vault_folder, clock, nine_hours)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Clôture")
    person.choose("Issue du bilan", "Arrêt en cours de bilan")
    person.press("Établir le certificat de réalisation")
    person.waits_for("Établi le 21 nov. 2026")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui existe n’a pas encore été proposé au bénéficiaire.")
    chosen_file(monkeypatch, tmp_path / "certificat.pdf")
    person.press("Remettre ou imprimer le certificat")
    person.press("Enregistrer le PDF")
    person.waits_for("la remise est inscrite au registre")
    person.tab("Séances")
    chosen_file(monkeypatch, tmp_path / "questionnaire.png")
    person.press("Remettre ou imprimer « Intérêts »")
    person.press("Enregistrer une copie")
    person.waits_for("la remise est inscrite au registre")
    person.tab("Clôture")
    person.tick("Ce qui existe a été proposé au bénéficiaire")
    person.waits_for("Suivi à six mois : 21 mai 2027")
    close_the_case(person)
    person.waits_for("Arrêt en cours de bilan · terme le 21 novembre 2026")
    person.waits_for("Certificat de réalisation")
    person.waits_for("vendredi 21 mai 2027")
    person.wait(lambda: person.can_press("Noter la demande"))
    shut(person)
    file, texts, figures = after(vault_folder, clock)
    assert file.term == date(2026, 11, 21)
    assert {part.outcome for part in file.parts} == {Outcome.ADMINISTRATIVE}
    assert not [d for part in file.parts for d in part.documents if d.document_class in CONTENT]
    assert not [text for text in texts.values() if b"Kermorvan" in text]
    left = {line.subject for line in file.hand_overs if line.recipient.kind is RecipientKind.BENEFICIARY}
    assert left == {Subject.COMPLETION_CERTIFICATE, Subject.QUESTIONNAIRE}
    (figure,) = figures
    assert figure.accompaniment == timedelta(hours=9)
    assert (tmp_path / "certificat.pdf").read_bytes().startswith(b"%PDF")


def test_e6_scenario_7_notes_3_and_5_and_the_synthesis_for_follow_up_one_year(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, five_sessions)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Confidentialité")
    person.press("Enregistrer un accord de conservation")
    person.choose("Fondement", "Accord écrit fondé sur le suivi")
    person.tick("Notes de la séance 3")
    person.tick("Notes de la séance 5")
    person.choose("Durée de conservation", "12 mois")
    person.fill("But", "Suivre la reconversion pendant un an")
    person.sign()
    person.press("Enregistrer l’accord")
    person.waits_for("Accord écrit fondé sur le suivi")
    person.tab("Clôture")
    person.waits_for("Notes de séance (3) Document de travail")
    person.waits_for("Notes de séance (2) Accord écrit fondé sur le suivi")
    close_the_case(person)
    person.waits_for("Accord écrit fondé sur le suivi Donné le 21 novembre 2026")
    shut(person)
    file, texts, _ = after(vault_folder, clock)
    (kept,) = [part for part in file.parts if part.outcome is Outcome.KEPT]
    assert kept.until == date(2027, 11, 21)
    assert sorted(d.kind for d in kept.documents) == sorted(
        [DocumentKind.SESSION_NOTES, DocumentKind.SESSION_NOTES, DocumentKind.SYNTHESIS]
    )
    notes = " ".join(texts[d.id].decode() for d in kept.documents if d.kind is DocumentKind.SESSION_NOTES)
    assert [number for number in range(1, 6) if f"Parole {number}" in notes] == [3, 5]
    gone = dict(file.certificates[-1].documents)
    assert gone[DocumentKind.SESSION_NOTES] == 3
    assert gone[DocumentKind.DETAILED_RESULTS] == 1
    others = [d for part in file.parts if part is not kept for d in part.documents]
    assert not [d for d in others if d.document_class in CONTENT]
