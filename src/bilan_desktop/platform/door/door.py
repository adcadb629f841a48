"""What the door of a single process is, whatever the system."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from threading import Thread
from typing import Final

from bilan_desktop.platform.door.messages import (
    ANSWER_LIMIT,
    REQUEST_LIMIT,
    Answer,
    Request,
    decoded_answer,
    encoded_answer,
)

Handler = Callable[[Request], Answer]
"""Answers one request; called in the door's own thread, one request after the other."""

PATIENCE: Final = 2.0
"""Seconds that a peer has to say its line: whoever says nothing keeps the others waiting no longer."""
KNOCKING: Final = 5.0
"""Seconds for which a later start knocks at a first one that is only just starting."""
_BETWEEN_KNOCKS: Final = 0.05


class NobodyAnswersError(Exception):
    """Another process of this user is the first one, and does not answer."""


class Peer(ABC):
    """One connection. Every call may raise OSError."""

    @abstractmethod
    def is_this_user(self) -> bool:
        """Whether the process at the other end belongs to this user."""

    @abstractmethod
    def receive(self, size: int, patience: float) -> bytes:
        """At most `size` bytes, nothing at the end. Raises TimeoutError when none come in `patience` seconds."""

    @abstractmethod
    def send(self, content: bytes, patience: float) -> None:
        """All of it."""

    @abstractmethod
    def close(self) -> None:
        """Hangs up."""


class Door(ABC):
    """Claimed by the first process; `close` gives it up, and so does the end of the process, however it ends."""

    @abstractmethod
    def claim(self) -> bool:
        """Whether this process is the first, and keeps being so until `close`. Raises OSError where there is no place."""

    @abstractmethod
    def close(self) -> None:
        """Gives the door up; a second call does nothing."""

    @abstractmethod
    def _listen(self) -> None:
        """Lets others knock from now on."""

    @abstractmethod
    def _admit(self) -> Peer | None:
        """Waits for the next who knocks; None when the door is closed."""

    @abstractmethod
    def _connect(self) -> Peer:
        """Knocks once. Raises OSError when nobody is there yet."""

    def serve(self, handler: Handler) -> None:
        """Answers whoever knocks, in a thread that sleeps until somebody does. Raises OSError."""
        self._listen()
        Thread(target=self._serve, args=(handler,), name="door", daemon=True).start()

    def knock(self, request: Request, patience: float = PATIENCE, *, knocking: float | None = None) -> Answer:
        """Asks the first process; waits `patience` seconds for its answer, and knocks for `knocking` seconds at most.

        One that hangs up before it answers is asked again: it may be about to begin anew, and asking twice does no harm.
        Raises NobodyAnswersError, also when what answers is not this user's, and ValueError for a request too long.
        """
        line = request.encoded()
        until = time.monotonic() + (KNOCKING if knocking is None else knocking)
        while True:
            try:
                return self._ask(self._reach(until), line, patience)
            except ConnectionError as error:
                if time.monotonic() >= until:
                    raise NobodyAnswersError from error
                time.sleep(_BETWEEN_KNOCKS)
            except OSError as error:
                raise NobodyAnswersError from error

    def _reach(self, until: float) -> Peer:
        while True:
            try:
                return self._connect()
            except OSError as error:
                if time.monotonic() >= until:
                    raise NobodyAnswersError from error
                time.sleep(_BETWEEN_KNOCKS)

    def _ask(self, peer: Peer, line: bytes, patience: float) -> Answer:
        """Raises ConnectionError when the other hangs up before it answers, OSError when it says nothing."""
        try:
            if not peer.is_this_user():
                raise NobodyAnswersError
            peer.send(line, PATIENCE)
            said = _line(peer, ANSWER_LIMIT, patience)
        finally:
            peer.close()
        answer = decoded_answer(said)
        if answer is None:
            raise NobodyAnswersError
        return answer

    def _serve(self, handler: Handler) -> None:
        while True:
            peer = self._admit()
            if peer is None:
                return
            try:
                self._answer(peer, handler)
            except OSError:
                continue  # whoever knocked has left
            finally:
                peer.close()

    def _answer(self, peer: Peer, handler: Handler) -> None:
        if not peer.is_this_user():
            return
        request = Request.decoded(_line(peer, REQUEST_LIMIT, PATIENCE))
        if request is not None:
            peer.send(encoded_answer(handler(request)), PATIENCE)


def _line(peer: Peer, limit: int, patience: float) -> bytes:
    """The first line, empty when it is too long; all of it must come within `patience`.

    Raises OSError, and ConnectionError when the other hangs up before the line is whole.
    """
    until = time.monotonic() + patience
    said = b""
    while b"\n" not in said:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        more = peer.receive(4096, left)
        said += more
        if not more:
            raise ConnectionAbortedError
        if len(said) > limit:
            return b""
    return said.partition(b"\n")[0]
