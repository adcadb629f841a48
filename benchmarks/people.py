"""What the benchmarks work on: an invented practice, and as many invented cases as are asked for."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import uuid4

from attrs import evolve

from bilan_desktop.domain.beneficiary import Beneficiary, Civility
from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import Cpf, Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.synthesis import Sections, Synthesis
from bilan_desktop.domain.cases.case import Case, reference
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.clock import MachineClock
from bilan_desktop.vault.records.case_records import write_case
from bilan_desktop.vault.records.kept_records import Kept, Origin, write_administrative, write_retained
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.vault import Vault

PASSPHRASE = "galet-tilleul-brume-safran-noisette-voilier-craie"
CHEAPEST = KdfParameters(memory_kib=64 * 1024, passes=1, lanes=1)
PRACTICE = Practice(name="Cabinet des Mesures", counsellor="Ondine Chronovar")
SENTENCES = (
    "Elle raconte comment elle a repris, seule, le planning de l’équipe après le départ de son responsable.",
    "Il décrit une panne de nuit, les appels, puis la décision de réorganiser les stocks avant l’aube.",
    "Ce qui revient d’une expérience à l’autre : expliquer, vérifier que l’autre a compris, recommencer.",
    "Les enquêtes métier ont confirmé l’intérêt et nuancé l’idée qu’il se faisait des horaires.",
    "La formation envisagée dure sept mois ; deux organismes la proposent à moins d’une heure de route.",
)


def words(count: int, start: int = 0) -> str:
    """French prose of about so many words."""
    text: list[str] = []
    for number in range(start, start + count):
        text += SENTENCES[number % len(SENTENCES)].split()
        if len(text) >= count:
            break
    return " ".join(text[:count])


def section(paragraphs: int, start: int = 0) -> RichText:
    """Paragraphs of eighty words, every third one an item of a list with a bold beginning."""
    blocks = []
    for number in range(start, start + paragraphs):
        is_item = number % 3 == 2
        opening_words = (Run("En pratique : ", bold=True),) if is_item else ()
        kind = BlockKind.BULLET if is_item else BlockKind.PARAGRAPH
        blocks.append(Block((*opening_words, Run(words(80, number))), kind))
    return RichText(tuple(blocks))


def new_desk(folder: Path) -> Desk:
    """A practice whose vault costs as little to open as a vault may."""
    clock = MachineClock()
    vault, _ = Vault.create(folder, PASSPHRASE, clock, kdf=CHEAPEST)
    desk = Desk(vault, clock)
    desk.save_practice(PRACTICE)
    return desk


def beneficiary(number: int) -> Beneficiary:
    """An invented person, unlike the others."""
    first = ("Awa", "Lucien", "Nolwenn", "Youssef", "Célestine")[number % 5]
    return Beneficiary(first, f"Essaimé-{number:04d}", Civility.NONE, email=f"essai{number}@example.fr")


def running(case: Case, notes: int, words_each: int, synthesis: Synthesis) -> Case:
    """That case in its investigation, with so many sessions of so many words, and that synthesis."""
    sessions = tuple(
        Session(
            uuid4(),
            case.opened_on + timedelta(days=number),
            time(9),
            time(9, 20),
            Phase.INVESTIGATION,
            said=words(words_each, number),
        )
        for number in range(notes)
    )
    return evolve(case, phase=Phase.INVESTIGATION, sessions=sessions, synthesis=synthesis)


def fill(desk: Desk, live: int, retained: int, administrative: int) -> None:
    """Cases written straight to their compartments: under way, kept on an agreement, or kept as papers only."""
    today = desk.today()
    draft = Synthesis(Sections(section(3), section(6), section(3)))
    for number in range(live):
        with (
            desk.vault.new_case(reference(today.year, number + 1), today) as compartment,
            compartment.transaction() as connection,
        ):
            opened = today - timedelta(days=60)
            case = Case(compartment.id, reference(today.year, number + 1), opened, beneficiary(number), Cpf())
            write_case(connection, None, running(case, 8, 300, draft))
    for number in range(retained):
        _keep(desk, live + number, CompartmentKind.RETAINED, today + timedelta(days=40 + number))
    for number in range(administrative):
        _keep(
            desk,
            live + retained + number,
            CompartmentKind.ADMINISTRATIVE,
            today + timedelta(days=400 + number),
        )


def _keep(desk: Desk, number: int, kind: CompartmentKind, until: date) -> None:
    today = desk.today()
    case_id, name = uuid4(), reference(today.year - 1, number + 1)
    kept = Kept(Origin(case_id, name, Route.CPF, EndingKind.COMPLETED, today), beneficiary(number))
    write = write_retained if kind is CompartmentKind.RETAINED else write_administrative
    desk.vault.create_compartment(
        kind,
        until,
        case_id=case_id,
        reference=name,
        rule="deadline",
        fill=lambda connection: write(connection, kept, _papers(today)),
    )


def _papers(day: date) -> Iterator[tuple[Document, bytes]]:
    content = b"%PDF-1.7\n" + bytes(30_000)
    yield Document(uuid4(), DocumentKind.SYNTHESIS, "", day, MediaType.PDF, len(content)), content
