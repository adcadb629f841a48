"""Records that the beneficiary takes an agreement back (E6); as easily as it was given, so no signature is demanded."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing import leaving, withdrawing


class WithdrawalDialog(Dialog):
    """`accepted` once the withdrawal and its paper are on disk."""

    def __init__(self, file: CaseFile, agreement: UUID, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Retrait de l’accord"),
            self.tr(
                "Le bénéficiaire n’a pas à dire pourquoi. Ce que l’accord couvrait sera détruit à la clôture avec le reste, ou ne"
                " sera pas communiqué. L’accord et son retrait restent comme preuve."
            ),
        )
        self._file, self._agreement = file, agreement
        self._proof = ProofBox(
            lambda: self.attempt(
                lambda: leaving.of_form(file, Subject.WITHDRAWAL, withdrawing.blank(file, agreement))
            ),
            may_be_unsigned=True,
        )
        self._proof.stored.connect(self.stored)
        self.add(self._proof)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer le retrait"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)

    def _record(self) -> None:
        if self._proof.require() and self.attempt(self._act, {"file": self._proof.attached}) is not None:
            self.accept()

    def _act(self) -> Case:
        return withdrawing.withdraw(self._file, self._agreement, self._proof.given())
