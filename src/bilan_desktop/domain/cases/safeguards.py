"""The « Garde-fous » of a case: every rule that matters now, kept, to do or broken, and where it is mended."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from bilan_desktop.domain.bilan.contract import ContractState, require_payments, total
from bilan_desktop.domain.bilan.funding import Agreed, ConventionState, Cpf, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import remaining
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.checklists import checklist
from bilan_desktop.domain.cases.closing import OWED, handed_over
from bilan_desktop.domain.cases.texts import (
    EXTENSION_REASON,
    FRAME_TEXTS,
    OBSERVATIONS,
    RESULTS,
    TERMS_TEXTS,
    Noticed,
)
from bilan_desktop.domain.errors import Fact, RuleBroken
from bilan_desktop.domain.law.dated import Figure, Row
from bilan_desktop.domain.law.parameters import SHIPPED, DatedTable
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.registers.satisfaction import Moment, solicitation_of
from bilan_desktop.domain.sharing.parties import rule_of
from bilan_desktop.domain.watch.answers import Question
from bilan_desktop.domain.watch.lexicon import Topic


class Standing(StrEnum):
    """How a rule stands on a case."""

    KEPT = "kept"
    TO_DO = "to_do"
    WATCH = "watch"
    BROKEN = "broken"


class Place(StrEnum):
    """Where on the case a rule is mended."""

    REQUEST = "request"
    FRAME = "frame"
    SESSIONS = "sessions"
    SYNTHESIS = "synthesis"
    CONFIDENTIALITY = "confidentiality"
    CLOSING = "closing"


class Guard(StrEnum):
    """What a line of the panel is about; each has its sentence in `wording/`."""

    CONSENT = "consent"
    REQUEST = "request"
    CPF_TERMS = "cpf_terms"
    EMPLOYER_UNINFORMED = "employer_uninformed"
    CPF_CEILING = "cpf_ceiling"
    CPF_INTERVAL = "cpf_interval"
    CONVENTION = "convention"
    AGREED_PAPER = "agreed_paper"
    CONTRACT = "contract"
    PAYMENTS = "payments"
    PAYER_RESULTS = "payer_results"
    EMPLOYER_RESULTS = "employer_results"
    FRAME = "frame"
    HOURS = "hours"
    PLANNED_END = "planned_end"
    NECESSARY = "necessary"
    SENSITIVE = "sensitive"
    FACTS = "facts"
    THREE_SECTIONS = "three_sections"
    PRESENTATION = "presentation"
    OBSERVATIONS = "observations"
    HAND_OVER = "hand_over"
    ONLY_ADDRESSEE = "only_addressee"
    EXITS = "exits"
    SATISFACTION = "satisfaction"
    DESTRUCTION = "destruction"
    RESTRICTION = "restriction"
    PRIVACY = "privacy"
    SECRECY = "secrecy"
    MEANS = "means"
    FOLLOW_UP = "follow_up"
    AUTONOMY = "autonomy"
    OUTPUTS = "outputs"
    CEP_OPERATOR = "cep_operator"
    NO_FAULT = "no_fault"
    RIGHTS = "rights"
    STRENGTH = "strength"


@frozen
class Safeguard:
    """One line of the panel; `row` is the dated figure that it was judged by, whose source is then quoted."""

    guard: Guard
    rule: RuleId
    standing: Standing
    place: Place
    facts: dict[str, Fact] = field(factory=dict)
    row: Row | None = None


def safeguards(
    case: Case, today: date, noticed: Iterable[Noticed] = (), table: DatedTable = SHIPPED
) -> tuple[Safeguard, ...]:
    """Every line of the panel for a case on a day, in the order of the bilan.

    `noticed` is what its texts touch, `table` the dated figures as the practice applies them.
    """
    return tuple(_lines(case, today, tuple(noticed), table))


def _lines(case: Case, today: date, noticed: tuple[Noticed, ...], table: DatedTable) -> Iterator[Safeguard]:
    if case.restriction is not None:
        facts: dict[str, Fact] = {"since": case.restriction.since}
        yield Safeguard(Guard.RESTRICTION, RuleId.L5, Standing.WATCH, Place.CONFIDENTIALITY, facts)
    yield _line(
        Guard.REQUEST, RuleId.E2, not case.request.missing, Place.REQUEST, missing=len(case.request.missing)
    )
    consent: dict[str, Fact] = {"given_on": case.consent.given_on} if case.consent else {}
    yield _line(Guard.CONSENT, RuleId.C1, case.consent is not None, Place.REQUEST, **consent)
    yield _line(Guard.NO_FAULT, RuleId.L4, True, Place.CLOSING)
    yield from _funding_lines(case, today, table)
    yield from _frame_lines(case, today)
    yield from _output_lines(case)
    yield from _text_lines(noticed)
    yield from _synthesis_lines(case)
    yield _line(
        Guard.ONLY_ADDRESSEE, RuleId.C6, True, Place.CONFIDENTIALITY, third_parties=_third_parties(case)
    )
    yield from _secrecy_lines(case)
    exits: dict[str, Fact] = {"left": len(case.hand_overs), "refused": len(case.refusals)}
    yield _line(Guard.EXITS, RuleId.E5A, True, Place.CONFIDENTIALITY, **exits)
    yield _line(Guard.HAND_OVER, RuleId.C7, _all_handed_over(case), Place.CLOSING)
    yield _satisfaction_line(case)
    yield _line(Guard.FOLLOW_UP, RuleId.E3D, True, Place.CLOSING)
    yield _line(
        Guard.DESTRUCTION,
        RuleId.E6,
        case.phase is Phase.CLOSED,
        Place.CLOSING,
        agreements=_active_agreements(case),
    )


def _secrecy_lines(case: Case) -> Iterator[Safeguard]:
    """What the program itself holds, whatever is done: secrecy, privacy, the person's rights."""
    yield _line(Guard.SECRECY, RuleId.C5, True, Place.CONFIDENTIALITY)
    yield _line(Guard.PRIVACY, RuleId.C4, True, Place.SESSIONS)
    yield _line(Guard.STRENGTH, RuleId.L7, True, Place.CONFIDENTIALITY)
    yield _line(Guard.CEP_OPERATOR, RuleId.L3, True, Place.CONFIDENTIALITY)
    if case.restriction is None:
        yield _line(Guard.RIGHTS, RuleId.L5, True, Place.CONFIDENTIALITY)


