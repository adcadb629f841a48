"""The « Programme co-construit »: what the person and the counsellor agreed on in the preliminary phase (R. 6313-4, E3a, E3b)."""

from datetime import date, timedelta

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, rich, sentence, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.frame import Appointment, Frame
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.french import clock_time, day_month_year, duration

TITLE = "Programme du bilan"
_GAP = "À compléter"


@frozen
class ProgrammePaper:
    """The frame of the bilan, as it stands on a day; while a part of it is missing the paper is a draft and says so."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    frame: Frame = field(repr=False)
    made_on: date

    @property
    def is_draft(self) -> bool:
        """Whether something is missing that a programme tells."""
        return bool(self.frame.missing) or not self.frame.means


def programme_pdf(paper: ProgrammePaper) -> bytes:
    """The paper as tagged PDF. Raises InvalidInput for what cannot be printed."""
    name, frame = addressed(paper.beneficiary), paper.frame
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(_facts(paper), styles.FACTS, before=12, field="counsellor"),
        Heading("Ce que nous cherchons", 2, styles.SECTION),
        *_text(frame.objectives, "objectives"),
        Heading("Comment nous nous y prenons", 2, styles.SECTION),
        *_text(frame.means, "means"),
        Heading("Les rencontres prévues", 2, styles.SECTION),
        *_sessions(frame.appointments),
        sentence(
            "Ce programme se construit ensemble et peut changer en chemin, d’un commun accord.", styles.NOTE
        ),
        signed(
            (
                Signature("Bénéficiaire", name),
                Signature("Conseiller ou conseillère", paper.practice.counsellor),
            )
        ),
    ]
    state = "Projet" if paper.is_draft else ""
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference, state=state), blocks)


def _facts(paper: ProgrammePaper) -> tuple[tuple[str, str], ...]:
    frame = paper.frame
    begins = day_month_year(frame.starts_on) if frame.starts_on else _GAP
    ends = day_month_year(frame.planned_end) if frame.planned_end else _GAP
    planned = sum((each.duration for each in frame.appointments), start=timedelta())
    return (
        ("Référence", paper.reference),
        ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Début", begins),
        ("Terme prévu", ends),
        ("Heures planifiées", f"{duration(planned)}, sur vingt-quatre heures au plus"),
    )


def _text(text: str, field_name: str) -> list[Block]:
    return rich(RichText.of(text), field_name) or [sentence(f"{_GAP}.", styles.EMPTY)]


def _sessions(appointments: tuple[Appointment, ...]) -> list[Block]:
    if not appointments:
        return [sentence("Les dates sont fixées d’une rencontre à l’autre.", styles.EMPTY)]
    rows = tuple(
        (
            day_month_year(each.at.date()),
            " · ".join(filter(None, (clock_time(each.at), duration(each.duration), each.place))),
        )
        for each in appointments
    )
    return [Facts(rows, styles.FACTS, field="appointment_place")]
