"""« Demande refusée »: somebody asked for what is the beneficiary's alone, and this is written down (C6, E5b, E5c)."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.domain.cases.closing import OWED
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice.sharing.doors import Door
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


class RefusalDialog(Dialog):
    """`accepted` once the refused request is in both registers."""

    def __init__(
        self,
        door: Door,
        parent: QWidget | None,
        *,
        asking: Recipient | None = None,
        leaving: Leaving | None = None,
    ) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Noter une demande refusée"),
            self.tr(
                "Le nom, s’il est connu, reste dans le dossier\u202f; le registre du cabinet n’en garde que la nature."
            ),
        )
        self._door, self._route = door, leaving.route if leaving else door.route
        self._kind: RadioField[RecipientKind] = RadioField(
            self.tr("&Qui a demandé"),
            [(kind, label(kind)) for kind in RecipientKind if kind is not RecipientKind.BENEFICIARY],
            upright=True,
        )
        self._name = LineField(self.tr("&Nom"), limit=200, optional=True)
        asked_for = _asked_for(leaving)
        self._subjects: RadioField[tuple[Subject, ...]] = RadioField(
            self.tr("&Document demandé"),
            [
                *(((subject,), label(subject)) for subject in asked_for),
                (OWED, self.tr("La synthèse et les résultats détaillés")),
            ],
            upright=True,
        )
        self._subjects.set_value((asked_for[0],))
        self._on = day_field(door, "refused_on", self.tr("Demandé &le"), toward=Toward.PAST)
        self._on.set_value(door.today())
        if asking is not None:
            self._kind.set_value(asking.kind)
            self._name.set_value(asking.name)
        for widget in (self._kind, self._name, self._subjects, self._on):
            self.add(widget)
        self.add_cancel()
        self.add_button(self.tr("&Enregistrer le refus"), ButtonKind.PRIMARY).clicked.connect(self._record)

    def _record(self) -> None:
        if not self._on.commit():
            return
        fields = {"recipient_kind": self._kind, "recipient_name": self._name, "refused_on": self._on}
        if self.attempt(self._refuse, fields):
            self.accept()

    def _refuse(self) -> bool:
        for subject in self._subjects.value() or OWED:
            self._door.refuse(subject, self._kind.value(), self._name.value(), self._on.value(), self._route)
        return True


def _asked_for(leaving: Leaving | None) -> tuple[Subject, ...]:
    """The documents that are proposed, first the one that was about to leave."""
    if leaving is None or leaving.subject is Subject.SYNTHESIS_DRAFT:
        return OWED
    return tuple(dict.fromkeys((leaving.subject, *OWED)))
