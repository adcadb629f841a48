"""What left the case, to whom, and what was asked for and refused: the case's own register (C6)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.sharing.agreement import Recipient
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text


class CommunicationsCard(Card):
    """`refused` to write down a request that was refused."""

    refused = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self._add = Button("", dense=True, icon_name="plus")
        super().__init__(title, action=self._add, parent=parent)
        self._add.setText(self.tr("No&ter une demande refusée…"))
        self._add.clicked.connect(self.refused)
        self._none = Text(
            self.tr("Rien n’a été remis, et aucune demande n’a été refusée."), role="secondary", wrap=True
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        self.add(self._none)
        self.add(self._rows)

    def show_case(self, case: Case) -> None:
        """Shows the lines of a case, the latest first."""
        rows.clear(self._rows)
        lines: list[HandOver | RefusedRequest] = [*case.hand_overs, *case.refusals]
        for line in sorted(lines, key=lambda each: each.on, reverse=True):
            self._rows.addWidget(self._line(line))
        self._none.setVisible(not lines)

    def focus_add(self) -> None:
        """Puts the focus on the button that notes a refused request."""
        self._add.setFocus()

    def _line(self, line: HandOver | RefusedRequest) -> QWidget:
        if isinstance(line, RefusedRequest):
            note = self.tr("{asking}, le {day} · {source}").format(
                asking=_named(line.recipient),
                day=day_month_year(line.on),
                source=source_text(SOURCES[line.rule]),
            )
            tag = Tag(self.tr("Refusé"), Tone.WARNING)
        else:
            note = self.tr("{recipient}, le {day}").format(
                recipient=_named(line.recipient), day=day_month_year(line.on)
            )
            if line.receipt:
                note += " · " + self.tr("contre signature")
            if line.agreement:
                note += " · " + self.tr("avec accord écrit")
            tag = Tag(self.tr("Remis"), Tone.FINE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(label(line.subject), wrap=True))
        words.addWidget(Text(note, TextStyle.SMALL, "secondary", wrap=True))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(tag)
        return box


def _named(recipient: Recipient) -> str:
    kind = label(recipient.kind)
    return f"{recipient.name} ({kind.lower()})" if recipient.name else kind
