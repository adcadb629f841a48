"""Lifts a restriction, after the person was told (RGPD, art. 18, 3)."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.practice.registers import restrictions
from bilan_desktop.wording.reading import Toward

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class LiftDialog(Dialog):
    """`accepted` once the restriction is lifted; that it held stays in the case as proof."""

    def __init__(self, desk: "Desk", case_id: UUID, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Lever la limitation"),
            self.tr(
                "La personne doit en être informée avant (RGPD, art. 18, 3). Le dossier redevient utilisable\u202f; la"
                " limitation et sa levée y restent inscrites."
            ),
        )
        self._desk, self._case_id = desk, case_id
        self._informed = day_field(desk, "informed_on", self.tr("Personne &informée le"), toward=Toward.PAST)
        self.add(self._informed)
        self.add_cancel()
        lift = self.add_button(self.tr("&Lever la limitation"), ButtonKind.PRIMARY, icon_name="lock-open")
        lift.clicked.connect(self._lift)

    def _lift(self) -> None:
        if not self._informed.commit():
            return
        act = partial(restrictions.lift, self._desk, self._case_id, self._informed.value())
        if self.attempt(act, {"informed_on": self._informed}) is not None:
            self.accept()
