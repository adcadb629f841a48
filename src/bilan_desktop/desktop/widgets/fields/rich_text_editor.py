"""The editor of a section: bold, italic, bulleted and numbered lists, and nothing else (C9)."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.fields import rich_document
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.length import too_long
from bilan_desktop.domain.richtext import SECTION_LIMIT, BlockKind, RichText

_FRAME = 2 * (1 + 7)


class RichTextEditor(FormField):
    """A section's text. Whatever is pasted or dropped is reduced; above `limit` characters a sentence says by how many.

    Ctrl+B, Ctrl+I, Ctrl+Shift+8 (bullets), Ctrl+Shift+7 (numbers); Tab leaves; Ctrl+Z undoes.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        limit: int = SECTION_LIMIT,
        lines: tuple[int, int] = (4, 18),
        parent: QWidget | None = None,
    ) -> None:
        self._limit = limit
        self._silent = False
        self._text = _ReducingText(*lines)
        box = QWidget()
        super().__init__(label, self._text, hint=hint, framed=box, parent=parent)
        self._text.setPlaceholderText(placeholder)
        self._bar = _ToolBar()
        self._bold = self._bar.add("bold", self.tr("Gras"), "Ctrl+B")
        self._italic = self._bar.add("italic", self.tr("Italique"), "Ctrl+I")
        self._bullets = self._bar.add("list", self.tr("Liste à puces"), "Ctrl+Shift+8")
        self._numbers = self._bar.add("list-ordered", self.tr("Liste numérotée"), "Ctrl+Shift+7")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        self.setTabOrder(self._bar.first(), self._text)
        self._connect()

    def value(self) -> RichText:
        """What is written."""
        return rich_document.read_document(self._text.document())

    def set_value(self, value: RichText) -> None:
        """Shows a text; not told as a change, and forgets what could be undone. An unchanged text stays as it is."""
        if rich_document.tidy(value) == self.value():
            return
        self._silent = True
        rich_document.write_document(self._text.document(), value)
        self._silent = False
        self._show_looks()

    def draft(self) -> str:
        return self.value().dumps()

    def put_back(self, draft: str) -> None:
        rich_document.write_document(self._text.document(), RichText.loads(draft))
        self._show_looks()

    def set_read_only(self, read_only: bool) -> None:
        self._text.setReadOnly(read_only)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            if read_only
            else Qt.TextInteractionFlag.TextEditorInteraction
        )
        self._bar.setVisible(not read_only)
        self._text.setProperty("joined", not read_only)
        self._text.style().polish(self._text)

    def toggle_bold(self) -> None:
        """Makes the selection, or what is typed next, bold or not."""
        look = QTextCharFormat()
        heavy = self._text.fontWeight() >= QFont.Weight.DemiBold
        look.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        self._merge(look)

    def toggle_italic(self) -> None:
        """Makes the selection, or what is typed next, italic or not."""
        look = QTextCharFormat()
        look.setFontItalic(not self._text.fontItalic())
        self._merge(look)

    def toggle_bullets(self) -> None:
        """Makes the selected paragraphs items of a bulleted list, or paragraphs again."""
        self._toggle_list(BlockKind.BULLET)

    def toggle_numbers(self) -> None:
        """Makes the selected paragraphs items of a numbered list, or paragraphs again."""
        self._toggle_list(BlockKind.NUMBERED)

    def _connect(self) -> None:
        for button, call in (
            (self._bold, self.toggle_bold),
            (self._italic, self.toggle_italic),
            (self._bullets, self.toggle_bullets),
            (self._numbers, self.toggle_numbers),
        ):
            button.clicked.connect(call)
            shortcut = QShortcut(QKeySequence(button.property("keys")), self._text, call)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._text.textChanged.connect(self._edited)
        self._text.currentCharFormatChanged.connect(self._show_looks)
        self._text.cursorPositionChanged.connect(self._show_looks)

    def _merge(self, look: QTextCharFormat) -> None:
        self._text.mergeCurrentCharFormat(look)
        self._text.setFocus()
        self._show_looks()

    def _toggle_list(self, kind: BlockKind) -> None:
        cursor = self._text.textCursor()
        wanted = BlockKind.PARAGRAPH if self._kind() is kind else kind
        first = cursor.document().findBlock(cursor.selectionStart())
        last = cursor.document().findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        current = first.previous().textList() if first.previous().isValid() else None
        step = type(cursor)(first)
        while True:
            step.setPosition(first.position())
            current = rich_document.set_kind(step, wanted, current)
            if first == last:
                break
            first = first.next()
        cursor.endEditBlock()
        self._text.setFocus()
        self._show_looks()

    def _kind(self) -> BlockKind:
        return rich_document.kind_of_list(self._text.textCursor().currentList())

    def _show_looks(self) -> None:
        kind = self._kind()
        self._bold.setChecked(self._text.fontWeight() >= QFont.Weight.DemiBold)
        self._italic.setChecked(self._text.fontItalic())
        self._bullets.setChecked(kind is BlockKind.BULLET)
        self._numbers.setChecked(kind is BlockKind.NUMBERED)

    def _edited(self) -> None:
        if self._silent:
            return
        self.set_error(too_long(self._text.toPlainText(), self._limit))
        self.changed.emit()


class _ReducingText(QTextEdit):
    """Takes of what is pasted or dropped only what a section may hold; as tall as its text, within bounds."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setProperty("joined", True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setIndentWidth(24)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or (source.hasText() and not source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        if source.hasHtml():
            text = rich_document.read_html(source.html())
        elif self.canInsertFromMimeData(source):
            text = rich_document.read_plain(source.text())
        else:
            return
        cursor = self.textCursor()
        rich_document.insert(cursor, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._break_line()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()  # the page scrolls
            return
        super().wheelEvent(event)

    def _break_line(self) -> None:
        """Enter and Shift+Enter begin a paragraph or an item; in an empty item they end the list."""
        cursor = self.textCursor()
        if cursor.currentList() is not None and not cursor.block().text() and not cursor.hasSelection():
            rich_document.set_kind(cursor, BlockKind.PARAGRAPH)
            self.setTextCursor(cursor)
            return
        cursor.insertBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        bounds = [lines * line + 2 * self.document().documentMargin() for lines in (self._least, self._most)]
        tall = min(max(self.document().size().height(), bounds[0]), bounds[1])
        self.setFixedHeight(round(tall) + _FRAME)


class _ToolBar(QFrame):
    """The buttons above the text: one stop for Tab, arrows go from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "toolbar")
        self.setAccessibleName(self.tr("Mise en forme"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.TINY, 2, Space.TINY, 2)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self._buttons: list[IconButton] = []

    def add(self, icon_name: str, name: str, keys: str) -> IconButton:
        button = IconButton(icon_name, name, checkable=True, keys=keys)
        button.setProperty("keys", keys)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._buttons else Qt.FocusPolicy.TabFocus)
        button.installEventFilter(self)
        self._buttons.append(button)
        self._row.insertWidget(len(self._buttons) - 1, button)
        return button

    def first(self) -> IconButton:
        return self._buttons[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, IconButton):
                place = (self._buttons.index(watched) + step) % len(self._buttons)
                self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
