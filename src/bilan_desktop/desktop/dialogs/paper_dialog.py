"""A paper of the practice to look at, print and save: a certificate of destruction."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.forms.paper_view import PaperView


class PaperDialog(Dialog):
    """`name` is what the printer's queue and the file are called; what is not `savable` is printed only."""

    def __init__(
        self, title: str, name: str, paper: bytes, parent: QWidget | None, *, savable: bool = True
    ) -> None:
        super().__init__(title, parent, width=760)
        self._view = PaperView(title, name)
        self._view.show_paper(paper)
        if not savable:
            self._view.forbid_saving()
        self.add(self._view, 1)
        self.add_cancel(self.tr("&Fermer"))

    def open_sized(self) -> None:
        """Opens as tall as the window below allows."""
        super().open_sized()
        above = self.parentWidget()
        if above is not None:
            self.resize(self.width(), round(above.window().height() * 0.9))

    def done(self, result: int) -> None:
        self._view.wipe()
        super().done(result)
