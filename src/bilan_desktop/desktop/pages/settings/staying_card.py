"""What goes on without the window: from which moment, and what closing the window means."""

from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from bilan_desktop.desktop.forms.login_field import LoginField
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.status_line import StatusLine


class StayingCard(Card):
    """The box of the first start, and two sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.status = StatusLine()
        self._login = LoginField()
        self._login.changed.connect(self._apply)
        self.add(self._login)
        where = (
            self.tr("Son icône, dans la zone de notification, rouvre la fenêtre, verrouille ou quitte.")
            if QSystemTrayIcon.isSystemTrayAvailable()
            else self.tr(
                "Ce bureau n’a pas de zone de notification\u202f: lancer de nouveau le programme rouvre sa fenêtre, où Ctrl+Q"
                " le quitte."
            )
        )
        self.add(
            Text(
                self.tr(
                    "Fermer la fenêtre verrouille le coffre\u202f; le programme reste à son poste, pour détruire à leur"
                    " date les dossiers échus et rappeler les échéances, sans nommer personne."
                )
                + " "
                + where,
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )

    def show_state(self) -> None:
        """Shows what the system knows now."""
        self._login.show_state()

    def _apply(self) -> None:
        if self._login.apply():
            on = self._login.value()
            self.status.show_note(
                self.tr("Le programme se lancera avec votre session")
                if on
                else self.tr("Le programme ne se lancera plus avec votre session")
            )
