"""A breach of personal data, written down and followed (L5; RGPD, art. 33 and 34). Its texts name nobody."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.measure_fields import TimeField
from bilan_desktop.desktop.widgets.fields.read_field import ReadField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.registers.breach import LIMIT, DataBreach, Risk
from bilan_desktop.practice.registers import breaches
from bilan_desktop.practice.registers.breaches import Told
from bilan_desktop.wording.french import clock_time, long_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class BreachDialog(Dialog):
    """`accepted` once the breach is on disk; `breach` is the one to follow, None for a new one."""

    def __init__(self, desk: "Desk", breach: DataBreach | None, parent: QWidget | None) -> None:
        super().__init__("", parent, width=680)
        self._desk, self._breach = desk, breach
        self.ask(self.tr("Violation de données"), self._explained(breach))
        past = Toward.PAST
        self._discovered_on = day_field(desk, "discovered_on", self.tr("&Découverte le"), toward=past)
        self._discovered_at = TimeField(self.tr("&Heure"), explain=input_sentence)
        self._facts = TextField(
            self.tr("&Faits"),
            hint=self.tr("Sans nommer personne\u202f: ce registre reste quand les dossiers sont détruits."),
            limit=LIMIT,
            lines=(2, 6),
        )
        self._effects = TextField(self.tr("Effets p&ossibles"), limit=LIMIT, lines=(2, 6), optional=True)
        self._measures = TextField(self.tr("&Mesures prises"), limit=LIMIT, lines=(2, 6), optional=True)
        self._risk: RadioField[Risk] = RadioField(
            self.tr("&Risque pour les personnes"), [(risk, label(risk)) for risk in Risk]
        )
        self._notified_on = day_field(
            desk, "notified_on", self.tr("&Notifiée à la CNIL le"), toward=past, optional=True
        )
        self._notified_at = TimeField(
            self.tr("Heure de no&tification"), explain=input_sentence, optional=True
        )
        self._why = TextField(
            self.tr("Pour&quoi la CNIL n’est pas notifiée, ou l’a été après 72 heures"),
            limit=LIMIT,
            lines=(2, 4),
            optional=True,
        )
        self._informed_on = day_field(
            desk, "informed_on", self.tr("&Personnes informées le"), toward=past, optional=True
        )
        self._exemption = TextField(
            self.tr("Pourquoi les personnes ne sont pas informées"), limit=LIMIT, lines=(2, 4), optional=True
        )
        self._lay_out()
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer la violation"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)
        self._risk.changed.connect(self._show_need)
        self._show(breach)

    def _explained(self, breach: DataBreach | None) -> str:
        if breach is None:
            return self.tr(
                "Perte, vol, envoi à la mauvaise personne… Toute violation s’inscrit ici. Un risque pour les personnes se"
                " notifie à la CNIL dans les 72 heures de la découverte."
            )
        return self.tr("72 heures jusqu’au {day} à {time}.").format(
            day=long_date(breach.due_at.date()), time=clock_time(breach.due_at)
        )

    def _fields(self) -> dict[str, FormField]:
        return {
            "discovered_on": self._discovered_on,
            "discovered_at": self._discovered_at,
            "facts": self._facts,
            "effects": self._effects,
            "measures": self._measures,
            "risk": self._risk,
            "notified_on": self._notified_on,
            "notified_at": self._notified_at,
            "explanation": self._why,
            "informed_on": self._informed_on,
            "exemption": self._exemption,
        }

    def _lay_out(self) -> None:
        self.add(_pair(self._discovered_on, self._discovered_at))
        for field in (self._facts, self._effects, self._measures, self._risk):
            self.add(field)
        self.add(Rule(faint=True))
        self.add(Text(self.tr("CNIL et personnes concernées"), TextStyle.STRONG))
        self.add(_pair(self._notified_on, self._notified_at))
        for last in (self._why, self._informed_on, self._exemption):
            self.add(last)

    def _show(self, breach: DataBreach | None) -> None:
        if breach is None:
            now = self._desk.now()
            self._discovered_on.set_value(now.date())
            self._discovered_at.set_value(now.time().replace(second=0, microsecond=0))
        else:
            values = {name: getattr(breach, name) for name in ("facts", "effects", "measures", "risk")}
            values |= {name: getattr(breach, name) for name in ("explanation", "informed_on", "exemption")}
            values["discovered_on"] = breach.discovered_at.date()
            values["discovered_at"] = breach.discovered_at.timetz().replace(tzinfo=None)
            if breach.notified_at is not None:
                values["notified_on"] = breach.notified_at.date()
                values["notified_at"] = breach.notified_at.timetz().replace(tzinfo=None)
            fields = self._fields()
            for name, value in values.items():
                if value is not None:
                    fields[name].set_value(value)
        self._show_need()

    def _show_need(self) -> None:
        is_high = self._risk.value() is Risk.HIGH
        self._informed_on.setVisible(is_high)
        self._exemption.setVisible(is_high)

    def _record(self) -> None:
        fields = self._fields()
        shown = [f for f in fields.values() if isinstance(f, ReadField) and f.isVisibleTo(self)]
        read = [field.commit() for field in shown]
        if not all(read):
            return
        told = Told(**{name: field.value() for name, field in fields.items()})
        breach_id = self._breach.id if self._breach else None
        if self.attempt(partial(breaches.record, self._desk, told, breach_id), fields) is not None:
            self.accept()


def _pair(wide: QWidget, narrow: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.LARGE)
    grid.addWidget(wide, 0, 0)
    grid.addWidget(narrow, 0, 1)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 1)
    return grid
