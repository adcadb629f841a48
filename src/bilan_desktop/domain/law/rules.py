"""The rules the program carries: each statement of the two charters and of the law around them, with its source.

`C` rows come from the charter of the Cnam, `E` rows from the commitments, `L` rows from the law.
"""

from enum import StrEnum

from attrs import frozen


class RuleId(StrEnum):
    """The stable id of a rule."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"
    C7 = "C7"
    C8 = "C8"
    C9 = "C9"
    C10 = "C10"
    E1 = "E1"
    E2 = "E2"
    E3A = "E3a"
    E3B = "E3b"
    E3C = "E3c"
    E3D = "E3d"
    E4 = "E4"
    E5A = "E5a"
    E5B = "E5b"
    E5C = "E5c"
    E5D = "E5d"
    E6 = "E6"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    L6 = "L6"
    L7 = "L7"
    L8 = "L8"


@frozen
class Source:
    """Where a rule is written, as it is quoted to a counsellor."""

    text: str
    to_check: bool = False


_CNAM = "Charte du Cnam"
_COMMITMENTS = "Engagements déontologiques"

SOURCES: dict[RuleId, Source] = {
    RuleId.C1: Source(f"{_CNAM} · L. 6313-4, al. 2"),
    RuleId.C2: Source(f"{_CNAM} · R. 6313-8"),
    RuleId.C3: Source(f"{_CNAM} · L. 6313-4, al. 3"),
    RuleId.C4: Source(_CNAM),
    RuleId.C5: Source(f"{_CNAM} · Code pénal, 226-13 et 226-14"),
    RuleId.C6: Source(f"{_CNAM} · L. 6313-4, al. 3"),
    RuleId.C7: Source(f"{_CNAM} · R. 6313-7"),
    RuleId.C8: Source(_CNAM),
    RuleId.C9: Source(_CNAM),
    RuleId.C10: Source(_CNAM),
    RuleId.E1: Source(f"{_COMMITMENTS}, 1"),
    RuleId.E2: Source(f"{_COMMITMENTS}, 2"),
    RuleId.E3A: Source(f"{_COMMITMENTS}, 3"),
    RuleId.E3B: Source(f"{_COMMITMENTS}, 3"),
    RuleId.E3C: Source(f"{_COMMITMENTS}, 3"),
    RuleId.E3D: Source(f"{_COMMITMENTS}, 3"),
    RuleId.E4: Source(f"{_COMMITMENTS}, 4"),
    RuleId.E5A: Source(f"{_COMMITMENTS}, 5"),
    RuleId.E5B: Source(f"{_COMMITMENTS}, 5"),
    RuleId.E5C: Source(f"{_COMMITMENTS}, 5"),
    RuleId.E5D: Source(f"{_COMMITMENTS}, 5 · R. 6313-7"),
    RuleId.E6: Source(f"{_COMMITMENTS}, 6 · R. 6313-7"),
    RuleId.L1: Source("L. 6313-4, al. 5"),
    RuleId.L2: Source("R. 6313-4"),
    RuleId.L3: Source("L. 6313-4, al. 3"),
    RuleId.L4: Source("L. 6313-4, al. 2"),
    RuleId.L5: Source("RGPD, art. 13 à 20, 30 et 33"),
    RuleId.L6: Source("Référentiel national qualité · L. 6352-11"),
    RuleId.L7: Source("CNIL, délibération 2022-100"),
    RuleId.L8: Source("Décrets 2026-126 et 2026-127", to_check=True),
}
