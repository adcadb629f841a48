"""Papers about invented people, to be printed and judged."""

import re
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID

from attrs import evolve
from PIL import Image, ImageDraw

from bilan_desktop.documents.papers.office.recovery import RecoveryPaper
from bilan_desktop.documents.papers.outcome.synthesis import SynthesisPaper
from bilan_desktop.domain.beneficiary import Beneficiary, Civility, Status
from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.frame import Appointment, Frame
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session, hours_of
from bilan_desktop.domain.bilan.signature import Signatory, Signature
from bilan_desktop.domain.bilan.synthesis import Observations, Presentation, Sections
from bilan_desktop.domain.cases.case import Holding
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason, StillKept
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.bpf import CountedCase, yearly
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.domain.registers.data_copy import Choice, DataCopy, Piece, everywhere
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.domain.sharing.statements import Statement, StatementKind
from bilan_desktop.wording.held import chapters

DAY = date(2026, 11, 23)
REFERENCE = "B-2026-014"
_SECRET = "Ce qui s’est dit en séance."
PRACTICE = Practice(
    name="Cabinet Horizon",
    counsellor="Maëlle Queffélec-Dupré",
    siret="73282932000074",
    nda="53351234567",
    address="3, rue des Tilleuls\n35000 Rennes",
    email="contact@example.fr",
    phone="01 99 00 12 34",
)
KARIM = Beneficiary("Karim", "Lemoine", Civility.MONSIEUR)


