"""« Violations »: the register of breaches, with the 72 hours of each (L5; RGPD, art. 33)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.registers.breach_dialog import BreachDialog
from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.registers.breach import DataBreach, InformationState, NotificationState
from bilan_desktop.practice.registers import breaches
from bilan_desktop.wording.french import clock_time, short_date
from bilan_desktop.wording.labels import label

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_NOTIFICATION = {
    NotificationState.TO_NOTIFY: Tone.WARNING,
    NotificationState.OVERDUE: Tone.DANGER,
    NotificationState.NOTIFIED: Tone.FINE,
    NotificationState.NOTIFIED_LATE: Tone.WARNING,
    NotificationState.NOT_OWED: Tone.NEUTRAL,
}
_INFORMATION = {
    InformationState.NOT_OWED: Tone.NEUTRAL,
    InformationState.TO_INFORM: Tone.DANGER,
    InformationState.INFORMED: Tone.FINE,
    InformationState.EXEMPT: Tone.NEUTRAL,
}


class BreachesSection(Section):
    """A line opens on the breach, to follow it."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Toute violation s’inscrit ici, même sans gravité, sans nommer personne. La CNIL est notifiée dans les"
                " 72 heures, sauf si un risque est peu vraisemblable."
            ),
            parent,
        )
        record = Button(self.tr("&Noter une violation…"), ButtonKind.PRIMARY, icon_name="plus")
        self.add_act(record, lambda: self._open(None))
        self._lines = Lines(
            self.tr("Violations de données"),
            (
                Column(self.tr("Découverte"), _discovered, 160, hides=2),
                Column(self.tr("Faits"), lambda breach: " ".join(breach.facts.split()), told=True),
                Column(self.tr("CNIL"), self._notification, 210, tone=self._tone),
                Column(self.tr("Personnes"), _information, 170, tone=_information_tone, hides=1),
            ),
            EmptyState(
                self.tr("Aucune violation"),
                self.tr("Un ordinateur perdu, un message envoyé à la mauvaise personne… s’inscrivent ici."),
                icon_name="shield-alert",
            ),
        )
        self._lines.chosen.connect(self._open)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the breaches anew."""
        self._lines.show_entries(breaches.breaches(self.desk))

    def _notification(self, breach: DataBreach) -> str:
        state = breach.notification(self.desk.now())
        if state is not NotificationState.TO_NOTIFY:
            return label(state)
        return self.tr("{state} avant le {day} à {time}").format(
            state=label(state), day=short_date(breach.due_at.date()), time=clock_time(breach.due_at)
        )

    def _tone(self, breach: DataBreach) -> Tone:
        return _NOTIFICATION[breach.notification(self.desk.now())]

    def _open(self, breach: DataBreach | None) -> None:
        dialog = BreachDialog(self.desk, breach, self)
        dialog.accepted.connect(self.refresh)
        dialog.open_sized()


def _discovered(breach: DataBreach) -> str:
    return f"{short_date(breach.discovered_at.date())}, {clock_time(breach.discovered_at)}"


def _information(breach: DataBreach) -> str:
    return label(breach.information)


def _information_tone(breach: DataBreach) -> Tone:
    return _INFORMATION[breach.information]
