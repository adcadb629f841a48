"""« Réclamations »: who complained of what, and how long the answer took, without a name (L6)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.registers.complaint_dialog import ComplaintDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.registers.complaint import Complaint, ComplaintState
from bilan_desktop.practice.registers import complaints
from bilan_desktop.wording.french import plural, short_date
from bilan_desktop.wording.labels import label

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_TONES = {
    ComplaintState.WAITING: Tone.WARNING,
    ComplaintState.LATE: Tone.DANGER,
    ComplaintState.ANSWERED: Tone.FINE,
}


class ComplaintsSection(Section):
    """A line opens on the complaint, to answer it."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Toute réclamation s’inscrit ici, d’où qu’elle vienne, et reçoit une réponse. Ni nom ni récit\u202f: les"
                " courriers vont au dossier, avec ses preuves."
            ),
            parent,
        )
        record = Button(self.tr("&Noter une réclamation…"), ButtonKind.PRIMARY, icon_name="plus")
        self.add_act(record, lambda: self._open(None))
        self._lines = Lines(
            self.tr("Réclamations"),
            (
                Column(self.tr("Reçue le"), lambda each: short_date(each.received_on), 116),
                Column(self.tr("Objet"), lambda each: label(each.subject), strong=True),
                Column(self.tr("Qui réclame"), lambda each: label(each.complainant), 170, hides=1),
                Column(self.tr("Dossier"), lambda each: each.reference or self.tr("Aucun"), 112, hides=2),
                Column(self.tr("Suite"), self._outcome, 290, tone=self._tone),
            ),
            EmptyState(
                self.tr("Aucune réclamation"),
                self.tr(
                    "Une insatisfaction exprimée par une personne, un employeur ou un financeur se note ici, avec sa réponse."
                ),
                icon_name="message-square",
            ),
        )
        self._lines.chosen.connect(self._open)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the complaints anew."""
        self._lines.show_entries(complaints.complaints(self.desk))

    def _outcome(self, each: Complaint) -> str:
        today = self.desk.today()
        if each.answer is None:
            return label(each.state(today))
        days = plural(each.delay(today).days, self.tr("jour"))
        return self.tr("{answer} · {days}").format(answer=label(each.answer), days=days)

    def _tone(self, each: Complaint) -> Tone:
        return _TONES[each.state(self.desk.today())]

    def _open(self, complaint: Complaint | None) -> None:
        dialog = ComplaintDialog(self.desk, complaint, self)
        dialog.accepted.connect(self.refresh)
        dialog.case_wanted.connect(self.case_wanted)
        dialog.open_sized()
