"""When the vault locks by itself, and who may see the windows meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from bilan_desktop.desktop.locking.locker import Locker
from bilan_desktop.desktop.locking.privacy import WHILE, ScreenPrivacy
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.platform.capture.shield import Shielding
from bilan_desktop.platform.session.watch import LockCause
from bilan_desktop.practice.entering import safety
from bilan_desktop.wording.french import plural

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_OFFERED = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)
_EACH = 1000  # milliseconds


class LockCard(Card):
    """Minutes without keyboard or mouse; what else locks here, and what this system does not tell."""

    def __init__(self, desk: "Desk", locker: Locker, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk, self._locker = desk, locker
        self.status = StatusLine()
        kept = safety.idle_minutes(desk)
        minutes = sorted({*_OFFERED, kept})
        self._minutes: ChoiceField[int] = ChoiceField(
            self.tr("Sans clavier ni s&ouris, verrouiller après"),
            [(each, plural(each, "minute")) for each in minutes],
            hint=self.tr("Un avertissement paraît vingt secondes avant\u202f; une touche suffit à rester."),
        )
        self._minutes.set_value(kept)
        self._minutes.changed.connect(self._choose)
        grid = QGridLayout()
        grid.addWidget(self._minutes, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(grid)
        self._heard = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self.add(self._heard)

    def show_state(self) -> None:
        """Shows what the system tells now."""
        self._heard.setText(self._said(self._locker.session.heard))

    def _choose(self) -> None:
        minutes = self._minutes.value() or safety.USUAL_MINUTES
        safety.set_idle_minutes(self._desk, minutes)
        self._locker.idle.set_after(minutes * 60)
        self.status.show_saved(self._desk.now())

    def _said(self, heard: frozenset[LockCause]) -> str:
        names = {
            LockCause.SLEEP: self.tr("à la mise en veille"),
            LockCause.LID: self.tr("capot fermé"),
            LockCause.SESSION: self.tr("quand la session se verrouille"),
            LockCause.SWITCH: self.tr("quand un autre utilisateur prend l’écran"),
        }
        also = [name for cause, name in names.items() if cause in heard]
        deaf = [name for cause, name in names.items() if cause not in heard and cause is not LockCause.LID]
        lines = []
        if also:
            lines.append(self.tr("Aussi\u202f: {when}.").format(when=", ".join((*also, "Ctrl+L"))))
        if deaf:
            said = self.tr(
                "Ce système ne l’annonce pas au programme\u202f: {when}. Verrouillez vous-même, par Ctrl+L."
            )
            lines.append(said.format(when=", ".join(deaf)))
        return " ".join(lines)


class CaptureCard(Card):
    """Whether captures of the screen see the windows; a switch for help from afar, which goes back by itself."""

    def __init__(self, privacy: ScreenPrivacy, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._privacy = privacy
        self._state = Text("", wrap=True)
        self._switch = Button("", icon_name="eye", dense=True)
        self._switch.clicked.connect(self._turn)
        self._switch.setVisible(privacy.shielding is not Shielding.NONE)
        row = QHBoxLayout()
        row.addWidget(self._switch)
        row.addStretch(1)
        self.add(self._state)
        self.add(row)
        self._each = QTimer(self)
        self._each.setInterval(_EACH)
        self._each.timeout.connect(self.show_state)
        privacy.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Shows whether windows may be captured, and for how long."""
        if self._privacy.is_allowed:
            self._each.start()
            left = plural(max(1, -(-self._privacy.seconds_left // 60)), "minute")
            self._state.setText(
                self.tr("Vos fenêtres sont visibles dans les captures d’écran, encore {left}.").format(
                    left=left
                )
            )
            self._switch.setText(self.tr("&Masquer maintenant"))
            return
        self._each.stop()
        self._state.setText(_HIDDEN[self._privacy.shielding](self))
        self._switch.setText(
            self.tr("&Montrer pendant {time}, pour une aide à distance").format(
                time=plural(WHILE // 60, "minute")
            )
        )

    def _turn(self) -> None:
        if self._privacy.is_allowed:
            self._privacy.forbid()
        else:
            self._privacy.allow()


def _whole(card: QWidget) -> str:
    return card.tr(
        "Vos fenêtres n’apparaissent ni dans les captures d’écran, ni dans un partage ou un enregistrement de l’écran."
    )


def _partial(card: QWidget) -> str:
    return card.tr(
        "Le programme demande à macOS de ne pas montrer ses fenêtres dans les captures et les partages d’écran. Depuis macOS 15,"
        " certains logiciels de partage les voient quand même\u202f: fermez le coffre avant de partager l’écran."
    )


def _none(card: QWidget) -> str:
    return card.tr(
        "Ce système ne permet pas à un programme de soustraire ses fenêtres aux captures d’écran. Fermez le coffre avant de"
        " partager l’écran ou de vous faire aider à distance."
    )


_HIDDEN: dict[Shielding, Callable[[QWidget], str]] = {
    Shielding.WHOLE: _whole,
    Shielding.PARTIAL: _partial,
    Shielding.NONE: _none,
}
