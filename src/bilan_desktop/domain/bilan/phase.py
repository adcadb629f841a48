"""The three phases of the law (R. 6313-4) between the request and the closing."""

from enum import StrEnum


class Phase(StrEnum):
    """Where a case stands."""

    REQUEST = "request"
    PRELIMINARY = "preliminary"
    INVESTIGATION = "investigation"
    CONCLUSION = "conclusion"
    CLOSED = "closed"

    @property
    def rank(self) -> int:
        """Its place in the course of a bilan, from 0."""
        return list(Phase).index(self)

    @property
    def following(self) -> "Phase":
        """The phase after this one; the last one stays."""
        return list(Phase)[min(self.rank + 1, len(Phase) - 1)]
