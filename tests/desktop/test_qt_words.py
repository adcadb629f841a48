"""Qt's own dialogs are in French to the last word, and what is not Qt's is left alone."""

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel

from bilan_desktop.desktop.qt_words import QtWords


@pytest.fixture
def french(qapp):
    own, words = QtWords(), QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert words.load(QLocale("fr_FR"), "qtbase", "_", folder)
    for each in (own, words):
        qapp.installTranslator(each)
    yield
    for each in (own, words):
        qapp.removeTranslator(each)


def test_no_word_of_the_dialog_for_files_is_english(qtbot, french):
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    shown = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Dossier\u202f:", "Type de fichier\u202f:"} <= shown
    assert not [text for text in shown if "Look" in text or "Files of" in text]


def test_a_word_that_is_not_qts_stays_as_it_is(french):
    assert QCoreApplication.translate("Elsewhere", "Demande") == "Demande"
