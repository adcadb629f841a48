"""Whether something is shown to somebody else, so that nothing may appear over it."""

from PySide6.QtWidgets import QApplication

QUIET = "quiet"
"""A property of a window shown to somebody else: nothing may appear over it until it is closed."""


def something_is_quiet() -> bool:
    """Whether such a window is shown now."""
    return any(each.isVisible() and each.property(QUIET) for each in QApplication.topLevelWidgets())
