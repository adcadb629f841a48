"""Hands the synthesis and the detailed results over to the beneficiary, against signature (C7)."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import OWED, handed_over
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.wording.labels import label


class ReceiptDialog(Dialog):
    """`accepted` once the hand-over, its receipt and its lines in the registers are on disk.

    `subjects` are those ticked at first: whatever was not signed for yet, where none are given.
    """

    def __init__(self, file: CaseFile, parent: QWidget | None, *, subjects: tuple[Subject, ...] = ()) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Remise au bénéficiaire, contre signature"),
            self.tr("Le récépissé signé reste comme preuve\u202f; il ne dit rien du contenu."),
        )
        self._file = file
        self._subjects = {subject: CheckField(label(subject)) for subject in OWED}
        for subject, field in self._subjects.items():
            field.set_value(subject in subjects if subjects else not handed_over(file.case, subject))
            self.add(field)
        self._proof = ProofBox(lambda: self.attempt(self._blank))
        self._proof.stored.connect(self.stored)
        self.add(self._proof)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer la remise"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)

    def _chosen(self) -> tuple[Subject, ...]:
        return tuple(subject for subject, field in self._subjects.items() if field.value())

    def _blank(self) -> Leaving:
        return leaving.of_form(self._file, Subject.RECEIPT, signing.blank_receipt(self._file, self._chosen()))

    def _record(self) -> None:
        if not self._chosen():
            self._subjects[Subject.SYNTHESIS].set_error(self.tr("Cochez au moins un document remis."))
            return
        if self._proof.require() and self.attempt(self._act, {"file": self._proof.attached}) is not None:
            self.accept()

    def _act(self) -> Case:
        given = self._proof.paper()
        if given is None:
            return signing.receipt_on_screen(self._file, self._chosen(), self._proof.signature())
        signing.receipt_attached(self._file, self._chosen(), given.read())
        return self._file.case
