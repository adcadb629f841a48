"""Tells once the code of a copy that was just saved, with the slip to print for the beneficiary."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.printing import print_paper
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.practice.sharing import protected
from bilan_desktop.practice.sharing.leaving import Leaving
from bilan_desktop.wording.labels import label


class CodeDialog(Dialog):
    """Closing it is the end of the code: it is kept nowhere."""

    def __init__(self, leaving: Leaving, code: str, parent: QWidget | None) -> None:
        super().__init__("", parent, width=520)
        self.ask(
            self.tr("Le code de cette copie"),
            self.tr(
                "Remettez-le à la personne par une autre voie que le fichier. Il ne sera plus affiché, et il n’est"
                " conservé nulle part."
            ),
        )
        self._leaving, self._code = leaving, code
        shown = Text(code, TextStyle.TITLE, selectable=True)
        shown.setAccessibleName(self.tr("Code, signe par signe : {signs}").format(signs=" ".join(code)))
        self.add(shown)
        note = self.tr("La copie est hors du coffre : l’application ne pourra pas la détruire.")
        self.add(Text(note, TextStyle.SMALL, "secondary", wrap=True))
        self._close = self.add_button(self.tr("&J’ai noté le code"))
        self._print = self.add_button(
            self.tr("&Imprimer le bordereau…"), ButtonKind.PRIMARY, icon_name="printer"
        )
        self._print.setDefault(True)
        self._print.clicked.connect(self._send_to_printer)
        self._close.clicked.connect(self.accept)

    def _send_to_printer(self) -> None:
        door = self._leaving.door
        title = label(self._leaving.subject)
        slip = self.attempt(
            lambda: protected.slip(door.practice, door.reference, title, door.today(), self._code)
        )
        if slip is not None and print_paper(self, slip, door.reference):
            said = self.tr("Le bordereau est envoyé à l’imprimante.")
            self.messages.show_panel(MessagePanel(said, tone=Tone.FINE, closable=True))
