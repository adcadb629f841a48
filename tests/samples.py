"""Invented people at each point of a bilan, brought there by the use cases a counsellor would use."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import uuid4

from attrs import evolve
from PIL import Image

from bilan_desktop.domain.beneficiary import Beneficiary, Civility
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import Agreed, Cpf, Route, SelfFunded
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import ConsentHow, Initiative, Request
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Organisation, Terms
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.domain.sharing.agreement import Basis, KeepFor, RetentionAgreement, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, cases, frame, funding, request, sessions, synthesis

PASSPHRASE = "galet-tilleul-brume-safran-noisette-voilier-craie"
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0).astimezone()
PRACTICE = Practice(
    name="Cabinet Horizon",
    counsellor="Maëlle Queffélec-Dupré",
    siret="732 829 320 00074",
    nda="53 35 12345 67",
    address="3, rue des Tilleuls\n35000 Rennes",
    email="contact@example.fr",
    phone="01 99 00 12 34",
)
KARIM = Beneficiary(
    "Karim", "Lemoine", Civility.MONSIEUR, email="karim.lemoine@example.fr", phone="06 39 98 12 34"
)
NADIA = Beneficiary("Nadia", "Bellanger", Civility.MADAME)


def png(width: int = 80, height: int = 40) -> bytes:
    """A small drawing, as a signature or a scan."""
    image = Image.new("RGB", (width, height), "white")
    image.putpixel((width // 2, height // 2), (20, 30, 40))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def rich(*paragraphs: str) -> RichText:
    """Paragraphs, the last one a bullet with a bold word."""
    blocks = [Block((Run(p),)) for p in paragraphs[:-1]]
    return RichText((*blocks, Block((Run(paragraphs[-1]), Run(" (fait)", bold=True)), BlockKind.BULLET)))


def cpf_case(desk: Desk) -> CaseFile:
    """A new case under CPF, nothing filled in."""
    return cases.open_new(desk, KARIM, Route.CPF)


def plan_case(desk: Desk) -> CaseFile:
    """A new case under the training plan, nothing filled in."""
    return cases.open_new(desk, NADIA, Route.TRAINING_PLAN)


def fill_request(file: CaseFile) -> None:
    """E2 and C1, with a signed form."""
    request.save(
        file,
        Request(
            Initiative.BENEFICIARY,
            "Le site ferme dans un an.",
            "Transmettre ce que je sais faire.",
            "Un projet qui tienne debout.",
            "Rester dans la région.",
            "Personne.",
            "« C’est moi qui ai voulu venir. »",
        ),
    )
    request.record_consent(file, file.today(), ConsentHow.SIGNED_FORM, png(), "Consentement signé")


def fill_frame(file: CaseFile) -> None:
    """E3a: dates, objectives, means."""
    today = file.today()
    frame.save(
        file,
        Frame(today, today + timedelta(days=70), "Choisir entre deux projets.", "Récit, enquêtes métier."),
    )


def fill_funding(file: CaseFile) -> None:
    """C2: the paper of the route."""
    today = file.today()
    if isinstance(file.case.funding, Cpf):
        funding.save(file, Cpf("EDOF-20260001", today, today, today + timedelta(days=70), Money.euros(1600)))
        return
    terms = Terms("Bilan de compétences", "Trois phases", "Entretiens", "Individuel", "En main propre")
    employer = Organisation("Ateliers du Ponant (fictif)")
    funding.save(file, evolve(file.case.funding, employer=employer, terms=terms, price=Money.euros(1900)))
    funding.send_convention(file, today)
    form = attachments.attach(file, png(), DocumentKind.CONVENTION, "Convention signée")
    funding.sign_convention(file, today, form.id)


def hold_session(
    file: CaseFile, start: str = "09:00", end: str = "10:30", said: str = "Il raconte son atelier."
) -> Session:
    """A session held today in the present phase."""
    held = Session(uuid4(), file.today(), time.fromisoformat(start), time.fromisoformat(end), file.case.phase)
    sessions.save(file, evolve(held, said=said, thoughts="À relire ensemble."))
    return held


def to_investigation(file: CaseFile) -> CaseFile:
    """Everything the gate wants, then through it."""
    frame.advance(file)
    fill_request(file)
    fill_frame(file)
    fill_funding(file)
    frame.advance(file)
    assert file.case.phase is Phase.INVESTIGATION
    return file


def to_conclusion(file: CaseFile) -> CaseFile:
    """One session of investigation, then the conclusion."""
    to_investigation(file)
    hold_session(file)
    frame.advance(file)
    return file


def write_synthesis(file: CaseFile) -> None:
    """Three sections."""
    synthesis.save_section(
        file, Section.CIRCUMSTANCES, rich("À l’initiative de M. Lemoine.", "Sept entretiens.")
    )
    synthesis.save_section(file, Section.SKILLS, rich("Il anime une équipe de neuf personnes.", "Il forme."))
    synthesis.save_section(file, Section.PROJECT, rich("Devenir formateur.", "Immersion en janvier."))


def to_observed(file: CaseFile) -> CaseFile:
    """The synthesis presented, and observations made."""
    to_conclusion(file)
    write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    synthesis.observe(file, file.today(), "Je m’y reconnais.")
    return file


def to_final(file: CaseFile) -> CaseFile:
    """The synthesis presented, observed and frozen."""
    to_observed(file)
    synthesis.finalise(file)
    return file


def to_ready(file: CaseFile) -> CaseFile:
    """Ready to close: synthesis and results handed over against signature."""
    to_final(file)
    signing.receipt_on_screen(file, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), png())
    return file


def keep_synthesis(file: CaseFile, months: int = 12) -> RetentionAgreement:
    """A written request to keep the synthesis, signed on the screen."""
    wish = RetentionAgreement(
        uuid4(),
        Basis.WRITTEN_REQUEST,
        file.today(),
        (file.case.synthesis_id,),
        KeepFor(months=months),
        "",
        None,
    )
    signing.retention_on_screen(file, wish, png())
    return file.case.retention[-1]


def sign_route(file: CaseFile) -> None:
    """C2, on whatever route: what it wants is signed today, with a price."""
    today, present = file.today(), file.case.funding
    if isinstance(present, Agreed):
        terms = Terms("Bilan de compétences", planned=timedelta(hours=20))
        payer = Organisation("Maison du Ponant (fictive)")
        funding.save(
            file, evolve(present, payer=payer, file_number="D-7", terms=terms, price=Money.euros(1800))
        )
        if present.wants_grant:
            grant = attachments.attach(file, png(), DocumentKind.FUNDING_AGREEMENT, "Accord")
            funding.sign_paper(file, today, grant.id, is_grant=True)
        paper = attachments.attach(file, png(), DocumentKind.FUNDING_AGREEMENT, "Signé")
        funding.sign_paper(file, today, paper.id)
    elif isinstance(present, SelfFunded):
        funding.save(file, evolve(present, price=Money.euros(1000)))
        paper = attachments.attach(file, png(), DocumentKind.CONTRACT, "Contrat")
        funding.sign_contract(file, today, paper.id, at_a_distance=False)
    else:
        fill_funding(file)
