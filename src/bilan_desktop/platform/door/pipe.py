r"""Windows: a named pipe that belongs to this user, and that no other user and no other machine may open.

The pipe's first instance says who is first. Its name is this user's and this folder of data's. Whoever knocks checks the
owner of what it found: another user could have taken the name before.
"""

import ctypes
import hashlib
import sys
from contextlib import suppress
from typing import Final

from platformdirs import user_data_path

from bilan_desktop.platform.door.door import Door, Peer

assert sys.platform == "win32"

import _winapi  # noqa: E402 - there is none elsewhere

_PIPE_REJECT_REMOTE_CLIENTS: Final = 0x08
_SECURITY_IDENTIFICATION: Final = (
    0x0010_0000 | 0x0001_0000
)  # whoever answers may know who asks, not act as them
_GENERIC_READ_WRITE: Final = _winapi.GENERIC_READ | _winapi.GENERIC_WRITE
_TOKEN_QUERY, _TOKEN_USER, _KERNEL_OBJECT, _OWNER = 0x0008, 1, 6, 1
_ANY_PROCESS: Final = 0xFFFF_FFFF
_BUFFER: Final = 8192
_FOREVER: Final = 0xFFFF_FFFF

_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
_kernel32.GetCurrentProcess.restype = ctypes.c_void_p
_kernel32.LocalFree.argtypes = [ctypes.c_void_p]


class _SecurityAttributes(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("descriptor", ctypes.c_void_p), ("inherit", ctypes.c_int))


class PipePeer(Peer):
    """One connected pipe; at the door's side the system has checked the other end already."""

    def __init__(self, handle: int, *, owner: str = "") -> None:
        self._handle, self._owner = handle, owner

    def is_this_user(self) -> bool:
        """At the side that knocks: whether the pipe is this user's."""
        return not self._owner or _owner_of(self._handle) == self._owner

    def receive(self, size: int, patience: float) -> bytes:
        """At most `size` bytes."""
        with suppress(BrokenPipeError):
            overlapped, _ = _winapi.ReadFile(self._handle, size, overlapped=True)
            _wait(overlapped, patience)
            return bytes(overlapped.getbuffer() or b"")
        return b""

    def send(self, content: bytes, patience: float) -> None:
        """All of it."""
        overlapped, _ = _winapi.WriteFile(self._handle, content, overlapped=True)
        _wait(overlapped, patience)

    def close(self) -> None:
        """Hangs up; what was said is read first."""
        _kernel32.FlushFileBuffers(ctypes.c_void_p(self._handle))
        _winapi.CloseHandle(self._handle)


class PipeDoor(Door):
    """The first instance is made by `claim`, the next one each time somebody is admitted."""

    def __init__(self) -> None:
        self._user = _this_user()
        place = f"{self._user} {user_data_path('Bilan Desktop', appauthor=False)}".lower()
        self._name = rf"\\.\pipe\bilan-desktop-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
        self._next: int | None = None

    def claim(self) -> bool:
        """Makes the pipe's first instance, unless there is one."""
        try:
            self._next = self._instance(_winapi.FILE_FLAG_FIRST_PIPE_INSTANCE)
        except PermissionError:
            return False
        return True

    def close(self) -> None:
        """Closes the pipe."""
        handle, self._next = self._next, None
        if handle is not None:
            _winapi.CloseHandle(handle)

    def _listen(self) -> None:
        """The pipe listens since it was made."""

    def _admit(self) -> Peer | None:
        while (handle := self._next) is not None:
            try:
                _wait(_winapi.ConnectNamedPipe(handle, overlapped=True), None)
            except OSError:
                if self._next is None:
                    return None
                # Whoever knocked has left. The next instance comes first: without one, the name would be anybody's.
                self._next = self._instance(0)
                _winapi.CloseHandle(handle)
                continue
            self._next = self._instance(0)
            return PipePeer(handle)
        return None

    def _connect(self) -> Peer:
        handle = _winapi.CreateFile(
            self._name,
            _GENERIC_READ_WRITE,
            0,
            _winapi.NULL,
            _winapi.OPEN_EXISTING,
            _winapi.FILE_FLAG_OVERLAPPED | _SECURITY_IDENTIFICATION,
            _winapi.NULL,
        )
        # The first program may then take the front, which Windows grants only to whom the user has just turned to.
        ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANY_PROCESS)
        return PipePeer(handle, owner=self._user)

    def _instance(self, first: int) -> int:
        descriptor = ctypes.c_void_p()
        sddl = f"O:{self._user}D:P(A;;GA;;;{self._user})"
        if not _advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            sddl, 1, ctypes.byref(descriptor), None
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            attributes = _SecurityAttributes(ctypes.sizeof(_SecurityAttributes), descriptor, 0)
            return _winapi.CreateNamedPipe(
                self._name,
                _winapi.PIPE_ACCESS_DUPLEX | _winapi.FILE_FLAG_OVERLAPPED | first,
                _PIPE_REJECT_REMOTE_CLIENTS,
                _winapi.PIPE_UNLIMITED_INSTANCES,
                _BUFFER,
                _BUFFER,
                0,
                ctypes.addressof(attributes),
            )
        finally:
            _kernel32.LocalFree(descriptor)


def _wait(overlapped: _winapi.Overlapped, patience: float | None) -> None:
    """Until it is done. Raises TimeoutError."""
    milliseconds = _FOREVER if patience is None else max(1, int(patience * 1000))
    if _winapi.WaitForSingleObject(overlapped.event, milliseconds) != _winapi.WAIT_OBJECT_0:
        overlapped.cancel()
        overlapped.GetOverlappedResult(True)
        raise TimeoutError
    overlapped.GetOverlappedResult(True)


def _this_user() -> str:
    """The security identifier of this user, as text. Raises OSError."""
    token = ctypes.c_void_p()
    process = ctypes.c_void_p(_kernel32.GetCurrentProcess())
    if not _advapi32.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        content = ctypes.create_string_buffer(256)
        size = ctypes.c_uint32()
        if not _advapi32.GetTokenInformation(token, _TOKEN_USER, content, len(content), ctypes.byref(size)):
            raise ctypes.WinError(ctypes.get_last_error())
        return _text(ctypes.c_void_p.from_buffer(content))
    finally:
        _kernel32.CloseHandle(token)


def _owner_of(handle: int) -> str:
    """The security identifier of a pipe's owner. Raises OSError."""
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    failed = _advapi32.GetSecurityInfo(
        ctypes.c_void_p(handle),
        _KERNEL_OBJECT,
        _OWNER,
        ctypes.byref(owner),
        None,
        None,
        None,
        ctypes.byref(descriptor),
    )
    if failed:
        raise ctypes.WinError(failed)
    try:
        return _text(owner)
    finally:
        _kernel32.LocalFree(descriptor)


def _text(identifier: ctypes.c_void_p) -> str:
    words = ctypes.c_wchar_p()
    if not _advapi32.ConvertSidToStringSidW(identifier, ctypes.byref(words)):
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        return words.value or ""
    finally:
        _kernel32.LocalFree(ctypes.cast(words, ctypes.c_void_p))
