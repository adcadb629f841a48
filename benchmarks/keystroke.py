"""A letter typed into a synthesis of six pages: what it takes of the window's time, and when it is on the disk."""

import os
import time
from collections.abc import Callable, Iterator
from uuid import UUID

from measure import Measure, Missing, Setting
from people import beneficiary, new_desk, running, section

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.synthesis import Sections, Synthesis
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import cases

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.debug=false;qt.qpa.*=false")


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """The letter, its saving, the disk, and the longest wait of the window meanwhile."""
    desk = new_desk(setting.folder / "coffre")
    case_id = _written(cases.open_new(desk, beneficiary(1), Route.CPF))
    typing = Typing(CaseFile(desk, case_id))
    yield Measure("une lettre tapée dans la synthèse, affichée", typing.letter, at_most=0.010)
    yield Measure("son enregistrement, temps pris à la fenêtre", typing.saving, at_most=0.010)
    yield Measure("de la lettre tapée au disque, d’elle-même", typing.to_disk, at_most=1.0)
    yield Measure(
        "la plus longue attente de la fenêtre dans les deux secondes qui suivent",
        typing.longest_wait,
        at_most=0.100,
        runs=5,
    )
    typing.tab.forget()
    desk.lock()


def _written(file: CaseFile) -> UUID:
    sections = Sections(section(12), section(12, 1), section(12, 2))
    file.keep(running(file.case, 50, 300, Synthesis(sections)))
    file.close()
    return file.case.id


class Typing:
    """The tab « Synthèse » of a case in a window, and somebody who types into it."""

    def __init__(self, file: CaseFile) -> None:
        """Shows the window and waits until it has nothing more to do."""
        from PySide6.QtWidgets import QApplication, QTextEdit

        from bilan_desktop.desktop.pages.case.synthesis.synthesis_tab import SynthesisTab
        from bilan_desktop.desktop.theme import theme
        from bilan_desktop.desktop.theme.tokens import ThemeName

        self.app = QApplication.instance() or QApplication([])
        theme.apply(self.app, ThemeName.LIGHT)
        self.file = file
        self.tab = SynthesisTab(file)
        self.tab.stored.connect(self.tab.show_case)  # as the page does
        self.tab.resize(1280, 800)
        self.tab.show_case()
        self.tab.show()
        self.editor = self.tab.findChildren(QTextEdit)[0]
        self.editor.setFocus()
        self._run(2)

    def letter(self) -> float:
        """The key, and the window drawn anew."""
        self._run(1.5)
        return self._timed(self._type)

    def saving(self) -> float:
        """What the window cannot do anything else for while the letter is put on the disk."""
        self._run(1.5)
        self._type()
        return self._timed(self.tab.flush)

    def to_disk(self) -> float:
        """Until the case that is on the disk holds the letter."""
        self._run(1.5)
        before = self.file.case
        started = time.perf_counter()
        self._type()
        while self.file.case is before:
            self.app.processEvents()
            time.sleep(0.001)
        return time.perf_counter() - started

    def longest_wait(self) -> float:
        """The longest time that another event would have waited."""
        self._run(1.5)
        self._type()
        longest, end = 0.0, time.perf_counter() + 2
        while time.perf_counter() < end:
            longest = max(longest, self._timed(self.app.processEvents))
            time.sleep(0.001)
        return longest

    def _type(self) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e")
        self.app.sendEvent(self.editor, key)
        self.app.processEvents()

    def _run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)

    @staticmethod
    def _timed(act: Callable[[], object]) -> float:
        started = time.perf_counter()
        act()
        return time.perf_counter() - started
