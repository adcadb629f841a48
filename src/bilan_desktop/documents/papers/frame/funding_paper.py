"""The paper of a funding: convention, quote or contract (C2, E3c). It calls itself « Projet » as long as a mention is missing.

A convention holds what R. 6313-8 asks for, a contract what L. 6353-4 does. Nothing in it tells of a funding the bilan had before.
"""

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
from bilan_desktop.domain.bilan.funding import (
    PAPERS,
    Agreed,
    PaperKind,
    Route,
    SelfFunded,
    Signer,
    TrainingPlan,
    missing_mentions,
)
from bilan_desktop.domain.bilan.terms import Organisation
from bilan_desktop.domain.law.dated import Figure, value_on
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.domain.sharing.parties import may_get
from bilan_desktop.wording.french import capitalised, day_month_year, duration, list_of, money, number, plural
from bilan_desktop.wording.labels import items_named, label, route_in_full

WrittenFunding = TrainingPlan | Agreed | SelfFunded

_BLANK = "À compléter"
_TITLES = {
    PaperKind.CONVENTION: "Convention de bilan de compétences",
    PaperKind.QUOTE: "Devis de bilan de compétences",
    PaperKind.CONTRACT: "Contrat de bilan de compétences",
}
_ARTICLES = {
    Route.TRAINING_PLAN: "articles L. 6313-4 et R. 6313-8",
    Route.REDEPLOYMENT_LEAVE: "articles L. 6313-4, R. 6313-8 et L. 1233-71",
    Route.SELF_FUNDED: "articles L. 6313-4 et L. 6353-3 à L. 6353-7",
    Route.INSURANCE_FUND: "articles L. 6313-4 et L. 6353-3 à L. 6353-7",
}
_EVERYWHERE = "article L. 6313-4"


@frozen
class FundingPaper:
    """What the parties sign. `allotted` is the longest it may last, `since` the first day it may speak of.

    Signatures are PNG images, in the order of the parties; empty where a line to sign is wanted.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    funding: WrittenFunding
    frame: Frame
    made_on: date
    allotted: timedelta
    since: date | None = None
    signatures: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def kind(self) -> PaperKind:
        """What it is called."""
        return PAPERS[self.funding.route].kind

    @property
    def is_draft(self) -> bool:
        """Whether a mention that the law asks for is still empty."""
        return bool(missing_mentions(self.funding, self.frame))


def funding_pdf(paper: FundingPaper) -> bytes:
    """The paper as tagged PDF, « Projet » while a mention is missing. Raises InvalidInput for what cannot be printed."""
    title = _TITLES[paper.kind]
    terms = tuple((name, value or _BLANK) for name, value in _terms(paper))
    route = capitalised(route_in_full(paper.funding.route))
    blocks: list[Block] = [
        *titled(title, f"{route} ({_articles(paper)})"),
        Heading("Entre", 2, styles.SECTION),
        Facts(tuple(parties(paper)), styles.FACTS, field="employer_name"),
        Heading("Il est convenu", 2, styles.SECTION),
        Facts(terms, styles.FACTS, field="convention_title"),
    ]
    for name, text in _texts(paper):
        blocks.append(Heading(name, 3, styles.SUBSECTION, bookmarked=False))
        blocks += rich(RichText.of(text), "convention_content") or [sentence(_BLANK, styles.EMPTY)]
    copies = {2: "deux", 3: "trois"}[len(PAPERS[paper.funding.route].signers)]
    blocks += [
        Heading("Ce que chacun sait", 2, styles.SECTION),
        sentences(_known(paper)),
        sentence(f"Fait en {copies} exemplaires.", keeps_next=True),
        signed(places(paper)),
    ]
    state = "Projet" if paper.is_draft else ""
    return rendered(Sheet(title, paper.made_on, paper.practice, paper.reference, state=state), blocks)


def _articles(paper: FundingPaper) -> str:
    return _ARTICLES.get(paper.funding.route, _EVERYWHERE)


def _organisation(funding: WrittenFunding) -> Organisation | None:
    if isinstance(funding, TrainingPlan):
        return funding.employer
    return funding.payer if isinstance(funding, Agreed) else None


def _payer_name(paper: FundingPaper) -> str:
    signers = PAPERS[paper.funding.route].signers
    third = [s for s in signers if s not in {Signer.BENEFICIARY, Signer.PROVIDER}]
    return label(third[0]) if third else label(Signer.FUNDER)


def _terms(paper: FundingPaper) -> list[tuple[str, str]]:
    frame, terms = paper.frame, paper.funding.terms
    period = ""
    if frame.starts_on and frame.planned_end:
        starts = max(frame.starts_on, paper.since or frame.starts_on)
        period = f"Du {day_month_year(starts)} au {day_month_year(frame.planned_end)}"
    planned = min(terms.planned or paper.allotted, paper.allotted)
    found = [
        ("Intitulé", terms.title),
        ("Durée", f"{duration(planned)} au plus"),
        ("Période", period),
        ("Prix", money(paper.funding.price) if paper.funding.price else ""),
        ("Règlement", terms.payment),
    ]
    if paper.kind is PaperKind.CONTRACT:
        found[1:1] = [("Nature", "Bilan de compétences individuel, pour une personne")]
        found += [("Connaissances préalables", "Aucune"), ("Sanction", "Certificat de réalisation")]
    return found


def _texts(paper: FundingPaper) -> list[tuple[str, str]]:
    terms = paper.funding.terms
    found = [
        ("Objectif", paper.frame.objectives),
        ("Contenu", terms.content),
        ("Moyens prévus", terms.means),
        ("Déroulement et suivi", terms.course_and_follow_up),
        ("Remise des résultats détaillés et du document de synthèse", terms.handing_over),
    ]
    if paper.kind is PaperKind.CONTRACT:
        found += [
            ("Titres et références de qui conduit le bilan", terms.qualifications),
            ("Arrêt anticipé ou abandon", terms.stopping),
        ]
    return found


def parties(paper: FundingPaper) -> Iterator[tuple[str, str]]:
    """Who the paper is between, and the payer's number for it."""
    practice, organisation = paper.practice, _organisation(paper.funding)
    yield label(Signer.BENEFICIARY), addressed(paper.beneficiary)
    if organisation is not None:
        who = ", ".join(part for part in (organisation.name, organisation.contact) if part)
        yield _payer_name(paper), _with_address(who, organisation.address)
    yield label(Signer.PROVIDER), _with_address(f"{practice.name}, {practice.counsellor}", practice.address)
    if isinstance(paper.funding, TrainingPlan) and paper.funding.funder:
        yield label(Signer.FUNDER), paper.funding.funder
    if isinstance(paper.funding, Agreed) and paper.funding.file_number:
        yield "Numéro de dossier", paper.funding.file_number


