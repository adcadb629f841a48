"""Puts everything together and opens the window; the only place that knows all parts."""

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bilan_desktop import __version__, startup
from bilan_desktop.platform import memory, network

if TYPE_CHECKING:
    from bilan_desktop.desktop.theme.theme import Preference

NAME = "Bilan Desktop"


def main(vault: Path | None = None) -> int:
    """Opens the window, on a vault if one is named; the process's exit code.

    Raises SystemExit, with a sentence, where Qt and Python do not go together.
    """
    startup.check_versions()
    memory.close()
    network.shut()
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    # Only now: what is imported before the first window is what the start costs.
    from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
    from PySide6.QtWidgets import QApplication

    from bilan_desktop.desktop.program import Program
    from bilan_desktop.desktop.theme.theme import Appearance
    from bilan_desktop.desktop.unexpected import Unexpected
    from bilan_desktop.practice.entering import places
    from bilan_desktop.vault.clock import MachineClock

    french = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(french)
    # Qt's own dialogs for files write where one has been; there is no file of settings to write it to.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("bilan-desktop")
    words = QTranslator(app)
    if words.load(french, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    unexpected = Unexpected(app)
    unexpected.install()
    appearance = Appearance(app, _preference())
    appearance.changed.connect(_remember)
    program = Program(app, MachineClock(), places.at_start(vault), appearance)
    unexpected.happened.connect(program.tell_unexpected)
    program.window.fill_small_screen()
    program.begin()
    return app.exec()


def _preference() -> "Preference":
    """How the windows looked last."""
    from bilan_desktop.desktop.theme.theme import Preference, ThemeChoice
    from bilan_desktop.practice.entering import preferences

    kept = preferences.load()
    choice = ThemeChoice(kept.theme) if kept.theme in set(ThemeChoice) else ThemeChoice.SYSTEM
    return Preference(choice, kept.scale / 100)


def _remember(preference: "Preference") -> None:
    from attrs import evolve

    from bilan_desktop.practice.entering import preferences

    kept = evolve(preferences.load(), theme=preference.choice.value, scale=round(preference.zoom * 100))
    preferences.save(kept)
