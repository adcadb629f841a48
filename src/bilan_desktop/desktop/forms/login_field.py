"""Whether the program starts at log-in: asked at the first start, and kept in the settings."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.platform.autostart import Autostart, autostart_here
from bilan_desktop.platform.launching import BACKGROUND, own_command


class LoginField(CheckField):
    """Shows what the system knows; `apply` changes it, and what the system refuses is said beside the box."""

    def __init__(self, autostart: Autostart | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_sentence(self.tr("Lancer &Bilan Desktop à l’ouverture de ma session, sans fenêtre"))
        self._autostart = autostart or autostart_here()

    def show_state(self) -> None:
        """Ticks the box if the program is registered."""
        self.clear_error()
        try:
            self.set_value(self._autostart.enabled())
        except OSError:
            self.set_value(False)

    def apply(self) -> bool:
        """Registers the program as the box says; False when the system refused."""
        self.clear_error()
        try:
            if self.value():
                self._autostart.enable(own_command(BACKGROUND))
            else:
                self._autostart.disable()
        except OSError:
            self.show_state()
            self.set_error(
                self.tr(
                    "Le système n’a pas accepté ce changement\u202f: vous pourrez réessayer dans les réglages."
                )
            )
            return False
        return True
