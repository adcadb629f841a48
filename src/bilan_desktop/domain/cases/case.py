"""A case: one bilan, from the request to its closing."""

import re
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID, uuid5

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.bilan.frame import Extension, Frame
from bilan_desktop.domain.bilan.funding import (
    Cpf,
    Funding,
    PastFunding,
    Route,
    funding_of,
    require_no_silence,
)
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Consent, Request
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import Hours, Session, hours_of, remaining, require_room
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.domain.cases.checklists import Tick
from bilan_desktop.domain.cases.restriction import Restriction, active
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.domain.watch.answers import Answer


def reference(year: int, number: int) -> str:
    """The reference of a case as people see it: `B-2026-014`."""
    return f"B-{year:04d}-{number:03d}"


def reference_parts(value: str) -> tuple[int, int]:
    """Year and number of a reference. Raises InvalidInput when it is not one."""
    match = re.fullmatch(r"B-(\d{4})-(\d{3,6})", value.strip().upper())
    if not match:
        raise InvalidInput("reference", Problem.WRONG_FORMAT)
    return int(match[1]), int(match[2])


@frozen
class Holding:
    """Anything a case holds that has a fate at its closing: a document, the notes of a session, the synthesis."""

    id: UUID
    kind: DocumentKind
    title: str
    made_on: date


