"""The smaller pages before the open vault: the recovery code, the day to confirm, what went wrong, what is being made."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QThreadPool, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from bilan_desktop.desktop.pages.entrance.threshold import Threshold, centred
from bilan_desktop.desktop.pages.entrance.unlock_page import Open, SecretCard, promise, shortened
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.wording import refusals
from bilan_desktop.wording.french import long_date

_ELSEWHERE = {FaultKind.VAULT_MISSING, FaultKind.FOLDER_NOT_WRITABLE}


class CodeField(PassphraseField):
    """The recovery code, copied from paper: shown as it is typed."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._toggle()

    def wipe(self) -> None:
        super().wipe()
        self._toggle()


class RecoveryPage(Threshold):
    """« J’ai perdu ma phrase »: the code of the paper opens; a new passphrase is asked for at once."""

    opened = Signal(object)
    failed = Signal(object)
    back_asked = Signal()

    def __init__(self, opens: Open, pool: QThreadPool, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="life-buoy", parent=parent)
        self.set_title(self.tr("Ouvrir avec le code de secours"))
        self.add(
            centred(
                self.tr(
                    "C’est le code du papier que vous avez rangé à la création du coffre, ou à votre dernier changement"
                    " de phrase de passe."
                )
            )
        )
        field = CodeField(
            self.tr("&Code de secours"),
            hint=self.tr("Sept groupes de quatre signes\u202f; espaces, tirets et minuscules sont admis."),
        )
        button = Button(self.tr("&Ouvrir le coffre"), ButtonKind.PRIMARY)
        back = Button(self.tr("&Retour"), ButtonKind.QUIET)
        back.clicked.connect(self.back_asked)
        self._card = SecretCard(field, button, opens, pool)
        self._card.buttons.insertWidget(1, back)
        self._card.opened.connect(self.opened)
        self._card.failed.connect(self.failed)
        self.add(self._card)
        self.add(promise(self))

    def begin(self) -> None:
        """Puts the cursor where the code goes."""
        self._card.field.setFocus()


class DayPage(Threshold):
    """« Nous sommes le … ? »: the machine's day has leapt too far ahead to be believed without a word."""

    confirmed = Signal(object)
    denied = Signal()

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="calendar-days", width=520, parent=parent)
        self.set_title(self.tr("Nous sommes le {day}\u202f?").format(day=long_date(day)))
        self._yes = Button(self.tr("&Oui, c’est bien la date"), ButtonKind.PRIMARY)
        no = Button(self.tr("&Non, l’horloge se trompe"), ButtonKind.SECONDARY)
        card = Card()
        card.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        card.body.setSpacing(Space.LARGE)
        card.add(
            Text(
                self.tr(
                    "L’horloge de cet ordinateur a avancé de plus de trente jours depuis la dernière ouverture. Ce qui est"
                    " échu à cette date sera détruit dès que vous l’aurez confirmée, et rien ne le ferait revenir."
                ),
                wrap=True,
            )
        )
        card.add(
            Text(
                self.tr(
                    "Si la date est fausse, corrigez l’horloge de l’ordinateur. En attendant, ce qui est échu n’est ni"
                    " détruit ni montré."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._yes)
        row.addWidget(no)
        row.addStretch(1)
        card.add(row)
        self.add(card)
        self._no = no
        self._yes.clicked.connect(lambda: self.confirmed.emit(day))
        no.clicked.connect(self.denied)

    def begin(self) -> None:
        """Nothing that destroys is chosen beforehand: the keyboard stands on « Non »."""
        self._no.setFocus()


class FaultPage(Threshold):
    """What happened, what is safe, what to do; then try again, open another vault, or make one."""

    retry_asked = Signal()
    other_asked = Signal()
    create_asked = Signal()

    def __init__(self, fault: Fault, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="shield-alert", role=Tone.DANGER, width=560, parent=parent)
        self.set_title(self.tr("Le coffre ne peut pas s’ouvrir"))
        message = refusals.fault(fault)
        self._panel = MessagePanel(message.title, (message.safe, message.way_out), tone=Tone.DANGER)
        self.add(self._panel)
        self._retry = Button(self.tr("&Réessayer"), ButtonKind.PRIMARY, icon_name="refresh-cw")
        other = Button(self.tr("&Ouvrir un autre coffre…"), icon_name="folder-open")
        self._retry.clicked.connect(self.retry_asked)
        other.clicked.connect(self.other_asked)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(self._retry)
        row.addWidget(other)
        if fault.kind in _ELSEWHERE:
            create = Button(self.tr("&Créer un coffre…"), ButtonKind.QUIET)
            create.clicked.connect(self.create_asked)
            row.addWidget(create)
        row.addStretch(1)
        self.add(row)
        where = centred(shortened(folder))
        where.setToolTip(str(folder))
        self.add(where)

    def begin(self) -> None:
        """Puts the keyboard on « Réessayer », and has the fault read aloud."""
        self._retry.setFocus()
        self._panel.announce()


class MakingPage(Threshold):
    """The demonstration is being made: how far it is, and a way to stop."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="compass", parent=parent)
        self.set_title(self.tr("Une démonstration se prépare"))
        self.add(
            centred(
                self.tr("Un cabinet et des personnes entièrement inventés, à toutes les étapes d’un bilan.")
            )
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.title())
        self._figure = Text("", TextStyle.SMALL, "secondary")
        stop = Button(self.tr("&Interrompre"))
        stop.clicked.connect(self.stop_asked)
        card = Card()
        card.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        card.add(self._bar)
        row = QHBoxLayout()
        row.addWidget(self._figure, 1)
        row.addWidget(stop)
        card.add(row)
        self.add(card)
        self._stop = stop

    def show_progress(self, part: float, _: str = "") -> None:
        """How far it is, from 0 to 1."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(part * 100))
        self._figure.setText(f"{round(part * 100)}\u00a0%")

    def begin(self) -> None:
        """Puts the keyboard on the way to stop."""
        self._stop.setFocus()
