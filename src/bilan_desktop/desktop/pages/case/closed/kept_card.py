"""What a closed case keeps, part by part, each with its date and its ground."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.bilan.document import Document, DocumentClass, DocumentKind, MediaType
from bilan_desktop.domain.calendar import year_end
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.drawing.retention import Kept
from bilan_desktop.practice.ending.closed import ClosedFile, KeptPart
from bilan_desktop.wording.french import day_month_year, file_size, money, short_date, typeset
from bilan_desktop.wording.labels import label

_TONES = {Outcome.KEPT: Tone.WARNING, Outcome.ADMINISTRATIVE: Tone.NEUTRAL}
_IMAGES = {MediaType.JPEG, MediaType.PNG}


class KeptCard(Card):
    """`viewed(part, document)`, `copied(part, document)` for a kept synthesis, `withdrawn(part)` for one under an agreement."""

    viewed = Signal(object, object)
    copied = Signal(object, object)
    withdrawn = Signal(object)

    def __init__(self, file: ClosedFile, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Ce qui est gardé, et jusqu’à quand"))
        self.add(Text(self.tr("Ce qui est gardé, et jusqu’à quand"), TextStyle.HEADING, wrap=True))
        timeline = RetentionTimeline()
        timeline.set_kept(
            file.term,
            [Kept(self._ground(part), part.until, part.outcome) for part in file.parts],
        )
        self.add(timeline)
        for part in file.parts:
            self.add(Rule(faint=True))
            self.add(self._part(part))
        for invoice in file.invoices:
            noted = self.tr("Facture {number} du {day}\u202f: {amount}").format(
                number=invoice.number, day=short_date(invoice.on), amount=money(invoice.amount)
            )
            self.add(Text(typeset(noted), TextStyle.SMALL, "secondary", wrap=True))
        for agreement in file.agreements:
            if agreement.withdrawn_on is not None:
                said = self.tr("Accord du {given} retiré le {day}\u202f: ce qu’il couvrait a été détruit.")
                words = said.format(
                    given=short_date(agreement.given_on), day=short_date(agreement.withdrawn_on)
                )
                self.add(Text(words, TextStyle.SMALL, "secondary", wrap=True))

    def _ground(self, part: KeptPart) -> str:
        if part.agreement is not None:
            return label(part.agreement.basis)
        classes = {d.document_class for d in part.documents}
        vouchers = DocumentClass.VOUCHER in classes or (not classes and part.until == year_end(part.until))
        return (
            self.tr("Pièces comptables et relevé des heures")
            if vouchers
            else self.tr("Preuves, identité et coordonnées")
        )

    def _part(self, part: KeptPart) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self._ground(part), TextStyle.STRONG, wrap=True))
        if part.agreement is not None:
            given = self.tr("Donné le {day}").format(day=day_month_year(part.agreement.given_on))
            words.addWidget(Text(given, TextStyle.SMALL, "secondary", wrap=True))
        head.addLayout(words, 1)
        until = self.tr("Conservé → {day}").format(day=short_date(part.until))
        head.addWidget(Tag(until, _TONES[part.outcome]), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for document in part.documents:
            column.addWidget(self._document(part, document))
        if not part.documents:
            column.addWidget(
                Text(
                    self.tr("Identité, dates et heures\u202f; aucun contenu."),
                    TextStyle.SMALL,
                    "secondary",
                    wrap=True,
                )
            )
        if part.agreement is not None:
            withdraw = Button(self.tr("&Retirer l’accord…"), ButtonKind.QUIET, dense=True, icon_name="undo-2")
            withdraw.clicked.connect(lambda: self.withdrawn.emit(part))
            column.addWidget(withdraw)
        return box

    def _document(self, part: KeptPart, document: Document) -> QWidget:
        name = name_of(document)
        parts = [short_date(document.made_on), label(document.media_type), file_size(document.size)]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, TextStyle.BODY, wrap=True))
        words.addWidget(Text(" · ".join(parts), TextStyle.SMALL, "secondary", wrap=True))
        view = IconButton("eye", self.tr("Voir «\u202f{name}\u202f»").format(name=name))
        view.clicked.connect(lambda: self.viewed.emit(part, document))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        row.setSpacing(Space.SMALL)
        mark = "image" if document.media_type in _IMAGES else "file-text"
        row.addWidget(IconMark(mark), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if document.kind is DocumentKind.SYNTHESIS:
            copy = Button(self.tr("Copie pour le &bénéficiaire…"), dense=True, icon_name="download")
            copy.clicked.connect(lambda: self.copied.emit(part, document))
            row.addWidget(copy)
        row.addWidget(view)
        return box


def name_of(document: Document) -> str:
    """Its title, or what it is."""
    return document.title or label(document.kind)
