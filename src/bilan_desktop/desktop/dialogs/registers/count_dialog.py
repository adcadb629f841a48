"""The count behind a figure: which cases it holds, by how they ended."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.registers.bpf import Count
from bilan_desktop.wording.french import duration, money, plural
from bilan_desktop.wording.labels import label


class CountDialog(Dialog):
    """Read only. `named` is what the figures are about."""

    def __init__(self, named: str, count: Count, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(self.tr("Ce que compte cette ligne"), named)
        said = self.tr(
            "{cases} · {accompaniment} d’accompagnement, {personal} de travail personnel · {price}"
        )
        self.add(
            Text(
                said.format(
                    cases=plural(len(count.references), self.tr("bilan")),
                    accompaniment=duration(count.accompaniment),
                    personal=duration(count.personal),
                    price=money(count.price),
                ),
                TextStyle.STRONG,
                wrap=True,
            )
        )
        groups = [(label(kind), count.ended(kind)) for kind in EndingKind]
        groups.append((self.tr("Sans prix noté"), count.unpriced))
        for name, references in groups:
            if references:
                self.add(Rule(faint=True))
                self.add(Text(f"{name} ({len(references)})", TextStyle.SMALL, "secondary", wrap=True))
                self.add(Text(", ".join(references), wrap=True, selectable=True))
        self.add_cancel(self.tr("&Fermer"))
