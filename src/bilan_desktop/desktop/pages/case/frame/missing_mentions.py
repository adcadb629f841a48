"""What a paper still lacks: each mention is a link that leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import LinkButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.wording.fields import field_name
from bilan_desktop.wording.french import capitalised

_COLUMNS = 2


class MissingMentions(QWidget):
    """`chosen(name)` when the field of a mention is to be filled in."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] | None = None
        self._said = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._links = QGridLayout()
        self._links.setHorizontalSpacing(Space.LARGE)
        self._links.setVerticalSpacing(0)
        for place in range(_COLUMNS):
            self._links.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self._said)
        column.addLayout(self._links)

    def show_missing(self, names: Sequence[str], follower: QWidget) -> None:
        """Shows the mentions that are missing, by the names of their fields; that nothing is, when there are none.

        `follower` is what Tab reaches after the links.
        """
        if tuple(names) == self._shown:
            return
        self._shown = tuple(names)
        self._said.setText(
            self.tr("Le document s’imprime comme projet. Il y manque\u202f:")
            if names
            else self.tr("Le document peut être signé\u202f: chaque mention demandée y est.")
        )
        rows.clear(self._links)
        made = []
        for index, name in enumerate(names):
            link = LinkButton(f"{capitalised(field_name(name))} ›", leads=True)
            link.setAccessibleName(capitalised(field_name(name)))
            link.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._links.addWidget(link, *divmod(index, _COLUMNS), Qt.AlignmentFlag.AlignLeft)
            made.append(link)
        rows.order_before(follower, made)
