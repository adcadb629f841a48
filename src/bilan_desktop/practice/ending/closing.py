"""Closing a case: what may stay is copied forward, what must go is destroyed, and both are attested (C7, E6)."""

from collections.abc import Callable, Iterator
from datetime import date

from attrs import evolve

from bilan_desktop.domain.bilan.document import Document, DocumentClass, DocumentKind, MediaType
from bilan_desktop.domain.cases import closing
from bilan_desktop.domain.cases.case import Case, Holding
from bilan_desktop.domain.cases.closing import ClosingPlan, Ending, EndingKind, Group, Outcome
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUp
from bilan_desktop.domain.cases.statistics import statistics_of
from bilan_desktop.practice import papers
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.vault.records.kept_records import Kept, Origin, write_administrative, write_retained
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.connection import Connection
from bilan_desktop.vault.storage.entries import StatisticsEntry
from bilan_desktop.vault.storage.register import Register

Progress = Callable[[float], None]


def ending(
    file: CaseFile,
    kind: EndingKind,
    term: date | None,
    *,
    offered: bool = False,
    follow_up_declined: bool = False,
    cause: DropOutCause | None = None,
) -> Ending:
    """How and when the bilan ended, as typed. Raises InvalidInput for a term to come or before the last session."""
    day = closing.require_term(file.case, term, file.today())
    return Ending(kind, day, offered, follow_up_declined, cause or DropOutCause.NOT_SAID)


def plan(file: CaseFile, how: Ending) -> ClosingPlan:
    """What closing would do, and what it still wants."""
    practice = file.desk.practice
    return closing.plan(
        file.case,
        how,
        today=file.today(),
        keeps_to_the_charter=practice.keeps_to_the_charter,
        keeping=practice.keeping,
    )


def close(file: CaseFile, how: Ending, progress: Progress = lambda _: None) -> None:
    """Closes the case: destroyed is destroyed when this returns. The file may not be used afterwards.

    Raises RuleBroken for what stands in the way, Fault when the disk refuses; the case is then open and whole.
    """
    case = file.reread()
    chosen = plan(file, how)
    chosen.require_ready()
    handing_over.complete(file)
    vault = file.desk.vault
    groups = chosen.groups()
    with vault.replacing(case.id) as replacement:
        for number, group in enumerate(groups):
            compartment = replacement.create(
                _kind(group), group.until, rule=_reason(group).value, documents=_counts(group)
            )
            with compartment.transaction() as connection:
                _fill(connection, file, how, group)
            progress((number + 1) / (len(groups) + 1))
        file.close()
        _plan_follow_up(vault.register, case, how)
        for asked in case.satisfaction:  # a crash may have left one uncounted
            vault.register.give_slip(asked.slip, asked.id, asked.asked_on.year)
        replacement.commit(
            rule=DestructionReason.CLOSING.value,
            documents={kind.value: number for kind, number in chosen.destroyed.items()},
            statistics=_statistics(case, how),
        )
    progress(1.0)


def _follow_up(how: Ending) -> FollowUp:
    return FollowUp(declined_on=how.term if how.follow_up_declined else None)


def _plan_follow_up(register: Register, case: Case, how: Ending) -> None:
    """The day of the follow-up, before the commit: for a case that stays open after all, nobody looks at it (E3d)."""
    due = _follow_up(how).due_on(how.term)
    if due is None:
        register.drop_follow_up(case.id)
    else:
        register.set_follow_up(case.id, due)


def _fill(connection: Connection, file: CaseFile, how: Ending, group: Group) -> None:
    case = file.case
    origin = Origin(case.id, case.reference, case.route, how.kind, how.term)
    kept = Kept(origin, evolve(case.beneficiary, email="", phone="", address=""))
    contents = _contents(file, group.holdings)
    if group.agreement is not None:
        write_retained(connection, evolve(kept, retention=(group.agreement,)), contents)
    elif group.document_class is DocumentClass.VOUCHER:
        vouchers = evolve(
            kept,
            funding=case.funding,
            past_fundings=case.past_fundings,
            attendance=case.sessions,
            invoices=case.invoices,
        )
        write_administrative(connection, vouchers, contents)
    else:
        proofs = evolve(
            kept,
            beneficiary=case.beneficiary,
            follow_up=_follow_up(how),
            satisfaction=case.satisfaction,
            consent=case.consent,
            retention=case.retention,
            disclosures=case.disclosures,
            hand_overs=case.hand_overs,
            refusals=case.refusals,
            restrictions=case.restrictions,
        )
        write_administrative(connection, proofs, contents)


def _contents(file: CaseFile, holdings: tuple[Holding, ...]) -> Iterator[tuple[Document, bytes]]:
    """The documents of a group with their content, one at a time; records have rows of their own."""
    for holding in holdings:
        document = file.case.document(holding.id)
        if document is not None:
            yield document, file.content(document.id)
        elif holding.kind is DocumentKind.SESSION_NOTES:
            session = next(s for s in file.case.sessions if s.id == holding.id)
            yield _made(holding, MediaType.TEXT, papers.session_notes(session))
        elif holding.id == file.case.results_id:
            yield _made(holding, MediaType.PDF, papers.results(file.desk.practice, file.case, file.today()))
        elif holding.kind is DocumentKind.SYNTHESIS_DRAFT:
            yield _made(holding, MediaType.PDF, papers.synthesis(file.desk.practice, file.case, file.today()))


def _made(holding: Holding, media_type: MediaType, content: bytes) -> tuple[Document, bytes]:
    document = Document(holding.id, holding.kind, holding.title, holding.made_on, media_type, len(content))
    return document, content


def _kind(group: Group) -> CompartmentKind:
    return CompartmentKind.RETAINED if group.outcome is Outcome.KEPT else CompartmentKind.ADMINISTRATIVE


def _reason(group: Group) -> DestructionReason:
    if group.outcome is Outcome.KEPT:
        return DestructionReason.DEADLINE
    return DestructionReason.ADMINISTRATIVE_DEADLINE


def _counts(group: Group) -> dict[str, int]:
    kinds = [holding.kind.value for holding in group.holdings]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def _statistics(case: Case, how: Ending) -> tuple[StatisticsEntry, ...]:
    return tuple(
        StatisticsEntry(
            case_reference=case.reference,
            part=figures.part,
            year=figures.year,
            route=figures.route.value,
            status=figures.status.value,
            outcome=figures.ending.value,
            accompaniment=figures.accompaniment,
            personal=figures.personal,
            price_cents=figures.price.cents if figures.price else None,
            cause=figures.cause.value if figures.cause else None,
            follow_up=figures.follow_up.value,
        )
        for figures in statistics_of(case, how)
    )
