"""Several lines of plain text, as tall as what is written."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.length import too_long

_PADDING = 2 * (7 + 1)
_SLACK = 2  # without it Qt takes the last line for half hidden


class GrowingText(QPlainTextEdit):
    """A plain text that grows from `least` to `most` lines; Tab leaves it."""

    def __init__(self, least: int = 3, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()  # the page scrolls
            return
        super().wheelEvent(event)

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        margins = 2 * self.document().documentMargin() + _PADDING
        self.setFixedHeight(round(lines * line + margins + _SLACK))


class TextField(FormField):
    """A plain text of several lines. Above `limit` characters a sentence says by how many; nothing is cut off."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        limit: int = 20_000,
        lines: tuple[int, int] = (3, 14),
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._text = GrowingText(*lines)
        super().__init__(label, self._text, hint=hint, optional=optional, parent=parent)
        self._limit = limit
        self._silent = False
        self._text.setPlaceholderText(placeholder)
        self._text.textChanged.connect(self._edited)

    def value(self) -> str:
        """What is written."""
        return self._text.toPlainText()

    def set_value(self, text: str) -> None:
        """Shows a text; not told as a change, and forgets what could be undone. An unchanged text stays as it is."""
        if text == self._text.toPlainText():
            return
        self._silent = True
        self._text.setPlainText(text)
        self._silent = False

    def draft(self) -> str:
        return self._text.toPlainText()

    def put_back(self, draft: str) -> None:
        self._text.setPlainText(draft)

    def set_read_only(self, read_only: bool) -> None:
        self._text.setReadOnly(read_only)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._text.setTextInteractionFlags(
            flags if read_only else Qt.TextInteractionFlag.TextEditorInteraction
        )

    def _edited(self) -> None:
        if self._silent:
            return
        self.set_error(too_long(self.value(), self._limit))
        self.changed.emit()
