"""The practice's details, as the first start and the settings ask for them."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.forms.logo_field import LogoField
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.refusals import input_sentence

_REQUIRED = {"name", "counsellor"}


class PracticeForm(QWidget):
    """Name, counsellor, numbers, address and logo. `changed` tells of each edit.

    A mistake is told beside its field once the field is left; an empty one that must be filled only by `check`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = Practice("", "")
        self._name = LineField(self.tr("&Nom du cabinet"), placeholder=self.tr("Cabinet Horizon"))
        self._counsellor = LineField(
            self.tr("&Conseiller ou conseillère"), hint=self.tr("Tel qu’il signe les documents.")
        )
        self._siret = LineField(
            self.tr("&SIRET"), hint=self.tr("Quatorze chiffres."), optional=True, limit=40
        )
        self._nda = LineField(
            self.tr("Numéro de &déclaration d’activité"),
            hint=self.tr("Onze chiffres, donnés par la préfecture de région."),
            optional=True,
            limit=40,
        )
        self._address = TextField(self.tr("&Adresse"), lines=(3, 5), limit=500, optional=True)
        self._email = LineField(self.tr("Courrie&l"), optional=True)
        self._phone = LineField(self.tr("&Téléphone"), optional=True, limit=40)
        self._logo = LogoField(self.tr("Lo&go"), hint=self.tr("PNG ou JPEG, 2 Mo au plus."))
        self._fields: dict[str, FormField] = {
            "name": self._name,
            "counsellor": self._counsellor,
            "siret": self._siret,
            "nda": self._nda,
            "address": self._address,
            "email": self._email,
            "phone": self._phone,
            "logo": self._logo,
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.MEDIUM)
        for row, pair in enumerate(
            ((self._name, self._counsellor), (self._siret, self._nda), (self._email, self._phone))
        ):
            for column, each in enumerate(pair):
                grid.addWidget(each, row, column)
        grid.addWidget(self._address, 3, 0)
        grid.addWidget(self._logo, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for name, field in self._fields.items():
            field.changed.connect(self.changed)
            field.left.connect(lambda name=name: self._left(name))

    def value(self) -> Practice:
        """The practice as typed, not checked; what the form does not show is as it was set."""
        return evolve(
            self._base,
            name=self._name.value(),
            counsellor=self._counsellor.value(),
            siret=self._siret.value(),
            nda=self._nda.value(),
            address=self._address.value(),
            email=self._email.value(),
            phone=self._phone.value(),
            logo=self._logo.value(),
        )

    def set_value(self, practice: Practice) -> None:
        """Shows a practice; not told as a change."""
        self._base = practice
        self._name.set_value(practice.name)
        self._counsellor.set_value(practice.counsellor)
        self._siret.set_value(spaced(practice.siret, 3, 3, 3, 5))
        self._nda.set_value(spaced(practice.nda, 2, 2, 5, 2))
        self._address.set_value(practice.address)
        self._email.set_value(practice.email)
        self._phone.set_value(practice.phone)
        self._logo.set_value(practice.logo)

    def check(self) -> Practice | None:
        """The practice, cleaned; None when something cannot stand, every cause with its sentence and the first one focused."""
        errors = self.tell_errors()
        if errors:
            next(field for name, field in self._fields.items() if name in errors).setFocus()
            return None
        return self.value().checked()

    def tell_errors(self) -> Mapping[str, InvalidInput]:
        """What cannot stand, by field, each with its sentence beside it."""
        errors = _errors(self.value())
        for name, field in self._fields.items():
            if name != "logo":
                field.set_error(input_sentence(errors[name]) if name in errors else "")
        return errors

    def focus_first(self) -> None:
        """Puts the cursor in the first field."""
        self._name.setFocus()

    def show_error(self, error: InvalidInput) -> bool:
        """Shows what a use case refused beside its field; False when there is no such field."""
        return telling.beside(self._fields, error)

    def _left(self, name: str) -> None:
        if name == "logo":
            return
        error = _errors(self.value()).get(name)
        if error is not None and error.problem is Problem.EMPTY:
            return
        self._fields[name].set_error(input_sentence(error) if error else "")
        if error is None and name == "siret":
            self._siret.set_value(spaced(_bare(self._siret.value()), 3, 3, 3, 5))
        if error is None and name == "nda":
            self._nda.set_value(spaced(_bare(self._nda.value()), 2, 2, 5, 2))


def _errors(practice: Practice) -> Mapping[str, InvalidInput]:
    """What cannot stand, by field; the domain tells of the first one only."""
    found: dict[str, InvalidInput] = {}
    while True:
        try:
            practice.checked()
        except InvalidInput as error:
            found[error.field] = error
            passing: dict[str, Any] = {error.field: "–" if error.field in _REQUIRED else ""}
            practice = evolve(practice, **passing)
        else:
            return found


def spaced(digits: str, *groups: int) -> str:
    """Digits in groups, as they are read aloud: « 123 456 789 00012 »; anything else as it is."""
    if len(digits) != sum(groups):
        return digits
    parts, at = [], 0
    for length in groups:
        parts.append(digits[at : at + length])
        at += length
    return "\u00a0".join(parts)


def _bare(text: str) -> str:
    return re.sub(r"[\s.]", "", text).upper()
