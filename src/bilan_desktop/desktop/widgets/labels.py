"""Texts and rules of the pages."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from bilan_desktop.desktop.theme.tokens import TextStyle, Tone

TextRole = Tone | Literal["ink", "secondary", "faint", "accent"]


class Text(QLabel):
    """A text in a step of the type scale; always plain, so that nothing typed is ever taken for markup."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        role: TextRole = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("text_style", style.value)
        self.setProperty("text_role", str(role))
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_role(self, role: TextRole) -> None:
        """Changes the colour."""
        self.setProperty("text_role", str(role))
        restyle(self)


class Rule(QFrame):
    """A line of one pixel between two things."""

    def __init__(self, *, faint: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "hairline" if faint else "rule")
        self.setFixedHeight(1)


def restyle(widget: QWidget) -> None:
    """Lets a changed property take effect on a widget's look."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def without_mnemonic(label: str) -> str:
    """A label as it is read aloud: « &Nom » is « Nom »."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")
