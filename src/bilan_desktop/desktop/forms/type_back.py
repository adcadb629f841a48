"""Two groups of the recovery code, chosen at random, typed back from the paper: proof that it was printed or copied."""

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.fields.line_field import LineField

_ASKED = 2
_MISREAD = str.maketrans("OIL", "011")


class TypeBack(QWidget):
    """Asks for two groups by their place on the paper; `entered` is Enter in the last one."""

    entered = Signal()

    def __init__(self, groups: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        places = sorted(secrets.SystemRandom().sample(range(len(groups)), _ASKED))
        self._wanted = [(place, groups[place]) for place in places]
        self._fields = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        for number, place in enumerate(places):
            field = LineField(
                self.tr("{place} groupe du papier").format(place=f"&{ordinal(place + 1)}"),
                placeholder="····",
                limit=12,
            )
            field.left.connect(lambda number=number: self._left(number))
            line = field.editor
            assert isinstance(line, QLineEdit)
            line.returnPressed.connect(lambda number=number: self._go_on(number))
            self._fields.append(field)
            row.addWidget(field, 1)
        row.addStretch(1)

    def check(self) -> bool:
        """Whether both groups are those of the paper; a sentence stands beside each that is not."""
        wrong = [number for number in range(_ASKED) if not self._is_right(number)]
        for number in range(_ASKED):
            self._tell(number)
        if wrong:
            self._fields[wrong[0]].setFocus()
        return not wrong

    def focus_first(self) -> None:
        """Puts the cursor in the first group."""
        self._fields[0].setFocus()

    def _go_on(self, number: int) -> None:
        if number + 1 < _ASKED:
            self._fields[number + 1].setFocus()
        else:
            self.entered.emit()

    def _left(self, number: int) -> None:
        if self._fields[number].value():
            self._tell(number)

    def _tell(self, number: int) -> None:
        place, _ = self._wanted[number]
        self._fields[number].set_error(
            ""
            if self._is_right(number)
            else self.tr("Ce n’est pas le {place} groupe. Comptez les groupes de gauche à droite.").format(
                place=ordinal(place + 1)
            )
        )

    def _is_right(self, number: int) -> bool:
        typed = "".join(sign for sign in self._fields[number].value().upper() if sign.isalnum())
        return typed.translate(_MISREAD) == self._wanted[number][1]


def ordinal(number: int) -> str:
    """« 1er », « 2e »."""
    return "1er" if number == 1 else f"{number}e"
