"""A day, typed freely (« 3/12 », « demain », « lundi ») or picked in a calendar, shown in full."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.fields.line_button import LineButton
from bilan_desktop.desktop.widgets.fields.read_field import ReadField, Reading, not_understood
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.wording.french import long_date


def as_typed(day: date) -> str:
    """A day as it is comfortably typed over: 03/12/2026."""
    return f"{day:%d/%m/%Y}"


class DateField(ReadField[date]):
    """A day. `read` takes what was typed, `show` writes « lundi 23 novembre 2026 »."""

    def __init__(
        self,
        label: str,
        *,
        read: Callable[[str], date | None],
        show: Callable[[date], str] = long_date,
        explain: Callable[[InvalidInput], str] = not_understood,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        reading = Reading(read, show, as_typed, explain)
        super().__init__(label, reading, hint=hint, placeholder=placeholder, optional=optional, parent=parent)
        self._popup: CalendarPopup | None = None
        self._open = LineButton("calendar", self.tr("Ouvrir le calendrier"), self._line)
        self._open.clicked.connect(self.open_calendar)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self._line, self.open_calendar)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def open_calendar(self) -> None:
        """Opens the calendar under the line."""
        if self._line.isReadOnly() or not self._line.isEnabled():
            return
        self.commit()
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._picked)
        self._popup.open_at(self._line, self._value)

    def _picked(self, day: date) -> None:
        self._line.setText(as_typed(day))
        self._typed = True
        self.commit()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)


class CalendarPopup(QFrame):
    """A month to pick a day from; Enter or a click picks, Esc leaves."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setProperty("surface", "popup")
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._calendar.setGridVisible(False)
        self._calendar.setAccessibleName(self.tr("Calendrier"))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addWidget(self._calendar)

    def open_at(self, below: QWidget, day: date | None) -> None:
        """Opens under a widget, on a day or on the present month."""
        self._dress()
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        screen = below.screen().availableGeometry()
        corner = below.mapToGlobal(QPoint(0, below.height() + Space.TINY))
        if corner.y() + self.height() > screen.bottom():
            corner = below.mapToGlobal(QPoint(0, -self.height() - Space.TINY))
        x = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        y = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        look = theme.current()
        palette = look.palette
        self._calendar.setFixedSize(look.px(308), look.px(264))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(palette.ink))
        head.setForeground(QColor(palette.secondary))
        head.setBackground(QColor(palette.card))
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setHeaderTextFormat(head)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