@frozen
class Case:
    """Everything of one bilan but the content of its attachments."""

    id: UUID
    reference: str
    opened_on: date
    beneficiary: Beneficiary
    funding: Funding
    past_fundings: tuple[PastFunding, ...] = ()
    phase: Phase = Phase.REQUEST
    request: Request = Request()
    consent: Consent | None = None
    frame: Frame = Frame()
    sessions: tuple[Session, ...] = ()
    documents: tuple[Document, ...] = ()
    results: tuple[ResultPart, ...] = ()
    synthesis: Synthesis = Synthesis()
    retention: tuple[RetentionAgreement, ...] = ()
    disclosures: tuple[DisclosureAgreement, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    refusals: tuple[RefusedRequest, ...] = ()
    answers: tuple[Answer, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    ticks: tuple[Tick, ...] = ()
    satisfaction: tuple[Solicitation, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    reminders: tuple[OwnReminder, ...] = ()

    @property
    def restriction(self) -> Restriction | None:
        """The restriction that holds (RGPD, art. 18), None when there is none."""
        return active(self.restrictions)

    @property
    def route(self) -> Route:
        """Who pays."""
        return self.funding.route

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route the bilan has been under, the present one last."""
        return (*(past.funding.route for past in self.past_fundings), self.route)

    @property
    def hours(self) -> Hours:
        """The hours held so far, whoever paid for them (L1)."""
        return hours_of(self.sessions)

    @property
    def route_since(self) -> date | None:
        """The day after the former route's last one; None where the route never changed."""
        return self.past_fundings[-1].until + timedelta(days=1) if self.past_fundings else None

    @property
    def amendments(self) -> tuple[Extension, ...]:
        """The extensions that the present funding's paper knows; none under CPF, which has no paper of its own (C2)."""
        since = self.route_since or date.min
        known = () if isinstance(self.funding, Cpf) else self.frame.extensions
        return tuple(each for each in known if each.on >= since)

    def funding_on(self, day: date) -> Funding:
        """The funding to which a session of that day belongs."""
        return next((past.funding for past in self.past_fundings if day <= past.until), self.funding)

    def shares(self) -> tuple[tuple[Funding, tuple[Session, ...]], ...]:
        """Each funding with the sessions that belong to it by their day, the present one last."""
        starts = [date.min, *(past.until + timedelta(days=1) for past in self.past_fundings)]
        ends = [*(past.until for past in self.past_fundings), date.max]
        fundings = (*(past.funding for past in self.past_fundings), self.funding)
        return tuple(
            (funding, tuple(s for s in self.sessions if start <= s.day <= end))
            for funding, start, end in zip(fundings, starts, ends, strict=True)
        )

    def allotted(self, today: date) -> timedelta:
        """The hours that the present funding may last: what the former ones left of the ceiling (L1)."""
        former = [session for _, sessions in self.shares()[:-1] for session in sessions]
        return remaining(former, today)

    def proceeded(self, day: date) -> Fraction:
        """How much of what the present paper plans was done by a day; all of it once the synthesis is final."""
        final = self.synthesis.finalised_on
        if final is not None and final <= day:
            return Fraction(1)
        terms = None if isinstance(self.funding, Cpf) else self.funding.terms
        planned = terms.planned if terms and terms.planned else self.allotted(day)
        if not planned:
            return Fraction(1)
        done = hours_of(s for s in self.shares()[-1][1] if s.day <= day).total
        return min(Fraction(1), Fraction(round(done.total_seconds()), round(planned.total_seconds())))

    @property
    def synthesis_id(self) -> UUID:
        """The id of the synthesis, known before it is final so that an agreement can name it."""
        return uuid5(self.id, "synthesis")

    @property
    def drafts_id(self) -> UUID:
        """The id under which the drafts of the synthesis are counted, as one working document."""
        return uuid5(self.id, "drafts")

    @property
    def results_id(self) -> UUID:
        """The id of the detailed results, written here and made a document when they are established."""
        return uuid5(self.id, "results")

    def document(self, document_id: UUID | None) -> Document | None:
        """The document of that id, if the case holds it."""
        return next((d for d in self.documents if d.id == document_id), None)

    def holdings(self) -> tuple[Holding, ...]:
        """All that has a fate at the closing, in the order in which a counsellor would tell it."""
        notes = [
            Holding(s.id, DocumentKind.SESSION_NOTES, "", s.day)
            for s in self.sessions
            if s.said or s.thoughts
        ]
        drafts = []
        if not self.synthesis.sections.is_empty:
            made = self.synthesis.versions[-1].kept_at.date() if self.synthesis.versions else self.opened_on
            drafts.append(Holding(self.drafts_id, DocumentKind.SYNTHESIS_DRAFT, "", made))
        if self.results and self.document(self.results_id) is None:
            drafts.append(Holding(self.results_id, DocumentKind.DETAILED_RESULTS, "", self.opened_on))
        documents = [Holding(d.id, d.kind, d.title, d.made_on) for d in self.documents]
        documents.sort(key=lambda h: list(DocumentKind).index(h.kind))
        records = [
            Holding(uuid5(self.id, "hours"), DocumentKind.HOURS, "", self.opened_on),
            Holding(uuid5(self.id, "identity"), DocumentKind.IDENTITY, "", self.opened_on),
        ]
        return (*notes, *drafts, *documents, *records)

    def holding(self, holding_id: UUID) -> Holding:
        """The holding of that id; the synthesis may be named before it is final. Raises InvalidInput for an unknown one."""
        if holding_id == self.synthesis_id:
            made = self.synthesis.finalised_on or self.opened_on
            return Holding(self.synthesis_id, DocumentKind.SYNTHESIS, "", made)
        for holding in self.holdings():
            if holding.id == holding_id:
                return holding
        raise InvalidInput("documents", Problem.NOTHING_CHOSEN)

    def require_open(self) -> None:
        """Raises RuleBroken once the case is closed."""
        if self.phase is Phase.CLOSED:
            raise RuleBroken(Breach.CASE_CLOSED)

    def require_in_time(self, today: date) -> None:
        """Raises RuleBroken once the planned end has passed: the bilan is closed or extended first (E3a)."""
        if self.frame.planned_end and self.frame.is_past_its_end(today):
            raise RuleBroken(Breach.PLANNED_END_PASSED, planned_end=self.frame.planned_end)

    def require_end(self, end: date | None, today: date) -> None:
        """Lets the planned end be typed over, or raises (E3a).

        RuleBroken once it has passed, and for a later one once it is agreed: from the investigation on, and as soon as a
        paper of the funding that states it is signed; an extension then puts it off, with its reason. InvalidInput for none.
        """
        known = self.frame.planned_end
        if end == known:
            return
        self.require_in_time(today)
        is_signed = not isinstance(self.funding, Cpf) and _is_covered(self.funding, today)
        if known is None or not (is_signed or self.phase.rank >= Phase.INVESTIGATION.rank):
            return
        if end is None:
            raise InvalidInput("planned_end", Problem.EMPTY)
        if end > known:
            raise RuleBroken(Breach.PLANNED_END_AGREED, field="planned_end", planned_end=known)

    def changed_route(self, route: Route | None, until: date | None, today: date) -> "Case":
        """Under another route from the day after `until` on; the former one stays as history with its papers and hours.

        A funding of which nothing was ever filled in leaves no history. The invoices that are there are the former route's,
        whatever their day: its payer's alone (E5). Raises InvalidInput: no route, a last day to come,
        before the last session, or before the former change.
        """
        self.require_open()
        if route is None:
            raise InvalidInput("route", Problem.NOTHING_CHOSEN)
        if self.funding == funding_of(self.route) and not self.shares()[-1][1]:
            return evolve(self, funding=funding_of(route))
        day = text.past_day("until_day", until, today)
        held = [session.day for session in self.sessions]
        earliest = max([self.opened_on, *held, *(past.until for past in self.past_fundings)])
        if day < earliest:
            raise InvalidInput("until_day", Problem.TOO_EARLY, earliest=earliest)
        former = PastFunding(self.funding, day)
        documents = tuple(
            evolve(d, route=self.route) if d.kind is DocumentKind.INVOICE and d.route is None else d
            for d in self.documents
        )
        return evolve(
            self,
            funding=funding_of(route),
            past_fundings=(*self.past_fundings, former),
            documents=documents,
        )

    def require_route_of(self, kind: DocumentKind, route: Route | None) -> None:
        """An invoice says of which funding it is, once there was more than one (E5). Raises InvalidInput otherwise."""
        if kind is DocumentKind.INVOICE and len(set(self.routes)) > 1 and route not in self.routes:
            raise InvalidInput("route", Problem.NOTHING_CHOSEN)

    def consented(self, consent: Consent) -> "Case":
        """With the beneficiary's consent, given or corrected (C1).

        Raises InvalidInput for a day after the first session of the investigation, which it allows.
        """
        self.require_open()
        investigated = [s.day for s in self.sessions if s.phase.rank >= Phase.INVESTIGATION.rank]
        if investigated and consent.given_on > min(investigated):
            raise InvalidInput("given_on", Problem.TOO_LATE, latest=min(investigated))
        return evolve(self, consent=consent)

    def require_session(self, session: Session, today: date) -> None:
        """Lets a session be recorded, or raises RuleBroken or InvalidInput.

        Consent (C1) and the funding's paper (C2) come before the investigation, no session follows a silence (C2),
        and the hours hold (L1). One already held may be corrected while a new convention waits; another day or phase is
        asked what a new session is asked.
        """
        self.require_open()
        held = next((s for s in self.sessions if s.id == session.id), None)
        if held is None:
            self.require_in_time(today)
            require_no_silence(self.funding, today)
        elif session.day != held.day:
            require_no_silence(self.funding_on(session.day), session.day)
        if session.phase.rank >= Phase.INVESTIGATION.rank:
            if self.consent is None:
                raise RuleBroken(Breach.CONSENT_MISSING)
            if session.day < self.consent.given_on:
                raise RuleBroken(Breach.SESSION_BEFORE_CONSENT, given_on=self.consent.given_on)
            if held is None or (held.day, held.phase) != (session.day, session.phase):
                self._require_paper_of(session, held)
        if session.phase.rank > self.phase.rank or session.phase is Phase.CLOSED:
            raise RuleBroken(Breach.PHASE_ORDER, phase=self.phase.value)
        require_room(self.sessions, session)

    def _require_paper_of(self, session: Session, held: Session | None) -> None:
        """C2, for a session new or moved; between two days on which the paper was there, it was there too."""
        known = self._investigated_under(self.funding_on(session.day))
        if held is not None and held.phase.rank >= Phase.INVESTIGATION.rank and known:
            others = [day for day in known if day != held.day] or known
            if min(others) <= session.day <= max(others):
                return
        self.funding_on(session.day).require_paper(session.day)

    def _investigated_under(self, funding: Funding) -> list[date]:
        """The days of investigation held under a funding of the case."""
        shares = (held for each, held in self.shares() if each is funding)
        return [s.day for held in shares for s in held if s.phase.rank >= Phase.INVESTIGATION.rank]

    def funded(self, funding: Funding) -> "Case":
        """With the paper of the present funding filled in or corrected (C2).

        Raises InvalidInput when a day of the investigation that the paper allowed would come before it, or without it.
        """
        self.require_open()
        allowed = [day for day in self._investigated_under(self.funding) if _is_covered(self.funding, day)]
        lost = [day for day in allowed if not _is_covered(funding, day)]
        if lost and isinstance(funding, Cpf):
            if not funding.edof_number:
                raise InvalidInput("edof_number", Problem.EMPTY)
            if funding.terms_accepted_on is None:
                raise InvalidInput("terms_accepted_on", Problem.EMPTY)
            raise InvalidInput("terms_accepted_on", Problem.TOO_LATE, latest=min(lost))
        if lost:
            raise InvalidInput("signed_on", Problem.TOO_LATE, latest=min(lost))
        return evolve(self, funding=funding)

    def advanced(self, today: date) -> "Case":
        """In its next phase. Raises RuleBroken for what the gate still wants (E2, C1, C2, E3a, L2)."""
        self.require_open()
        self.require_in_time(today)
        if self.phase is Phase.CONCLUSION:
            raise RuleBroken(Breach.PHASE_ORDER, phase=self.phase.value)
        if self.phase is Phase.PRELIMINARY:
            self.require_investigation(today)
        if self.phase is Phase.INVESTIGATION and not any(
            s.phase is Phase.INVESTIGATION for s in self.sessions
        ):
            raise RuleBroken(Breach.PHASE_ORDER, phase=self.phase.value)
        return evolve(self, phase=self.phase.following)

    def require_investigation(self, today: date) -> None:
        """What must be there before the investigation. Raises RuleBroken for the first thing that is not."""
        if self.request.missing:
            raise RuleBroken(Breach.REQUEST_INCOMPLETE, missing=" ".join(self.request.missing))
        if self.consent is None:
            raise RuleBroken(Breach.CONSENT_MISSING)
        self.funding.require_paper(today)
        if self.frame.missing:
            raise RuleBroken(Breach.FRAME_INCOMPLETE, missing=" ".join(self.frame.missing))

    def expected_term(self, today: date) -> date:
        """The day on which the action will probably have ended: the planned end while it lies ahead, else today."""
        planned = self.frame.planned_end
        return planned if planned and planned > today else today


def _is_covered(funding: Funding, day: date) -> bool:
    """Whether its paper allows a day of investigation (C2)."""
    try:
        funding.require_paper(day)
    except RuleBroken:
        return False
    return True