def _output_lines(case: Case) -> Iterator[Safeguard]:
    """What the present phase must produce (L2), and of the investigation what leads to autonomy (E4)."""
    for guard, rule, items in (
        (Guard.OUTPUTS, RuleId.L2, checklist(case)),
        (Guard.AUTONOMY, RuleId.E4, checklist(case, Phase.INVESTIGATION)),
    ):
        if items and (guard is Guard.OUTPUTS or case.phase.rank >= Phase.INVESTIGATION.rank):
            done = sum(item.done for item in items)
            yield _line(guard, rule, done == len(items), Place.SESSIONS, done=done, of=len(items))


def _line(guard: Guard, rule: RuleId, kept: bool, place: Place, /, **facts: Fact) -> Safeguard:
    return Safeguard(guard, rule, Standing.KEPT if kept else Standing.TO_DO, place, facts)


def _funding_lines(case: Case, today: date, table: DatedTable) -> Iterator[Safeguard]:
    match case.funding:
        case Cpf() as cpf:
            yield from _cpf_lines(cpf, today, table)
        case TrainingPlan() as plan:
            yield _convention_line(plan, today)
            yield _line(Guard.EMPLOYER_RESULTS, RuleId.E5C, True, Place.CONFIDENTIALITY)
        case Agreed() as agreed:
            yield _line(Guard.AGREED_PAPER, RuleId.E3C, agreed.is_in, Place.FRAME, route=agreed.route.value)
            yield _line(
                Guard.PAYER_RESULTS,
                rule_of(agreed.route),
                True,
                Place.CONFIDENTIALITY,
                route=agreed.route.value,
            )
        case own:
            yield _contract_line(own, today)
            yield _payments_line(case, own)
            yield _line(
                Guard.PAYER_RESULTS, rule_of(own.route), True, Place.CONFIDENTIALITY, route=own.route.value
            )


