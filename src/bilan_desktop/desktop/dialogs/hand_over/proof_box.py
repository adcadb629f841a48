"""How an act of the beneficiary is proved: signed here on the screen, or on a paper that is attached."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.pages.case.intake import Given, IntakeField
from bilan_desktop.desktop.pages.case.signature_field import SignatureField
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.practice.sharing.withdrawing import Signing


class How(StrEnum):
    """The ways; the last one is for what needs no signature, such as a withdrawal received by post or by telephone."""

    SCREEN = "screen"
    PAPER = "paper"
    UNSIGNED = "unsigned"


class ProofBox(QWidget):
    """The signature pad, or the place to attach the signed paper; `blank` makes the paper to print and sign by hand.

    `stored` when that paper left, and this was written down.
    """

    stored = Signal()

    def __init__(
        self,
        blank: Callable[[], Leaving | None] | None = None,
        parent: QWidget | None = None,
        *,
        may_be_unsigned: bool = False,
    ) -> None:
        super().__init__(parent)
        self._blank = blank
        ways = [(How.SCREEN, self.tr("À l’&écran")), (How.PAPER, self.tr("Sur &papier, joint ici"))]
        if may_be_unsigned:
            ways.append((How.UNSIGNED, self.tr("S&ans signature")))
        self.how = RadioField(self.tr("Comment le bénéficiaire signe"), ways)
        self.how.set_value(How.SCREEN)
        self._pad = SignatureField(self.tr("&Signature du bénéficiaire"))
        self.attached = IntakeField(self.tr("Papier signé"), self.tr("&Joindre le papier signé…"))
        self._print = Button(
            self.tr("Voir et imprimer le formulaire vier&ge"), ButtonKind.QUIET, icon_name="printer"
        )
        self._print.setVisible(False)
        self._print.clicked.connect(self._show_blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for widget in (self.how, self._pad, self.attached, self._print):
            column.addWidget(widget)
        self.how.changed.connect(self._show_way)
        self._show_way()

    def signature(self) -> bytes:
        """The signature drawn here, as a PNG image; empty when there is none or the paper was chosen."""
        return self._pad.value() if self.how.value() is How.SCREEN else b""

    def paper(self) -> Given | None:
        """The signed paper to attach, if that was chosen and given."""
        return self.attached.value() if self.how.value() is How.PAPER else None

    def given(self) -> Signing:
        """The signature drawn, or the scan of the signed paper, or neither. Raises InvalidInput for an unreadable file."""
        paper = self.paper()
        return Signing(self.signature(), paper.read() if paper else b"")

    def require(self) -> bool:
        """True when there is a proof, or none is needed; else its absence is said beside the place for it."""
        if self.how.value() is How.UNSIGNED or self.signature() or self.paper():
            return True
        missing = self._pad if self.how.value() is How.SCREEN else self.attached
        missing.set_error(self.tr("La signature du bénéficiaire manque."))
        return False

    def _show_way(self) -> None:
        on_paper = self.how.value() is How.PAPER
        self._pad.setVisible(self.how.value() is How.SCREEN)
        self.attached.setVisible(on_paper)
        self._print.setVisible(on_paper and self._blank is not None)

    def _show_blank(self) -> None:
        paper = self._blank() if self._blank else None
        if paper is not None:
            title = self.tr("Formulaire à signer")
            viewer = DocumentViewer(title, paper.content(), paper.media_type, self, leaving=paper)
            viewer.stored.connect(self.stored)
            viewer.open_sized()
