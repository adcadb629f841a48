"""Ctrl+K: one line to go to a page, do something, or open a case."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import icon, paint_icon
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.fields.form_field import DISCREET
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists.row_table import one_line
from bilan_desktop.wording.french import plural

_MOST = 60
_FINDING = Qt.ItemDataRole.UserRole


@frozen
class Finding:
    """Something the search may lead to: an icon, what it is called, a word on it, and what choosing it does."""

    icon: str
    title: str
    note: str
    act: Callable[[], object]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether every word is in its title or note, accents and letter case apart."""
        text = folded(f"{self.title} {self.note}")
        return all(word in text for word in words)


class Palette(QDialog):
    """A search over what it is given; the arrows move, Enter chooses, Esc closes. Emptied when it closes."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Rechercher"))
        self._model = _Model(self)
        self._all = list(findings)
        self._line = QLineEdit()
        self._line.setInputMethodHints(DISCREET)
        self._line.setPlaceholderText(self.tr("Un dossier, une page, une action"))
        self._line.setAccessibleName(self.tr("Rechercher un dossier, une page ou une action"))
        self._line.setClearButtonEnabled(True)
        for action in self._line.findChildren(QAction):  # the cross that Qt draws is of no theme
            action.setIcon(icon("x"))
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setAccessibleName(self.tr("Résultats"))
        self._view.setUniformItemSizes(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setItemDelegate(_Delegate(self._view))
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._nothing = Text(self.tr("Rien ne porte ce nom."), TextStyle.BODY, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._line)
        column.addWidget(self._view, 1)
        column.addWidget(self._nothing)
        self._line.textChanged.connect(self._search)
        self._line.installEventFilter(self)
        self._view.clicked.connect(self._choose)
        look = theme.current()
        self.resize(look.px(560), look.px(420))
        self._search("")
        self._line.setFocus()

    def done(self, result: int) -> None:
        self._model.show([])
        self._all = []
        self._line.clear()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._line:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self._view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        words = folded(text).split()
        found = [finding for finding in self._all if finding.holds(words)][:_MOST]
        self._model.show(found)
        self._view.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found:
            self._view.setCurrentIndex(self._model.index(0, 0))
        announce(self._line, plural(len(found), "résultat") if words else "")

    def _move(self, step: int) -> None:
        rows = self._model.rowCount()
        if rows:
            row = (self._view.currentIndex().row() + step) % rows
            self._view.setCurrentIndex(self._model.index(row, 0))
            announce(self._line, self._model.index(row, 0).data())

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        act = self._model.finding(index.row()).act
        self.accept()
        act()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[Finding] = []

    def show(self, found: list[Finding]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        return self._found[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        finding = self._found[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{finding.title} · {finding.note}" if finding.note else finding.title
        return finding if role == _FINDING else None


class _Delegate(QStyledItemDelegate):
    """The title at the left, the word on it at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.current().px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        finding: Finding = index.data(_FINDING)
        look = theme.current()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.accent_tone.soft))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        side, air = look.px(18), look.px(10)
        mark = QRectF(rect.left() + air, rect.center().y() - side / 2, side, side)
        paint_icon(painter, finding.icon, mark, look.palette.secondary)
        font = look.font(TextStyle.SMALL)
        width = QFontMetricsF(font).horizontalAdvance(finding.note)
        note = QRectF(rect.right() - air - width - 2, rect.top(), width + 2, rect.height())
        one_line(painter, note, finding.note, font, look.palette.secondary)
        words = QRectF(mark.right() + air, rect.top(), note.left() - mark.right() - 2 * air, rect.height())
        one_line(painter, words, finding.title, look.font(), look.palette.ink)
        painter.restore()


def folded(text: str) -> str:
    """The text without accents and capitals, as it is compared."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
