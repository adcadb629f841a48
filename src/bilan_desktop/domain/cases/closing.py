"""The closing: what must be done before (C7), and what becomes of each thing the case holds (retention table)."""

from collections import Counter
from datetime import date
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.calendar import add_years, year_end
from bilan_desktop.domain.cases.case import Case, Holding
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.domain.law.rules import SOURCES, RuleId, Source
from bilan_desktop.domain.practice import USUAL, Keeping
from bilan_desktop.domain.sharing.agreement import Basis, RetentionAgreement, Subject, longest_deadline

OWED = (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)
"""What is handed over to the beneficiary against signature before a bilan that was completed is closed (C7)."""


class EndingKind(StrEnum):
    """How a bilan ends. The last two are no fault of the beneficiary and ask for no reason (L4)."""

    COMPLETED = "completed"
    ABANDONED = "abandoned"
    REFUSED = "refused"
    CONSENT_WITHDRAWN = "consent_withdrawn"


@frozen
class Ending:
    """How and when it ended; `offered` says that what exists was offered to the beneficiary, where it stopped early.

    `follow_up_declined`: the person wants no follow-up at six months; nobody asks why. `cause` is counted where it
    stopped early, « not said » unless the person told one (L6).
    """

    kind: EndingKind
    term: date
    offered: bool = False
    follow_up_declined: bool = False
    cause: DropOutCause = DropOutCause.NOT_SAID

    @property
    def counted_cause(self) -> DropOutCause | None:
        """What the figures keep of it: nothing for a bilan that went to its end."""
        return None if self.kind is EndingKind.COMPLETED else self.cause


class Outcome(StrEnum):
    """What becomes of a holding."""

    DESTROYED = "destroyed"
    KEPT = "kept"
    ADMINISTRATIVE = "administrative"


@frozen
class Fate:
    """What becomes of one holding, until when, on which ground."""

    holding: Holding
    outcome: Outcome
    source: Source
    until: date | None = None
    agreement: RetentionAgreement | None = None

    def on(self, today: date) -> "Fate":
        """The same on the day of the closing: what might stay until a day that has come already goes with the rest."""
        if self.until is None or self.until > today:
            return self
        return evolve(self, outcome=Outcome.DESTROYED, until=None)


@frozen
class Group:
    """Holdings that go to one new compartment: the same outcome, the same deadline, the same agreement."""

    outcome: Outcome
    until: date
    agreement: RetentionAgreement | None
    document_class: DocumentClass | None
    holdings: tuple[Holding, ...]


@frozen
class ClosingPlan:
    """The fate of everything, and what still stands in the way."""

    ending: Ending
    fates: tuple[Fate, ...]
    obstacles: tuple[Breach, ...]

    @property
    def destroyed(self) -> dict[DocumentKind, int]:
        """How many holdings of each kind go."""
        return dict(Counter(f.holding.kind for f in self.fates if f.outcome is Outcome.DESTROYED))

    def groups(self) -> tuple[Group, ...]:
        """The new compartments: one for each agreement with its deadline, one for each administrative clock."""
        found: dict[tuple[Outcome, date, UUID | None, DocumentClass | None], list[Fate]] = {}
        for fate in self.fates:
            if fate.until is not None:
                kind = fate.holding.kind.document_class if fate.outcome is Outcome.ADMINISTRATIVE else None
                key = (fate.outcome, fate.until, fate.agreement.id if fate.agreement else None, kind)
                found.setdefault(key, []).append(fate)
        return tuple(
            Group(key[0], key[1], fates[0].agreement, key[3], tuple(f.holding for f in fates))
            for key, fates in found.items()
        )

    def require_ready(self) -> None:
        """Raises RuleBroken for the first thing that stands in the way."""
        if self.obstacles:
            raise RuleBroken(self.obstacles[0])


