"""What the beneficiary agreed to in writing: to keep documents, to disclose one; each can be withdrawn."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.closing.lines import agreement_words
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement
from bilan_desktop.wording.french import day_month_year, list_of, plural, short_date
from bilan_desktop.wording.labels import kind_label, label


class AgreementsCard(Card):
    """`added` to record one to keep, `disclosed` one to disclose, `requested` one towards the CEP operator.

    `withdrawn(id)` when the beneficiary takes one back.
    """

    added = Signal()
    disclosed = Signal()
    requested = Signal()
    withdrawn = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self._add = Button("", dense=True, icon_name="plus")
        super().__init__(title, action=self._add, parent=parent)
        self._add.setText(self.tr("&Enregistrer un accord de conservation…"))
        self._add.clicked.connect(self.added)
        self._none = Text(
            self.tr("Aucune demande écrite\u202f: tout le contenu sera détruit à la clôture."),
            role="secondary",
            wrap=True,
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        self.add(self._none)
        self.add(self._rows)
        disclose = Button(self.tr("Accord de co&mmunication à un tiers…"), ButtonKind.QUIET, dense=True)
        request = Button(self.tr("Demande d’en&voi au CEP…"), ButtonKind.QUIET, dense=True)
        disclose.clicked.connect(self.disclosed)
        request.clicked.connect(self.requested)
        more = QHBoxLayout()
        more.setSpacing(Space.SMALL)
        for button in (disclose, request):
            more.addWidget(button)
        more.addStretch(1)
        self.add(more)

    def show_case(self, case: Case, today: date) -> None:
        """Shows the agreements of a case, the withdrawn ones too: they stay as proof."""
        rows.clear(self._rows)
        for retention in case.retention:
            self._rows.addWidget(self._retention(case, retention))
        for disclosure in case.disclosures:
            self._rows.addWidget(self._disclosure(disclosure, today))
        self._none.setVisible(not case.retention)

    def focus_add(self) -> None:
        """Puts the focus on the button that records one."""
        self._add.setFocus()

    def _retention(self, case: Case, agreement: RetentionAgreement) -> QWidget:
        known = {holding.id for holding in case.holdings()} | {case.synthesis_id}
        kinds = [kind_label(case.holding(d).kind) for d in agreement.documents if d in known]
        counted = [
            f"{kinds.count(kind)} × {kind}" if kinds.count(kind) > 1 else kind
            for kind in dict.fromkeys(kinds)
        ]
        until = agreement.keep.until
        lasting = (
            self.tr("jusqu’au {day}").format(day=short_date(until)) if until else self._months(agreement)
        )
        note = f"{list_of(counted)} — {lasting}"
        act = partial(self.withdrawn.emit, agreement.id) if agreement.is_active else None
        return self._row(agreement_words(agreement), note, agreement.withdrawn_on, act, agreement.id)

    def _months(self, agreement: RetentionAgreement) -> str:
        count = plural(agreement.keep.months or 0, "mois", "mois")
        return self.tr("{months} après le terme").format(months=count)

    def _disclosure(self, agreement: DisclosureAgreement, today: date) -> QWidget:
        title = self.tr("Communication à {name} ({kind})").format(
            name=agreement.recipient.name, kind=label(agreement.recipient.kind).lower()
        )
        note = self.tr("{document}, jusqu’au {day}").format(
            document=label(agreement.subject), day=short_date(agreement.until)
        )
        if agreement.used_on:
            note += " · " + self.tr("utilisé le {day}").format(day=short_date(agreement.used_on))
        elif agreement.until < today:
            note += " · " + self.tr("échu")
        usable = agreement.is_active and agreement.used_on is None and agreement.until >= today
        act = partial(self.withdrawn.emit, agreement.id) if usable else None
        return self._row(title, note, agreement.withdrawn_on, act, agreement.id)

    def _row(
        self,
        title: str,
        note: str,
        withdrawn_on: date | None,
        withdraw: Callable[[], None] | None,
        agreement: UUID,
    ) -> QWidget:
        row = QWidget()
        row.setObjectName(str(agreement))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        line = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Text(title, TextStyle.STRONG, wrap=True))
        texts.addWidget(Text(note, TextStyle.SMALL, "secondary", wrap=True))
        line.addLayout(texts, 1)
        if withdrawn_on is not None:
            line.addWidget(
                Tag(self.tr("Retiré le {day}").format(day=day_month_year(withdrawn_on)), Tone.NEUTRAL)
            )
        elif withdraw is not None:
            button = Button(self.tr("Retirer…"), ButtonKind.QUIET, dense=True)
            button.setAccessibleName(self.tr("Retirer\u202f: {title}").format(title=title))
            button.clicked.connect(withdraw)
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(Rule(faint=True))
        return row
