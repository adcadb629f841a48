"""Buttons: primary, secondary, quiet, danger; with text or with an icon alone."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.icons import Role, icon


class ButtonKind(StrEnum):
    """What a button weighs; one primary at most on a page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_ICON_ROLES: dict[ButtonKind, Role] = {
    ButtonKind.PRIMARY: "on_accent",
    ButtonKind.DANGER: "on_danger",
    ButtonKind.SECONDARY: "accent",
    ButtonKind.QUIET: "accent",
}
_AIR = 6


class PressedByEnter(QPushButton):
    """Enter presses the button that has the focus, as Space does; never another one of the dialog."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class Button(PressedByEnter):
    """A button with a text, and an icon if named; `dense` is the small one inside cards."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon_name: str = "",
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._dense = dense
        self.setProperty("kind", kind.value)
        self.setProperty("dense", dense)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if icon_name:
            self.setIcon(icon(icon_name, _ICON_ROLES[kind]))
            self._size_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self.icon().isNull():
            self._size_icon()

    def _size_icon(self) -> None:
        side = theme.current().px(16 if self._dense else 18)
        self.setIconSize(QSize(side + (_AIR if self.text() else 0), side))


class LinkButton(PressedByEnter):
    """A button that looks like a word of the text: a step back, « tout voir ». One that `leads` on is told by its colour."""

    def __init__(self, text: str, parent: QWidget | None = None, *, leads: bool = False) -> None:
        super().__init__(text, parent)
        self.setProperty("link", True)
        self.setProperty("leads", leads)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class IconButton(QToolButton):
    """A button without a word on it; its name is read aloud and shown as a tip, with its shortcut.

    `keys` shows a shortcut that something else listens to.
    """

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        role: Role = "secondary",
        shortcut: str = "",
        keys: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name, role, on="accent"))
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self._shortcut = shortcut or keys
        self.set_name(name)
        self._size_icon()

    def set_name(self, name: str) -> None:
        """Changes the name."""
        shown = QKeySequence(self._shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shown})" if shown else name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def _size_icon(self) -> None:
        side = theme.current().px(18)
        self.setIconSize(QSize(side, side))
