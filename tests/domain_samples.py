"""A bilan as plain values, at any point of its course; nothing is stored anywhere."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import Convention, Cpf, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Consent, ConsentHow, Initiative, Request
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.synthesis import Section, Synthesis
from bilan_desktop.domain.bilan.terms import Organisation
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.domain.sharing.disclosure import HandOver

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CONSENT_DAY = date(2026, 10, 2)
DAY = timedelta(days=1)
PROOF = UUID(int=7)

REQUEST = Request(
    initiative=Initiative.BENEFICIARY,
    trigger="Un poste supprimé",
    motives="Changer de métier",
    expectations="Y voir clair",
    free_will="Je viens de mon plein gré",
)
FRAME = Frame(starts_on=CONSENT_DAY, planned_end=date(2026, 12, 15), objectives="Choisir une piste")
CPF = Cpf(edof_number="123456789", terms_accepted_on=CONSENT_DAY, funded_before=False)
SIGNED = Convention(sent_on=(date(2026, 9, 20),), signed_on=date(2026, 9, 25), proof=UUID(int=8))
PLAN = TrainingPlan(employer=Organisation(name="Atelier du Grand Pré"), convention=SIGNED)
CONSENT = Consent(CONSENT_DAY, ConsentHow.SIGNED_FORM, PROOF)


def case_in(phase: Phase, **changes) -> Case:
    """A CPF case with all that its phase wants, sessions apart."""
    case = Case(
        UUID(int=1), "B-2026-014", date(2026, 10, 1), Beneficiary("Karim", "Lemoine"), Cpf(), phase=phase
    )
    if phase.rank > Phase.PRELIMINARY.rank:
        case = evolve(case, request=REQUEST, consent=CONSENT, frame=FRAME, funding=CPF)
    return evolve(case, **changes)


def session(
    day: date = date(2026, 10, 9),
    start: str = "09:00",
    end: str = "10:30",
    phase: Phase = Phase.INVESTIGATION,
    **changes,
) -> Session:
    """A session held."""
    return Session(uuid4(), day, time.fromisoformat(start), time.fromisoformat(end), phase, **changes)


def sessions_lasting(hours: float) -> tuple[Session, ...]:
    """Sessions on different days that last so long together, four hours a day at most."""
    minutes = round(hours * 60)
    held = []
    for at in range(0, minutes, 240):
        end = datetime.combine(CONSENT_DAY, time(8)) + timedelta(minutes=min(240, minutes - at))
        held.append(session(CONSENT_DAY + len(held) * DAY, "08:00", end.strftime("%H:%M")))
    return tuple(held)


def written(*, project: str = "") -> Synthesis:
    """A synthesis with its two first sections, and the third one if asked."""
    return (
        Synthesis()
        .edited(Section.CIRCUMSTANCES, RichText.of("À son initiative"))
        .edited(Section.SKILLS, RichText.of("Anime une équipe de neuf personnes"))
        .edited(Section.PROJECT, RichText.of(project))
    )


def presented() -> Synthesis:
    """The same, presented and commented on."""
    shown = written().presented(TODAY, "Au cabinet", Phase.CONCLUSION, NOW)
    return shown.observed(TODAY, "Je m’y retrouve.", TODAY)


def final(case: Case) -> Case:
    """The case with its synthesis final and filed."""
    synthesis = presented().finalised(Phase.CONCLUSION, NOW, case.synthesis_id)
    filed = Document(case.synthesis_id, DocumentKind.SYNTHESIS, "", TODAY, MediaType.PDF, 10)
    return evolve(case, synthesis=synthesis, documents=(*case.documents, filed))


def handed_over(case: Case) -> Case:
    """The case with synthesis and detailed results handed over to the beneficiary against signature."""
    lines = tuple(
        HandOver(uuid4(), subject, Recipient(RecipientKind.BENEFICIARY), TODAY, receipt=uuid4())
        for subject in (Subject.SYNTHESIS, Subject.DETAILED_RESULTS)
    )
    return evolve(case, hand_overs=(*case.hand_overs, *lines))


def finished() -> Case:
    """A case that only has to be closed."""
    held = session(said="Aime former")
    case = case_in(Phase.CONCLUSION, sessions=(held,), documents=(document(DocumentKind.TEST_RESULT),))
    return handed_over(final(case))


def document(kind: DocumentKind, title: str = "") -> Document:
    """A document of a kind."""
    return Document(uuid4(), kind, title, TODAY, MediaType.PDF, 10)


def retention(*documents: UUID, **changes) -> RetentionAgreement:
    """An agreement founded on follow-up, for a year."""
    agreement = RetentionAgreement(
        uuid4(), Basis.FOLLOW_UP, TODAY, documents, KeepFor(months=12), "Suivi du projet", PROOF
    )
    return evolve(agreement, **changes)


def disclosure(kind: RecipientKind, name: str = "Mission locale", **changes) -> DisclosureAgreement:
    """An agreement to send the synthesis to someone, for a month."""
    agreement = DisclosureAgreement(
        uuid4(),
        TODAY,
        Subject.SYNTHESIS,
        Recipient(kind, name),
        "Préparer un dossier",
        TODAY + 30 * DAY,
        PROOF,
    )
    return evolve(agreement, **changes)
