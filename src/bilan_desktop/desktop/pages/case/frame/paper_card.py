"""A paper that is signed on one day, with the document that proves it: the payer's, or a fund's agreement (C2)."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.adding import take_in
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_document
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import PAPERS, Agreed, PaperKind
from bilan_desktop.domain.bilan.terms import Signed
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.practice.running import attachments, funding
from bilan_desktop.wording.french import long_date
from bilan_desktop.wording.reading import Toward

_KINDS = {
    PaperKind.CONVENTION: DocumentKind.CONVENTION,
    PaperKind.QUOTE: DocumentKind.FUNDING_AGREEMENT,
    PaperKind.CONTRACT: DocumentKind.CONTRACT,
}


class PaperCard(Card):
    """One thing to do: the day and the file, then « Noter la signature »."""

    def __init__(self, tab: Tab, *, is_grant: bool = False, parent: QWidget | None = None) -> None:
        self._tag = Tag()
        self._tab, self._file, self._is_grant = tab, tab.file, is_grant
        self._kind = PAPERS[self._file.case.route].kind
        super().__init__(self._titled(tab), action=self._tag, parent=parent)
        self._amending = False
        self._stands = Text("", wrap=True)
        self._who = Text(self._signers(), TextStyle.SMALL, "secondary", wrap=True)
        self._view = Button(self.tr("Voir le document"), dense=True, icon_name="eye")
        self._amend = Button(self.tr("Modifier…"), ButtonKind.QUIET, dense=True, icon_name="pencil")
        day = self.tr("Accord donné le") if is_grant else self.tr("Signé le")
        self._on = day_field(
            self._file,
            "signed_on",
            day,
            toward=Toward.PAST,
            placeholder=self.tr("aujourd’hui, lundi, 3/12"),
        )
        self._proof = IntakeField(self.tr("Document signé"), self.tr("Choisir le fichier…"))
        self._sign = Button(
            self.tr("Noter l’accord") if is_grant else self.tr("Noter la si&gnature"),
            dense=True,
            icon_name="signature",
        )
        shown = QHBoxLayout()
        shown.addWidget(self._view)
        shown.addWidget(self._amend)
        shown.addStretch(1)
        for part in (self._stands, self._who, shown, self._on, self._proof, self._sign):
            self.add(part)
        self._sign.clicked.connect(self._note)
        self._view.clicked.connect(self._show_proof)
        self._amend.clicked.connect(self._begin_again)

    def show_case(self) -> None:
        """Shows whether it is signed."""
        paper = self._paper()
        is_in = paper.on is not None
        self._tag.set_text(
            self.tr("Au dossier") if is_in else self.tr("À enregistrer"),
            Tone.FINE if is_in else Tone.NEUTRAL,
        )
        said = self.tr("Accord donné le {day}") if self._is_grant else self.tr("Signé le {day}")
        waits = self.tr("Attendu avant l’investigation.")
        self._stands.setText(said.format(day=long_date(paper.on)) if paper.on else waits)
        self._view.setVisible(is_in)
        self._amend.setVisible(is_in and not self._amending)
        for part in (self._on, self._proof, self._sign):
            part.setVisible(not is_in or self._amending)

    def reveal(self, spot: str) -> bool:
        """Puts the focus on the day, or on the document once it is there."""
        if spot != "paper" or (self._is_grant and self._paper().on is not None):
            return False
        (self._view if self._view.isVisibleTo(self) else self._on).setFocus()
        return True

    def release(self) -> None:
        """The card is going away; it holds nothing that saves itself."""

    def _titled(self, tab: Tab) -> str:
        if self._is_grant:
            return tab.tr("Accord du fonds")
        return {
            PaperKind.CONVENTION: tab.tr("Convention"),
            PaperKind.QUOTE: tab.tr("Devis"),
            PaperKind.CONTRACT: tab.tr("Contrat"),
        }[self._kind]

    def _signers(self) -> str:
        if self._is_grant:
            return self.tr("Le fonds accepte de prendre le bilan en charge.")
        return {
            PaperKind.CONVENTION: self.tr("Signée de la personne, de qui finance et de vous."),
            PaperKind.QUOTE: self.tr("Signé de la personne, de France Travail et de vous."),
            PaperKind.CONTRACT: self.tr("Signé de la personne et de vous."),
        }[self._kind]

    def _paper(self) -> Signed:
        stored = self._file.case.funding
        assert isinstance(stored, Agreed)
        return stored.grant if self._is_grant else stored.paper

    def _note(self) -> None:
        fields = {"signed_on": self._on, "paper_proof": self._proof, "file": self._proof}
        if not self._on.commit():
            self._on.setFocus()
            return
        given, kept = self._proof.value(), self._paper().proof
        day = self._on.value()
        if given is None:
            kept = kept if self._amending else None
            sign = partial(funding.sign_paper, self._file, day, kept, is_grant=self._is_grant)
            if self._tab.attempt(sign, fields):
                self._noted()
            return
        try:
            Signed.recorded(day, self._file.case.id, self._file.today())
        except InvalidInput as error:
            self._tab.tell(error, fields)
            return
        kind = DocumentKind.FUNDING_AGREEMENT if self._is_grant else _KINDS[self._kind]

        def use(content: bytes) -> Case:
            paper = attachments.attach(self._file, content, kind, given.name, made_on=day)
            return funding.sign_paper(self._file, day, paper.id, is_grant=self._is_grant)

        take_in(self._tab, given, use, lambda _: self._noted(), fields)

    def _noted(self) -> None:
        self._amending = False
        self._on.set_value(None)
        self._proof.set_value(None)
        self._tab.messages.clear()
        self._tab.stored.emit()
        self.show_case()
        self._view.setFocus()

    def _begin_again(self) -> None:
        self._amending = True
        self._on.set_value(self._paper().on)
        self.show_case()
        self._on.setFocus()

    def _show_proof(self) -> None:
        document = self._file.case.document(self._paper().proof)
        if document is not None:
            view_document(self._tab, document)
