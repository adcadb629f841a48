"""The paper of a bilan under the training plan: employer, funder, and the convention with what it must say (R. 6313-8)."""

from attrs import evolve
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.frame.convention_card import ConventionCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.measure_fields import MoneyField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.funding import TrainingPlan
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.refusals import input_sentence

EMPLOYER = {
    "employer_name": "name",
    "employer_contact": "contact",
    "employer_email": "email",
    "employer_address": "address",
}
TERMS = {
    "convention_title": "title",
    "convention_content": "content",
    "convention_means": "means",
    "course_and_follow_up": "course_and_follow_up",
    "handing_over": "handing_over",
}


class PlanCard(QWidget):
    """The employer, what the convention says, and where it stands; saved as it is typed."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = tab.file
        self._form = Form(tab, self._fields(), self._read, self._store)
        self._convention = ConventionCard(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._convention)
        column.addWidget(self._employer_card())
        column.addWidget(self._mentions_card())

    def show_case(self) -> None:
        """Shows the funding of the case."""
        self._form.show()
        self._convention.show_case()

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a field, or on what the convention waits for. False for an unknown spot."""
        if spot in {"paper", "sending"}:
            self._convention.reveal()
            return True
        return self._form.reveal(spot)

    def _fields(self) -> dict[str, FormField]:
        return {
            "employer_name": LineField(self.tr("&Employeur")),
            "employer_contact": LineField(self.tr("&Interlocuteur"), optional=True),
            "employer_email": LineField(self.tr("Cou&rriel"), optional=True),
            "funder": LineField(
                self.tr("OPCO ou autre &financeur"),
                hint=self.tr("S’il paie à la place de l’employeur."),
                optional=True,
            ),
            "employer_address": TextField(self.tr("&Adresse"), lines=(2, 5), limit=500, optional=True),
            "price": MoneyField(self.tr("Pri&x"), explain=input_sentence, optional=True),
            "convention_title": LineField(self.tr("Intit&ulé"), placeholder=self.tr("Bilan de compétences")),
            "convention_content": TextField(self.tr("Con&tenu, durée et période"), lines=(2, 10)),
            "convention_means": TextField(self.tr("Moyens &humains et matériels"), lines=(2, 10)),
            "course_and_follow_up": TextField(self.tr("Dé&roulement et suivi"), lines=(2, 10)),
            "handing_over": TextField(
                self.tr("&Remise des résultats détaillés et de la synthèse"),
                hint=self.tr(
                    "Au bénéficiaire seul\u202f; l’employeur ne reçoit que dates, heures, prix et présence."
                ),
                lines=(2, 10),
            ),
        }

    def _employer_card(self) -> Card:
        card = Card(self.tr("Employeur et financement"))
        card.add(
            Text(
                self.tr(
                    "L’employeur signe la convention. Il ne reçoit que les dates, les heures, le prix et la présence."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.LARGE)
        for index, name in enumerate((*EMPLOYER, "funder", "price")):
            grid.addWidget(self._form.fields[name], index // 2, index % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        card.add(grid)
        return card

    def _mentions_card(self) -> Card:
        card = Card(self.tr("Ce que dit la convention"))
        card.body.setSpacing(Space.LARGE)
        card.add(
            Text(
                self.tr(
                    "Les mentions que demande l’article R.\u00a06313-8, avec le prix et les modalités de règlement."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        for name in TERMS:
            card.add(self._form.fields[name])
        return card

    def _plan(self) -> TrainingPlan:
        stored = self._file.case.funding
        assert isinstance(stored, TrainingPlan)
        return stored

    def _read(self) -> Values:
        plan = self._plan()
        employer = {field: getattr(plan.employer, name) for field, name in EMPLOYER.items()}
        terms = {field: getattr(plan.terms, name) for field, name in TERMS.items()}
        return {**employer, **terms, "funder": plan.funder, "price": plan.price}

    def _store(self, values: Values) -> None:
        plan = self._plan()
        employer = evolve(plan.employer, **{name: values[field] for field, name in EMPLOYER.items()})
        terms = evolve(plan.terms, **{name: values[field] for field, name in TERMS.items()})
        kept = evolve(plan, employer=employer, terms=terms, funder=values["funder"], price=values["price"])
        funding.save(self._file, kept)
