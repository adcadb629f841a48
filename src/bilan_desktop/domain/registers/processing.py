"""The processing register (L5; RGPD, art. 30): what the practice does with personal data, and for how long."""

from enum import StrEnum


class Activity(StrEnum):
    """The processing activities of a practice that uses the program as it is."""

    BILAN = "bilan"
    SHARING = "sharing"
    FOLLOW_UP = "follow_up"
    ADMINISTRATION = "administration"
    FIGURES = "figures"
    RIGHTS = "rights"


class Aspect(StrEnum):
    """What the register says of each activity."""

    PURPOSE = "purpose"
    BASIS = "basis"
    PEOPLE = "people"
    DATA = "data"
    RECIPIENTS = "recipients"
    TRANSFERS = "transfers"
    DURATION = "duration"
