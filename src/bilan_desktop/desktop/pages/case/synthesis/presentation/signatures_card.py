"""The two places to sign under the synthesis that was presented."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.signature_field import SignatureField
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.signature import Signatory, Signature
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.wording.french import clock_time, long_date

_HEIGHT = 90


class SignaturesCard(Card):
    """`signed(who)` when one of the two presses « Signer »; their drawing is `pad(who).value()`."""

    signed = Signal(object)

    def __init__(self, title: str, names: dict[Signatory, str]) -> None:
        super().__init__(title)
        self._note = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._places = {who: _Place(name) for who, name in names.items()}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.WIDE)
        for who, place in self._places.items():
            self._row.addWidget(place, 1, Qt.AlignmentFlag.AlignTop)
            place.sign.clicked.connect(lambda _=False, who=who: self.signed.emit(who))
        self.add(self._note)
        self.add(self._row)

    def pad(self, who: Signatory) -> SignatureField:
        """Where one of the two draws."""
        return self._places[who].pad

    def stack(self, *, narrow: bool) -> None:
        """One place below the other where the window is narrow."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_synthesis(self, written: Synthesis) -> None:
        """Shows who has signed the text as it stands, and a place to sign for whoever has not."""
        holding = {signature.who: signature for signature in written.signed}
        final = written.finalised_on is not None
        for who, place in self._places.items():
            place.show_signature(holding.get(who), final=final)
        void = len(written.signatures) > len(holding)
        self._note.setText(
            self.tr("Le texte ou les observations ont changé depuis la signature\u202f: elle est à refaire.")
            if void
            else self.tr("Chaque signature est liée à ce texte\u202f: s’il change, elle ne vaut plus.")
        )
        self._note.set_role(Tone.WARNING if void else "secondary")
        self._note.setVisible(not final)


class _Place(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.pad = SignatureField(name)
        self.sign = Button(self.tr("Signer"), ButtonKind.PRIMARY, icon_name="check")
        self._name = Text(name, TextStyle.STRONG, wrap=True)
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Signature tracée\u202f: {name}").format(name=name))
        self._when = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._again = Button(self.tr("Refaire la signature"), ButtonKind.QUIET, dense=True)
        self._again.clicked.connect(lambda: self._show_pad(shown=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._name, self._picture, self._when, self._again, self.pad, self.sign):
            stays = part in (self._again, self.sign, self._picture)
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if stays else Qt.AlignmentFlag(0))

    def show_signature(self, signature: Signature | None, *, final: bool) -> None:
        """What was drawn and when, or the place to draw."""
        self._show_pad(shown=signature is None and not final)
        self._again.setVisible(signature is not None and not final)
        self._name.setVisible(signature is not None)
        self._picture.setVisible(signature is not None)
        if signature is None:
            self._when.setText(self.tr("Non signé à l’écran") if final else "")
        else:
            told = {"day": long_date(signature.at.date()), "time": clock_time(signature.at.time())}
            self._when.setText(self.tr("Signé le {day} à {time}").format(**told))
            self._picture.setPixmap(_on_paper(signature.image))
        self._when.setVisible(bool(self._when.text()))

    def _show_pad(self, *, shown: bool) -> None:
        if shown:
            self.pad.set_value(b"")
        self.pad.setVisible(shown)
        self.sign.setVisible(shown)


def _on_paper(image: bytes) -> QPixmap:
    """The drawing on the white of a paper, in every theme."""
    drawn = QPixmap()
    drawn.loadFromData(image)
    drawn = drawn.scaledToHeight(theme.current().px(_HEIGHT), Qt.TransformationMode.SmoothTransformation)
    paper = QPixmap(drawn.size())
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return paper
