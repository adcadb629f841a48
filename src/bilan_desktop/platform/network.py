"""No network, whatever library asks: every socket but those of this machine's own processes is refused.

Python tells its audit hooks (PEP 578) before it makes a socket, connects, binds, or resolves a name. The hook that is set
here refuses; it stays for the life of the process, and nothing can take it away. Sockets of the Unix family remain: the
desktop's message bus and the door by which a second start finds the first.
"""

import socket
import sys
from collections.abc import Callable
from typing import Final

Refusal = Callable[[tuple[object, ...]], bool]

UNIX: Final = getattr(socket, "AF_UNIX", None)


class NetworkRefused(PermissionError):
    """Something in the program asked for the network."""


def shut() -> None:
    """Refuses the network from now on, in this process. A second call changes nothing."""
    if not _IS_SHUT:
        _IS_SHUT.append(True)
        sys.addaudithook(_refuse)


def is_shut() -> bool:
    """Whether the network is refused."""
    return bool(_IS_SHUT)


def _refuse(event: str, given: tuple[object, ...]) -> None:
    is_refused = _REFUSED.get(event)
    if is_refused is not None and is_refused(given):
        raise NetworkRefused(event)


def _always(_: tuple[object, ...]) -> bool:
    return True


def _is_of_another_family(given: tuple[object, ...]) -> bool:
    """`socket.__new__` is told the family, in which Python writes -1 for the usual one, which is the Internet's."""
    return UNIX is None or given[1] != UNIX


def _is_elsewhere(given: tuple[object, ...]) -> bool:
    """A socket that was there before, or came from another process, is asked for its family."""
    return UNIX is None or getattr(given[0], "family", None) != UNIX


_IS_SHUT: Final[list[bool]] = []
_REFUSED: Final[dict[str, Refusal]] = {
    "socket.__new__": _is_of_another_family,
    "socket.connect": _is_elsewhere,
    "socket.bind": _is_elsewhere,
    "socket.sendto": _is_elsewhere,
    "socket.sendmsg": _is_elsewhere,
    **dict.fromkeys(
        (
            "socket.getaddrinfo",
            "socket.gethostbyaddr",
            "socket.gethostbyname",
            "socket.getnameinfo",
            "ftplib.connect",
            "http.client.connect",
            "imaplib.open",
            "poplib.connect",
            "smtplib.connect",
            "urllib.Request",
            "webbrowser.open",
        ),
        _always,
    ),
}
