"""The places of the window: each page is made when first gone to, with the dialogs that it leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from bilan_desktop.desktop.locking.locker import Surroundings
from bilan_desktop.desktop.page import Page, Place
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.workers import Progress

if TYPE_CHECKING:
    from bilan_desktop.desktop.pages.dashboard.dashboard_page import DashboardPage
    from bilan_desktop.desktop.pages.settings.settings_page import SettingsPage
    from bilan_desktop.desktop.program import Program
    from bilan_desktop.domain.cases.destruction import DestructionCertificate
    from bilan_desktop.platform.disk import DiskState

HOME = "dashboard"


class Places(QObject):
    """Makes the pages for a program, which gives them its desk, its cases and its signals."""

    def __init__(self, program: "Program", appearance: Appearance, around: Surroundings) -> None:
        super().__init__(program)
        self._program, self._appearance, self._around = program, appearance, around
        self.places = self._made()

    def _made(self) -> list[Place]:
        return [
            Place("dashboard", self.tr("Tableau de bord"), self._dashboard, icon="layout-dashboard"),
            Place("cases", self.tr("Dossiers"), self._cases, icon="folder"),
            Place("agenda", self.tr("Agenda"), self._agenda, icon="calendar-days"),
            Place("registers", self.tr("Registres"), self._registers, icon="book-check"),
            Place("settings", self.tr("Réglages"), self._settings, icon="settings"),
            Place("case", self.tr("Dossier"), self._case, under="cases"),
        ]

    def _dashboard(self) -> Page:
        from bilan_desktop.desktop.pages.dashboard.dashboard_page import DashboardPage
        from bilan_desktop.desktop.pages.settings.settings_page import KEYS
        from bilan_desktop.practice.entering import recovery

        page = DashboardPage(self._program.book, self._program.signals)
        page.new_case_asked.connect(self.new_case)
        page.certificate_asked.connect(self._show_certificate)
        page.paper_asked.connect(lambda: self._program.window.go("settings", KEYS))
        page.say_paper_is_due(recovery.paper_is_due(self._program.desk()))
        self._look_at_the_disk(page)
        return page

    def _look_at_the_disk(self, page: "DashboardPage") -> None:
        """Says once that the disk is not encrypted."""
        from bilan_desktop.practice.entering import safety

        desk = self._program.desk()
        if safety.disk_is_told(desk):
            return

        def look(_: Progress) -> object:
            return self._around.disk(desk.vault.folder)

        def found(state: "DiskState") -> None:
            if self._program.is_open_with(desk) and state == "plain" and isValid(page):
                page.say_disk_is_plain()

        page.disk_told.connect(lambda: safety.disk_was_told(desk))
        self._program.run(look).done.connect(found)

    def _cases(self) -> Page:
        from bilan_desktop.desktop.pages.cases.cases_page import CasesPage

        page = CasesPage(self._program.book, self._program.signals)
        page.new_case_asked.connect(self.new_case)
        return page

    def _agenda(self) -> Page:
        from bilan_desktop.desktop.pages.agenda.agenda_page import AgendaPage

        return AgendaPage(self._program.desk(), self._program.book, self._program.signals)

    def _case(self) -> Page:
        from bilan_desktop.desktop.pages.case.case_page import CasePage

        return CasePage(self._program.desk(), self._program.signals, self._program.window.waiting)

    def _registers(self) -> Page:
        from bilan_desktop.desktop.pages.registers.registers_page import RegistersPage

        page = RegistersPage(self._program.desk(), self._program.signals)
        page.certificate_asked.connect(self._show_certificate)
        return page

    def _settings(self) -> Page:
        from bilan_desktop.desktop.pages.settings.settings_page import SettingsPage

        page = SettingsPage(
            self._program.desk(), self._program.signals, self._appearance, self._program.locker
        )
        page.passphrase_asked.connect(lambda: self._change_passphrase(page))
        return page

    def new_case(self) -> None:
        """Asks who comes for a bilan, and opens their case."""
        from bilan_desktop.desktop.dialogs.new_case_dialog import NewCaseDialog

        dialog = NewCaseDialog(self._program.desk(), self._program.window)
        dialog.opened.connect(self._case_opened)
        dialog.open_sized()

    def _case_opened(self, case_id: str) -> None:
        self._program.book.refresh()
        self._program.window.go("case", case_id)

    def search(self) -> None:
        """Ctrl+K: cases, pages and acts by a few letters."""
        from bilan_desktop.desktop.dialogs.palette import Palette
        from bilan_desktop.desktop.findings import findings

        found = findings(
            self._program.book, self.places, self._program.signals, self._appearance, self.new_case
        )
        Palette(found, self._program.window).open()

    def _change_passphrase(self, page: "SettingsPage") -> None:
        from bilan_desktop.desktop.dialogs.keys_dialog import KeysDialog

        dialog = KeysDialog(self._program.desk(), self._program.window)
        dialog.accepted.connect(
            lambda: page.keys.status.show_note(self.tr("La phrase et le code de secours ont changé"))
        )
        dialog.open_sized()

    def _show_certificate(self, certificate: "DestructionCertificate") -> None:
        from bilan_desktop.practice.ending import certificates

        desk = self._program.desk()
        job = self._program.run(lambda _: certificates.paper(desk, certificate))
        job.done.connect(lambda paper: self._show_paper(certificate.reference, paper))

    def _show_paper(self, reference: str, paper: bytes) -> None:
        from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
        from bilan_desktop.domain.bilan.document import MediaType
        from bilan_desktop.practice.sharing import leaving

        if not self._program.window.is_open:
            return
        leaf = leaving.of_certificate(self._program.desk(), reference, paper)
        title = self.tr("Attestation de destruction")
        DocumentViewer(title, paper, MediaType.PDF, self._program.window, leaving=leaf).open_sized()