def _cpf_lines(cpf: Cpf, today: date, table: DatedTable) -> Iterator[Safeguard]:
    kept = bool(cpf.edof_number and cpf.terms_accepted_on)
    yield _line(Guard.CPF_TERMS, RuleId.C2, kept, Place.FRAME, route=cpf.route.value)
    yield _line(Guard.EMPLOYER_UNINFORMED, RuleId.E5B, True, Place.FRAME)
    day = cpf.judged_on(today)
    ceiling = table.in_force(Figure.CPF_CEILING_EUROS, day)
    if ceiling is not None and cpf.price is not None:
        standing = Standing.WATCH if cpf.price > ceiling.amount else Standing.KEPT
        facts: dict[str, Fact] = {"ceiling": ceiling.amount}
        yield Safeguard(Guard.CPF_CEILING, RuleId.L8, standing, Place.FRAME, facts, ceiling)
    interval = table.in_force(Figure.CPF_INTERVAL_YEARS, day)
    if interval is not None:
        standing = {None: Standing.TO_DO, True: Standing.WATCH, False: Standing.KEPT}[cpf.funded_before]
        years: dict[str, Fact] = {"years": interval.value}
        yield Safeguard(Guard.CPF_INTERVAL, RuleId.L8, standing, Place.FRAME, years, interval)


def _convention_line(plan: TrainingPlan, today: date) -> Safeguard:
    convention = plan.convention
    state = convention.state(today)
    facts: dict[str, Fact] = {"state": state.value, "route": plan.route.value}
    if convention.last_day:
        facts |= {"last_day": convention.last_day, "day": (today - max(convention.sent_on)).days}
    if convention.signed_on:
        facts["signed_on"] = convention.signed_on
    standing = {
        ConventionState.SIGNED: Standing.KEPT,
        ConventionState.WAITING: Standing.WATCH,
        ConventionState.NOT_SENT: Standing.TO_DO,
        ConventionState.REFUSED_BY_SILENCE: Standing.BROKEN,
    }[state]
    return Safeguard(Guard.CONVENTION, RuleId.C2, standing, Place.FRAME, facts)


def _contract_line(own: SelfFunded, today: date) -> Safeguard:
    state = own.contract.state(today)
    facts: dict[str, Fact] = {"state": state.value}
    for name in ("signed_on", "last_day", "withdrawn_on"):
        day: date | None = getattr(own.contract, name)
        if day is not None:
            facts[name] = day
    standing = {
        ContractState.TO_SIGN: Standing.TO_DO,
        ContractState.WITHDRAWABLE: Standing.WATCH,
        ContractState.FIRM: Standing.KEPT,
        ContractState.WITHDRAWN: Standing.BROKEN,
    }[state]
    return Safeguard(Guard.CONTRACT, RuleId.E3C, standing, Place.FRAME, facts)


def _payments_line(case: Case, own: SelfFunded) -> Safeguard:
    """Kept, unless a contract taken back, or hours taken away, left more paid than the law lets (L. 6353-6)."""
    try:
        require_payments(own.contract, own.price, own.payments, case.proceeded)
        standing = Standing.KEPT
    except RuleBroken:
        standing = Standing.BROKEN
    return Safeguard(Guard.PAYMENTS, RuleId.E3C, standing, Place.FRAME, {"paid": total(own.payments)})