def _with_address(name: str, address: str) -> str:
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    return "\n".join((name or _BLANK, ", ".join(lines))).strip()


def _known(paper: FundingPaper) -> tuple[str, ...]:
    return (*_clock(paper), _ALONE, *_others(paper.funding.route), _DESTROYED)


def _clock(paper: FundingPaper) -> tuple[str, ...]:
    day = paper.made_on
    if isinstance(paper.funding, TrainingPlan):
        days = plural(value_on(Figure.CONVENTION_DAYS, day), "jour")
        return (
            f"Le bénéficiaire a {days} à compter de la transmission de ce projet pour l’accepter en le signant.",
            "Son silence vaut refus, et un refus n’est pas une faute.",
        )
    if isinstance(paper.funding, SelfFunded):
        days = plural(value_on(Figure.WITHDRAWAL_DAYS, day), "jour")
        distant = plural(value_on(Figure.DISTANCE_WITHDRAWAL_DAYS, day), "jour")
        percent = number(value_on(Figure.FIRST_PAYMENT_PERCENT, day))
        return (
            f"Le bénéficiaire peut se rétracter sans motif, par lettre recommandée, dans les {days} de la signature.",
            f"Ce délai est de {distant} si le contrat est signé à distance ou hors du cabinet.",
            "Aucune somme n’est due avant la fin de ce délai.",
            f"À son expiration, {percent} % du prix au plus ; le solde s’échelonne au fur et à mesure du bilan.",
            "Empêché par un cas de force majeure reconnu, le bénéficiaire ne doit que ce qui a été fait.",
        )
    return ("Le bénéficiaire ne fait ce bilan que s’il y consent, et un refus n’est pas une faute.",)


def _others(route: Route) -> tuple[str, ...]:
    """What the employer and the funder of a route may get."""
    said = []
    for kind, name in ((RecipientKind.EMPLOYER, _employer(route)), (RecipientKind.FUNDER, "Le financeur")):
        if items := may_get(route, kind):
            said.append((name, items_named(items)))
    if not said:
        return ("Personne d’autre que lui ne reçoit rien de ce bilan sans son accord écrit.",)
    if len({items for _, items in said}) == 1 and len(said) > 1:
        names = list_of([said[0][0], said[1][0][0].lower() + said[1][0][1:]])
        return (f"{names} ne les reçoivent qu’avec son accord écrit ; sont communiqués : {said[0][1]}.",)
    return tuple(
        f"{name} ne les reçoit qu’avec son accord écrit ; sont communiqués : {items}." for name, items in said
    )


def _employer(route: Route) -> str:
    return label(Signer.ADMINISTRATION if route is Route.PUBLIC_AGENT else Signer.EMPLOYER)


def places(paper: FundingPaper) -> tuple[Signature, ...]:
    """Where each party signs."""
    organisation = _organisation(paper.funding) or Organisation()
    names = {Signer.BENEFICIARY: addressed(paper.beneficiary), Signer.PROVIDER: paper.practice.counsellor}
    third = organisation.contact or organisation.name or _BLANK
    signers = PAPERS[paper.funding.route].signers
    images = paper.signatures or (b"",) * len(signers)
    return tuple(
        Signature(label(signer), names.get(signer, third), paper.made_on if image else None, image)
        for signer, image in zip(signers, images, strict=True)
    )


_ALONE = "Le bénéficiaire est le seul destinataire des résultats détaillés et du document de synthèse."
_DESTROYED = "Les documents élaborés pour le bilan sont détruits à son terme, sauf demande ou accord écrit du bénéficiaire."
