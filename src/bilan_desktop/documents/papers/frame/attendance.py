"""The « Feuille d’émargement » of one session: when, how, and two signatures; not a word of what was said."""

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, sentence, signed, titled
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.practice import Practice
from bilan_desktop.wording.french import clock_time, duration, long_date
from bilan_desktop.wording.labels import label

TITLE = "Feuille d’émargement"


@frozen
class AttendancePaper:
    """One session held. `signature` is a PNG image, empty where a line to sign is wanted."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    session: Session
    signature: bytes = field(default=b"", repr=False)


def attendance_pdf(paper: AttendancePaper) -> bytes:
    """The sheet as tagged PDF. Raises InvalidInput for what cannot be printed."""
    session, name = paper.session, addressed(paper.beneficiary)
    rows = (
        ("Référence", paper.reference),
        ("Conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
        ("Jour", long_date(session.day)),
        ("Horaires", f"De {clock_time(session.starts_at)} à {clock_time(session.ends_at)}"),
        ("Durée", duration(session.duration)),
        ("Nature", label(session.work)),
        ("Modalité", label(session.mode)),
    )
    day = session.day if paper.signature else None
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(rows, styles.FACTS, before=12, field="counsellor"),
        sentence("Les signataires attestent la présence à cette séance.", styles.INTRO, keeps_next=True),
        signed(
            (
                Signature("Bénéficiaire", name, day, paper.signature),
                Signature("Pour le prestataire", paper.practice.counsellor, day),
            )
        ),
    ]
    return rendered(Sheet(TITLE, session.day, paper.practice, paper.reference), blocks)
