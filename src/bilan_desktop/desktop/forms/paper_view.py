"""A paper to look at, print and save where the counsellor says."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.printing import print_paper
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.errors import Fault
from bilan_desktop.practice import outside

_HEIGHT = 330


class PaperView(QWidget):
    """The pages, « Imprimer » and « Enregistrer ». `name` is what the printer's queue and the file are called."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._paper = b""
        self.messages = MessageArea()
        self._preview = PdfPreview(title)
        self._preview.setMinimumHeight(_HEIGHT)
        self._print = Button(self.tr("&Imprimer…"), icon_name="printer")
        self._save = Button(self.tr("Enre&gistrer une copie…"), icon_name="download")
        self.status = StatusLine()
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._print)
        row.addWidget(self._save)
        row.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.messages)
        column.addWidget(self._preview, 1)
        column.addLayout(row)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_place)

    def forbid_saving(self) -> None:
        """For what may be printed and stored nowhere."""
        self._save.hide()

    def show_paper(self, paper: bytes) -> None:
        """Shows a PDF."""
        self._paper = paper
        self._preview.show_pdf(paper)

    def wipe(self) -> None:
        """Lets go of the paper."""
        self._paper = b""
        self._preview.clear()

    def focus_first(self) -> None:
        """Puts the keyboard on « Imprimer »."""
        self._print.setFocus()

    def _ask_printer(self) -> None:
        if print_paper(self.window(), self._paper, self._name):
            self.status.show_note(self.tr("Envoyé à l’imprimante"))

    def _ask_place(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Enregistrer une copie"),
            str(Path.home() / f"{self._name}.pdf"),
            self.tr("Documents PDF (*.pdf)"),
        )
        if not path:
            return
        try:
            outside.write(Path(path), self._paper)
        except Fault as fault:
            self.messages.show_panel(telling.panel(fault))
            return
        self.messages.clear()
        self.status.show_note(self.tr("Copie enregistrée"))
