"""A new passphrase for the open vault, and the new recovery paper that goes with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from bilan_desktop.desktop.page import forget
from bilan_desktop.desktop.pages.entrance.doors import Issued, checked, renew
from bilan_desktop.desktop.pages.entrance.first_start import RenewPath
from bilan_desktop.desktop.workers import Progress

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class KeysDialog(QDialog):
    """`accepted` once the new paper was checked. Before the new keys are made it closes freely; after, it asks first."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Changer la phrase de passe"))
        self._above = parent.window()
        self._is_begun = False

        def issue(passphrase: str, progress: Progress) -> Issued:
            return renew(desk, passphrase, progress)

        self._path = RenewPath(issue)
        self._path.set_own_words(desk.practice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._path)
        self._path.left.connect(self.reject)
        self._path.begun.connect(self._begun)
        self._path.made.connect(lambda _: self._checked(desk))

    def open_sized(self) -> None:
        """Opens nearly as large as the window."""
        above = self._above.size()
        self.resize(round(above.width() * 0.8), round(above.height() * 0.94))
        self.open()
        self._path.begin()

    def done(self, result: int) -> None:
        forget(self)
        super().done(result)

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _checked(self, desk: "Desk") -> None:
        checked(desk)
        self.accept()

    def _begun(self) -> None:
        self._is_begun = True

    def _may_leave(self) -> bool:
        if self._path.is_busy:
            return False
        if not self._is_begun:
            return True
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("Le nouveau code de secours n’est écrit nulle part ailleurs"))
        box.setInformativeText(
            self.tr(
                "La nouvelle phrase ouvre déjà le coffre. Sans ce papier, une phrase perdue serait un coffre perdu."
            )
        )
        stay = box.addButton(self.tr("&Revenir au papier"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("&Fermer quand même"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave
