"""How strong a passphrase is, in bits out of the 80 asked (L7: CNIL, attack offline)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.figures.figure import Figure
from bilan_desktop.desktop.widgets.labels import Text

ASKED_BITS = 80
_SEGMENTS = 4


class StrengthMeter(QWidget):
    """A bar in four parts, full at the strength asked, and the sentence that says the same."""

    def __init__(self, asked: int = ASKED_BITS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._bar = _Bar()
        self._text = Text("", TextStyle.SMALL, "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        column.addStretch(1)
        self.setToolTip(
            self.tr(
                "Chaque point double le nombre d’essais qu’il faudrait pour la deviner\u202f: ce sont des bits."
                " La CNIL en demande {asked} pour un coffre que l’on pourrait emporter."
            ).format(asked=asked)
        )
        self.set_bits(None)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def set_bits(self, bits: float | None) -> None:
        """Shows a strength; None while nothing is typed."""
        if bits is None:
            self._bar.show_part(0, Tone.NEUTRAL)
            sentence = self.tr("Sept mots sans lien entre eux, tirés au hasard, suffisent.")
        else:
            part = bits / self._asked
            tone, words = self._judged(part)
            self._bar.show_part(part, tone)
            sentence = self.tr("{words}\u202f: {bits} sur {asked}").format(
                words=words, bits=int(bits), asked=self._asked
            )
        self._text.setText(sentence)
        self._bar.say(sentence)

    def _judged(self, part: float) -> tuple[Tone, str]:
        if part >= 1:
            return Tone.FINE, self.tr("Assez forte")
        if part >= 0.75:
            return Tone.WARNING, self.tr("Presque assez forte")
        if part >= 0.4:
            return Tone.WARNING, self.tr("Encore trop courte")
        return Tone.DANGER, self.tr("Facile à deviner")


class _Bar(Figure):
    def __init__(self) -> None:
        super().__init__()
        self._part, self._tone = 0.0, Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float, tone: Tone) -> None:
        self._part, self._tone = min(1.0, max(0.0, part)), tone
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(200), look.px(6))

    def draw(self, painter: QPainter) -> None:
        palette = theme.current().palette
        width = (self.width() - 4 * (_SEGMENTS - 1)) / _SEGMENTS
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(_SEGMENTS):
            cell = QRectF(index * (width + 4), 0, width, self.height())
            painter.setBrush(QColor(palette.track))
            painter.drawRoundedRect(cell, cell.height() / 2, cell.height() / 2)
            filled = min(1.0, max(0.0, self._part * _SEGMENTS - index))
            if filled > 0:
                painter.setBrush(QColor(palette.tone(self._tone).ink))
                cell.setWidth(max(cell.height(), width * filled))
                painter.drawRoundedRect(cell, cell.height() / 2, cell.height() / 2)
