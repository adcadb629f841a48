"""What remains as proof: the certificates of destruction, the hand-overs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.wording.french import long_date, plural, short_date
from bilan_desktop.wording.labels import label


class CertificatesCard(Card):
    """`viewed(certificate)` to look at one."""

    viewed = Signal(object)

    def __init__(self, certificates: Sequence[DestructionCertificate], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add(Text(self.tr("Attestations de destruction"), TextStyle.HEADING, wrap=True))
        self.setAccessibleName(self.tr("Attestations de destruction"))
        for index, certificate in enumerate(certificates):
            if index:
                self.add(Rule(faint=True))
            self.add(self._row(certificate))
        if not certificates:
            self.add(Text(self.tr("Rien n’a encore été détruit."), TextStyle.SMALL, "secondary", wrap=True))

    def _row(self, certificate: DestructionCertificate) -> QWidget:
        day = short_date(certificate.destroyed_on)
        count = sum(number for _, number in certificate.documents)
        note = f"{label(certificate.reason)} · {plural(count, self.tr('document'))}"
        view = IconButton("eye", self.tr("Voir l’attestation du {day}").format(day=day))
        view.clicked.connect(lambda: self.viewed.emit(certificate))
        return line_of(long_date(certificate.destroyed_on), note, view)


class HandOversCard(Card):
    """To whom what was handed over, and what was asked for and refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add(Text(self.tr("Remises inscrites"), TextStyle.HEADING, wrap=True))
        self.setAccessibleName(self.tr("Remises inscrites"))
        self._rows = QVBoxLayout()
        self.add(self._rows)

    def show_lines(self, hand_overs: Sequence[HandOver], refusals: Sequence[RefusedRequest]) -> None:
        """Shows the lines in place of those shown before."""
        rows.clear(self._rows)
        for line in hand_overs:
            recipient = line.recipient.name or label(line.recipient.kind)
            note = self.tr("{recipient}, le {day}").format(recipient=recipient, day=short_date(line.on))
            self._rows.addWidget(line_of(label(line.subject), note))
        for refused in refusals:
            recipient = refused.recipient.name or label(refused.recipient.kind)
            note = self.tr("Demande refusée\u202f: {recipient}, le {day}").format(
                recipient=recipient, day=short_date(refused.on)
            )
            self._rows.addWidget(line_of(label(refused.subject), note))
        if not hand_overs and not refusals:
            nothing = Text(self.tr("Rien n’a été remis."), TextStyle.SMALL, "secondary", wrap=True)
            self._rows.addWidget(nothing)


def line_of(strong: str, note: str, *actions: QWidget) -> QWidget:
    """Something said, with a note under it and what can be done at its right."""
    box = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(strong, TextStyle.SMALL, wrap=True))
    words.addWidget(Text(note, TextStyle.CAPTION, "secondary", wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addLayout(words, 1)
    for action in actions:
        row.addWidget(action)
    return box
