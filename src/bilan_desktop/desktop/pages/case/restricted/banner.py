"""Says since when and why the use of a case is restricted, and how that is lifted (RGPD, art. 18)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.cases.restriction import Restriction
from bilan_desktop.wording.french import long_date, relative_day, uncapitalised
from bilan_desktop.wording.labels import label


class RestrictionBanner(MessagePanel):
    """`lifted` when the way to lift it was pressed."""

    lifted = Signal()

    def __init__(self, held: Restriction, today: date, parent: QWidget | None = None) -> None:
        since = self.tr("Depuis le {day} ({near}).").format(
            day=long_date(held.since), near=relative_day(held.since, today)
        )
        why = self.tr("Motif\u202f: {ground}.").format(ground=uncapitalised(label(held.ground)))
        super().__init__(
            self.tr("L’utilisation de ce dossier est limitée"),
            (
                f"{since} {why}",
                self.tr(
                    "Ce qu’il contient est gardé et se lit\u202f; rien ne s’y écrit et rien n’en part vers un tiers. La"
                    " personne peut recevoir la copie de ses données et retirer un accord."
                ),
            ),
            icon_name="lock",
            source=self.tr("RGPD, art.\u00a018"),
            parent=parent,
        )
        lift = self.add_button(self.tr("&Lever la limitation…"), icon_name="lock-open")
        lift.clicked.connect(self.lifted)
