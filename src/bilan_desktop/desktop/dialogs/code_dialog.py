"""The code of a protected copy, shown once; a slip of paper carries it to the person."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.paper_dialog import PaperDialog
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.labels import Text


class CodeDialog(Dialog):
    """Closes once it is said that the code was printed or written down. `slip` makes the paper of a case's `reference`."""

    keeps_drafts: ClassVar[bool] = False

    def __init__(self, code: str, reference: str, slip: Callable[[], bytes], parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Le code qui ouvre la copie"),
            self.tr(
                "La copie est enregistrée, sa remise inscrite aux registres. Ce code n’est gardé nulle part\u202f: il ne"
                " sera plus montré."
            ),
        )
        self._reference, self._make_slip = reference, slip
        card = Card()
        shown = Text(code, TextStyle.TITLE, selectable=True)
        shown.setAccessibleName(self.tr("Code\u202f: {signs}").format(signs=" ".join(code)))
        card.add(shown)
        self.add(card)
        self.add(
            Text(
                self.tr(
                    "Remettez le fichier et le code par deux voies différentes. Hors du coffre, l’application ne pourra pas"
                    " détruire la copie."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        self._noted = CheckField(self.tr("Le billet est &imprimé, ou le code noté"))
        self.add(self._noted)
        shows = self.add_button(self.tr("Imprimer le &billet…"), icon_name="printer")
        shows.clicked.connect(self._show_slip)
        self._close = self.add_button(self.tr("&Fermer"), ButtonKind.PRIMARY)
        self._close.setEnabled(False)
        self._close.clicked.connect(self.accept)
        self._noted.changed.connect(lambda: self._close.setEnabled(self._noted.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc does not lose the code before it is said to be noted; the lock of the vault still closes everything."""
        if event.key() == Qt.Key.Key_Escape and not self._noted.value():
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_slip(self) -> None:
        paper = self.attempt(self._make_slip)
        if paper is not None:
            title = self.tr("Billet à remettre")
            PaperDialog(title, self._reference, paper, self, savable=False).open_sized()