def drawing(width: int = 300, height: int = 100, mode: str = "RGBA") -> bytes:
    """A stroke on a transparent ground, as a signature or a logo."""
    image = Image.new(mode, (width, height))
    ImageDraw.Draw(image).line((10, height - 10, width // 2, 10, width - 10, height - 10), "navy", 4)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def text(marked: str) -> RichText:
    """Rich text written plainly: blank lines part paragraphs, `- ` and `1. ` begin items, ** is bold, _ italic."""
    return RichText(tuple(_block(" ".join(part.split())) for part in re.split(r"\n\n|\n(?=- |1\. )", marked)))


def _block(line: str) -> Block:
    kinds = {"- ": BlockKind.BULLET, "1.": BlockKind.NUMBERED}
    kind = kinds.get(line[:2], BlockKind.PARAGRAPH)
    plain = line if kind is BlockKind.PARAGRAPH else line.split(" ", 1)[1]
    parts = re.split(r"(\*\*.+?\*\*|_.+?_)", plain)
    runs = [Run(part.strip("*_"), part.startswith("**"), part.startswith("_")) for part in parts if part]
    return Block(tuple(runs), kind)


CIRCUMSTANCES = text("""\
**Origine de la demande.** M. Lemoine encadre depuis quatre ans l’équipe de nuit d’un entrepôt. La fermeture annoncée
du site l’a conduit à demander, de sa propre initiative, un bilan de compétences, afin d’« avoir une carte en main »
avant que d’autres ne décident de la suite.

**Conditions de réalisation.** Sept entretiens individuels, du 2 octobre au 23 novembre 2026, dans le cadre du compte
personnel de formation et en dehors du temps de travail. Les trois phases prévues ont été respectées ; leurs méthodes
ont été annoncées dès le premier entretien et adaptées avec lui.""")
SKILLS = text("""\
**Animer une équipe**

Au regard de la formation d’adultes, les compétences d’_animation_ sont acquises et prouvées :
- accueillir et former chaque année une dizaine de préparateurs, avec un livret qu’il a rédigé ;
- régler un désaccord avant qu’il ne coûte un poste, en faisant parler chacun de son travail ;
- expliquer un geste de sécurité à quelqu’un qui lit peu le français, par le dessin et l’essai.

**Ce qui reste à acquérir**

La construction d’une progression pédagogique et l’évaluation écrite n’ont pas encore été pratiquées. Deux journées
d’observation dans un centre de formation ont montré qu’elles sont à sa portée : l’œuvre d’une année, non d’un été.""")
PROJECT = text("""\
Devenir formateur en logistique, en trois étapes :
1. s’immerger cinq jours dans un centre de formation, en janvier 2027 ;
1. préparer le titre professionnel, de septembre 2027 à juin 2028 ;
1. intervenir d’abord à temps partagé, dans deux organismes.""")
INTERESTS = text("""\
Sur vingt, d’après le tri de cartes du 16 octobre :
- Réaliste : 11
- Investigateur : 8
- Artistique : 4
- Social : 17
- Entreprenant : 14
- Conventionnel : 6""")
SECTIONS = Sections(CIRCUMSTANCES, SKILLS, PROJECT)
OBSERVED = Observations(DAY, "J’ai relu.\nLe mot « équipe » me va bien ; j’aurais dit : « la bande ».")

SYNTHESIS = SynthesisPaper(
    practice=PRACTICE,
    beneficiary=KARIM,
    reference=REFERENCE,
    sections=SECTIONS,
    version=3,
    dated=DAY,
    is_draft=False,
    started_on=date(2026, 10, 2),
    ended_on=DAY,
    presentation=Presentation(DAY, "au cabinet", 3),
    observations=OBSERVED,
)
LONG_SYNTHESIS = evolve(
    SYNTHESIS,
    sections=Sections(
        RichText(CIRCUMSTANCES.blocks * 3), RichText(SKILLS.blocks * 7), RichText(PROJECT.blocks * 5)
    ),
)

HOLDINGS = (
    Holding(UUID(int=1), DocumentKind.SESSION_NOTES, "", date(2026, 10, 16)),
    Holding(UUID(int=2), DocumentKind.QUESTIONNAIRE, "Mes valeurs au travail", date(2026, 10, 9)),
    Holding(UUID(int=3), DocumentKind.SYNTHESIS, "", DAY),
)


def retention(basis: Basis) -> RetentionAgreement:
    """An agreement on each ground there is."""
    keep = KeepFor(until=date(2027, 6, 30)) if basis is Basis.WRITTEN_REQUEST else KeepFor(months=12)
    purpose = "Un entretien après l’immersion de janvier" if basis is Basis.FOLLOW_UP else ""
    ids = tuple(holding.id for holding in HOLDINGS)
    return RetentionAgreement(UUID(int=9), basis, DAY, ids, keep, purpose, UUID(int=4))


DISCLOSURE = DisclosureAgreement(
    id=UUID(int=5),
    given_on=DAY,
    subject=Subject.SYNTHESIS,
    recipient=Recipient(RecipientKind.OTHER, "Centre de formation des Quais"),
    purpose="Appuyer une candidature",
    until=date(2027, 1, 31),
    proof=None,
)
CERTIFICATE = DestructionCertificate(
    id=UUID(int=6),
    reference=REFERENCE,
    compartment=UUID("0f8fad5b-d9cb-469f-a165-70867728950e"),
    reason=DestructionReason.DEADLINE,
    destroyed_on=date(2027, 11, 24),
    documents=((DocumentKind.SESSION_NOTES, 7), (DocumentKind.SYNTHESIS, 1)),
    due_on=DAY.replace(year=2027),
    unattended=True,
)
KEPT = (
    StillKept(Outcome.KEPT, date(2028, 5, 30), (DocumentKind.PERSONAL_WORK,)),
    StillKept(Outcome.ADMINISTRATIVE, date(2031, 11, 23), (DocumentKind.CONSENT_FORM,)),
    StillKept(Outcome.ADMINISTRATIVE, date(2036, 12, 31), (DocumentKind.INVOICE,)),
)
COMMUNICATIONS = (
    Communication(REFERENCE, Subject.SYNTHESIS, RecipientKind.EMPLOYER, DAY, RuleId.E5B),
    Communication(REFERENCE, Subject.DETAILED_RESULTS, RecipientKind.BENEFICIARY, date(2026, 11, 20)),
    Communication("B-2026-009", Subject.SYNTHESIS, RecipientKind.CEP_OPERATOR, date(2026, 6, 2)),
)
RECOVERY = RecoveryPaper(
    ("7K3M", "Q9XT", "2B4N", "8HZP", "W5RD", "0CJE", "6VYA"),
    "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b",
    date(2026, 11, 2),
    PRACTICE,
)


FRAMED = Frame(
    date(2026, 10, 2),
    date(2026, 12, 15),
    "Choisir entre deux projets.\nSavoir ce que chacun demande.",
    "Récit de parcours\nEnquêtes auprès de professionnels",
    (
        Appointment(UUID(int=5), datetime(2026, 10, 9, 9, 30), timedelta(minutes=90), "Au cabinet"),
        Appointment(UUID(int=6), datetime(2026, 10, 16, 14, 0), timedelta(hours=2), "En visioconférence"),
    ),
)


def signatures(image: bytes) -> tuple[Signature, ...]:
    """Both have signed on the screen, under one text."""
    at = datetime(2026, 11, 23, 15, 40, tzinfo=UTC)
    return tuple(Signature(who, at, "5e1f0a3c" * 8, image) for who in Signatory)


HELD = tuple(
    Session(UUID(int=n), date(2026, 10, day), time(17, 30), time(19, 30), Phase.INVESTIGATION, said=_SECRET)
    for n, day in ((1, 9), (2, 16), (3, 30))
)
STATEMENTS = {
    "entry": Statement(StatementKind.ENTRY, Route.CPF, "123456789", date(2026, 10, 9)),
    "diligence": Statement(
        StatementKind.DILIGENCE,
        Route.FRANCE_TRAVAIL,
        "AIF-2026-1",
        date(2026, 10, 9),
        sessions=HELD,
        hours=hours_of(HELD),
    ),
    "exit": Statement(
        StatementKind.EXIT,
        Route.CPF,
        "123456789",
        date(2026, 10, 9),
        date(2026, 11, 20),
        HELD,
        hours_of(HELD),
    ),
    "attendance": Statement(
        StatementKind.ATTENDANCE,
        Route.TRAINING_PLAN,
        sessions=HELD,
        hours=hours_of(HELD),
        price=Money.euros(1800),
    ),
    "presence": Statement(StatementKind.ATTENDANCE, Route.PUBLIC_AGENT, sessions=HELD),
    "absence": Statement(StatementKind.ABSENCE, Route.TRANSITION_PROJECT, sessions=HELD),
    "hours": Statement(
        StatementKind.HOURS, Route.INSURANCE_FUND, "FAF-12", sessions=HELD, hours=hours_of(HELD)
    ),
}
FIGURES = yearly(
    (
        CountedCase(
            reference=f"B-2026-{n:03d}",
            year=2026,
            route=route,
            status=Status.EMPLOYEE,
            ending=EndingKind.COMPLETED if n != 3 else EndingKind.ABANDONED,
            accompaniment=timedelta(hours=n * 4),
            personal=timedelta(hours=2),
            price=None if n == 4 else Money.euros(1500),
        )
        for n, route in ((2, Route.CPF), (3, Route.CPF), (4, Route.TRAINING_PLAN), (4, Route.CPF))
    ),
    2026,
)


_TALK = Session(
    UUID(int=31),
    DAY,
    time(9),
    time(10, 30),
    Phase.INVESTIGATION,
    said="Sa cheffe, Mme Quartz, l’a encouragé. " * 30 + "\n" + "Il aime transmettre. " * 40,
    thoughts="À revoir avec lui.",
)
_FORM = Document(
    UUID(int=32), DocumentKind.QUESTIONNAIRE, "Questionnaire d’intérêts", DAY, MediaType.PDF, 12_345
)
_WHOLE = DataCopy(
    REFERENCE,
    DAY,
    KARIM,
    False,
    chapters({"beneficiary": [KARIM], "sessions": [_TALK, evolve(_TALK, id=UUID(int=33), said="")]}, {}),
    (
        Piece(1, "Questionnaire", _FORM, UUID(int=34), "piece-01-questionnaire.pdf"),
        Piece(2, "Questionnaire", evolve(_FORM, id=UUID(int=35)), UUID(int=34), "piece-02-questionnaire.pdf"),
    ),
    DAY,
)
DATA_CHOICE = Choice(everywhere(_WHOLE.passages(), "Mme Quartz"), frozenset({UUID(int=35)}))
DATA_COPY = _WHOLE.masked(DATA_CHOICE.masks)
"""What is held of somebody, what speaks of somebody else masked, a piece left out."""


def every_paper(signature: bytes) -> dict[str, bytes]:
    """Each paper there is, printed; `signature` is empty for those to sign by hand."""
    from papers_made import every  # it is made of what stands above

    return {name: made.printed() for name, made in every(signature).items()}
