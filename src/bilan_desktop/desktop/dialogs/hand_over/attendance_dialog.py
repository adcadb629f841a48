"""The attendance sheet of a session, signed here or on paper."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import vouchers
from bilan_desktop.practice.sharing import leaving


class AttendanceDialog(Dialog):
    """`accepted` once the signed sheet is on disk."""

    def __init__(self, file: CaseFile, session_id: UUID, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Feuille d’émargement"),
            self.tr(
                "Elle porte le jour, les horaires et la modalité de la séance\u202f; rien de ce qui s’y est dit."
            ),
        )
        day = next((s.day for s in file.case.sessions if s.id == session_id), None)
        self._proof = ProofBox(
            lambda: self.attempt(
                lambda: leaving.of_form(
                    file, Subject.ATTENDANCE, vouchers.blank_attendance(file, session_id), day
                )
            )
        )
        self._proof.stored.connect(self.stored)
        self.add(self._proof)
        self.add_cancel()

        def record() -> None:
            if not self._proof.require():
                return
            made = self.attempt(
                lambda: vouchers.sign_attendance(file, session_id, self._proof.given()),
                {"file": self._proof.attached},
            )
            if made is not None:
                self.accept()

        self.add_button(self.tr("&Enregistrer l’émargement"), ButtonKind.PRIMARY).clicked.connect(record)
