"""The papers of the end on « Clôture »: the certificate of completion, the attendance sheets, what is noted of invoices."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.closed.records_card import line_of
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.vouchers import certificates, outdated, unsigned
from bilan_desktop.wording.french import money, plural, short_date


class VouchersCard(Card):
    """`certified` to make the certificate, `viewed(document)` to look at one, `handed(document)` to hand it over.

    `invoiced` and `dropped(id)` for an invoice.
    """

    certified = Signal()
    viewed = Signal(object)
    handed = Signal(object)
    invoiced = Signal()
    dropped = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        self._certify = Button("", dense=True, icon_name="badge-check")
        invoice = Button(self.tr("Noter une facture…"), ButtonKind.QUIET, dense=True)
        self._certify.clicked.connect(self.certified)
        invoice.clicked.connect(self.invoiced)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SMALL)
        acts.addWidget(self._certify)
        acts.addWidget(invoice)
        acts.addStretch(1)
        self.add(self._rows)
        self.add(acts)

    def show_case(self, case: Case) -> None:
        """Shows the vouchers of a case as they stand."""
        rows.clear(self._rows)
        made, stale = certificates(case), outdated(case)
        for document in made:
            view = IconButton("eye", self.tr("Voir le certificat de réalisation"))
            view.clicked.connect(partial(self.viewed.emit, document))
            hand_over = IconButton("printer", self.tr("Remettre ou imprimer le certificat de réalisation"))
            hand_over.clicked.connect(partial(self.handed.emit, document))
            name = self.tr("Certificat de réalisation")
            named = f"{name} — {document.title}" if document.title else name
            note = self.tr("Établi le {day}\u202f: dates et heures, rien du contenu")
            if document.id in stale:
                note = self.tr("Établi le {day}, avant une correction des séances\u202f: à refaire")
            said = note.format(day=short_date(document.made_on))
            self._rows.addWidget(line_of(named, said, view, hand_over))
        unsettled = {session.id for session in unsigned(case)}
        held, missing = len(case.sessions), len(unsettled)
        said = self.tr("{signed} sur {held}").format(
            signed=held - missing, held=plural(held, self.tr("séance"))
        )
        sheets = sum(d.id in stale and d.session_id in unsettled for d in case.documents)
        if sheets:
            again = self.tr("{said} · {count} d’avant une correction, à refaire signer")
            said = again.format(said=said, count=sheets)
        self._rows.addWidget(line_of(self.tr("Feuilles d’émargement signées"), said))
        for invoice in case.invoices:
            drop = IconButton("trash-2", self.tr("Retirer la facture {number}").format(number=invoice.number))
            drop.clicked.connect(partial(self.dropped.emit, invoice.id))
            note = f"{short_date(invoice.on)} · {money(invoice.amount)}"
            named = self.tr("Facture {number}").format(number=invoice.number)
            self._rows.addWidget(line_of(named, note, drop))
        again = self.tr("Éta&blir de nouveau le certificat")
        self._certify.setText(again if made else self.tr("Éta&blir le certificat de réalisation"))
        self._certify.setEnabled(bool(case.sessions))
