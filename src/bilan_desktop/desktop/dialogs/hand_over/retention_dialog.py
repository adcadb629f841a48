"""Records a written request or agreement to keep named documents after the term (C7, E6)."""

from datetime import date
from uuid import UUID, uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.cases.case import Case, Holding
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.sharing.agreement import Basis, KeepFor, RetentionAgreement, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing import agreements, leaving
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.wording.french import day_month, day_month_year
from bilan_desktop.wording.labels import kind_label, label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence

MONTHS = (3, 6, 9, 12)
UNTIL = 0  # the choice of a day instead of so many months


class RetentionDialog(Dialog):
    """`accepted` once the agreement and its proof are on disk."""

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__("", parent, width=620)
        self.ask(
            self.tr("Demande ou accord de conservation"),
            self.tr(
                "Sans demande écrite, tout le contenu est détruit à la clôture. Le bénéficiaire peut retirer son accord à"
                " tout moment\u202f: ce qu’il couvrait est alors détruit aussitôt."
            ),
        )
        self._file = file
        self._basis = RadioField(
            self.tr("&Fondement"), [(basis, label(basis)) for basis in Basis], upright=True
        )
        self._documents = _Documents(file)
        self._keep = ChoiceField(self.tr("&Durée de conservation après le terme"), self._durations())
        self._until = day_field(file, "keep", self.tr("&Jusqu’au"), toward=Toward.FUTURE)
        self._purpose = LineField(self.tr("&But\u202f: le suivi de quelle situation"))
        self._given = day_field(file, "given_on", self.tr("Si&gné le"), toward=Toward.PAST)
        self._proof = ProofBox(lambda: self.attempt(self._blank))
        self._proof.stored.connect(self.stored)
        for widget in (
            self._basis,
            self._documents,
            self._keep,
            self._until,
            self._purpose,
            self._given,
            self._proof,
        ):
            self.add(widget)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer l’accord"), ButtonKind.PRIMARY)
        record.clicked.connect(self._record)
        self._basis.set_value(Basis.WRITTEN_REQUEST)
        self._keep.set_value(12)
        self._given.set_value(file.today())
        for field in (self._basis, self._keep):
            field.changed.connect(self._show_need)
        self._show_need()

    def _durations(self) -> list[tuple[int, str]]:
        months = [(count, self.tr("{count} mois").format(count=count)) for count in MONTHS]
        return [*months, (UNTIL, self.tr("Jusqu’à une date précise"))]

    def _show_need(self) -> None:
        basis = self._basis.value()
        self._purpose.setVisible(basis is Basis.FOLLOW_UP)
        self._documents.show_for(basis or Basis.WRITTEN_REQUEST)
        self._until.setVisible(self._keep.value() == UNTIL)

    def _agreement(self) -> RetentionAgreement:
        months = self._keep.value()
        day: date | None = self._until.value() if months == UNTIL else None
        given_on = self._given.value()
        if given_on is None:
            raise InvalidInput("given_on", Problem.EMPTY)
        return RetentionAgreement(
            id=uuid4(),
            basis=self._basis.value() or Basis.WRITTEN_REQUEST,
            given_on=given_on,
            documents=self._documents.chosen(),
            keep=KeepFor(until=day) if months == UNTIL else KeepFor(months=months),
            purpose=self._purpose.value() if self._purpose.isVisibleTo(self) else "",
            proof=None,
        )

    def _blank(self) -> Leaving:
        paper = signing.blank_retention(self._file, self._agreement())
        return leaving.of_form(self._file, Subject.AGREEMENT, paper)

    def _record(self) -> None:
        self._documents.clear_error()
        if not self._given.commit() or not self._until.commit():
            return
        fields = {
            "keep": self._until if self._keep.value() == UNTIL else self._keep,
            "purpose": self._purpose,
            "given_on": self._given,
            "file": self._proof.attached,
        }
        try:
            agreements.check_retention(self._file, self._agreement())
        except RuleBroken as error:
            self._tell_barred(error)
            return
        except InvalidInput as error:
            if error.field == "documents":
                self._documents.set_error(input_sentence(error))
            elif not telling.beside(fields, error):
                self.messages.show_panel(telling.panel(error))
            return
        if self._proof.require() and self.attempt(self._act, fields) is not None:
            self.accept()

    def _tell_barred(self, error: RuleBroken) -> None:
        panel = telling.panel(error)
        latest = error.facts.get("latest")
        if error.breach is Breach.RETENTION_OVER_CEILING and isinstance(latest, date):
            offer = panel.add_button(self.tr("Retenir le {day}").format(day=day_month_year(latest)))
            offer.clicked.connect(lambda: self._take(latest))
        self.messages.show_panel(panel)

    def _take(self, latest: date) -> None:
        self._keep.set_value(UNTIL)
        self._until.set_value(latest)
        self._show_need()
        self.messages.clear()

    def _act(self) -> Case:
        given = self._proof.paper()
        if given is None:
            return signing.retention_on_screen(self._file, self._agreement(), self._proof.signature())
        return signing.retention_attached(self._file, self._agreement(), given.read())


class _Documents(QWidget):
    """The documents that an agreement may name, each with its box."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._synthesis = file.case.synthesis_id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(Text(self.tr("Documents à conserver"), TextStyle.SMALL, "secondary"))
        self._boxes: dict[UUID, CheckField] = {}
        self._working: set[UUID] = set()
        taken = {document for a in file.case.retention if a.is_active for document in a.documents}
        for holding in _nameable(file.case):
            if holding.id in taken:
                continue
            box = CheckField(_named(file.case, holding))
            self._boxes[holding.id] = box
            if holding.id != self._synthesis:
                self._working.add(holding.id)
            column.addWidget(box)
        self._none = Text(
            self.tr(
                "La synthèse est déjà couverte par un accord\u202f; pour un autre document, choisissez l’accord de suivi."
            ),
            TextStyle.SMALL,
            wrap=True,
        )
        column.addWidget(self._none)
        self._error = Text("", TextStyle.SMALL, wrap=True)
        self._error.setProperty("field_part", "error")
        self._error.hide()
        column.addWidget(self._error)
        if self._synthesis in self._boxes:
            self._boxes[self._synthesis].set_value(True)

    def chosen(self) -> tuple[UUID, ...]:
        """The ids of the boxes that are ticked."""
        return tuple(i for i, box in self._boxes.items() if box.value() and box.isVisibleTo(self))

    def show_for(self, basis: Basis) -> None:
        """Working documents may be named in an agreement founded on follow-up only (R. 6313-7)."""
        for holding_id in self._working:
            self._boxes[holding_id].setVisible(basis is Basis.FOLLOW_UP)
        self._none.setVisible(self._synthesis not in self._boxes and basis is not Basis.FOLLOW_UP)

    def set_error(self, sentence: str) -> None:
        """What is wrong with the choice."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def clear_error(self) -> None:
        """Takes the sentence away."""
        self.set_error("")


def _nameable(case: Case) -> list[Holding]:
    content = {DocumentClass.WORKING, DocumentClass.SYNTHESIS}
    synthesis = case.holding(case.synthesis_id)
    others = [h for h in case.holdings() if h.kind.document_class in content and h.id != case.synthesis_id]
    return [synthesis, *others]


def _named(case: Case, holding: Holding) -> str:
    named = kind_label(holding.kind)
    if holding.kind is DocumentKind.SESSION_NOTES:
        number = [session.id for session in case.sessions].index(holding.id) + 1
        return f"Notes de la séance {number}, du {day_month(holding.made_on)}"
    return f"{named} — {holding.title}" if holding.title else named
