"""« Réglages »."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.locking.locker import Locker
from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.settings.check_card import CheckCard
from bilan_desktop.desktop.pages.settings.disk_card import DiskCard
from bilan_desktop.desktop.pages.settings.law_card import LawCard
from bilan_desktop.desktop.pages.settings.lock_card import CaptureCard, LockCard
from bilan_desktop.desktop.pages.settings.practice_card import PracticeCard
from bilan_desktop.desktop.pages.settings.small_cards import (
    AppearanceCard,
    KeysCard,
    PlaceCard,
    RetentionCard,
)
from bilan_desktop.desktop.pages.settings.staying_card import StayingCard
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.theme import Appearance
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.desktop.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

CHECK = "check"
"""The argument that begins « Vérifier le coffre »."""
KEYS = "keys"
"""The argument that asks for a new passphrase."""


class SettingsPage(Page):
    """Everything in one column. `passphrase_asked()` leads to a new passphrase."""

    passphrase_asked = Signal()

    def __init__(
        self,
        desk: "Desk",
        signals: Signals,
        appearance: Appearance,
        locker: Locker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signals = signals
        self._practice = PracticeCard(desk)
        self.keys = KeysCard()
        self._check = CheckCard(desk)
        self._staying = StayingCard()
        self._lock = LockCard(desk, locker)
        self._capture = CaptureCard(locker.privacy)
        self._disk = DiskCard(desk.vault.folder)
        self._retention = RetentionCard(desk, desk.today())
        self._law = LawCard(desk)
        self._column = ScrollColumn()
        self._column.add(Text(self.title, TextStyle.TITLE))
        self._add(self.tr("Cabinet"), self._practice, self._practice.status)
        self._add(self.tr("Apparence"), AppearanceCard(appearance))
        self._add(self.tr("Présence"), self._staying, self._staying.status)
        self._add(self.tr("Verrouillage"), self._lock, self._lock.status)
        self._add(self.tr("Captures d’écran"), self._capture)
        self._add(self.tr("Phrase de passe et code de secours"), self.keys)
        self._add(self.tr("Conservation"), self._retention, self._retention.status)
        self._add(self.tr("Vérification"), self._check)
        self._add(self.tr("Emplacement du coffre"), PlaceCard(str(desk.vault.folder)))
        self._add(self.tr("Chiffrement du disque"), self._disk, self._disk.state)
        self._add(self.tr("Règles datées"), self._law, self._law.status)
        self._column.add_stretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        self.keys.asked.connect(self.passphrase_asked)

    @property
    def title(self) -> str:
        return self.tr("Réglages")

    def enter(self, argument: str = "") -> None:
        self._practice.show_practice()
        self._retention.show_practice()
        self._staying.show_state()
        self._lock.show_state()
        self._disk.look()
        self._law.show_table()
        if argument == CHECK:
            self._column.ensureWidgetVisible(self._check)
            self._check.check()
        elif argument == KEYS:
            self._column.ensureWidgetVisible(self.keys)
            self.passphrase_asked.emit()

    def flush(self) -> bool:
        return self._practice.flush()

    def forget(self) -> None:
        self._practice.drop()
        self._check.stop()
        super().forget()

    def _add(self, title: str, card: Card, status: QWidget | None = None) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(Text(title, TextStyle.HEADING, wrap=status is None))
        if status is not None:
            head.addWidget(status, int(isinstance(status, StatusLine)))
            head.addStretch(0)
        card.body.insertLayout(0, head)
        card.setAccessibleName(title)
        self._column.add(card)
