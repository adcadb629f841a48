"""What stands in fields and is not stored: taken along when the vault locks, and put back in the same fields.

A field that holds a mistake, a dialog that was half filled in, a signature just drawn: none of them may keep the vault open,
and none may be lost. What a field holds travels as its `draft`, under its label and its rank among the fields of that
label; the place it belongs to is named beside it, never a word of a case.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from bilan_desktop.desktop.widgets.fields.form_field import FormField

Fields = dict[str, Any]
Drafts = dict[str, Fields]
"""By place: `page:<name>`, `case:<id>#<tab>/<spot>`, `dialog:<class>@<page and case>`."""

TITLE: Final = "title"
"""Beside the fields of a dialog: what it is called, which says nothing of a case."""

Focus = tuple[str, int]
"""A field and the place of the cursor in it."""


def capture(root: QWidget, stored: Collection[FormField] = ()) -> Fields:
    """What the person changed in the fields that `root` shows, those in `stored` left out."""
    return {
        name: draft
        for name, field in _named(root)
        if field not in stored and field.is_touched and (draft := field.draft()) is not None
    }


def put_back(root: QWidget, fields: Mapping[str, Any]) -> None:
    """Shows drafts in the fields they were taken from; a field that shows the same already is left alone.

    A field that is shown only once another is answered comes after it.
    """
    left = dict(fields)
    while left:
        found = [(name, field) for name, field in _named(root) if name in left]
        if not found:
            return
        for name, field in found:
            draft = left.pop(name)
            if field.draft() != draft:
                field.put_back(draft)


def focus_in(root: QWidget) -> Focus | None:
    """The field below `root` that has the keyboard, or would have it, and where its cursor is."""
    focused = root.window().focusWidget()
    for name, field in _named(root):
        if focused is field.editor:
            return name, _cursor(field.editor)
    return None


def focus_back(root: QWidget, focus: Focus) -> bool:
    """Gives the keyboard back to that field. False when it is not shown."""
    name, position = focus
    for each, field in _named(root):
        if each == name:
            field.setFocus()
            _set_cursor(field.editor, position)
            return True
    return False


class Waiting:
    """Drafts that are not back in their fields yet. `changed` is called each time there are fewer."""

    def __init__(self, changed: Callable[[], object] = lambda: None) -> None:
        self._drafts: Drafts = {}
        self._changed = changed

    def fill(self, drafts: Mapping[str, Fields]) -> None:
        """The drafts that waited at the unlock."""
        self._drafts = dict(drafts)

    def every(self) -> Drafts:
        """What still waits."""
        return dict(self._drafts)

    def places(self, begins: str) -> list[str]:
        """The places that begin so and have something waiting."""
        return [place for place in self._drafts if place.startswith(begins)]

    def take(self, place: str) -> Fields:
        """What waits for a place, which does not wait from now on."""
        fields = self._drafts.pop(place, {})
        if fields:
            self._changed()
        return fields

    def give_up(self, holding: str) -> None:
        """Forgets what belongs to something that is gone: every place whose name holds this."""
        gone = [place for place in self._drafts if holding in place]
        for place in gone:
            del self._drafts[place]
        if gone:
            self._changed()


def _named(root: QWidget) -> Iterator[tuple[str, FormField]]:
    met: Counter[str] = Counter()
    for field in root.findChildren(FormField):
        if field.isVisibleTo(root):
            label = field.label()
            yield f"{label}/{met[label]}", field
            met[label] += 1


def _cursor(editor: QWidget) -> int:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    if isinstance(editor, QLineEdit):
        return editor.cursorPosition()
    return editor.textCursor().position() if isinstance(editor, QPlainTextEdit | QTextEdit) else 0


def _set_cursor(editor: QWidget, position: int) -> None:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    if isinstance(editor, QLineEdit):
        editor.deselect()
        editor.setCursorPosition(position)
    elif isinstance(editor, QPlainTextEdit | QTextEdit):
        cursor = editor.textCursor()
        cursor.setPosition(min(position, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
