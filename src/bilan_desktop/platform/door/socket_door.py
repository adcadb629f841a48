"""A Unix socket in a folder that only this user may enter, beside a file whose lock tells who is first.

The lock, not the socket, says who is first: the system lets go of it when a process dies, and a socket that was left
behind is then replaced. The folder is that of the user's data, so that a start without a desktop's environment (cron,
ssh) finds the same door; where its path is too long for a socket, a folder in the place for temporary files stands in.
"""

import fcntl
import os
import socket
import stat
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from bilan_desktop.platform.door.door import PATIENCE, Door, Peer

FOLDER, SOCKET, LOCK = "agent", "door", "first"
_LONGEST: Final = 100  # bytes of a socket's path: 107 on Linux, 103 on macOS
_WAITING: Final = 16
_OUT_OF_MEANS: Final = (
    1.0  # seconds before trying again when the system has nothing left to admit anybody with
)
_MACOS_PEER: Final = (0, 0x001)  # SOL_LOCAL, LOCAL_PEERCRED


class SocketPeer(Peer):
    """One connected socket."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def is_this_user(self) -> bool:
        """Asks the system who is at the other end."""
        return peer_user(self._socket) == os.geteuid()

    def receive(self, size: int, patience: float) -> bytes:
        """At most `size` bytes."""
        self._socket.settimeout(patience)
        return self._socket.recv(size)

    def send(self, content: bytes, patience: float) -> None:
        """All of it."""
        self._socket.settimeout(patience)
        self._socket.sendall(content)

    def close(self) -> None:
        """Hangs up."""
        self._socket.close()


class SocketDoor(Door):
    """`folder` is where the door is; by default a folder of the user's data."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_data_path("Bilan Desktop", appauthor=False) / FOLDER
        if len(os.fsencode(self._folder / SOCKET)) > _LONGEST:
            self._folder = _stand_in(self._folder)
        self._lock: int | None = None
        self._listening: socket.socket | None = None

    @property
    def path(self) -> Path:
        """Where the socket is."""
        return self._folder / SOCKET

    def claim(self) -> bool:
        """Makes the folder, then takes the lock if nobody has it. Raises OSError, also when the folder is not ours."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _require_own(self._folder)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self._folder / LOCK, flags, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self._lock = descriptor
        return True

    def close(self) -> None:
        """Removes the socket, then lets go of the lock."""
        listening, self._listening = self._listening, None
        if listening is not None:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()
            self.path.unlink(missing_ok=True)
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)

    def _listen(self) -> None:
        self.path.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            listening.bind(str(self.path))
            self.path.chmod(0o600)
            listening.listen(_WAITING)
        except OSError:
            listening.close()
            raise
        self._listening = listening

    def _admit(self) -> Peer | None:
        listening = self._listening
        while listening is not None:
            try:
                return SocketPeer(listening.accept()[0])
            except OSError:
                if self._listening is None:
                    return None
                time.sleep(_OUT_OF_MEANS)
        return None

    def _connect(self) -> Peer:
        _require_own(self._folder)
        connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connected.settimeout(PATIENCE)  # where many wait already, one tries again rather than wait for ever
        try:
            connected.connect(str(self.path))
        except OSError:
            connected.close()
            raise
        return SocketPeer(connected)


def _stand_in(folder: Path) -> Path:
    import hashlib  # noqa: PLC0415 - seldom needed, and every start would pay for it
    import tempfile  # noqa: PLC0415 - the same

    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir(), f"bilan-desktop-{os.geteuid()}-{digest}")


def peer_user(connected: socket.socket) -> int:
    """The user id of the process at the other end of a Unix socket. Raises OSError."""
    if sys.platform == "darwin":
        credentials = connected.getsockopt(*_MACOS_PEER, 76)  # struct xucred
        return int(struct.unpack_from("=II", credentials)[1])
    credentials = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)  # struct ucred
    return int(struct.unpack("=iII", credentials)[1])


def _require_own(folder: Path) -> None:
    """Raises PermissionError unless the folder is a real one, of this user, that nobody else may enter."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(folder.name)
    if found.st_mode & 0o077:
        folder.chmod(0o700)
