"""F11: the synthesis before the beneficiary, who reads, answers and signs at the counsellor's screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

import samples
from at_work import come_in, on_disk, prepare, shut
from bilan_desktop.desktop.quiet import something_is_quiet
from bilan_desktop.desktop.widgets.figures.steps_line import StepsFigure
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from chart_samples import numbered

pytestmark = pytest.mark.journey

NOTE = "Zorbelune : à relire entre nous."


def concluding(desk: Desk) -> CaseFile:
    file = samples.to_conclusion(samples.cpf_case(desk))
    samples.hold_session(file, "14:00", "15:00", said=NOTE)
    samples.write_synthesis(file)
    return file


def shown() -> str:
    front = QApplication.activeModalWidget()
    return "\n".join(text.toPlainText() for text in front.findChildren(QTextEdit) if text.isVisibleTo(front))


def test_f11_shows_this_synthesis_alone_and_none_of_the_counsellors_notes(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, concluding)
    person = come_in(qtbot, start(), "Lemoine")
    person.keys(Qt.Key.Key_F11)
    person.waits_for("Bilan de compétences de Karim Lemoine")
    assert "Il anime une équipe de neuf personnes." in shown()
    assert "Zorbelune" not in shown() + person.said()
    assert not person.sees("Garde-fous")
    assert something_is_quiet()  # no reminder may come over it
    person.keys(Qt.Key.Key_F11)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    assert not something_is_quiet()
    shut(person)


def test_a_synthesis_that_is_not_written_yet_says_so(qtbot, start, clock, vault_folder) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    person = come_in(qtbot, start(), "Lemoine")
    person.keys(Qt.Key.Key_F11)
    person.waits_for("La synthèse n’est pas encore écrite.")
    shut(person)


def test_the_steps_of_the_project_stand_on_a_dated_line(qtbot, start, clock, vault_folder) -> None:
    def planned(desk: Desk) -> CaseFile:
        file = concluding(desk)
        samples.synthesis.save_section(
            file, Section.PROJECT, numbered("immersion en mars 2027", "essai en mai 2027")
        )
        return file

    prepare(vault_folder, clock, planned)
    person = come_in(qtbot, start(), "Lemoine")
    person.keys(Qt.Key.Key_F11)
    person.waits_for("Bilan de compétences de Karim Lemoine")
    (line,) = person.front().findChildren(StepsFigure)
    assert (
        line.accessibleName().replace("\u00a0", " ").endswith("étape 1, mars 2027\u202f; étape 2, mai 2027")
    )
    assert line.height() == line.heightForWidth(line.width())
    shut(person)


def test_c10_what_the_beneficiary_typed_is_kept_when_the_presentation_closes(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, concluding)
    person = come_in(qtbot, start(), "Lemoine")
    person.keys(Qt.Key.Key_F11)
    person.press("Enregistrer la présentation")
    assert "lieu" in person.error_beside("Lieu").lower()
    person.fill("Lieu", "Au cabinet")
    person.press("Enregistrer la présentation")
    person.fill("Observations du bénéficiaire", "Je dirais « la bande ».")
    person.press("Quitter la présentation")
    shut(person)
    written = on_disk(vault_folder, clock).synthesis
    assert written.observations.words == "Je dirais « la bande »."
    assert written.signatures == ()


def test_a_signature_no_longer_holds_once_the_text_has_changed(qtbot, start, clock, vault_folder) -> None:
    def signed(desk: Desk) -> CaseFile:
        file = samples.to_observed(samples.cpf_case(desk))
        samples.synthesis.sign(file, Signatory.BENEFICIARY, samples.png(60, 30))
        return file

    prepare(vault_folder, clock, signed)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Synthèse")
    person.waits_for("Signée à l’écran par le bénéficiaire.")
    person.fill("3 ·", "Formateur, sur deux ans.")
    person.press("Présenter au bénéficiaire")
    person.press("Enregistrer la présentation")
    person.wait(lambda: person.field("Observations du bénéficiaire").value() == "")
    person.fill("Observations du bénéficiaire", "C’est plus juste ainsi.")
    person.waits_for("Le texte ou les observations ont changé depuis la signature")
    person.sign()
    person.press("Signer")
    person.press("Quitter la présentation")
    person.press("Figer la version définitive")
    person.press("Figer cette version")
    person.waits_for("définitive depuis")
    shut(person)
    written = on_disk(vault_folder, clock).synthesis
    assert [signature.digest for signature in written.signatures] == [written.digest]
    assert written.observations.words == "C’est plus juste ainsi."
    assert written.versions[0].observations.words == "Je m’y reconnais."
