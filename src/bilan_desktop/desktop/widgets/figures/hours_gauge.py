"""The hours of a bilan out of the 24 there are, accompaniment and personal work apart (L. 6313-4 al. 5)."""

from datetime import timedelta
from math import ceil

from attrs import frozen
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.figures.figure import Figure
from bilan_desktop.wording.french import CEILING, duration, hours_of


@frozen
class Hours:
    """Hours done: `accompaniment` with the counsellor, `personal` work agreed as part of the bilan."""

    accompaniment: timedelta = timedelta()
    personal: timedelta = timedelta()
    ceiling: timedelta = CEILING

    @property
    def total(self) -> timedelta:
        """Both together."""
        return self.accompaniment + self.personal

    def in_words(self) -> str:
        """« 21 h sur 24 h : 18 h d’accompagnement, 3 h de travail personnel »."""
        sentence = QCoreApplication.translate("HoursGauge", "{total} sur {ceiling}").format(
            total=duration(self.total), ceiling=duration(self.ceiling)
        )
        if not self.personal:
            return sentence
        parts = QCoreApplication.translate(
            "HoursGauge", "{accompaniment} d’accompagnement, {personal} de travail personnel"
        ).format(accompaniment=duration(self.accompaniment), personal=duration(self.personal))
        return f"{sentence}\u202f: {parts}"


class HoursGauge(Figure):
    """A bar and « 21 h 00 / 24 h » beside it; the personal work is the lighter part of the bar."""

    def __init__(self, hours: Hours | None = None, *, bar: int = 180, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._hours = hours or Hours()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_hours(self._hours)

    def hours(self) -> Hours:
        """What is shown."""
        return self._hours

    def set_hours(self, hours: Hours) -> None:
        """Shows other hours."""
        self._hours = hours
        self.say(hours.in_words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return hours_size(self._hours, self._bar)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        paint_hours(painter, QRectF(self.rect()), self._hours, self._bar)


def hours_size(hours: Hours, bar: int = 110) -> QSize:
    """The room a gauge takes."""
    look = theme.current()
    done, _, left = hours_of(hours.total, hours.ceiling).partition("/")
    bold, plain = QFontMetricsF(look.font(weight=700)), QFontMetricsF(look.font())
    words = bold.horizontalAdvance(done) + plain.horizontalAdvance(f"/{left}")
    return QSize(ceil(look.px(bar) + look.px(8) + words), ceil(bold.height()))


def paint_hours(painter: QPainter, rect: QRectF, hours: Hours, bar: int = 110) -> None:
    """Paints a gauge, the bar at the left; item delegates use it too."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thickness = look.px(8)
    groove = QRectF(rect.left(), rect.center().y() - thickness / 2, look.px(bar), thickness)
    _paint_bar(painter, groove, hours)
    done, _, left = hours_of(hours.total, hours.ceiling).partition("/")
    start = groove.right() + look.px(8)
    over = hours.total > hours.ceiling
    palette = look.palette
    bold, plain = look.font(weight=700), look.font(TextStyle.BODY)
    painter.setFont(bold)
    painter.setPen(QColor(palette.danger.ink if over else palette.ink))
    painter.drawText(
        QRectF(start, rect.top(), rect.width(), rect.height()), Qt.AlignmentFlag.AlignVCenter, done
    )
    start += QFontMetricsF(bold).horizontalAdvance(done)
    painter.setFont(plain)
    painter.setPen(QColor(palette.secondary))
    painter.drawText(
        QRectF(start, rect.top(), rect.width(), rect.height()), Qt.AlignmentFlag.AlignVCenter, f"/{left}"
    )


def _paint_bar(painter: QPainter, groove: QRectF, hours: Hours) -> None:
    palette = theme.current().palette
    radius = groove.height() / 2
    outline = QPainterPath()
    outline.addRoundedRect(groove, radius, radius)
    painter.save()
    painter.fillPath(outline, QColor(palette.track))
    painter.setClipPath(outline)
    scale = groove.width() / (hours.ceiling / timedelta(hours=1))
    solid = min(groove.width(), hours.accompaniment / timedelta(hours=1) * scale)
    both = min(groove.width(), hours.total / timedelta(hours=1) * scale)
    over = hours.total > hours.ceiling
    painter.fillRect(
        QRectF(groove.topLeft(), QPointF(groove.left() + solid, groove.bottom())),
        QColor(palette.danger.ink if over else palette.accent),
    )
    if both > solid:
        light = QRectF(
            QPointF(groove.left() + solid, groove.top()), QPointF(groove.left() + both, groove.bottom())
        )
        painter.fillRect(light, QColor(palette.accent_tone.fill))
        gap = QRectF(light.left(), groove.top(), 1, groove.height())
        painter.fillRect(gap, QColor(palette.card))
    painter.restore()
