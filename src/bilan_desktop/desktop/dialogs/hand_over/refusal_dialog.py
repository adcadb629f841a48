"""« Demande refusée »: somebody asked for what is the beneficiary's alone, and this is written down (C6, E5b, E5c)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.registers import communications
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward

_ASKED_FOR = (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)


class RefusalDialog(Dialog):
    """`accepted` once the refused request is in both registers."""

    def __init__(self, file: CaseFile, parent: QWidget | None, *, asking: Recipient | None = None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Noter une demande refusée"),
            self.tr(
                "Le nom, s’il est connu, reste dans le dossier\u202f; le registre du cabinet n’en garde que la nature."
            ),
        )
        self._file = file
        self._kind: RadioField[RecipientKind] = RadioField(
            self.tr("&Qui a demandé"),
            [(kind, label(kind)) for kind in RecipientKind if kind is not RecipientKind.BENEFICIARY],
            upright=True,
        )
        self._name = LineField(self.tr("&Nom"), limit=200, optional=True)
        self._subject: RadioField[Subject] = RadioField(
            self.tr("&Document demandé"), [(subject, label(subject)) for subject in _ASKED_FOR]
        )
        self._subject.set_value(Subject.SYNTHESIS)
        self._on = day_field(file, "refused_on", self.tr("Demandé &le"), toward=Toward.PAST)
        self._on.set_value(file.today())
        if asking is not None:
            self._kind.set_value(asking.kind)
            self._name.set_value(asking.name)
        for widget in (self._kind, self._name, self._subject, self._on):
            self.add(widget)
        self.add_cancel()
        self.add_button(self.tr("&Enregistrer le refus"), ButtonKind.PRIMARY).clicked.connect(self._record)

    def _record(self) -> None:
        if not self._on.commit():
            return
        fields = {"recipient_kind": self._kind, "recipient_name": self._name, "refused_on": self._on}
        act = partial(
            communications.refuse,
            self._file,
            self._subject.value() or Subject.SYNTHESIS,
            self._kind.value(),
            self._name.value(),
            self._on.value(),
        )
        if self.attempt(act, fields) is not None:
            self.accept()
