"""The one page of a running case whose use is restricted: why, how to lift it, and what it holds, to be read."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.restricted.banner import RestrictionBanner
from bilan_desktop.desktop.pages.case.restricted.lift_dialog import LiftDialog
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import Fault
from bilan_desktop.domain.registers.data_copy import Choice
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import copying

_READING = 480


class RestrictedTab(Tab):
    """`ended` once the restriction is lifted: the case is opened anew, whole."""

    place: ClassVar[Place] = Place.CONFIDENTIALITY
    shows_safeguards: ClassVar[bool] = False

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview  # noqa: PLC0415 - QtPdf, when asked

        super().__init__(file, parent)
        held = file.case.restriction
        assert held is not None
        self._job: Job | None = None
        self._banner = RestrictionBanner(held, file.today())
        self._banner.lifted.connect(self._ask_to_lift)
        self._pages = PdfPreview(self.tr("Contenu du dossier, en lecture seule"))
        self._pages.setMinimumHeight(theme.current().px(_READING))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._banner)
        column.addWidget(Text(self.tr("Contenu du dossier, en lecture seule"), TextStyle.SMALL, "secondary"))
        column.addWidget(self._pages, 1)

    def reveal(self, spot: str) -> None:
        """Puts the focus on what is read."""
        self._pages.setFocus()

    def forget(self) -> None:
        """The vault is being locked: nothing of the case stays on the screen."""
        self._pages.clear()
        super().forget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._job is None:
            desk, reference = self.file.desk, self.file.case.reference
            self._job = Job(lambda _: copying.paper(desk, copying.gather(desk, reference), Choice()), self)
            self._job.done.connect(self._show)
            self._job.failed.connect(self._not_read)
            self._job.start()
            self.status.show_note(self.tr("Lecture du dossier…"))

    def _show(self, paper: object) -> None:
        assert isinstance(paper, bytes)
        self.status.clear()
        self._pages.show_pdf(paper)

    def _not_read(self, error: BaseException) -> None:
        if not isinstance(error, Fault):
            raise error
        self.status.clear()
        self.tell(error)

    def _ask_to_lift(self) -> None:
        dialog = LiftDialog(self.file.desk, self.file.case.id, self)
        dialog.accepted.connect(self.ended)
        dialog.open_sized()
