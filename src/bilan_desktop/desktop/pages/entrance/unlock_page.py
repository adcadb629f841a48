"""« Votre coffre est fermé »: the passphrase, and what happened while nobody was there, without a name."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.entrance.notices import Notice
from bilan_desktop.desktop.pages.entrance.patience import Patience
from bilan_desktop.desktop.pages.entrance.threshold import Threshold, centred
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.errors import Fault, FaultKind, InvalidInput
from bilan_desktop.wording.french import plural

if TYPE_CHECKING:
    from bilan_desktop.desktop.pages.entrance.doors import Opened

Open = Callable[[str], "Opened"]


class SecretCard(Card):
    """A secret to type and a button; the derivation runs beside the window, and each failure asks for more patience.

    `opened(Opened)` tells of success, `failed(fault)` of a fault that another try would not mend.
    """

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        field: PassphraseField,
        button: Button,
        opens: Open,
        pool: QThreadPool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.field = field
        self.button = button
        self._opens, self._pool = opens, pool
        self._patience = Patience()
        self._wait = 0
        self._job: Job | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Ouverture du coffre"))
        self._bar.hide()
        self._state = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._state.hide()
        self.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.LARGE)
        self.add(field)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.SMALL)
        self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.add(self.buttons)
        foot = QVBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._bar)
        foot.addWidget(self._state)
        self.add(foot)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        field.entered.connect(self._try)
        button.clicked.connect(self._try)

    @property
    def is_busy(self) -> bool:
        """Whether a derivation runs."""
        return self._job is not None

    def wipe(self) -> None:
        """Forgets what was typed."""
        self.field.wipe()
        self.field.clear_error()

    def _try(self) -> None:
        if self._job is not None or self._wait:
            return
        secret = self.field.value()
        if not secret.strip():
            self.field.set_error(self.tr("Écrivez d’abord ce qui ouvre le coffre."))
            self.field.setFocus()
            return
        self.field.clear_error()
        self._job = Job(lambda _: self._opens(secret), self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._not_done)
        self._say(self.tr("Ouverture du coffre…"))
        self._bar.show()
        self.button.setEnabled(False)
        self._job.start(self._pool)

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._bar.hide()
        self._say("")
        self.button.setEnabled(not self._wait)

    def _done(self, opened: "Opened") -> None:
        self._patience.succeeded()
        self.wipe()
        self._ended()
        self.opened.emit(opened)

    def _not_done(self, error: Exception) -> None:
        from bilan_desktop.wording import refusals

        self._ended()
        if isinstance(error, InvalidInput):
            self._refuse(refusals.input_sentence(error))
        elif isinstance(error, Fault) and error.kind in {
            FaultKind.WRONG_PASSPHRASE,
            FaultKind.WRONG_RECOVERY_CODE,
        }:
            message = refusals.fault(error)
            self._refuse(f"{message.title} {message.way_out}")
            self._wait = self._patience.failed()
            self._show_wait()
            self._second.start()
        elif isinstance(error, Fault):
            self.failed.emit(error)
        else:
            raise error

    def _refuse(self, sentence: str) -> None:
        self.field.set_error(sentence)
        self.field.setFocus()
        line = self.field.editor
        assert isinstance(line, QLineEdit)
        line.selectAll()

    def _tick(self) -> None:
        self._wait -= 1
        self._show_wait()
        if self._wait <= 0:
            self._second.stop()
            self._wait = 0

    def _show_wait(self) -> None:
        self.button.setEnabled(self._wait <= 0)
        seconds = plural(self._wait, "seconde")
        self._say(
            self.tr("Nouvel essai possible dans {seconds}.").format(seconds=seconds) if self._wait > 0 else ""
        )

    def _say(self, sentence: str) -> None:
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))


class UnlockPage(Threshold):
    """The passphrase opens; a lost one leads to the recovery code; another vault may be chosen."""

    opened = Signal(object)
    failed = Signal(object)
    recovery_asked = Signal()
    other_asked = Signal()

    def __init__(self, folder: Path, opens: Open, pool: QThreadPool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Votre coffre est fermé"))
        field = PassphraseField(self.tr("&Phrase de passe"))
        button = Button(self.tr("&Ouvrir le coffre"), ButtonKind.PRIMARY)
        lost = Button(self.tr("&J’ai perdu ma phrase"), ButtonKind.QUIET)
        lost.clicked.connect(self.recovery_asked)
        self._card = SecretCard(field, button, opens, pool)
        self._card.buttons.insertWidget(1, lost)
        self._card.opened.connect(self.opened)
        self._card.failed.connect(self.failed)
        self._why = centred("")
        self._why.hide()
        self.add(self._why)
        self.add(self._card)
        self._told: list[Notice] = []
        self._notices = QVBoxLayout()
        self._notices.setSpacing(Space.MEDIUM)
        self.add(self._notices)
        self.add(folder_line(self, folder))
        self.add(promise(self))

    def say_locked(self, sentence: str) -> None:
        """Why and when the vault was locked."""
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
        announce(self._why, sentence)

    def add_notices(self, notices: Sequence[Notice]) -> None:
        """Shows what happened while the vault was shut, what is shown already apart."""
        for notice in notices:
            if notice in self._told:
                continue
            self._told.append(notice)
            panel = MessagePanel(notice.title, (notice.sentence,), tone=notice.tone, icon_name=notice.icon)
            self._notices.addWidget(panel)
            announce(panel, panel.sentence())

    def focus_first(self) -> None:
        """Puts the cursor where the passphrase goes."""
        self._card.field.setFocus()

    def wipe(self) -> None:
        """Forgets what was typed."""
        self._card.wipe()


def folder_line(page: UnlockPage, folder: Path) -> QWidget:
    """Where the vault is, and the way to another one."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    where = Text(shortened(folder), TextStyle.SMALL, "secondary", wrap=True, selectable=True)
    where.setAccessibleName(page.tr("Dossier du coffre\u202f: {folder}").format(folder=folder))
    where.setToolTip(str(folder))
    other = Button(page.tr("Ouvrir un &autre coffre…"), ButtonKind.QUIET, dense=True)
    other.clicked.connect(page.other_asked)
    row.addWidget(where, 1)
    row.addWidget(other)
    return box


def shortened(folder: Path) -> str:
    """A path as it is said: from the home folder on, with `~`."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def promise(page: QWidget) -> Text:
    """What the program promises of the network."""
    return centred(
        page.tr("Aucune donnée ne quitte cet ordinateur. L’application n’ouvre aucune connexion réseau.")
    )
