"""What the paper of the funding says, and the paper itself to print: « Projet » while something is missing."""

from attrs import evolve
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.frame.missing_mentions import MissingMentions
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_blank
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.measure_fields import DurationField, MoneyField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.bilan.funding import PAPERS, Cpf, PaperKind, SelfFunded, missing_mentions
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.texts import TERMS_TEXTS
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.domain.text import LINE
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import input_sentence

TERMS = {
    "convention_title": "title",
    "planned": "planned",
    "convention_content": "content",
    "convention_means": "means",
    "course_and_follow_up": "course_and_follow_up",
    "handing_over": "handing_over",
    "payment_terms": "payment",
}
CONTRACT_TERMS = {"qualifications": "qualifications", "stopping": "stopping"}

SUBJECTS = {
    PaperKind.CONVENTION: Subject.CONVENTION,
    PaperKind.QUOTE: Subject.FUNDING_AGREEMENT,
    PaperKind.CONTRACT: Subject.CONTRACT,
}


class TermsCard(Card):
    """Saved as it is typed; where the person pays, the price stands here too."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        stored = tab.file.case.funding
        self._kind = PAPERS[stored.route].kind
        titles = {
            PaperKind.CONVENTION: tab.tr("Ce que dit la convention"),
            PaperKind.QUOTE: tab.tr("Ce que dit le devis"),
            PaperKind.CONTRACT: tab.tr("Ce que dit le contrat"),
        }
        super().__init__(titles[self._kind], parent=parent)
        self._tab, self._file = tab, tab.file
        is_contract = self._kind is PaperKind.CONTRACT
        self._names = TERMS | CONTRACT_TERMS if is_contract else TERMS
        self._holds_price = isinstance(stored, SelfFunded)
        fields = self._fields()
        if is_contract:
            fields |= self._contract_fields()
        if self._holds_price:
            fields["price"] = MoneyField(self.tr("Pri&x"), explain=input_sentence)
        self._form = Form(tab, fields, self._read, self._store)
        self.watches = {
            name: FieldWatch(tab, field, name) for name, field in fields.items() if name in TERMS_TEXTS
        }
        self._missing = MissingMentions()
        self._missing.chosen.connect(lambda name: tab.wanted.emit(Way(Place.FRAME, name)))
        self._view = Button(self.tr("Voir et imprimer le document…"), dense=True, icon_name="file-text")
        self._view.clicked.connect(self._show_paper)
        self.body.setSpacing(Space.LARGE)
        for part in (self._missing, *self._form.fields.values(), self._view):
            self.add(part)

    def show_case(self) -> None:
        """Shows the terms, and which mentions are missing."""
        self._form.show()
        case = self._file.case
        first = next(iter(self._form.fields.values())).editor
        self._missing.show_missing(missing_mentions(case.funding, case.frame), first)

    def reveal(self, spot: str) -> bool:
        """Puts the focus on a field. False for an unknown one."""
        return self._form.reveal(spot)

    def forget(self) -> None:
        """Leaves nothing of the texts in memory."""
        for watch in self.watches.values():
            watch.forget()

    def release(self) -> None:
        """The card is going away."""
        self.forget()
        self._form.release()

    def _fields(self) -> dict[str, FormField]:
        return {
            "convention_title": TextField(
                self.tr("Intitulé"), placeholder=self.tr("Bilan de compétences"), limit=LINE, lines=(1, 3)
            ),
            "planned": DurationField(
                self.tr("Durée pré&vue"),
                explain=input_sentence,
                hint=self.tr("Sans elle, le document porte ce qui reste des 24 heures."),
                optional=True,
            ),
            "convention_content": TextField(self.tr("Contenu, durée et période"), lines=(2, 10)),
            "convention_means": TextField(self.tr("Moyens humains et matériels"), lines=(2, 10)),
            "course_and_follow_up": TextField(self.tr("Déroulement et suivi"), lines=(2, 10)),
            "handing_over": TextField(
                self.tr("Remise des résultats détaillés et de la synthèse"),
                hint=self.tr("Au bénéficiaire seul."),
                lines=(2, 10),
            ),
            "payment_terms": TextField(self.tr("Modalités de règlement"), lines=(2, 6)),
        }

    def _contract_fields(self) -> dict[str, FormField]:
        return {
            "qualifications": TextField(
                self.tr("Titres et références"),
                hint=self.tr("De la personne qui conduit le bilan."),
                lines=(2, 6),
            ),
            "stopping": TextField(
                self.tr("Arrêt anticipé ou abandon"),
                hint=self.tr("Ce qui est dû, et ce qui ne l’est pas."),
                lines=(2, 6),
            ),
        }

    def _read(self) -> Values:
        stored = self._file.case.funding
        assert not isinstance(stored, Cpf)
        values = {field: getattr(stored.terms, name) for field, name in self._names.items()}
        return values | ({"price": stored.price} if self._holds_price else {})

    def _store(self, values: Values) -> None:
        stored = self._file.case.funding
        assert not isinstance(stored, Cpf)
        terms = evolve(stored.terms, **{name: values[field] for field, name in self._names.items()})
        price = values["price"] if self._holds_price else stored.price
        funding.save(self._file, evolve(stored, terms=terms, price=price))

    def _show_paper(self) -> None:
        if not self._tab.flush():
            return
        try:
            content = funding.paper(self._file)
        except InvalidInput as error:
            self._tab.tell(error, self._form.fields)
            return
        view_blank(self._tab, label(self._kind), SUBJECTS[self._kind], lambda: content)
