"""A log-in as it happens: a screen, a window manager, a tray, notifications, and what is registered to start with them.

The screen is Xvfb's; everything else is what a small Debian desktop has. Somebody moves the mouse and presses keys
through xdotool, from outside the program.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.platform.autostart.freedesktop import FreedesktopAutostart
from bilan_desktop.platform.door import Request, Wish, door_here
from bilan_desktop.platform.launching import BACKGROUND, own_command
from bilan_desktop.reminders.memory import Due, Memory, encoded
from bilan_desktop.vault.clock import FixedClock, MachineClock
from bilan_desktop.vault.vault import Vault
from vaults import CHEAP, PASSPHRASE, add_case, close_case

COMMANDS = ("Xvfb", "dbus-run-session", "openbox", "dunst", "trayer", "dex", "xdotool")
ABSENT = [command for command in COMMANDS if shutil.which(command) is None]
ACCENT = b"\x1f\x6f\x6b"
SCREEN = (1280, 800)
TRAY = 40
"""The height of the strip at the foot of the screen in which the icon is."""
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="a free desktop is a matter of Linux"),
    pytest.mark.skipif(bool(ABSENT), reason=f"no log-in without {', '.join(ABSENT)}"),
]


class Session:
    """A desktop's session: its programs, its screen, and a hand on its mouse and keyboard."""

    def __init__(self, display: str, bus: str, processes: ExitStack) -> None:
        self._display, self._processes = display, processes
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_SESSION_TYPE": "x11",
        }

    def begin(self, *command: str) -> None:
        """Starts a program that goes on until the end."""
        self._processes.enter_context(lasting(list(command), self.environment))

    def run(self, *command: str) -> str:
        """What a command says, once it has ended."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout.strip()

    def hand(self, *act: str) -> str:
        """The mouse or the keyboard."""
        return self.run("xdotool", *act)

    def front(self) -> str:
        """The title of the window that takes the keys."""
        return self.hand("getactivewindow", "getwindowname")

    def waits_for(self, so: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + 30
        while not so():
            if time.monotonic() > until:
                pytest.fail(f"{what}: never; in front: {self.front()!r}")
            time.sleep(0.1)

    def picture(self) -> Image.Image:
        """What the screen shows."""
        return ImageGrab.grab(xdisplay=self._display).convert("RGB")

    def icon(self) -> tuple[int, int] | None:
        """Where the program's icon is in the tray."""
        strip = self.picture().crop((0, SCREEN[1] - TRAY, *SCREEN))
        width, colours = strip.width, strip.tobytes()
        found = [
            (at // 3 % width, at // 3 // width)
            for at in range(0, len(colours), 3)
            if colours[at : at + 3] == ACCENT
        ]
        if not found:
            return None
        x, y = (sorted(axis)[len(found) // 2] for axis in zip(*found, strict=True))
        return x, y + SCREEN[1] - TRAY


@contextmanager
def lasting(
    command: list[str], environment: dict[str, str], **options: object
) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended at the end."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
    with subprocess.Popen(command, env=environment, text=True, **silent) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Somebody has just logged in; nothing of ours runs yet."""
    for name in ("config", "data", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "nothing"))
    with ExitStack() as processes:
        reading, writing = os.pipe()
        screen = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            f"{SCREEN[0]}x{SCREEN[1]}x24",
        ]
        processes.enter_context(lasting(screen, dict(os.environ), pass_fds=[writing]))
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        bus = processes.enter_context(
            lasting(
                ["dbus-run-session", "--", "sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat"],
                {**os.environ, "DISPLAY": display},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        assert bus.stdout is not None
        made = Session(display, bus.stdout.readline().strip(), processes)
        made.begin("openbox")
        made.begin("dunst")
        made.begin("trayer", "--edge", "bottom", "--widthtype", "percent", "--width", "20", "--height", "32")
        yield made
        for process in processes_of_ours():
            os.kill(process, signal.SIGTERM)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A shut vault in which something is due since yesterday, remembered as the one last used."""
    now = MachineClock().now()
    folder = tmp_path / "coffre"
    made, _ = Vault.create(folder, PASSPHRASE, FixedClock(now - timedelta(days=9)), kdf=CHEAP)
    with made:
        close_case(made, add_case(made, "un"), "deux", until=(now - timedelta(days=1)).date())
    kept = tmp_path / "config" / "Bilan Desktop"
    kept.mkdir(parents=True)
    (kept / "preferences.json").write_text(f'{{"vault": "{folder}", "theme": "", "scale": 100}}', "utf-8")
    return folder


def processes_of_ours() -> list[int]:
    """The program's processes that this session started."""
    own = os.environ["XDG_DATA_HOME"].encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words, around = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue
        if b"bilan_desktop" in words.split(b"\0") and own in around:
            found.append(int(process.name))
    return found


def test_from_the_log_in_to_a_window_that_is_closed_and_called_back(
    session: Session, vault: Path, tmp_path: Path
) -> None:
    FreedesktopAutostart().enable(own_command(BACKGROUND))
    session.begin("dex", "--autostart", "--environment", "OPENBOX")

    # The agent is there, without a window; what was due is gone.
    answer = door_here().knock(Request(Wish.ENFORCE, str(vault)), 60, knocking=60)
    assert answer["done"]
    assert list((vault / "compartments").glob("*.key")) == []
    session.waits_for(lambda: session.icon() is not None, "the icon in the tray")
    assert session.hand("search", "--onlyvisible", "--name", "^Bilan Desktop$") == ""
    (agent,) = processes_of_ours()

    # A second start brings the first one's window before the others.
    session.begin(sys.executable, "-c", OTHER_WINDOW)
    session.waits_for(lambda: session.front() == "Autre chose", "another window")
    session.run(*own_command())
    session.waits_for(lambda: session.front() == "Bilan Desktop", "the window")
    assert processes_of_ours() == [agent]
    session.picture().save(tmp_path / "window.png")

    # Closing it leaves the agent, and says so; the process begins anew, with nothing in it.
    session.hand("key", "alt+F4")
    session.waits_for(lambda: session.front().startswith("Le programme reste"), "the sentence")
    session.picture().save(tmp_path / "sentence.png")
    session.hand("key", "Return")
    session.waits_for(lambda: session.front() == "Autre chose", "the window gone")
    assert door_here().knock(Request(Wish.LOCK), 60, knocking=60) == {"done": True}
    assert processes_of_ours() == [agent]
    session.waits_for(lambda: session.icon() is not None, "the icon again")

    # A click on the icon opens the window again.
    session.hand("mousemove", *map(str, session.icon() or ()), "click", "1")
    session.waits_for(lambda: session.front() == "Bilan Desktop", "the window called back")
    os.kill(agent, signal.SIGTERM)
    session.waits_for(lambda: processes_of_ours() == [], "the end of the session")


def test_a_reminder_comes_over_other_work_without_taking_the_keys_and_leads_to_the_unlocking(
    session: Session, vault: Path, tmp_path: Path
) -> None:
    now = MachineClock().now()
    due = Due("a" * 32, DeadlineKind.OWN, now.replace(tzinfo=None, microsecond=0) - timedelta(minutes=1))
    known = Memory().learning([due], now - timedelta(days=1))
    (vault / "reminders.json").write_bytes(encoded(known))
    session.begin(sys.executable, "-c", OTHER_WINDOW)
    session.waits_for(lambda: session.front() == "Autre chose", "another window")
    session.begin(*own_command(BACKGROUND))

    shown = ("search", "--onlyvisible", "--name", "^Bilan Desktop$")
    session.waits_for(lambda: session.hand(*shown) != "", "the reminder")
    assert session.front() == "Autre chose"
    (corner, *_) = session.hand(*shown).split()
    session.waits_for(lambda: session.front() == "Autre chose", "the other window in front")
    session.picture().save(tmp_path / "reminder.png")

    # It is pressed: the vault is to be unlocked first.
    place = dict(line.split("=") for line in session.hand("getwindowgeometry", "--shell", corner).split())
    x, y = int(place["X"]) + 90, int(place["Y"]) + int(place["HEIGHT"]) - 36
    session.hand("mousemove", str(x), str(y), "click", "1")
    session.waits_for(lambda: session.front() == "Bilan Desktop", "the window")
    assert door_here().knock(Request(Wish.LOCK), 60, knocking=60) == {"done": True}


OTHER_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.setWindowTitle("Autre chose")
window.resize(1280, 760)
window.show()
app.exec()
"""
