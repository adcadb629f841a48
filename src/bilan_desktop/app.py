"""Puts everything together and opens the window; the only place that knows all parts."""

import gc
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bilan_desktop import __version__, startup
from bilan_desktop.desktop.agent import first
from bilan_desktop.platform import memory, network
from bilan_desktop.platform.launching import BACKGROUND, become, own_command

if TYPE_CHECKING:
    from bilan_desktop.desktop.program import Program
    from bilan_desktop.desktop.theme.theme import Appearance, Preference
    from bilan_desktop.practice.entering.places import Start

NAME = "Bilan Desktop"


def main(vault: Path | None = None, *, background: bool = False) -> int:
    """Opens the window, on a vault if one is named, unless the program stays in the `background`; the exit code.

    Where a process of this user runs already, that one is asked instead, and this one ends.

    Raises SystemExit, with a sentence, where Qt and Python do not go together.
    """
    gc.disable()  # until the window shows: what is imported stays, to look through it again and again is lost time
    memory.close()
    network.shut()
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    door, is_first = first.door()
    if door is not None and not is_first:
        return first.ask(door, vault, background=background)

    # Only now: what is imported before the first window is what the start costs. What knows no Qt comes first, because
    # PySide6 reads the source of every module that is imported after it.
    from bilan_desktop.practice.entering import places  # noqa: F401 - the agent asks it
    from bilan_desktop.vault.clock import MachineClock

    startup.check_versions()
    from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
    from PySide6.QtWidgets import QApplication

    from bilan_desktop.desktop.agent.agent import BEGIN_ANEW, Agent
    from bilan_desktop.desktop.agent.termination import Termination
    from bilan_desktop.desktop.qt_words import QtWords
    from bilan_desktop.desktop.theme import IS_FUSION
    from bilan_desktop.desktop.unexpected import Unexpected

    french = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(french)
    # Qt's own dialogs for files write where one has been; there is no file of settings to write it to.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setProperty(IS_FUSION, True)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("bilan-desktop")
    app.installTranslator(QtWords(app))
    words = QTranslator(app)
    if words.load(french, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    unexpected = Unexpected(app)
    unexpected.install()
    clock = MachineClock()

    @cache
    def appearance() -> "Appearance":
        from bilan_desktop.desktop.theme.theme import Appearance

        made = Appearance(app, _preference())
        made.changed.connect(_remember)
        return made

    def make_program(start: "Start") -> "Program":
        from bilan_desktop.desktop.locking.locker import Surroundings
        from bilan_desktop.desktop.program import Program
        from bilan_desktop.platform.capture import shield_here
        from bilan_desktop.platform.disk import disk_state
        from bilan_desktop.platform.session import session_watch

        program = Program(
            app,
            clock,
            start,
            appearance(),
            around=Surroundings(session=session_watch, shield=shield_here, disk=disk_state),
        )
        unexpected.happened.connect(program.tell_unexpected)
        program.window.fill_small_screen()
        return program

    agent = Agent(app, clock, make_program, vault=vault, door=door, dress=appearance)
    agent.finished.connect(app.exit)
    Termination(app).asked.connect(agent.end_at_once)
    agent.begin(background=background)
    gc.enable()
    code = app.exec()
    if code == BEGIN_ANEW:
        become(own_command(BACKGROUND))
    return code


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
