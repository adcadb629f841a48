"""Judging words and sensitive passages, through the real fields of a case."""

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

import samples
from bilan_desktop.desktop.pages.case.request.request_tab import RequestTab
from bilan_desktop.desktop.pages.case.sessions.session_editor import SessionEditor
from bilan_desktop.desktop.pages.case.sessions.sessions_tab import SessionsTab
from bilan_desktop.desktop.pages.case.synthesis.synthesis_tab import SynthesisTab
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.watch import nir
from bilan_desktop.domain.watch.answers import Choice
from bilan_desktop.practice.running import synthesis

NIR = f"2 84 05 75 116 003 {nir.key('2840575116003'):02d}"
SAID = "Elle aime former. Elle est sous antidépresseurs depuis mars. Elle a ri."


@pytest.fixture
def file(desk):
    return samples.to_investigation(samples.cpf_case(desk))


@pytest.fixture
def tab(qtbot, file):
    def make(kind):
        made = kind(file)
        qtbot.addWidget(made)
        made.resize(900, 900)
        made.show()
        made.show_case()
        return made

    return make


@pytest.fixture
def notes(tab, file):
    """A session with a note that touches health, opened in its tab."""
    held = samples.hold_session(file, said=SAID)
    sessions = tab(SessionsTab)
    sessions.reveal(str(held.id))
    editor = sessions.findChild(SessionEditor)
    for watch in editor.watches.values():
        watch.look()
    return sessions, editor, editor.watches["said"]


def type_in(watch, text):
    watch.editor.setPlainText(text)
    watch.look()


def test_c3_a_note_on_antidepressants_is_asked_about_once_and_the_answer_is_kept(file, notes):
    sessions, _, watch = notes
    assert watch.box.isVisibleTo(sessions)
    assert "évoque la santé" in watch.box.sentence.text()
    watch.box.keep.click()
    watch.box.confirm.click()
    assert watch.box.reason.error()
    watch.box.reason.editor.setText("Elle écarte les postes de nuit")
    watch.box.confirm.click()
    assert not watch.box.isVisibleTo(sessions)
    assert [(a.choice, a.reason) for a in file.case.answers] == [
        (Choice.KEEP, "Elle écarte les postes de nuit")
    ]
    type_in(watch, f"Un mot de plus. {SAID}")
    assert sessions.flush()
    assert not watch.box.isVisibleTo(sessions)
    assert len(file.case.answers) == 1


def test_c3_a_nir_is_no_reason(file, notes):
    _, _, watch = notes
    watch.box.keep.click()
    watch.box.reason.editor.setText(f"Dossier {NIR}")
    watch.box.confirm.click()
    assert "numéro de sécurité sociale" in watch.box.reason.error()
    assert file.case.answers == ()


def test_c3_other_questions_wait_their_turn(notes):
    _, _, watch = notes
    type_in(watch, "Elle est malade. Il est syndiqué. Son mari part.")
    assert "2 autres ensuite" in watch.box.sentence.text().replace("\u00a0", " ").replace("\u202f", " ")


def test_c3_a_passage_taken_away_leaves_the_rest(file, notes):
    sessions, editor, watch = notes
    watch.box.remove.click()
    assert sessions.flush()
    assert editor.session().said == "Elle aime former. Elle a ri."
    assert file.case.answers[0].choice is Choice.REMOVE
    assert not watch.isVisibleTo(sessions)


def test_c3_a_passage_to_rewrite_is_selected_and_waits(file, notes):
    sessions, _, watch = notes
    watch.box.rewrite.click()
    assert watch.editor.textCursor().selectedText() == "antidépresseurs"
    assert watch.box.sentence.text().startswith("À réécrire")
    assert not watch.box.rewrite.isVisibleTo(sessions)
    type_in(watch, "Elle aime former.")
    assert not watch.isVisibleTo(sessions)


def test_typing_is_not_stopped_and_the_text_is_looked_at_a_moment_later(qtbot, tab, file):
    request = tab(RequestTab)
    watch = request.watches["motives"]
    watch.editor.setPlainText("")
    qtbot.keyClicks(watch.editor, "Syndique et malade")
    assert not watch.box.isVisibleTo(request)
    qtbot.waitUntil(lambda: watch.box.isVisibleTo(request))
    assert watch.editor.toPlainText() == "Syndique et malade"