def _frame_lines(case: Case, today: date) -> Iterator[Safeguard]:
    yield _line(Guard.FRAME, RuleId.E3A, not case.frame.missing, Place.FRAME, missing=len(case.frame.missing))
    yield _line(Guard.MEANS, RuleId.E3B, bool(case.frame.means), Place.FRAME)
    left = remaining(case.sessions, today)
    yield Safeguard(
        Guard.HOURS, RuleId.L1, Standing.KEPT, Place.SESSIONS, {"done": case.hours.total, "remaining": left}
    )
    planned = case.frame.planned_end
    if planned and case.phase is not Phase.CLOSED:
        standing = Standing.BROKEN if case.frame.is_past_its_end(today) else Standing.KEPT
        yield Safeguard(Guard.PLANNED_END, RuleId.E3A, standing, Place.FRAME, {"planned_end": planned})


def _text_lines(noticed: tuple[Noticed, ...]) -> Iterator[Safeguard]:
    """A line for each topic that a text touches (C3), and one for the words that judge (E1)."""
    asked = False
    for each in noticed:
        by_topic: dict[Topic, list[Question]] = {}
        for question in each.questions:
            by_topic.setdefault(question.passage.topic, []).append(question)
        for topic, questions in by_topic.items():
            asked = True
            yield _sensitive_line(each, topic, questions)
    if not asked:
        yield _line(Guard.NECESSARY, RuleId.C3, True, Place.SESSIONS)
    judged = [each for each in noticed if each.judgements]
    count = sum(len(each.judgements) for each in judged)
    where = judged[0].where if judged else None
    facts: dict[str, Fact] = {"count": count, "spot": where.spot if where else ""}
    place = _place_of(judged[0]) if judged else Place.SESSIONS
    yield Safeguard(Guard.FACTS, RuleId.E1, Standing.WATCH if judged else Standing.KEPT, place, facts)


def _sensitive_line(each: Noticed, topic: Topic, questions: list[Question]) -> Safeguard:
    still = [question for question in questions if question.is_open]
    facts: dict[str, Fact] = {"topic": topic.value, "session": each.where.session, "spot": each.where.spot}
    if not still:
        facts["on"] = max(q.answer.answered_on for q in questions if q.answer)
    standing = Standing.WATCH if still else Standing.KEPT
    return Safeguard(Guard.SENSITIVE, RuleId.C3, standing, _place_of(each), facts)


def _place_of(each: Noticed) -> Place:
    if each.where.session:
        return Place.SESSIONS
    if each.where.field in {*FRAME_TEXTS, EXTENSION_REASON, *TERMS_TEXTS}:
        return Place.FRAME
    if each.where.spot == RESULTS:
        return Place.SESSIONS
    return Place.SYNTHESIS if each.where.field in {*Section, OBSERVATIONS} else Place.REQUEST


def _synthesis_lines(case: Case) -> Iterator[Safeguard]:
    synthesis = case.synthesis
    complete = synthesis.state is not SynthesisState.NONE
    yield _line(Guard.THREE_SECTIONS, RuleId.C9, complete, Place.SYNTHESIS)
    presented: dict[str, Fact] = {}
    if synthesis.presentation and synthesis.is_presented_as_it_stands:
        presented["on"] = synthesis.presentation.on
    yield _line(Guard.PRESENTATION, RuleId.C8, bool(presented), Place.SYNTHESIS, **presented)
    observed: dict[str, Fact] = {}
    if synthesis.observations and synthesis.is_presented_as_it_stands:
        observed["on"] = synthesis.observations.on
    yield _line(Guard.OBSERVATIONS, RuleId.C10, bool(observed), Place.SYNTHESIS, **observed)


def _satisfaction_line(case: Case) -> Safeguard:
    given = solicitation_of(case.satisfaction, Moment.END)
    facts: dict[str, Fact] = {"on": given.asked_on} if given else {}
    return _line(Guard.SATISFACTION, RuleId.L6, given is not None, Place.CLOSING, **facts)


def _third_parties(case: Case) -> int:
    return sum(h.agreement is not None for h in case.hand_overs)


def _active_agreements(case: Case) -> int:
    return sum(a.is_active for a in case.retention)


def _all_handed_over(case: Case) -> bool:
    return all(handed_over(case, subject) for subject in OWED)
