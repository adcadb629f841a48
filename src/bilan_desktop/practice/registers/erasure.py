"""What an erasure can reach (L5; RGPD, art. 17): what may go now, and what the law keeps until its date."""

from datetime import date

from attrs import frozen

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import Ending, EndingKind, Outcome
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.ending.closed import open_closed
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running.cases import find
from bilan_desktop.vault.storage.entries import CaseState

Counted = tuple[tuple[DocumentKind, int], ...]


@frozen
class Kept:
    """What stays, by kind and number, until its date."""

    until: date
    kinds: Counted


@frozen
class Erasure:
    """What may go when the consent, or an agreement, is withdrawn; what stays. `state` says where the case stands."""

    state: CaseState
    goes: Counted = ()
    stays: tuple[Kept, ...] = ()

    @property
    def is_running(self) -> bool:
        """True while the bilan runs."""
        return self.state is CaseState.OPEN


def erasure(desk: Desk, reference: str) -> Erasure:
    """What an erasure asked for today can reach. Raises Fault for an unknown case, or one that cannot be read."""
    entry = desk.vault.register.case(find(desk, reference))
    assert entry is not None
    if entry.state is CaseState.DESTROYED:
        return Erasure(entry.state)
    if entry.state is CaseState.OPEN:
        file = CaseFile(desk, entry.case_id)
        try:
            today = file.today()
            plan = closing.plan(file, Ending(EndingKind.CONSENT_WITHDRAWN, today, offered=True))
        finally:
            file.close()
        goes = tuple(plan.destroyed.items())
        stays = [Kept(group.until, _counted([h.kind for h in group.holdings])) for group in plan.groups()]
        return Erasure(entry.state, goes, tuple(stays))
    parts = open_closed(desk, entry.case_id).parts
    agreed = [d.kind for part in parts if part.outcome is Outcome.KEPT for d in part.documents]
    kept = tuple(
        Kept(part.until, _counted([d.kind for d in part.documents]))
        for part in parts
        if part.outcome is not Outcome.KEPT
    )
    return Erasure(entry.state, _counted(agreed), kept)


def _counted(kinds: list[DocumentKind]) -> Counted:
    return tuple((kind, kinds.count(kind)) for kind in dict.fromkeys(kinds))
