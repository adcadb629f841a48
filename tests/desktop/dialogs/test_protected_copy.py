"""A copy that leaves protected by a code, which is told once."""

from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

import samples
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog
from bilan_desktop.desktop.dialogs.paper_dialog import PaperDialog
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.practice.sharing import leaving
from desktop.finding import buttons, field, front, press, says, settle


@pytest.fixture
def file(desk):
    """A case whose synthesis is frozen."""
    return samples.to_final(samples.cpf_case(desk))


@pytest.fixture
def asked(file, qtbot):
    """« À qui ? » before that synthesis."""
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    dialog = RecipientDialog(leaving.of_synthesis(file), behind)
    dialog.open_sized()
    yield dialog
    behind.close()


def test_c6_a_protected_copy_is_saved_and_its_code_told_once_with_a_slip(file, asked, tmp_path, monkeypatch):
    target = tmp_path / "copie.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    field(asked, "Protéger le PDF enregistré par un code").editor.setChecked(True)
    field(asked, "Faire signer le récépissé").editor.setChecked(False)
    said = []
    asked.left.connect(said.append)
    press(asked, "Enregistrer le PDF")
    shown = front()
    assert says(shown, "ne sera plus montré")
    code = next(t.text() for t in shown.findChildren(Text) if t.text().count("-") == 4)
    assert " ".join(code) in next(t.accessibleName() for t in shown.findChildren(Text) if t.text() == code)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(target.read_bytes()))
    with pikepdf.open(target, password=code) as opened:
        assert len(opened.pages) >= 1
    press(shown, "Imprimer le billet")
    assert isinstance(front(), PaperDialog)
    assert "Enregistrer une copie…" not in buttons(front())
    press(front(), "Fermer")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert front() is shown
    field(shown, "Le billet est imprimé, ou le code noté").editor.setChecked(True)
    press(shown, "Fermer")
    assert [sentence.split()[-1] for sentence in said] == ["registre."]


def test_a_copy_that_cannot_be_written_tells_no_code_and_registers_nothing(
    file, asked, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nulle-part" / "c.pdf"), "")
    )
    field(asked, "Protéger le PDF enregistré par un code").editor.setChecked(True)
    press(asked, "Enregistrer le PDF")
    assert front() is asked
    assert says(asked, "Le fichier n’a pas pu être écrit")
    assert file.case.hand_overs == ()


def test_an_image_is_not_offered_a_code(desk, qtbot):
    file = samples.cpf_case(desk)
    kind = samples.DocumentKind.QUESTIONNAIRE
    document = samples.attachments.attach(file, samples.png(), kind, "Intérêts")
    dialog = RecipientDialog(leaving.of_document(file, document, samples.png()), None)
    qtbot.addWidget(dialog)
    dialog.open_sized()
    settle()
    assert [f.label() for f in dialog.findChildren(FormField) if f.isVisible()] == ["Destinataire"]
