"""A message bus of the test's own, with a logind, a UPower and a screen saver that say what the test wants."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

SESSION = "/org/freedesktop/login1/session/_37"
MANAGER = "/org/freedesktop/login1"
LOGIN = "org.freedesktop.login1"
UPOWER = "org.freedesktop.UPower"
SAVER = "org.freedesktop.ScreenSaver"

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={door}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


def is_missing() -> bool:
    """Whether no bus can be started here."""
    return shutil.which("dbus-daemon") is None


@contextmanager
def bus(folder: Path) -> Iterator[str]:
    """Starts a bus; its address."""
    door = folder / "bus"
    configuration = folder / "bus.conf"
    configuration.write_text(_CONFIGURATION.format(door=door))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


class Fake(QDBusVirtualObject):
    """Answers as logind, UPower and a screen saver do; `released` tells whether an inhibitor was let go."""

    def __init__(self, connection: QDBusConnection) -> None:
        super().__init__()
        self.connection = connection
        self.asked: list[tuple[str, list[Any]]] = []
        self.properties: dict[str, Any] = {"Active": True, "LidIsPresent": True, "LidIsClosed": False}
        self._holding: list[int] = []
        for path in (MANAGER, "/org/freedesktop/UPower", "/org/freedesktop/ScreenSaver"):
            option = QDBusConnection.VirtualObjectRegisterOption.SubPath
            assert connection.registerVirtualObject(path, self, option)
        for name in (LOGIN, UPOWER, SAVER):
            assert connection.registerService(name)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.asked.append((message.member(), list(message.arguments())))
        answer = self._answer(message)
        if answer is None:
            return False
        reply = message.createReply()
        reply.setArguments([answer])
        connection.send(reply)
        return True

    def tell(self, path: str, interface: str, name: str, *arguments: Any) -> None:
        """Sends a signal."""
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self.connection.send(signal)

    def change(self, path: str, interface: str, name: str, value: Any) -> None:
        """Changes a property and tells so; what else the signal holds is not read."""
        self.properties[name] = value
        self.tell(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", interface)

    @property
    def held_up(self) -> int:
        """How many inhibitors somebody still holds."""
        QCoreApplication.processEvents()
        return sum(not _is_closed(end) for end in self._holding)

    def forget(self) -> None:
        """Closes what the test opened."""
        for end in self._holding:
            os.close(end)

    def _answer(self, message: QDBusMessage) -> Any:
        match message.member():
            case "GetSession":
                return QDBusObjectPath(SESSION)
            case "Inhibit":
                ours, theirs = os.pipe()
                os.set_blocking(ours, False)
                self._holding.append(ours)
                handed = QDBusUnixFileDescriptor(theirs)
                os.close(theirs)
                return handed
            case "Get":
                return QDBusVariant(self.properties[message.arguments()[1]])
            case "GetActive":
                return False
        return None


def _is_closed(end: int) -> bool:
    """Whether every other end of a pipe is closed: reading then gives nothing instead of asking to wait."""
    try:
        return os.read(end, 1) == b""
    except BlockingIOError:
        return False
