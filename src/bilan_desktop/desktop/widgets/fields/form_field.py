"""What every field is: a label above, the editor, a hint, and the sentence of a mistake beside its cause."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text, restyle, without_mnemonic

DISCREET: Final = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Asks the input method neither to learn what is typed nor to guess what comes."""


class FormField(QWidget):
    """A labelled editor. `changed` tells of each change made by the person, `left` that the focus went elsewhere.

    The label's `&` makes the mnemonic. What `set_error` says is shown, read aloud, and described on the editor.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        optional: bool = False,
        framed: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self._error_text = ""
        self._touched = False
        shown = self.tr("{label} · facultatif").format(label=label) if optional else label
        self._label = QLabel(shown)
        self._label.setProperty("field_part", "label")
        self._label.setBuddy(editor)
        self._label.setWordWrap(True)
        self._hint = Text(hint, wrap=True)
        self._hint.setProperty("field_part", "hint")
        if not hint:  # shown before it has a parent, it would be a window of its own for a moment
            self._hint.hide()
        self._error = _ErrorLine()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.TINY)
        for part in (self._label, framed or editor, self._error, self._hint):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setFocusProxy(editor)
        editor.setAccessibleName(without_mnemonic(label))
        editor.setAccessibleDescription(hint)
        editor.setInputMethodHints(editor.inputMethodHints() | DISCREET)
        editor.installEventFilter(self)
        self.changed.connect(self._touch)

    def value(self) -> Any:
        """What the field holds, as its kind of value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows a value; not told as a change."""
        raise NotImplementedError

    def draft(self) -> Any:
        """What stands in the editor, readable or not, as JSON can hold it; None for what is never kept."""
        return None

    def put_back(self, draft: Any) -> None:
        """Shows what `draft` gave, as if the person had typed it again."""

    @property
    def is_touched(self) -> bool:
        """Whether the person has changed something here since the field was made."""
        return self._touched

    def commit(self) -> bool:
        """Takes what is being typed now; False when it cannot be read and the sentence is shown."""
        return True

    def label(self) -> str:
        """The label as it is read aloud."""
        return self.editor.accessibleName()

    def set_label(self, label: str) -> None:
        """Changes the label."""
        self._label.setText(label)
        self.editor.setAccessibleName(without_mnemonic(label))

    def hide_label(self) -> None:
        """Leaves the label to a title that stands right above; screen readers still get it."""
        self._label.hide()

    def add_below(self, note: QWidget) -> None:
        """Puts something under the editor, above the sentence of a mistake."""
        self._layout.insertWidget(self._layout.indexOf(self._error), note)

    def set_hint(self, hint: str) -> None:
        """Changes the hint under the editor."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._describe()

    def error(self) -> str:
        """The sentence shown now; empty when nothing is wrong."""
        return self._error_text

    def set_error(self, sentence: str) -> None:
        """Shows what is wrong, beside its cause. An empty sentence takes it away."""
        if sentence == self._error_text:
            return
        self._error_text = sentence
        self._error.show_sentence(sentence)
        self.editor.setProperty("broken", bool(sentence))
        restyle(self.editor)
        self._describe()
        announce(self.editor, sentence)

    def clear_error(self) -> None:
        """Takes the sentence away."""
        self.set_error("")

    def set_read_only(self, read_only: bool) -> None:
        """Shows the value without letting it be changed."""
        self.editor.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.editor_left()
        return super().eventFilter(watched, event)

    def editor_left(self) -> None:
        """Called when the focus leaves the editor; a field that reads what was typed does so here."""
        self.left.emit()

    def _touch(self) -> None:
        self._touched = True

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(" ".join(filter(None, (self._error_text, self._hint_text))))


class _ErrorLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", wrap=True)
        self._text.setProperty("field_part", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconMark("triangle-alert", Tone.DANGER, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
