"""Tabs with a line under the present one; a tab's page is made when it is first looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.labels import Rule


class UnderlineTabs(QWidget):
    """A row of tabs over their pages. `selected(name)` tells of each change, by the person or by `select`."""

    selected = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setCursor(Qt.CursorShape.PointingHandCursor)
        self._stack = QStackedWidget()
        self._names: list[str] = []
        self._makers: list[Callable[[], QWidget]] = []
        self._made: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(Rule())
        column.addSpacing(Space.LARGE)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._show)

    def add(self, name: str, label: str, make: Callable[[], QWidget]) -> None:
        """Adds a tab; its page is made by `make` when first shown."""
        self._names.append(name)
        self._makers.append(make)
        self.bar.addTab(label)

    def select(self, name: str) -> None:
        """Brings a tab to the front. Raises ValueError when there is none of that name."""
        self.bar.setCurrentIndex(self._names.index(name))

    def current(self) -> str:
        """The name of the tab in front; empty when there is none."""
        index = self.bar.currentIndex()
        return self._names[index] if index >= 0 else ""

    def page(self, name: str) -> QWidget | None:
        """The page of a tab, None while it has not been shown."""
        return self._made.get(name)

    def pages(self) -> tuple[QWidget, ...]:
        """Every page made so far."""
        return tuple(self._made.values())

    def _show(self, index: int) -> None:
        name = self._names[index]
        if name not in self._made:
            page = self._makers[index]()
            self._made[name] = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._made[name])
        self.selected.emit(name)
