"""The « Garde-fous » of a case beside its tab; where there is no room they fold into one line above it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.phase_checklist import PhaseChecklist
from bilan_desktop.desktop.pages.case.ways import way_to
from bilan_desktop.desktop.theme.icons import icon
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import IconButton
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.navigation.safeguard_list import SafeguardLine, SafeguardList
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.cases.checklists import Item
from bilan_desktop.domain.cases.safeguards import Safeguard, Standing
from bilan_desktop.wording.french import plural
from bilan_desktop.wording.guards import guard_text


class SafeguardsPanel(QFrame):
    """`chosen` carries the `Way` to where a rule is mended; `folded` that the person folded or unfolded the panel.

    `ticked` carries an output of the present phase, and whether it is done.
    """

    chosen = Signal(object)
    folded = Signal(bool)
    ticked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(self.tr("Garde-fous"))
        self._lines: tuple[Safeguard, ...] = ()
        self._title = Text(self.tr("Garde-fous"), TextStyle.HEADING)
        self._summary = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._fold = IconButton("chevron-up", "", shortcut="Ctrl+G")
        self._fold.clicked.connect(lambda: self.folded.emit(not self.is_folded()))
        self._list = SafeguardList()
        self._list.chosen.connect(self._go)
        self._scroll = ScrollColumn(margin=0)
        self._scroll.add(self._list)
        self._checklist = PhaseChecklist()
        self._checklist.ticked.connect(self.ticked)
        self._scroll.add(self._checklist)
        self._scroll.add_stretch()
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(Space.SMALL)
        self._column.addLayout(head)
        self._column.addWidget(self._scroll, 1)
        self.set_folded(folded=False)

    def is_folded(self) -> bool:
        """Whether only the line with the counts is shown."""
        return self._scroll.isHidden()

    def set_folded(self, *, folded: bool) -> None:
        """Folds the panel into its head, or unfolds it."""
        self._scroll.setVisible(not folded)
        self._summary.setVisible(folded)
        air = Space.SMALL if folded else Space.LARGE
        self._column.setContentsMargins(Space.CARD, air, Space.LARGE, air)
        self._fold.setIcon(icon("chevron-down" if folded else "chevron-up"))
        self._fold.set_name(
            self.tr("Déplier les garde-fous") if folded else self.tr("Replier les garde-fous")
        )
        policy = QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)

    def show_lines(self, lines: tuple[Safeguard, ...]) -> None:
        """Shows the rules of a case as they stand: what asks for something first, then what is kept."""
        lines = tuple(sorted(lines, key=lambda line: line.standing is Standing.KEPT))
        if lines == self._lines:
            return
        self._lines = lines
        self._list.set_lines([_line(index, line) for index, line in enumerate(lines)])
        self._summary.setText(self._counted(lines))

    def show_checklist(self, items: tuple[Item, ...]) -> None:
        """Shows what the present phase must produce."""
        self._checklist.show_items(items)

    def _go(self, place: str) -> None:
        self.chosen.emit(way_to(self._lines[int(place)]))

    def _counted(self, lines: tuple[Safeguard, ...]) -> str:
        counts = {standing: sum(line.standing is standing for line in lines) for standing in Standing}
        broken, kept = counts[Standing.BROKEN], counts[Standing.KEPT]
        parts = [
            plural(broken, self.tr("non respecté"), self.tr("non respectés")) if broken else "",
            self.tr("{count} à faire").format(count=counts[Standing.TO_DO]) if counts[Standing.TO_DO] else "",
            self.tr("{count} à surveiller").format(count=counts[Standing.WATCH])
            if counts[Standing.WATCH]
            else "",
            plural(kept, self.tr("respecté"), self.tr("respectés")) if kept else "",
        ]
        return " · ".join(filter(None, parts))


def _line(index: int, line: Safeguard) -> SafeguardLine:
    said = guard_text(line)
    return SafeguardLine(
        line.standing, said.title, "\n".join(filter(None, (said.note, said.source))), str(index)
    )
