"""The tab « Synthèse »: what is typed is on disk within a second, and the way to the frozen version is C8, C9, C10."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import samples
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.synthesis.observations import ObservationsFields
from bilan_desktop.desktop.pages.case.synthesis.steps_card import StepsCard
from bilan_desktop.desktop.pages.case.synthesis.synthesis_tab import SynthesisTab
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.watch import nir
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from desktop.keyboard import type_text


def button(root: QWidget, name: str) -> QPushButton:
    """The shown button whose text begins so."""
    QApplication.processEvents()
    return next(
        b
        for b in root.findChildren(Button)
        if b.text().replace("&", "").startswith(name) and b.isVisibleTo(root)
    )


def dialog() -> Dialog:
    """The dialog in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def editors(tab: QWidget) -> list[QWidget]:
    """The editors of the sections, by the name that a screen reader says."""
    from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor

    return tab.findChildren(RichTextEditor)


@pytest.fixture
def file(desk: Desk) -> CaseFile:
    return samples.to_conclusion(samples.cpf_case(desk))


@pytest.fixture
def tab(qtbot, file: CaseFile) -> SynthesisTab:
    shown = SynthesisTab(file)
    qtbot.addWidget(shown)
    shown.stored.connect(shown.show_case)
    shown.resize(1000, 700)
    shown.show()
    shown.show_case()
    return shown


def test_c9_there_are_three_sections_and_no_way_to_a_fourth(tab: SynthesisTab) -> None:
    names = [editor.editor.accessibleName() for editor in editors(tab)]
    assert [name[:3] for name in names] == ["1 ·", "2 ·", "3 ·"]


def test_what_is_typed_is_on_disk_within_a_second(qtbot, tab: SynthesisTab, file: CaseFile) -> None:
    type_text(editors(tab)[0].editor, "À l’initiative de Karim")
    qtbot.waitUntil(lambda: not file.case.synthesis.sections.circumstances.is_empty)
    kept = CaseFile(file.desk, file.case.id).case.synthesis.sections.of(Section.CIRCUMSTANCES)
    assert kept.plain == "À l’initiative de Karim"


def test_the_paper_follows_the_text(qtbot, tab: SynthesisTab, file: CaseFile) -> None:
    from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview

    preview = tab.findChild(PdfPreview)
    qtbot.waitUntil(lambda: preview.page_count == 1)
    QApplication.clipboard().setText("Une phrase assez longue pour remplir des pages.\n" * 120)
    editors(tab)[1].editor.setFocus()
    QTest.keyClick(editors(tab)[1].editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: preview.page_count > 1)


def test_c8_c10_present_observe_and_freeze(qtbot, tab: SynthesisTab, file: CaseFile) -> None:
    samples.write_synthesis(file)
    tab.show_case()
    button(tab, "Présenter").click()
    place = next(f for f in dialog().findChildren(QWidget) if f.accessibleName() == "Lieu")
    button(dialog(), "Enregistrer").click()
    assert file.case.synthesis.presentation is None
    type_text(place, "Au cabinet")
    button(dialog(), "Enregistrer").click()
    assert file.case.synthesis.presentation.place == "Au cabinet"
    dialog().reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    words = next(f for f in tab.findChildren(QWidget) if f.accessibleName() == "Observations du bénéficiaire")
    type_text(words, "Je m’y reconnais")
    qtbot.waitUntil(lambda: file.case.synthesis.observations is not None)
    button(tab, "Figer").click()
    button(dialog(), "Figer").click()
    assert file.case.synthesis.state is SynthesisState.FINAL
    assert file.case.synthesis.observations.words == "Je m’y reconnais"
    assert editors(tab)[0].editor.isReadOnly()


def test_c10_a_final_version_is_corrected_by_a_later_one(tab: SynthesisTab, file: CaseFile) -> None:
    samples.write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    synthesis.observe(file, file.today(), "")
    synthesis.finalise(file)
    tab.show_case()
    assert editors(tab)[0].editor.isReadOnly()
    button(tab, "Corriger").click()
    button(dialog(), "Corriger").click()
    assert file.case.synthesis.finalised_on is None
    assert not editors(tab)[0].editor.isReadOnly()
    assert button(tab, "Figer").isEnabled()


def test_c3_a_social_security_number_in_the_observations_is_said_beside_them(
    qtbot, tab: SynthesisTab, file: CaseFile
) -> None:
    samples.write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    tab.show_case()
    said = tab.findChild(ObservationsFields)
    said.text.set_value(f"Mon numéro est le 2 84 05 75 116 003 {nir.key('2840575116003'):02d}.")
    said.text.changed.emit()
    assert not tab.flush()
    assert "sécurité sociale" in said.text.error()
    assert tab.messages.panel() is None
    assert file.case.synthesis.observations is None
    said.text.set_value("Je m’y reconnais.")
    said.text.changed.emit()
    assert tab.flush()
    assert not said.text.error()


def test_c3_c10_an_observation_that_touches_health_is_asked_about_and_not_judged(tab, file) -> None:
    samples.write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    tab.show_case()
    card, said = tab.findChild(StepsCard), tab.findChild(ObservationsFields)
    said.text.set_value("Je suis nulle en anglais et diabétique.")
    card.watch.look()
    assert card.watch.box.question().passage.topic is Topic.HEALTH
    assert not card.watch.pills


def test_a_text_changed_after_its_presentation_has_to_be_presented_again(qtbot, tab, file) -> None:
    samples.write_synthesis(file)
    samples.synthesis.present(file, file.today(), "Au cabinet")
    samples.synthesis.observe(file, file.today(), "")
    samples.synthesis.save_section(file, Section.SKILLS, samples.rich("Autre", "chose"))
    tab.show_case()
    button(tab, "Figer").click()
    button(dialog(), "Figer").click()
    assert tab.messages.panel() is not None
    assert file.case.synthesis.state is not SynthesisState.FINAL


def test_c6_nothing_leaves_before_a_recipient_is_chosen_and_allowed(
    qtbot, tab, file, tmp_path, monkeypatch
) -> None:
    samples.write_synthesis(file)
    samples.synthesis.present(file, file.today(), "Au cabinet")
    samples.synthesis.observe(file, file.today(), "")
    samples.synthesis.finalise(file)
    tab.show_case()
    button(tab, "Remettre").click()
    asked = dialog()
    save = button(asked, "Enregistrer le PDF")
    assert save.isEnabled()
    from PySide6.QtWidgets import QFileDialog, QRadioButton

    employer = next(b for b in asked.findChildren(QRadioButton) if b.text().startswith("Employeur"))
    employer.click()
    assert not save.isEnabled()
    assert "employeur" in asked.messages.panel().sentence()
    beneficiary = next(b for b in asked.findChildren(QRadioButton) if b.text() == "Bénéficiaire")
    beneficiary.click()
    target = tmp_path / "s.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert target.read_bytes().startswith(b"%PDF")
    assert len(file.case.hand_overs) == 1
    dialog().reject()
    assert QApplication.activeModalWidget() is None


def test_locking_leaves_no_word_in_the_tab(qtbot, tab: SynthesisTab, file: CaseFile) -> None:
    samples.write_synthesis(file)
    tab.show_case()
    tab.flush()
    tab.forget()
    from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview

    assert tab.findChild(PdfPreview).page_count == 0
