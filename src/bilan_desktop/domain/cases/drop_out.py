"""Why a bilan stopped before its end, as the person told it of their own accord (L6): a category, never a word of theirs.

A refusal or a withdrawal is no fault and nobody asks for a reason (L4): without one, the cause is « not said ». No
category touches health, family or opinions (C3).
"""

from enum import StrEnum


class DropOutCause(StrEnum):
    """The causes that are counted."""

    NOT_SAID = "not_said"
    AVAILABILITY = "availability"
    NEW_JOB = "new_job"
    TRAINING = "training"
    PROJECT_CHOSEN = "project_chosen"
    FORMAT = "format"
    FUNDING = "funding"
    OTHER = "other"
