"""What must hold before the first window: a Python and a PySide6 that go together."""

import sys
from typing import Final

# PySide6 6.12 loses a reference to None at nearly every call that returns nothing when Python is older than 3.12:
# the program would abort after a while, in the middle of somebody's words. PySide6's own metadata allows the pair.
UNSOUND_PYSIDE: Final = (6, 12)
SOUND_PYTHON: Final = (3, 12)


def refusal(python: tuple[int, int], pyside: tuple[int, int]) -> str | None:
    """The sentence that refuses this pair of versions (major, minor), or None when they go together."""
    if python >= SOUND_PYTHON or pyside < UNSOUND_PYSIDE:
        return None
    return (
        f"Bilan Desktop ne s’ouvre pas avec ces versions\u202f: PySide6 {pyside[0]}.{pyside[1]} n’est pas sûr sous "
        f"Python {python[0]}.{python[1]} et s’arrêterait en pleine saisie\u202f; installez PySide6 6.11, "
        "ou bien Python 3.12 ou plus récent."
    )


def check_versions() -> None:
    """Ends the program with a sentence when the installed PySide6 is unsound on this Python.

    Raises SystemExit. To be called before the first window is made.
    """
    from PySide6 import __version_info__  # noqa: PLC0415  (the command line starts without Qt)

    sentence = refusal(sys.version_info[:2], __version_info__[:2])
    if sentence:
        raise SystemExit(sentence)
