"""What logind, UPower and the screen saver say, played on a bus of the test's own."""

import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("logind and its message bus are Linux’s", allow_module_level=True)

from PySide6.QtDBus import QDBusConnection

from bilan_desktop.platform.session.linux import LinuxSession
from bilan_desktop.platform.session.watch import LockCause
from private_bus import LOGIN, MANAGER, SAVER, SESSION, UPOWER, Fake, bus, is_missing

pytestmark = pytest.mark.skipif(is_missing(), reason="there is no dbus-daemon to start a bus with")


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """A bus for all these tests."""
    with bus(tmp_path_factory.mktemp("bus")) as found:
        yield found


@pytest.fixture
def connect(address, request) -> Iterator[object]:
    """Connects under a name of the test's own."""
    made: list[str] = []

    def connected(name: str) -> QDBusConnection:
        made.append(f"{request.node.name}-{name}")
        connection = QDBusConnection.connectToBus(address, made[-1])
        assert connection.isConnected()
        return connection

    yield connected
    for name in made:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def system(qapp, connect) -> Iterator[Fake]:
    """The system's side."""
    fake = Fake(connect("fake"))
    yield fake
    fake.forget()


@pytest.fixture
def told() -> list[LockCause]:
    """What the program was told."""
    return []


@pytest.fixture
def watch(qtbot, system, connect, told) -> Iterator[LinuxSession]:
    """The program's side, once everything has answered."""
    watch = LinuxSession(told.append, connect("system"), connect("session"))
    watch.start()
    everything = {LockCause.SLEEP, LockCause.LID, LockCause.SESSION, LockCause.SWITCH}
    qtbot.waitUntil(lambda: watch.heard == everything)
    yield watch
    watch.stop()


def test_sleep_waits_until_the_vault_is_locked(qtbot, system, watch, told) -> None:
    assert system.held_up == 1
    at_the_lock: list[int] = []
    watch_told = told.append
    watch._ears._told = lambda cause: (at_the_lock.append(system.held_up), watch_told(cause))  # noqa: SLF001
    system.tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: system.held_up == 0)
    assert told == [LockCause.SLEEP]
    assert at_the_lock == [1]


def test_after_waking_up_sleep_waits_again(qtbot, system, watch, told) -> None:
    system.tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: system.held_up == 0)
    system.tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", False)
    qtbot.waitUntil(lambda: system.held_up == 1)
    assert told == [LockCause.SLEEP]


def test_what_is_asked_of_logind_is_to_be_waited_for_no_more(system, watch) -> None:
    (asked,) = [arguments for name, arguments in system.asked if name == "Inhibit"]
    assert (asked[0], asked[1], asked[3]) == ("sleep", "Bilan Desktop", "delay")


def test_the_lock_of_the_session_is_told(qtbot, system, watch, told) -> None:
    system.tell(SESSION, f"{LOGIN}.Session", "Lock")
    qtbot.waitUntil(lambda: told == [LockCause.SESSION])


def test_the_lock_of_another_session_is_not(qtbot, system, watch, told) -> None:
    system.tell(f"{SESSION}1", f"{LOGIN}.Session", "Lock")
    system.tell(SESSION, f"{LOGIN}.Session", "Unlock")
    qtbot.wait(150)
    assert told == []


def test_another_user_at_the_screen_is_told(qtbot, system, watch, told) -> None:
    system.change(SESSION, f"{LOGIN}.Session", "Active", False)
    qtbot.waitUntil(lambda: told == [LockCause.SWITCH])


def test_coming_back_to_the_screen_locks_nothing(qtbot, system, watch, told) -> None:
    system.change(SESSION, f"{LOGIN}.Session", "Active", True)
    qtbot.wait(150)
    assert told == []


def test_the_lid_is_told_as_it_closes_only(qtbot, system, watch, told) -> None:
    path = "/org/freedesktop/UPower"
    system.change(path, UPOWER, "LidIsClosed", True)
    qtbot.waitUntil(lambda: told == [LockCause.LID])
    system.change(path, UPOWER, "LidIsClosed", False)
    qtbot.wait(150)
    assert told == [LockCause.LID]


def test_a_screen_saver_that_comes_is_told_and_one_that_goes_is_not(qtbot, system, watch, told) -> None:
    system.tell("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", False)
    system.tell("/org/freedesktop/ScreenSaver", SAVER, "ActiveChanged", True)
    qtbot.waitUntil(lambda: told == [LockCause.SESSION])


def test_once_stopped_nothing_is_told_and_sleep_is_not_held_up(qtbot, system, watch, told) -> None:
    watch.stop()
    qtbot.waitUntil(lambda: system.held_up == 0)
    system.tell(SESSION, f"{LOGIN}.Session", "Lock")
    qtbot.wait(150)
    assert told == []
    assert watch.heard == frozenset()


def test_a_bus_where_nobody_answers_is_no_obstacle(qtbot, connect, told) -> None:
    watch = LinuxSession(told.append, connect("system"), connect("session"))
    watch.start()
    watch.start()
    qtbot.wait(150)
    assert watch.heard == frozenset()
    watch.stop()


def test_without_a_bus_nothing_is_heard(qapp, told) -> None:
    nowhere = QDBusConnection("nowhere")
    watch = LinuxSession(told.append, nowhere, nowhere)
    watch.start()
    assert watch.heard == frozenset()
    watch.stop()
