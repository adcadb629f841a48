"""« Demandes RGPD »: what people asked of their data, and the clock of each answer (L5)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.registers.answer_dialog import AnswerDialog
from bilan_desktop.desktop.dialogs.registers.rights_dialog import ReceiveDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.registers.rgpd import RequestState, Right, RightsRequest
from bilan_desktop.practice.registers import rights
from bilan_desktop.wording.french import short_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.rights import right_source, what_is_done

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_TONES = {
    RequestState.WAITING: Tone.NEUTRAL,
    RequestState.NEAR: Tone.WARNING,
    RequestState.LATE: Tone.DANGER,
    RequestState.ANSWERED: Tone.FINE,
    RequestState.ANSWERED_LATE: Tone.WARNING,
}


class RightsSection(Section):
    """A line opens on what becomes of the request; below, what the program does for each right."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Réponse sous un mois, trois si la demande est complexe et que la personne en est informée. Aucun nom"
                " n’est gardé ici."
            ),
            parent,
        )
        receive = Button(self.tr("&Noter une demande…"), ButtonKind.PRIMARY, icon_name="plus")
        self.add_act(receive, self._receive)
        self._lines = Lines(
            self.tr("Demandes RGPD"),
            (
                Column(self.tr("Reçue le"), lambda r: short_date(r.received_on), 116, hides=1),
                Column(self.tr("Droit"), lambda r: label(r.right), strong=True),
                Column(self.tr("Dossier"), lambda r: r.reference or self.tr("Sans dossier"), 112),
                Column(self.tr("Échéance"), lambda r: short_date(r.due_on), 116),
                Column(self.tr("État"), self._state, 200, tone=self._tone),
            ),
            EmptyState(
                self.tr("Aucune demande"),
                self.tr(
                    "Notez ici toute demande d’accès, de rectification, d’effacement, de limitation ou de portabilité."
                ),
                icon_name="user",
            ),
        )
        self._lines.chosen.connect(self._open)
        self.column.addWidget(self._lines)
        self.column.addWidget(self._what_is_done())
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the requests anew."""
        self._lines.show_entries(rights.requests(self.desk))

    def _state(self, request: RightsRequest) -> str:
        state = label(request.state(self.desk.today()))
        if request.answered_on is None:
            return state
        return self.tr("{state} le {day}").format(state=state, day=short_date(request.answered_on))

    def _tone(self, request: RightsRequest) -> Tone:
        return _TONES[request.state(self.desk.today())]

    def _what_is_done(self) -> Card:
        card = Card(self.tr("Ce que fait le programme pour chaque droit"))
        for place, right in enumerate(Right):
            if place:
                card.add(Rule(faint=True))
            card.add(Text(f"{label(right)} · {right_source(right)}", TextStyle.STRONG, wrap=True))
            card.add(Text(what_is_done(right), TextStyle.SMALL, "secondary", wrap=True))
        return card

    def _receive(self) -> None:
        dialog = ReceiveDialog(self.desk, self)
        dialog.accepted.connect(self.refresh)
        dialog.open_sized()

    def _open(self, request: RightsRequest) -> None:
        dialog = AnswerDialog(self.desk, request, self)
        dialog.accepted.connect(self.refresh)
        dialog.case_wanted.connect(self.case_wanted)
        dialog.open_sized()
