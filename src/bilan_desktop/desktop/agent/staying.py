"""Said once, when the window is closed for the first time: the program stays, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.labels import Text


class StayingDialog(Dialog):
    """`understood()` when it was read, `quit_asked()` when the program is to end all the same."""

    understood = Signal()
    quit_asked = Signal()

    def __init__(self, *, has_tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Le programme reste à son poste"), parent, width=520)
        self._asks_to_quit = self._is_quiet = False
        self.add(
            Text(
                self.tr(
                    "Le coffre est verrouillé et la fenêtre fermée. Sans elle, Bilan Desktop continue de détruire à leur"
                    " date les dossiers échus et de rappeler vos échéances, sans nommer personne."
                ),
                wrap=True,
            )
        )
        where = (
            self.tr(
                "Vous le retrouverez dans la zone de notification\u202f; son menu permet aussi de le quitter."
            )
            if has_tray
            else self.tr(
                "Ce bureau n’a pas de zone de notification\u202f: pour retrouver la fenêtre, lancez de nouveau Bilan"
                " Desktop. Ctrl+Q, dans la fenêtre, le quitte."
            )
        )
        self.add(Text(where, role="secondary", wrap=True))
        leave = self.add_button(self.tr("&Quitter tout à fait"), ButtonKind.QUIET)
        leave.clicked.connect(self._leave)
        understood = self.add_button(self.tr("&Compris"), ButtonKind.PRIMARY)
        understood.clicked.connect(self.accept)
        understood.setDefault(True)
        self.finished.connect(self._finished)

    def close_quietly(self) -> None:
        """The window is wanted again: nothing is decided."""
        self._is_quiet = True
        self.close()

    def _leave(self) -> None:
        self._asks_to_quit = True
        self.reject()

    def _finished(self) -> None:
        if self._is_quiet:
            return
        (self.quit_asked if self._asks_to_quit else self.understood).emit()
