"""The paper of the synthesis as it would be handed over now, made beside the window each time the text has changed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import leaving


class PaperPreview(QWidget):
    """The live paper. Only the latest text is ever shown: a paper made meanwhile from an older one is dropped.

    `stored` when it left, and this was written down.
    """

    stored = Signal()

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview  # noqa: PLC0415  QtPdf is loaded late

        super().__init__(parent)
        self._file = file
        self._job: Job | None = None
        self._again = False
        self._made_for: object = None
        self._pages = PdfPreview(self.tr("Aperçu de la synthèse"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            Text(self.tr("Aperçu du document — trois rubriques, rien d’autre"), TextStyle.SMALL, "secondary")
        )
        column.addWidget(self._pages, 1)

    def refresh(self) -> None:
        """Makes the paper anew if the text has changed and the preview is seen."""
        if not self.isVisible() or self._made_for == self._file.case.synthesis:
            return
        if self._job is not None:
            self._again = True
            return
        self._made_for = self._file.case.synthesis
        make = synthesis.paper_of(self._file)
        self._job = Job(lambda _: make(), self)
        self._job.done.connect(self._pages.show_pdf)
        self._job.failed.connect(self._not_made)
        self._job.finished.connect(self._finished)
        self._job.start()

    def clear(self) -> None:
        """Forgets the paper."""
        self._made_for = None
        self._pages.clear()

    def open_alone(self) -> None:
        """The paper in a window of its own, where there is no room beside the editors."""
        paper = leaving.of_synthesis(self._file)
        title = self.tr("Aperçu de la synthèse")
        viewer = DocumentViewer(title, paper.content(), MediaType.PDF, self, leaving=paper)
        viewer.stored.connect(self.stored)
        viewer.open_sized()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _not_made(self, error: BaseException) -> None:
        del error
        self._made_for = None
        self._pages.clear()

    def _finished(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.refresh()
