"""How long to wait after a wrong passphrase: longer each time, and never more than a minute."""

from typing import Final

WAITS: Final = (1, 2, 5, 10, 20, 30, 60)


class Patience:
    """Counts what failed since the last success. Guessing is made costly by the derivation; this only calms the hands."""

    def __init__(self) -> None:
        self._failures = 0

    def failed(self) -> int:
        """One more failure: the seconds to wait before the next try."""
        wait = WAITS[min(self._failures, len(WAITS) - 1)]
        self._failures += 1
        return wait

    def succeeded(self) -> None:
        """Starts again from nothing."""
        self._failures = 0
