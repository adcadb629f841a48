"""The tab « Confidentialité »: the agreements of the beneficiary, their withdrawal, and the disclosure register of the case."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.disclosure_dialog import DisclosureDialog
from bilan_desktop.desktop.dialogs.hand_over.refusal_dialog import RefusalDialog
from bilan_desktop.desktop.dialogs.hand_over.retention_dialog import RetentionDialog
from bilan_desktop.desktop.dialogs.hand_over.withdrawal_dialog import WithdrawalDialog
from bilan_desktop.desktop.pages.case.confidentiality.agreements_card import AgreementsCard
from bilan_desktop.desktop.pages.case.confidentiality.communications_card import CommunicationsCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing.doors import RunningDoor


class ConfidentialityTab(Tab):
    """Nothing is typed here: agreements are recorded and withdrawn in dialogs, the register fills itself (C6)."""

    place: ClassVar[Place] = Place.CONFIDENTIALITY

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._agreements = AgreementsCard(self.tr("Demandes et accords écrits"))
        self._register = CommunicationsCard(self.tr("Communications de ce dossier"))
        self._register.refused.connect(lambda: self._open(RefusalDialog(RunningDoor(self.file), self)))
        self._agreements.added.connect(lambda: self._open(RetentionDialog(self.file, self)))
        self._agreements.disclosed.connect(lambda: self._open(DisclosureDialog(self.file, None, None, self)))
        self._agreements.requested.connect(self._ask_request)
        self._agreements.withdrawn.connect(self._ask_withdrawal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._agreements)
        column.addWidget(self._register)

    def show_case(self) -> None:
        """Shows the agreements and the register as they stand."""
        self._agreements.show_case(self.file.case, self.file.today())
        self._register.show_case(self.file.case)

    def reveal(self, spot: str) -> None:
        """Puts the focus where an agreement is recorded, or a refused request."""
        if spot == "register":
            self._register.focus_add()
        else:
            self._agreements.focus_add()

    def _ask_request(self) -> None:
        """L3: what the beneficiary may ask of the CEP operator is the synthesis, and nothing else."""
        self._open(DisclosureDialog(self.file, None, None, self, kind=RecipientKind.CEP_OPERATOR))

    def _ask_withdrawal(self, agreement: UUID) -> None:
        self._open(WithdrawalDialog(self.file, agreement, self))

    def _open(self, dialog: Dialog) -> None:
        dialog.accepted.connect(self._stored_in_dialog)
        dialog.stored.connect(self.stored)
        dialog.open_sized()

    def _stored_in_dialog(self) -> None:
        self.messages.clear()
        self.status.show_saved(self.file.now())
        self.stored.emit()
