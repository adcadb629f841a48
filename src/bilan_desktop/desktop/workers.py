"""Long work beside the window: a job runs in a thread, tells its progress, and can be asked to stop."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot


class Cancelled(Exception):
    """The person asked to stop; raised inside the work by `Progress.check`."""


class Progress:
    """What the work is given: it tells how far it is and learns whether to go on. Both may be called from the thread."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def __call__(self, part: float, text: str = "") -> None:
        """Tells how far the work is, 0 to 1, with a word on what it does. Raises Cancelled when asked to stop."""
        self.check()
        self._tell(part, text)

    def check(self) -> None:
        """Raises Cancelled when asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Asks the work to stop at its next safe point."""
        self._stop.set()


class _Runner(QRunnable):
    def __init__(self, job: "Job") -> None:
        super().__init__()
        self._work, self._progress, self._ended = job.work, job.progress_token, job.told
        self.setAutoDelete(True)

    def run(self) -> None:
        result, error = None, None
        try:
            result = self._work(self._progress)
        except BaseException as raised:  # noqa: BLE001  the thread's boundary: it is handed to the window
            error = raised
        self._ended.ended.emit(result, error)


class _Told(QObject):
    ended = Signal(object, object)
    progressed = Signal(float, str)


class Job(QObject):
    """One piece of work: `done(result)`, `failed(exception)` or `cancelled()`, then `finished()`; `progress(part, text)`.

    The signals come in the window's thread. Keep the job where it is used (as a child of the page): when its parent
    is destroyed the work is asked to stop and nothing is told any more.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    progress = Signal(float, str)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.told = _Told()
        self.progress_token = Progress(self.told.progressed.emit)
        self._running = False
        queued = Qt.ConnectionType.QueuedConnection
        self.told.ended.connect(self._ended, queued)
        self.told.progressed.connect(self.progress, queued)
        self.destroyed.connect(self.progress_token.stop)

    @property
    def is_running(self) -> bool:
        """Whether the work has begun and not ended."""
        return self._running

    def start(self, pool: QThreadPool | None = None) -> "Job":
        """Begins the work in a thread of the pool."""
        self._running = True
        (pool or QThreadPool.globalInstance()).start(_Runner(self))
        return self

    def cancel(self) -> None:
        """Asks the work to stop at its next safe point."""
        self.progress_token.stop()

    @Slot(object, object)
    def _ended(self, result: object, error: BaseException | None) -> None:
        self._running = False
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.finished.emit()