def test_e1_judging_words_are_underlined_and_said_below(qtbot, tab, file):
    synthesis.save_section(file, Section.SKILLS, RichText.of("👍 Elle est perfectionniste."))
    written = tab(SynthesisTab)
    watch = written.watches[Section.SKILLS]
    watch.look()
    (selection,) = watch.editor.extraSelections()
    assert selection.cursor.selectedText() == "perfectionniste"
    assert [p.accessibleName() for p in watch.pills] == [
        "«\u202fperfectionniste\u202f»\u202f: décrire un fait plutôt qu’un trait"
    ]
    assert not watch.editor.document().isUndoAvailable()
    watch.pills[0].setFocus()
    qtbot.keyClick(watch.pills[0], Qt.Key.Key_Space)
    assert watch.editor.textCursor().selectedText() == "perfectionniste"


def test_e1_the_suggestion_is_the_tooltip_of_the_word(tab, file):
    synthesis.save_section(file, Section.SKILLS, RichText.of("perfectionniste"))
    written = tab(SynthesisTab)
    watch = written.watches[Section.SKILLS]
    watch.look()
    place = watch.editor.cursorRect().center() + QPoint(20, 0)
    QApplication.sendEvent(
        watch.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, watch.editor.mapToGlobal(place))
    )
    assert "décrire un fait" in QToolTip.text()
    QToolTip.hideText()


def test_e1_a_final_synthesis_is_left_alone(tab, desk):
    file = samples.to_conclusion(samples.cpf_case(desk))
    samples.write_synthesis(file)
    written = tab(SynthesisTab)
    watch = written.watches[Section.SKILLS]
    type_in(watch, "Elle est têtue.")
    assert watch.pills
    watch.field.set_read_only(True)
    watch.look()
    assert not watch.pills


def test_c3_a_nir_stays_in_its_field_is_not_stored_and_the_rest_is(tab, file):
    request = tab(RequestTab)
    fields = {name: watch.field for name, watch in request.watches.items()}
    fields["motives"].editor.setPlainText(f"Son numéro : {NIR}")
    fields["expectations"].editor.setPlainText("Y voir clair.")
    assert not request.flush()
    assert "numéro de sécurité sociale" in fields["motives"].error()
    assert not fields["expectations"].error()
    assert request.messages.panel() is None
    assert file.case.request.expectations == "Y voir clair."
    assert NIR not in file.case.request.motives
    assert fields["motives"].value() == f"Son numéro : {NIR}"
    fields["motives"].editor.setPlainText("Sans numéro.")
    assert request.flush()
    assert not fields["motives"].error()


def test_c9_a_score_stays_in_its_section_and_is_not_stored(tab, file):
    written = tab(SynthesisTab)
    editor = written.watches[Section.SKILLS].field
    editor.editor.setPlainText("Logique : 32/40 au test.")
    assert not written.flush()
    assert "score" in editor.error()
    assert written.messages.panel() is None
    editor.editor.setPlainText("Raisonne vite sur des plans.")
    assert written.flush()
    assert not editor.error()
    assert file.case.synthesis.sections.skills.plain == "Raisonne vite sur des plans."


def test_nothing_of_the_text_stays_behind_once_the_vault_is_locked(tab, file):
    request = tab(RequestTab)
    watch = request.watches["motives"]
    type_in(watch, "Elle est malade et têtue.")
    request.forget()
    assert watch.pills == []
    assert watch.box.question() is None


def test_a_keystroke_in_a_long_section_stays_quick(qtbot, tab, file):
    line = "Elle anime une équipe de neuf personnes et forme les arrivants. "
    synthesis.save_section(file, Section.SKILLS, RichText.of("\n".join([line * 6] * 150)))
    written = tab(SynthesisTab)
    watch = written.watches[Section.SKILLS]
    watch.look()
    cursor = watch.editor.textCursor()
    spent, looked = [], []
    for letter in "perfectionniste ":
        start = time.process_time()
        cursor.insertText(letter)
        spent.append(time.process_time() - start)
        start = time.process_time()
        watch.look()
        looked.append(time.process_time() - start)
    assert len(watch.pills) == 1
    assert sorted(spent)[len(spent) // 2] < 0.01
    assert sorted(looked)[len(looked) // 2] < 0.05