def require_term(case: Case, term: date | None, today: date) -> date:
    """The term as typed: come, and not before the last session or the presentation. Raises InvalidInput otherwise."""
    day = text.past_day("term", term, today)
    shown = case.synthesis.presentation
    days = [*(s.day for s in case.sessions), *([shown.on] if shown else [])]
    last = max(days, default=case.opened_on)
    if day < last:
        raise InvalidInput("term", Problem.TOO_EARLY, earliest=last)
    return day


def plan(
    case: Case, ending: Ending, *, today: date, keeps_to_the_charter: bool, keeping: Keeping = USUAL
) -> ClosingPlan:
    """What closing this case `today` would do, and what it still wants; `keeping`: the practice's for administrative papers."""
    fates = tuple(
        _fate(case, holding, ending, keeps_to_the_charter, keeping).on(today) for holding in case.holdings()
    )
    return ClosingPlan(ending, fates, tuple(_obstacles(case, ending)))


def _fate(case: Case, holding: Holding, ending: Ending, keeps_to_the_charter: bool, keeping: Keeping) -> Fate:
    document_class = holding.kind.document_class
    if document_class is DocumentClass.VOUCHER:
        row = row_on(Figure.VOUCHER_YEARS, ending.term)
        return Fate(
            holding,
            Outcome.ADMINISTRATIVE,
            row.source,
            add_years(year_end(ending.term), keeping.voucher_years(row.value)),
        )
    if document_class is DocumentClass.PROOF:
        row = row_on(Figure.PROOF_YEARS, ending.term)
        return Fate(
            holding,
            Outcome.ADMINISTRATIVE,
            row.source,
            add_years(ending.term, keeping.proof_years(row.value)),
        )
    agreement = _covering(case, holding, ending)
    if agreement is not None:
        wished = agreement.keep.deadline(ending.term)
        until = min(wished, longest_deadline(ending.term, keeps_to_the_charter=keeps_to_the_charter))
        if until > ending.term:
            rule = RuleId.L3 if agreement.basis is Basis.CEP_REQUEST else RuleId.E6
            return Fate(holding, Outcome.KEPT, SOURCES[rule], until, agreement)
    return Fate(holding, Outcome.DESTROYED, SOURCES[RuleId.C7])


def _covering(case: Case, holding: Holding, ending: Ending) -> RetentionAgreement | None:
    if ending.kind in {EndingKind.REFUSED, EndingKind.CONSENT_WITHDRAWN}:
        return None
    covering = [
        a
        for a in case.retention
        if a.is_active and holding.id in a.documents and a.may_keep(holding.kind.document_class)
    ]
    return max(covering, key=lambda a: a.keep.deadline(ending.term), default=None)


def _obstacles(case: Case, ending: Ending) -> list[Breach]:
    if case.phase is Phase.CLOSED:
        return [Breach.CASE_CLOSED]
    if case.restriction is not None:
        return [Breach.CASE_RESTRICTED]
    if ending.kind is not EndingKind.COMPLETED:
        has_content = any(
            f.kind.document_class in {DocumentClass.WORKING, DocumentClass.SYNTHESIS} for f in case.holdings()
        )
        return [Breach.NOT_OFFERED] if has_content and not ending.offered else []
    obstacles = []
    if case.phase is not Phase.CONCLUSION:
        obstacles.append(Breach.CLOSING_OUT_OF_PHASE)
    if case.synthesis.state is not SynthesisState.FINAL:
        obstacles.append(Breach.SYNTHESIS_NOT_FINAL)
    if not all(handed_over(case, subject) for subject in OWED):
        obstacles.append(Breach.CLOSING_BEFORE_HAND_OVER)
    return obstacles


def handed_over(case: Case, subject: Subject) -> bool:
    """True when the beneficiary signed for it; for the synthesis, since it is final: a corrected one is handed over anew."""
    since = (case.synthesis.finalised_on if subject is Subject.SYNTHESIS else None) or date.min
    return any(
        h.subject is subject and h.is_signed_by_the_beneficiary and h.on >= since for h in case.hand_overs
    )
