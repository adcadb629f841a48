"""What the maintained lists of words are once read: given to what looks for them, so that this room opens no file."""

from enum import StrEnum

from attrs import frozen

from bilan_desktop.domain.watch.words import Index


class Topic(StrEnum):
    """What a passage may touch that the bilan has no business with (C3)."""

    HEALTH = "health"
    RELIGION = "religion"
    OPINIONS = "opinions"
    UNION = "union"
    ORIGINS = "origins"
    SEXUAL_LIFE = "sexual_life"
    FAMILY_LIFE = "family_life"
    OFFENCES = "offences"
    NIR = "nir"


@frozen
class Lexicon:
    """Sensitive words by topic, and judging words with what to write instead."""

    sensitive: Index[Topic]
    judging: Index[str]
