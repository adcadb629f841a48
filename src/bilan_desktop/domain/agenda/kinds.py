"""The kinds of deadline, apart from what they come from: a locked vault knows no more than these."""

from enum import StrEnum


class DeadlineKind(StrEnum):
    """What falls due; each has its words in `wording/` and its reminders in `reminders/schedule.py`."""

    SESSION = "session"
    CONVENTION = "convention"
    WITHDRAWAL = "withdrawal"
    PLANNED_END = "planned_end"
    SYNTHESIS = "synthesis"
    HAND_OVER = "hand_over"
    FOLLOW_UP = "follow_up"
    DESTRUCTION = "destruction"
    RIGHTS = "rights"
    BREACH = "breach"
    COMPLAINT = "complaint"
    OWN = "own"
