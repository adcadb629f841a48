"""What the settings say of locking, of captures and of the disk."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.locking.locker import Locker, Surroundings
from bilan_desktop.desktop.locking.privacy import ScreenPrivacy
from bilan_desktop.desktop.pages.settings import disk_card
from bilan_desktop.desktop.pages.settings.disk_card import DiskCard
from bilan_desktop.desktop.pages.settings.lock_card import CaptureCard, LockCard
from bilan_desktop.platform.capture.shield import Shield, Shielding
from bilan_desktop.platform.disk.state import DiskState
from bilan_desktop.platform.session.watch import Deaf, LockCause
from bilan_desktop.practice.entering import safety
from desktop.finding import press, says


class Hearing(Deaf):
    """A session that tells of sleep alone."""

    @property
    def heard(self):
        return frozenset({LockCause.SLEEP})


class Screen(Shield):
    """Hides whatever it is asked to, as far as it is said to."""

    def __init__(self, shielding: Shielding) -> None:
        self.shielding = shielding

    def hide(self, window: int) -> bool:
        return True

    def show(self, window: int) -> bool:
        return True


@pytest.fixture
def locker(qtbot, qapp):
    """What locks, over an empty window."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Locker(qapp, window, Surroundings(session=Hearing))
    yield made
    made.end()


def test_the_minutes_are_kept_and_hold_at_once(qtbot, desk, locker) -> None:
    card = LockCard(desk, locker)
    qtbot.addWidget(card)
    card.show()
    field = card._minutes  # noqa: SLF001
    assert field.value() == 5
    field.put_back(0)
    assert safety.idle_minutes(desk) == 1
    told: list[int] = []
    locker.minutes_left.connect(told.append)
    locker.unlocked(safety.idle_minutes(desk), [])
    assert told == [1]


@pytest.mark.parametrize(
    ("kept", "minutes"), [("60", 60), ("1", 1), ("0", 5), ("61", 5), ("-3", 5), ("x", 5)]
)
def test_minutes_that_make_no_sense_count_as_five(desk, kept: str, minutes: int) -> None:
    desk.vault.register.set_setting("lock.minutes", kept)
    assert safety.idle_minutes(desk) == minutes


def test_it_says_what_the_system_tells_and_what_it_does_not(qtbot, desk, locker) -> None:
    card = LockCard(desk, locker)
    qtbot.addWidget(card)
    card.show()
    card.show_state()
    assert says(card, "Aussi : à la mise en veille, Ctrl+L.")
    assert says(
        card, "Ce système ne l’annonce pas au programme : quand la session se verrouille, quand un autre"
    )


@pytest.mark.parametrize(
    ("shielding", "words"),
    [
        (Shielding.WHOLE, "Vos fenêtres n’apparaissent ni dans les captures d’écran"),
        (Shielding.PARTIAL, "Depuis macOS 15, certains logiciels de partage les voient quand même"),
        (Shielding.NONE, "Ce système ne permet pas à un programme de soustraire ses fenêtres"),
    ],
)
def test_it_is_honest_about_captures(qtbot, qapp, shielding: Shielding, words: str) -> None:
    owner = QObject()
    privacy = ScreenPrivacy(qapp, owner, Screen(shielding))
    card = CaptureCard(privacy)
    qtbot.addWidget(card)
    card.show()
    assert says(card, words)
    if shielding is not Shielding.NONE:
        press(card, "Montrer pendant 15")
        assert says(card, "Vos fenêtres sont visibles dans les captures d’écran, encore 15 minutes.")
        press(card, "Masquer maintenant")
        assert says(card, words)
    qapp.removeEventFilter(privacy)
    owner.deleteLater()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DiskState.ENCRYPTED, "semble chiffré en entier"),
        (DiskState.PLAIN, "BitLocker sous Windows, FileVault sous macOS, LUKS à l’installation de Linux."),
        (DiskState.UNKNOWN, "Le système n’a pas dit"),
    ],
)
def test_each_state_of_the_disk_has_its_meaning(qtbot, monkeypatch, tmp_path, state, words) -> None:
    monkeypatch.setattr(disk_card, "_look", lambda _: state)
    card = DiskCard(tmp_path)
    qtbot.addWidget(card)
    card.show()
    card.look()
    card.look()
    qtbot.waitUntil(lambda: says(card, words))
