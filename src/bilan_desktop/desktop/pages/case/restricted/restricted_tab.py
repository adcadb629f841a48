"""The one page of a running case whose use is restricted: why, how to lift it, and what it holds, to be read."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.restricted.banner import RestrictionBanner
from bilan_desktop.desktop.pages.case.restricted.lift_dialog import LiftDialog
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.practice.file import CaseFile


class RestrictedTab(Tab):
    """`ended` once the restriction is lifted: the case is opened anew, whole."""

    place: ClassVar[Place] = Place.CONFIDENTIALITY
    shows_safeguards: ClassVar[bool] = False

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        held = file.case.restriction
        assert held is not None
        self._banner = RestrictionBanner(held, file.today())
        self._banner.lifted.connect(self._ask_to_lift)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self._column.addWidget(self._banner)

    def reveal(self, spot: str) -> None:
        """Puts the focus on the way to lift it."""
        self._banner.setFocus()

    def _ask_to_lift(self) -> None:
        dialog: Dialog = LiftDialog(self.file.desk, self.file.case.id, self)
        dialog.accepted.connect(self.ended)
        dialog.open_sized()
