"""The first start: five minutes from nothing to an open vault."""

from collections.abc import Callable
from pathlib import Path as FilePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.entrance.doors import Issued
from bilan_desktop.desktop.pages.entrance.path import Path
from bilan_desktop.desktop.pages.entrance.steps import (
    LoginStep,
    PaperStep,
    PassphraseStep,
    PracticeStep,
    TypeBackStep,
)
from bilan_desktop.desktop.pages.entrance.threshold import Threshold, centred
from bilan_desktop.desktop.pages.entrance.unlock_page import promise, shortened
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.workers import Progress
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.practice import Practice
from bilan_desktop.practice.entering import places


class WelcomePage(Threshold):
    """Where to begin: a vault of one's own here or elsewhere, one that exists, or the demonstration."""

    create_asked = Signal(object)
    """The folder in which to make the vault."""
    other_asked = Signal()
    demonstration_asked = Signal()

    def __init__(self, folder: FilePath, parent: QWidget | None = None) -> None:
        super().__init__(width=520, parent=parent)
        self._folder = folder
        self.set_title(self.tr("Bienvenue dans Bilan Desktop"))
        self.add(
            centred(
                self.tr(
                    "Vos bilans de compétences, du premier entretien à leur destruction, dans un coffre chiffré qui"
                    " reste sur cet ordinateur. Comptez cinq minutes\u202f: votre cabinet, une phrase de passe, un papier"
                    " de secours."
                )
            )
        )
        self.messages = MessageArea()
        self._create = Button(self.tr("&Créer mon coffre"), ButtonKind.PRIMARY, icon_name="shield-check")
        self._create.setDefault(True)
        self._where = Text("", TextStyle.SMALL, "secondary", wrap=True, selectable=True)
        choose = Button(self.tr("C&hoisir un autre dossier…"), ButtonKind.QUIET, dense=True)
        other = Button(self.tr("&Ouvrir un coffre existant…"), icon_name="folder-open", dense=True)
        demonstration = Button(
            self.tr("&Essayer avec des personnes inventées"), icon_name="compass", dense=True
        )
        self._create.clicked.connect(self._ask_create)
        choose.clicked.connect(self._choose)
        other.clicked.connect(self.other_asked)
        demonstration.clicked.connect(self.demonstration_asked)
        card = Card()
        card.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        card.body.setSpacing(Space.LARGE)
        card.add(self.messages)
        card.add(self._create)
        where = QHBoxLayout()
        where.setSpacing(Space.SMALL)
        where.addWidget(self._where, 1)
        where.addWidget(choose)
        card.add(where)
        card.add(Rule(faint=True))
        others = QVBoxLayout()
        others.setSpacing(Space.SMALL)
        others.addWidget(other)
        others.addWidget(demonstration)
        card.add(others)
        self.add(card)
        self.add(promise(self))
        self._show_folder()

    def begin(self) -> None:
        """Puts the keyboard on the first choice."""
        self._create.setFocus()

    def _show_folder(self) -> None:
        self._where.setText(self.tr("Il sera rangé dans {folder}.").format(folder=shortened(self._folder)))
        self._where.setToolTip(str(self._folder))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Où ranger le coffre\u202f?"), str(self._folder.parent)
        )
        if chosen:
            self._folder = places.for_new_vault(FilePath(chosen))
            self.messages.clear()
            self._show_folder()

    def _ask_create(self) -> None:
        kind = None
        if places.holds_vault(self._folder):
            kind = FaultKind.VAULT_EXISTS
        elif not places.may_write(self._folder):
            kind = FaultKind.FOLDER_NOT_WRITABLE
        if kind is not None:
            self.messages.show_panel(telling.panel(Fault(kind, folder=self._folder)))
            return
        self.create_asked.emit(self._folder)


class CreatePath(Path):
    """Practice, passphrase, recovery paper, two groups typed back, start at log-in. `made(issued)` once all is done.

    `begun(issued)` tells that the vault is there, before the paper was checked; `checked(issued)` that it was.
    """

    begun = Signal(object)
    checked = Signal(object)
    made = Signal(object)

    def __init__(self, create: Callable[[Practice, str], Issued], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = PracticeStep()

        def issue(passphrase: str, _: Progress) -> Issued:
            return create(self._practice.practice(), passphrase)

        self._passphrase = PassphraseStep(issue, self.tr("Le coffre se crée…"))
        paper = PaperStep(self._passphrase.issued)
        self._check = TypeBackStep(self._passphrase.issued, is_last=False)
        self.set_steps((self._practice, self._passphrase, paper, self._check, LoginStep()))
        self.finished.connect(lambda: self.made.emit(self._passphrase.issued()))

    def go_on(self) -> None:
        super().go_on()
        self._passphrase.set_own_words(self._practice.practice())

    def _next(self) -> None:
        if self._step() is self._passphrase:
            self.begun.emit(self._passphrase.issued())
        elif self._step() is self._check:
            self.checked.emit(self._passphrase.issued())
        super()._next()


class RenewPath(Path):
    """After the recovery code: a new passphrase, a new paper. `made(issued)` once all is done."""

    begun = Signal(object)
    made = Signal(object)

    def __init__(self, renew: Callable[[str, Progress], Issued], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase = PassphraseStep(renew, self.tr("Le coffre change de clés…"))
        self._passphrase.title = self.tr("Une nouvelle phrase de passe")
        paper = PaperStep(self._passphrase.issued)
        check = TypeBackStep(self._passphrase.issued)
        self.set_steps((self._passphrase, paper, check))
        self.finished.connect(lambda: self.made.emit(self._passphrase.issued()))

    def set_own_words(self, practice: Practice) -> None:
        """What the passphrase should not be made of."""
        self._passphrase.set_own_words(practice)
