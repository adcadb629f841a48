"""The tripartite convention of the training plan (C2, R. 6313-8): a draft says so as long as a mention is missing."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, rich, sentence, sentences, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import TrainingPlan
from bilan_desktop.domain.law.dated import Figure, hours_ceiling, value_on
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.french import day_month_year, duration, money, plural

TITLE = "Convention de bilan de compétences"
_BLANK = "À compléter"


@frozen
class ConventionPaper:
    """What the three parties sign. `planned` is how long the bilan is to last, the law's ceiling when it is not given.

    Signatures are PNG images, in the order beneficiary, employer, practice; empty where a line to sign is wanted.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    funding: TrainingPlan
    frame: Frame
    made_on: date
    payment: str = ""
    planned: timedelta | None = None
    signatures: tuple[bytes, bytes, bytes] = field(default=(b"", b"", b""), repr=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the mentions that R. 6313-8 asks for and that are still empty, in the paper's order."""
        employer = ("L’employeur", self.funding.employer.name)
        return tuple(name for name, value in (employer, *_terms(self), *_texts(self)) if not value)


def convention_pdf(paper: ConventionPaper) -> bytes:
    """The convention as tagged PDF, « Projet » while a mention is missing. Raises InvalidInput for what cannot be printed."""
    terms = tuple((name, value or _BLANK) for name, value in _terms(paper))
    blocks: list[Block] = [
        *titled(TITLE, "Plan de développement des compétences (articles L. 6313-4 et R. 6313-8)"),
        Heading("Entre", 2, styles.SECTION),
        Facts(tuple(_parties(paper)), styles.FACTS, field="employer_name"),
        Heading("Il est convenu", 2, styles.SECTION),
        Facts(terms, styles.FACTS, field="convention_title"),
    ]
    for name, text in _texts(paper):
        blocks.append(Heading(name, 3, styles.SUBSECTION, bookmarked=False))
        blocks += rich(RichText.of(text), "convention_content") or [sentence(_BLANK, styles.EMPTY)]
    blocks += [
        Heading("Ce que chacun sait", 2, styles.SECTION),
        sentences(_known(paper.made_on)),
        sentence("Fait en trois exemplaires.", keeps_next=True),
        signed(_places(paper)),
    ]
    state = "Projet" if paper.missing else ""
    return rendered(Sheet(TITLE, paper.made_on, paper.practice, paper.reference, state=state), blocks)


def _terms(paper: ConventionPaper) -> list[tuple[str, str]]:
    frame = paper.frame
    period = ""
    if frame.starts_on and frame.planned_end:
        period = f"Du {day_month_year(frame.starts_on)} au {day_month_year(frame.planned_end)}"
    planned = paper.planned or hours_ceiling(paper.made_on)
    return [
        ("Intitulé", paper.funding.terms.title),
        ("Durée", f"{duration(planned)} au plus"),
        ("Période", period),
        ("Prix", money(paper.funding.price) if paper.funding.price else ""),
        ("Règlement", paper.payment),
    ]


def _texts(paper: ConventionPaper) -> list[tuple[str, str]]:
    terms = paper.funding.terms
    return [
        ("Objectif", paper.frame.objectives),
        ("Contenu", terms.content),
        ("Moyens prévus", terms.means),
        ("Déroulement et suivi", terms.course_and_follow_up),
        ("Remise des résultats détaillés et du document de synthèse", terms.handing_over),
    ]


def _parties(paper: ConventionPaper) -> Iterator[tuple[str, str]]:
    employer, practice = paper.funding.employer, paper.practice
    yield "Le bénéficiaire", addressed(paper.beneficiary)
    yield (
        "L’employeur",
        _with_address(
            ", ".join(part for part in (employer.name, employer.contact) if part), employer.address
        ),
    )
    yield "L’organisme", _with_address(f"{practice.name}, {practice.counsellor}", practice.address)
    if paper.funding.funder:
        yield "Le financeur", paper.funding.funder


def _with_address(name: str, address: str) -> str:
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    return "\n".join((name or _BLANK, ", ".join(lines))).strip()


def _known(made_on: date) -> tuple[str, ...]:
    days = plural(value_on(Figure.CONVENTION_DAYS, made_on), "jour")
    return (
        f"Le bénéficiaire a {days} à compter de la transmission de ce projet pour l’accepter en le signant.",
        *_KNOWN,
    )


def _places(paper: ConventionPaper) -> tuple[Signature, ...]:
    names = (
        ("Le bénéficiaire", addressed(paper.beneficiary)),
        ("L’employeur", paper.funding.employer.contact or paper.funding.employer.name or _BLANK),
        ("L’organisme", paper.practice.counsellor),
    )
    return tuple(
        Signature(role, name, paper.made_on if image else None, image)
        for (role, name), image in zip(names, paper.signatures, strict=True)
    )


_KNOWN = (
    "Son silence vaut refus, et un refus n’est pas une faute.",
    "Le bénéficiaire est le seul destinataire des résultats détaillés et du document de synthèse.",
    "L’employeur ne peut les recevoir qu’avec son accord écrit ; il reçoit les dates, les heures et la présence.",
    "Les documents élaborés pour le bilan sont détruits à son terme, sauf demande ou accord écrit du bénéficiaire.",
)
