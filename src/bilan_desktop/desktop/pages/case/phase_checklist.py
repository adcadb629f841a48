"""What the present phase must produce (L2), in the panel beside a tab: told by the case, or ticked here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.cases.checklists import Item, Output
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text


class PhaseChecklist(QWidget):
    """`ticked(output, done)` when one is ticked or its tick taken away."""

    ticked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._fields: list[CheckField] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Rule(faint=True))
        column.addWidget(Text(self.tr("Ce que produit cette phase"), TextStyle.STRONG, wrap=True))
        column.addWidget(Text(source_text(SOURCES[RuleId.L2]), TextStyle.CAPTION, "secondary"))
        column.addLayout(self._rows)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Shows the checklist of the present phase; hidden where there is none."""
        self.setVisible(bool(items))
        if items == self._items:
            return
        if [i.output for i in items] == [i.output for i in self._items]:
            for field, item in zip(self._fields, items, strict=True):
                field.set_value(item.done)
        else:
            rows.clear(self._rows)
            self._fields = [self._row(item) for item in items]
            for field in self._fields:
                self._rows.addWidget(field)
        self._items = items

    def _row(self, item: Item) -> CheckField:
        field = CheckField(label(item.output))
        field.set_value(item.done)
        field.setEnabled(not item.is_told)
        field.editor.setProperty("dense", True)
        output: Output = item.output
        field.changed.connect(lambda: self.ticked.emit(output, field.value()))
        return field
