"""Who signs and pays — employer, administration or funder — with the price and, for some, a file number and attestations."""

from attrs import evolve
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.funding import Agreed, Route, TrainingPlan
from bilan_desktop.domain.bilan.terms import FILE_LIMIT, Organisation
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

NAMES = ("name", "contact", "email", "address")


class OrganisationCard(Card):
    """Saved as it is typed; the names of its fields begin with `employer_` or `payer_`."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Qui signe et qui paie"), parent=parent)
        self._file = tab.file
        self._role = "employer" if isinstance(self._file.case.funding, TrainingPlan) else "payer"
        self._form = Form(tab, self._fields(), self._read, self._store)
        self.body.setSpacing(Space.LARGE)
        self.add(Text(self._explained(), TextStyle.SMALL, "secondary", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.LARGE)
        for index, field in enumerate(self._form.fields.values()):
            grid.addWidget(field, index // 2, index % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add(grid)

    def show_case(self) -> None:
        """Shows the funding of the case."""
        self._form.show()

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a field. False for an unknown one."""
        return self._form.reveal(spot)

    def release(self) -> None:
        """The card is going away."""
        self._form.release()

    def _explained(self) -> str:
        return {
            Route.TRANSITION_PROJECT: self.tr(
                "Le financeur signe la convention. L’employeur n’apprend que les absences, et n’a pas de champ ici."
            ),
            Route.FRANCE_TRAVAIL: self.tr(
                "Le devis est signé de la personne, de France Travail et de vous. Les attestations datent l’entrée et la fin."
            ),
            Route.PUBLIC_AGENT: self.tr(
                "L’administration signe la convention avec l’agent et vous. Elle ne reçoit qu’une attestation de présence."
            ),
            Route.INSURANCE_FUND: self.tr(
                "Le fonds donne son accord\u202f; le contrat se signe avec la personne. Le fonds reçoit les heures et la facture."
            ),
        }.get(
            self._file.case.route,
            self.tr(
                "L’employeur signe la convention. Il ne reçoit que les dates, les heures, le prix et la présence."
            ),
        )

    def _fields(self) -> dict[str, FormField]:
        route, role = self._file.case.route, self._role
        name = {
            Route.FRANCE_TRAVAIL: self.tr("A&gence"),
            Route.PUBLIC_AGENT: self.tr("Adminis&tration"),
            Route.INSURANCE_FUND: self.tr("Fonds"),
            Route.TRANSITION_PROJECT: self.tr("Financ&eur"),
        }.get(route, self.tr("&Employeur"))
        fields: dict[str, FormField] = {
            f"{role}_name": LineField(name),
            f"{role}_contact": LineField(self.tr("&Interlocuteur"), optional=True),
            f"{role}_email": LineField(self.tr("Cou&rriel"), optional=True),
            f"{role}_address": TextField(self.tr("&Adresse"), lines=(2, 5), limit=500, optional=True),
        }
        if role == "employer":
            fields["funder"] = LineField(
                self.tr("OPCO ou autre financeur"),
                hint=self.tr("S’il paie à la place de l’employeur."),
                optional=True,
            )
        else:
            fields["file_number"] = LineField(self.tr("Numéro de dossier"), limit=FILE_LIMIT, optional=True)
        fields["price"] = MoneyField(self.tr("Pri&x"), explain=input_sentence, optional=True)
        if route is Route.FRANCE_TRAVAIL:
            for field, label in (
                ("entry_on", self.tr("Attestation d’&entrée le")),
                ("exit_on", self.tr("Attestation de fi&n le")),
            ):
                fields[field] = day_field(self._file, field, label, toward=Toward.PAST, optional=True)
        return fields

    def _organisation(self) -> Organisation:
        stored = self._file.case.funding
        assert isinstance(stored, TrainingPlan | Agreed)
        return stored.employer if isinstance(stored, TrainingPlan) else stored.payer

    def _read(self) -> Values:
        organisation, stored = self._organisation(), self._file.case.funding
        values: Values = {f"{self._role}_{name}": getattr(organisation, name) for name in NAMES}
        return {name: values[name] if name in values else getattr(stored, name) for name in self._form.fields}

    def _store(self, values: Values) -> None:
        stored = self._file.case.funding
        assert isinstance(stored, TrainingPlan | Agreed)
        organisation = Organisation(**{name: values[f"{self._role}_{name}"] for name in NAMES})
        rest: Values = {
            name: value for name, value in values.items() if not name.startswith(f"{self._role}_")
        }
        rest[self._role] = organisation
        funding.save(self._file, evolve(stored, **rest))
