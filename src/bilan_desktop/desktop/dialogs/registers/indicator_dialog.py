"""What an indicator of quality is made of, and the count behind it (L6)."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.wording.quality import Indicator


class IndicatorDialog(Dialog):
    """Read only."""

    def __init__(self, one: Indicator, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(self.tr("Ce que compte cette ligne"), one.name)
        self.add(Text(f"{one.result} · {one.base}", TextStyle.STRONG, wrap=True))
        for name, said in one.behind:
            self.add(Rule(faint=True))
            self.add(Text(name, TextStyle.SMALL, "secondary", wrap=True))
            self.add(Text(said, wrap=True, selectable=True))
        self.add_cancel(self.tr("&Fermer"))
