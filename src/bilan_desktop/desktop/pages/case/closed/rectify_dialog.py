"""Puts the identity and the contact details of a closed case right (RGPD, art. 16)."""

from functools import partial

from attrs import evolve
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.beneficiary import Civility
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.ending.closed import ClosedFile
from bilan_desktop.wording.labels import label


class RectifyDialog(Dialog):
    """`accepted` once it is right wherever it is kept. Contact details that have served are not asked for again."""

    def __init__(self, desk: Desk, file: ClosedFile, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Rectifier l’identité et les coordonnées"),
            self.tr(
                "Les papiers signés restent tels qu’ils ont été signés\u202f; ce qui est gardé à côté est corrigé."
            ),
        )
        self._desk, self._file = desk, file
        self._fields: dict[str, FormField] = {
            "first_name": LineField(self.tr("&Prénom"), limit=80),
            "last_name": LineField(self.tr("&Nom"), limit=80),
            "civility": ChoiceField(self.tr("&Civilité"), [(each, label(each)) for each in Civility]),
        }
        if not file.follow_up.is_over:
            self._fields |= {
                "email": LineField(self.tr("C&ourriel"), optional=True),
                "phone": LineField(self.tr("&Téléphone"), limit=40, optional=True),
                "address": TextField(self.tr("&Adresse"), lines=(2, 5), limit=500, optional=True),
            }
        for name, field in self._fields.items():
            field.set_value(getattr(file.beneficiary, name))
            self.add(field)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)

    def _record(self) -> None:
        told = evolve(self._file.beneficiary, **{name: field.value() for name, field in self._fields.items()})
        if self.attempt(partial(closed.rectify, self._desk, self._file.id, told), self._fields) is not None:
            self.accept()
