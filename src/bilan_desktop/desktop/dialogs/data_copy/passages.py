"""All the texts of a copy, one below the other, to be read: what concerns somebody else is selected and masked."""

from bisect import bisect_right

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.domain.registers.data_copy import Mask, Passage, everywhere, likely_names, merged


@frozen
class _Stretch:
    """Where a passage stands in the editor, in the editor's own units."""

    start: int
    end: int
    passage: Passage


class Passages(QTextEdit):
    """Reads like a page; nothing can be typed. `changed` when a mask was set or taken away.

    What seems to name somebody, the person's `own` names apart, is underlined until it is masked.
    """

    changed = Signal()

    def __init__(
        self, passages: tuple[Passage, ...], own: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Textes de la copie"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUndoRedoEnabled(False)
        self._passages = passages
        self._masks: tuple[Mask, ...] = ()
        self._stretches: list[_Stretch] = []
        self._likely = tuple(
            Mask(passage.path, *span) for passage in passages for span in likely_names(passage.text, own)
        )
        self._write()
        self._show_marks()

    @property
    def masks(self) -> tuple[Mask, ...]:
        """What is masked."""
        return self._masks

    @property
    def left_to_look_at(self) -> int:
        """How many likely names are not masked."""
        return len(self._unmasked())

    def mask_selection(self) -> bool:
        """Masks what is selected. False when nothing of a passage is."""
        return self._set((*self._masks, *self._selected()))

    def mask_everywhere(self) -> bool:
        """Masks the selected words wherever they stand. False when nothing is selected."""
        words = self.textCursor().selectedText().replace("\u2029", " ")
        return self._set((*self._masks, *everywhere(self._passages, words)))

    def unmask_selection(self) -> bool:
        """Takes away the masks that the selection or the cursor touches. False when there is none."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), max(cursor.selectionEnd(), cursor.selectionStart() + 1)
        left = tuple(
            mask for mask in self._masks if not any(s < end and start < e for s, e in [self._place_of(mask)])
        )
        if left == self._masks:
            return False
        self._masks = left
        self._show_masks()
        return True

    def _set(self, wanted: tuple[Mask, ...]) -> bool:
        found = tuple(
            Mask(passage.path, start, end)
            for passage in self._passages
            for start, end in merged(
                ((m.start, m.end) for m in wanted if m.path == passage.path), len(passage.text)
            )
        )
        if found == self._masks:
            return False
        self._masks = found
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self._show_masks()
        return True

    def _selected(self) -> list[Mask]:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return [
            Mask(
                each.passage.path,
                _characters(each.passage.text, max(0, start - each.start)),
                _characters(each.passage.text, min(end, each.end) - each.start),
            )
            for each in self._stretches
            if max(start, each.start) < min(end, each.end)
        ]

    def _place_of(self, mask: Mask) -> tuple[int, int]:
        at = next(each for each in self._stretches if each.passage.path == mask.path)
        text = at.passage.text
        return at.start + _units(text[: mask.start]), at.start + _units(text[: mask.end])

    def _write(self) -> None:
        look = theme.current()
        heading, plain = QTextCharFormat(), QTextCharFormat()
        heading.setFont(look.font(TextStyle.CAPTION))
        heading.setForeground(QColor(look.palette.secondary))
        plain.setFont(look.font(TextStyle.BODY))
        plain.setForeground(QColor(look.palette.ink))
        cursor = QTextCursor(self.document())
        for number, passage in enumerate(self._passages):
            if number:
                cursor.insertBlock()
                cursor.insertBlock()
            cursor.insertText(passage.name, heading)
            cursor.insertBlock()
            start = cursor.position()
            cursor.insertText(passage.text, plain)
            self._stretches.append(_Stretch(start, cursor.position(), passage))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _unmasked(self) -> list[Mask]:
        return [
            name
            for name in self._likely
            if not any(m.path == name.path and m.start < name.end and name.start < m.end for m in self._masks)
        ]

    def _show_masks(self) -> None:
        self._show_marks()
        self.changed.emit()

    def _show_marks(self) -> None:
        tone = theme.current().palette.tone(Tone.WARNING)
        masked, likely = QTextCharFormat(), QTextCharFormat()
        masked.setBackground(QColor(tone.fill))
        masked.setForeground(QColor(tone.ink))
        masked.setFontStrikeOut(True)
        likely.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        likely.setUnderlineColor(QColor(tone.ink))
        marks = [(mask, masked) for mask in self._masks] + [(name, likely) for name in self._unmasked()]
        self.setExtraSelections([self._mark(mask, look) for mask, look in marks])

    def _mark(self, mask: Mask, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        shown = QTextEdit.ExtraSelection()
        start, end = self._place_of(mask)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        shown.cursor, shown.format = cursor, look
        return shown


def _units(text: str) -> int:
    """How many of Qt's characters a text has: those beyond the first plane count twice."""
    return len(text.encode("utf-16-le")) // 2


def _characters(text: str, units: int) -> int:
    """How many characters stand in the first of Qt's characters of a text; one cut in two counts whole."""
    ends = [0]
    for character in text:
        ends.append(ends[-1] + (2 if ord(character) > 0xFFFF else 1))
    place = bisect_right(ends, units) - 1
    return place + (1 if ends[place] < units else 0)
