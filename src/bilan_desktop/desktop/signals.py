"""What pages tell one another, through one object made with the main window and given to each page."""

from PySide6.QtCore import QObject, Signal


class Signals(QObject):
    """`case_changed(case_id)`: something of a case was stored. `cases_changed()`: the list itself changed.

    `navigate(place, argument)` asks to go somewhere; `lock_asked()` asks to lock. `locked()` and `unlocked()` tell
    that it happened. Ids are text; nothing of a case is ever carried.
    """

    case_changed = Signal(str)
    cases_changed = Signal()
    settings_changed = Signal()
    navigate = Signal(str, str)
    lock_asked = Signal()
    locked = Signal()
    unlocked = Signal()
