"""A line that is read for what it means: a day, an hour, a length of time, an amount."""

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import frozen
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.domain.errors import InvalidInput

T = TypeVar("T")

PAUSE = 300  # milliseconds without a key before what is typed is read


def not_understood(_: InvalidInput) -> str:
    """What is said when nobody gave a better sentence."""
    return QCoreApplication.translate("ReadField", "Cette saisie n’a pas pu être lue.")


@frozen
class Reading(Generic[T]):
    """How a kind of value is read and written.

    `read(text)` gives the value, None for an empty text, or raises InvalidInput; `show(value)` writes it in full;
    `edit(value)` as it is comfortably typed over (as `show` when not given); `explain(error)` words a mistake.
    """

    read: Callable[[str], T | None]
    show: Callable[[T], str]
    edit: Callable[[T], str] | None = None
    explain: Callable[[InvalidInput], str] = not_understood


class ReadField(FormField, Generic[T]):
    """Reads what is typed, freely, and shows it in full once left.

    A valid text is taken after a short pause too, so that nothing waits for the focus to leave; a mistake is told
    only when the person left the field or pressed Enter.
    """

    def __init__(
        self,
        label: str,
        reading: Reading[T],
        *,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, hint=hint, optional=optional, parent=parent)
        self._reading = reading
        self._value: T | None = None
        self._typed = False
        self._line.setPlaceholderText(placeholder)
        self._line.textChanged.connect(self._on_typed)
        self._line.returnPressed.connect(self.commit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._take_if_valid)

    def value(self) -> T | None:
        """The last value that could be read."""
        return self._value

    def text(self) -> str:
        """What stands in the line."""
        return self._line.text()

    def set_value(self, value: T | None) -> None:
        """Shows a value; not told as a change. What the person is typing is left alone when it means the same."""
        if value == self._value and self._typed:
            return
        self._value = value
        self._typed = False
        self._pause.stop()
        self._write(value)
        self.clear_error()

    def draft(self) -> str:
        return self._line.text()

    def put_back(self, draft: str) -> None:
        self._line.setText(draft)
        self.commit()

    @property
    def is_touched(self) -> bool:
        return self._typed or super().is_touched

    def commit(self) -> bool:
        """Reads what is typed now. False, with the sentence shown, when it cannot be read; the text is kept."""
        self._pause.stop()
        if not self._typed:
            return not self.error()
        try:
            value = self._reading.read(self._line.text())
        except InvalidInput as error:
            self.set_error(self._reading.explain(error))
            return False
        self._typed = False
        self.clear_error()
        self._take(value)
        self._write(value)
        return True

    def set_read_only(self, read_only: bool) -> None:
        self._line.setReadOnly(read_only)

    def editor_left(self) -> None:
        self.commit()
        self._write_if_clean()
        super().editor_left()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusIn:
            self._entered()
        return super().eventFilter(watched, event)

    def _entered(self) -> None:
        if self._typed or self._value is None:
            return
        self._put(self._edit(self._value))
        QTimer.singleShot(0, self._line.selectAll)

    def _on_typed(self) -> None:
        self._typed = True
        self.clear_error()
        self._pause.start()

    def _take_if_valid(self) -> None:
        try:
            value = self._reading.read(self._line.text())
        except InvalidInput:
            return
        self._take(value)

    def _take(self, value: T | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _edit(self, value: T) -> str:
        return (self._reading.edit or self._reading.show)(value)

    def _write_if_clean(self) -> None:
        if not self._typed:
            self._write(self._value)

    def _write(self, value: T | None) -> None:
        if value is None:
            self._put("")
        else:
            self._put(self._edit(value) if self._line.hasFocus() else self._reading.show(value))
            self._line.setCursorPosition(0)

    def _put(self, text: str) -> None:
        with QSignalBlocker(self._line):
            self._line.setText(text)
