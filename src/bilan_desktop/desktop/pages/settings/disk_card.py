"""Whether the whole disk is encrypted, as far as the system tells, and what it means."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.desktop.workers import Job
from bilan_desktop.platform.disk.state import DiskState


class DiskCard(Card):
    """Looked at beside the window when the page is entered."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._folder = folder
        self._job: Job | None = None
        self.state = Tag("", Tone.NEUTRAL)
        self._meaning = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self.add(self._meaning)
        self._show(None)

    def look(self) -> None:
        """Asks the system."""
        if self._job is None:
            self._job = Job(lambda _: _look(self._folder), self)
            self._job.done.connect(self._show)
            self._job.start()

    def _show(self, state: DiskState | None) -> None:
        tags = {
            None: (self.tr("recherche…"), Tone.NEUTRAL),
            DiskState.ENCRYPTED: (self.tr("chiffré"), Tone.FINE),
            DiskState.PLAIN: (self.tr("non chiffré"), Tone.WARNING),
            DiskState.UNKNOWN: (self.tr("inconnu"), Tone.NEUTRAL),
        }
        self.state.set_text(*tags[state])
        self._meaning.setText(meaning(self, state))


def meaning(widget: QWidget, state: DiskState | None) -> str:
    """What a state of the disk means for what is destroyed and for what is written outside the vault."""
    if state is DiskState.ENCRYPTED:
        return widget.tr(
            "Le disque qui porte le coffre semble chiffré en entier\u202f: ce que le système écrit de lui-même (fichier"
            " d’échange, mise en veille prolongée, copies internes d’un SSD) l’est aussi."
        )
    if state is DiskState.PLAIN:
        return widget.tr(
            "Le coffre reste chiffré. Mais ce que le système écrit de lui-même (fichier d’échange, mise en veille"
            " prolongée) ne l’est pas, et d’un SSD une clé détruite peut en théorie se retrouver. Le chiffrement du disque"
            " y remédie\u202f: BitLocker sous Windows, FileVault sous macOS, LUKS à l’installation de Linux."
        )
    if state is DiskState.UNKNOWN:
        return widget.tr(
            "Le système n’a pas dit si le disque qui porte le coffre est chiffré en entier. BitLocker, FileVault ou LUKS"
            " protègent aussi ce que le système écrit de lui-même."
        )
    return ""


def _look(folder: Path) -> DiskState:
    from bilan_desktop.platform.disk import disk_state  # noqa: PLC0415 - read when it is asked for

    return disk_state(folder)
