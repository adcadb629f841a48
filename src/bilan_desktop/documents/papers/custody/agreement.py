"""What the beneficiary agrees to in writing: to keep named documents, to disclose one of them; and taking it back."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, listed, sentence, sentences, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading, Paragraph
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.case import Holding
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    RecipientKind,
    RetentionAgreement,
)
from bilan_desktop.wording.french import NARROW, day_month_year, plural, typeset
from bilan_desktop.wording.labels import kind_label, label

RETENTION_TITLES = {
    Basis.WRITTEN_REQUEST: "Demande écrite de conservation",
    Basis.FOLLOW_UP: "Accord de suivi",
    Basis.CEP_REQUEST: "Demande d’envoi de la synthèse à l’opérateur du CEP",
}
DISCLOSURE_TITLE = "Accord de communication à un tiers"
WITHDRAWAL_TITLE = "Retrait d’accord"


@frozen
class RetentionPaper:
    """A request or agreement to keep documents (C7, E6, L3). `documents` are those the agreement names, in full.

    `signature` is a PNG image, empty where a line to sign is wanted.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    agreement: RetentionAgreement
    documents: tuple[Holding, ...]
    signature: bytes = field(default=b"", repr=False)


@frozen
class DisclosurePaper:
    """An agreement to disclose one document to one recipient, once (C6). `signature` as above."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    agreement: DisclosureAgreement
    signature: bytes = field(default=b"", repr=False)


@frozen
class WithdrawalPaper:
    """An agreement taken back (E6): what it covered is destroyed at once. `signature` as above.

    `documents` are those of a retention agreement, in full; none for an agreement to disclose.
    """

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    agreement: RetentionAgreement | DisclosureAgreement
    withdrawn_on: date
    documents: tuple[Holding, ...] = ()
    signature: bytes = field(default=b"", repr=False)


def retention_pdf(paper: RetentionPaper) -> bytes:
    """The request or agreement as tagged PDF. Raises InvalidInput for what cannot be printed."""
    agreement = paper.agreement
    title = RETENTION_TITLES[agreement.basis]
    rows = [("Durée", _duration(agreement.keep)), ("Règle", typeset(SOURCES[_rule(agreement.basis)].text))]
    if agreement.purpose:
        rows.insert(
            0, ("Pour quel suivi" if agreement.basis is Basis.FOLLOW_UP else "Motif", agreement.purpose)
        )
    blocks: list[Block] = [
        *_opening(title, paper),
        sentence(_ASKED[agreement.basis], styles.INTRO, keeps_next=True),
        listed((_named(holding) for holding in paper.documents), "documents"),
        Facts(tuple(rows), styles.FACTS, before=14, field="purpose"),
        Heading("Mes droits", 2, styles.SECTION),
        sentences(_KEEPING_RIGHTS),
        _signed(paper, agreement.given_on),
    ]
    return rendered(Sheet(title, agreement.given_on, paper.practice, paper.reference), blocks)


def disclosure_pdf(paper: DisclosurePaper) -> bytes:
    """The agreement as tagged PDF. Raises InvalidInput for what cannot be printed."""
    agreement = paper.agreement
    rows = (
        ("Document", label(agreement.subject)),
        ("Destinataire", f"{agreement.recipient.name} ({_recipient(agreement.recipient.kind)})"),
        ("Dans quel but", agreement.purpose),
        ("Jusqu’au", f"{day_month_year(agreement.until)} inclus"),
        ("Règle", typeset(SOURCES[RuleId.C6].text)),
    )
    blocks: list[Block] = [
        *_opening(DISCLOSURE_TITLE, paper),
        sentence(
            "J’accepte que le document suivant soit communiqué, une seule fois :",
            styles.INTRO,
            keeps_next=True,
        ),
        Facts(rows, styles.FACTS, before=8, field="purpose"),
        Heading("Mes droits", 2, styles.SECTION),
        sentences(_DISCLOSURE_RIGHTS),
        _signed(paper, agreement.given_on),
    ]
    return rendered(Sheet(DISCLOSURE_TITLE, agreement.given_on, paper.practice, paper.reference), blocks)


def withdrawal_pdf(paper: WithdrawalPaper) -> bytes:
    """The withdrawal as tagged PDF. Raises InvalidInput for what cannot be printed."""
    agreement = paper.agreement
    given = day_month_year(agreement.given_on)
    blocks = _opening(WITHDRAWAL_TITLE, paper)
    if isinstance(agreement, RetentionAgreement):
        what = RETENTION_TITLES[agreement.basis]
        blocks.append(sentence(f"Je retire mon accord du {given} : « {what} ».", styles.INTRO))
        if paper.documents:
            blocks.append(sentence("Il portait sur :", keeps_next=True))
            blocks.append(listed((_named(holding) for holding in paper.documents), "documents"))
        blocks.append(sentence(_DESTROYED, keeps_next=True))
    else:
        what = label(agreement.subject)
        told = f"Je retire mon accord du {given}. Il portait sur ce document{NARROW}: {what}, pour {agreement.recipient.name}."
        blocks.append(Paragraph.of(told, styles.INTRO, "recipient_name"))
        blocks.append(sentence(_ALREADY_SENT if agreement.used_on else _NOT_SENT, keeps_next=True))
    blocks.append(_signed(paper, paper.withdrawn_on))
    return rendered(Sheet(WITHDRAWAL_TITLE, paper.withdrawn_on, paper.practice, paper.reference), blocks)


_Paper = RetentionPaper | DisclosurePaper | WithdrawalPaper


def _opening(title: str, paper: _Paper) -> list[Block]:
    rows = (
        ("Référence", paper.reference),
        ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
    )
    return [
        *titled(title, f"Bilan de compétences de {addressed(paper.beneficiary)}", about="last_name"),
        Facts(rows, styles.FACTS, before=12, field="counsellor"),
    ]


def _signed(paper: _Paper, on: date) -> Block:
    day = on if paper.signature else None
    return signed((Signature("Bénéficiaire", addressed(paper.beneficiary), day, paper.signature),))


def _named(holding: Holding) -> str:
    if holding.kind in {DocumentKind.SYNTHESIS, DocumentKind.SYNTHESIS_DRAFT}:
        return kind_label(holding.kind)
    title = f" – {holding.title}" if holding.title else ""
    return f"{kind_label(holding.kind)}{title}, {day_month_year(holding.made_on)}"


def _duration(keep: KeepFor) -> str:
    if keep.until is not None:
        return f"Jusqu’au {day_month_year(keep.until)}, puis destruction"
    return f"{plural(keep.months or 0, 'mois', 'mois')} à compter du terme du bilan, puis destruction"


def _recipient(kind: RecipientKind) -> str:
    return "destinataire désigné" if kind is RecipientKind.OTHER else label(kind).lower()


def _rule(basis: Basis) -> RuleId:
    return {Basis.WRITTEN_REQUEST: RuleId.C7, Basis.FOLLOW_UP: RuleId.E6, Basis.CEP_REQUEST: RuleId.L3}[basis]


_ASKED = {
    Basis.WRITTEN_REQUEST: "Je demande que les documents suivants soient conservés après le terme de mon bilan :",
    Basis.FOLLOW_UP: "Parce que ma situation appelle un suivi, j’accepte que ces documents soient conservés après le terme :",
    Basis.CEP_REQUEST: "Je demande que le document suivant, et lui seul, soit communiqué à l’opérateur du conseil en "
    "évolution professionnelle qui m’accompagne, et conservé pour cela après le terme :",
}
_KEEPING_RIGHTS = (
    "Je peux retirer cet accord à tout moment, sans avoir à dire pourquoi ; ces documents sont alors détruits aussitôt.",
    "Les documents qui ne sont pas nommés ici sont détruits au terme du bilan.",
    "À l’échéance, ces documents sont détruits sans autre démarche de ma part ; je peux demander l’attestation de destruction.",
)
_DISCLOSURE_RIGHTS = (
    "Cet accord vaut pour ce document et ce destinataire, une seule fois.",
    "Je peux le retirer à tout moment tant que le document n’a pas été communiqué, sans avoir à dire pourquoi.",
    "La communication est inscrite au registre tenu par mon conseil, que je peux consulter pour ce qui me concerne.",
)
_PROOFS = "L’accord et ce retrait sont gardés comme preuves ; ils ne contiennent rien du bilan."
_DESTROYED = (
    "Ce que cet accord permettait de conserver est détruit aussitôt. Je peux demander l’attestation de destruction. "
    + _PROOFS
)
_NOT_SENT = f"Ce document ne sera pas communiqué. {_PROOFS}"
_ALREADY_SENT = f"Ce document avait déjà été communiqué, avec mon accord ; il ne le sera plus. {_PROOFS}"
