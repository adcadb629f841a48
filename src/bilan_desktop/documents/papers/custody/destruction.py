"""The « Attestation de destruction »: what was destroyed, why, when and how, without a word of it."""

from datetime import date

from attrs import field, frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import Signature, sentence, sentences, signed, titled
from bilan_desktop.documents.typeset.blocks import Heading, Paragraph
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.charts import ChartBlock
from bilan_desktop.documents.typeset.tables import Facts, Table
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.cases.destruction import DestructionCertificate, StillKept
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.practice import Practice
from bilan_desktop.drawing.retention import left
from bilan_desktop.wording.french import day_month_year, number, typeset
from bilan_desktop.wording.labels import kind_label, label


@frozen
class DestructionPaper:
    """The certificate with who issues it and when.

    `kept` is what is still kept of the bilan on that day, None where that is not told.
    `beneficiary` stands only on the copy made in their presence; every other copy knows a reference and no name.
    """

    certificate: DestructionCertificate
    practice: Practice
    issued_on: date
    beneficiary: Beneficiary | None = None
    kept: tuple[StillKept, ...] | None = None
    signature: bytes = field(default=b"", repr=False)


def destruction_pdf(paper: DestructionPaper) -> bytes:
    """The certificate as tagged PDF."""
    certificate = paper.certificate
    subtitle = f"Bilan de compétences de {addressed(paper.beneficiary)}" if paper.beneficiary else ""
    blocks: list[Block] = [
        *titled(
            "Attestation de destruction", subtitle or f"Dossier {certificate.reference}", about="last_name"
        ),
        Paragraph.of(_sentence(paper), styles.BODY, "counsellor"),
        Facts(tuple(_facts(certificate)), styles.FACTS, before=12),
        Heading("Documents détruits", 2, styles.SECTION),
        *_documents(certificate),
        Heading("Comment ils l’ont été", 2, styles.SECTION),
        sentences(_METHOD),
        sentence(_HONEST, keeps_next=not paper.kept),
        *_left(paper),
        signed((Signature("Pour le cabinet", paper.practice.counsellor, paper.issued_on, paper.signature),)),
    ]
    mention = "Cette attestation ne contient aucun élément du bilan."
    sheet = Sheet(
        "Attestation de destruction", paper.issued_on, paper.practice, certificate.reference, mention
    )
    return rendered(sheet, blocks)


def _sentence(paper: DestructionPaper) -> str:
    certificate = paper.certificate
    return (
        f"{paper.practice.name} atteste que les documents énumérés ci-dessous, élaborés pour la réalisation "
        f"du bilan de compétences {certificate.reference}, ont été détruits le {day_month_year(certificate.destroyed_on)}."
    )


def _facts(certificate: DestructionCertificate) -> list[tuple[str, str]]:
    source = SOURCES[certificate.reason.rule]
    rows = [
        ("Référence", certificate.reference),
        ("Compartiment", str(certificate.compartment)),
        ("Motif", label(certificate.reason)),
        ("Règle", typeset(source.text) + (" (à vérifier)" if source.to_check else "")),
    ]
    if certificate.due_on:
        rows.append(("Échéance", day_month_year(certificate.due_on)))
    rows.append(("Détruit le", day_month_year(certificate.destroyed_on)))
    how = (
        "Par le programme, à l’échéance, sans intervention"
        if certificate.unattended
        else "En présence du conseil"
    )
    return [*rows, ("Exécution", how)]


def _documents(certificate: DestructionCertificate) -> list[Block]:
    if not certificate.documents:
        return [sentence("Aucun document n’était conservé.")]
    rows = tuple((kind_label(kind, count), number(count)) for kind, count in certificate.documents)
    total = sum(count for _, count in certificate.documents)
    return [Table(("Nature", "Nombre"), (*rows, ("Total", number(total))), styles.COUNTS, before=4)]


def _left(paper: DestructionPaper) -> list[Block]:
    if paper.kept is None:
        return []
    on = day_month_year(paper.issued_on)
    if not paper.kept:
        return [sentence(f"Au {on}, plus aucun document de ce bilan n’est gardé.", keeps_next=True)]
    return [
        Heading("Ce qui est encore gardé, et jusqu’à quand", 2, styles.SECTION),
        sentence(f"Au {on}. {_LATER}", keeps_next=True),
        ChartBlock(left(paper.certificate.destroyed_on, paper.kept)),
    ]


_LATER = "Chaque part a sa clé, détruite à sa date sans autre démarche. Les dates sont dans l’ordre, non à l’échelle."
_METHOD = (
    "Les documents étaient chiffrés ensemble, sous une clé qui n’ouvrait qu’eux.",
    "La clé a été remplacée par des octets tirés au hasard, puis effacée.",
    "Le fichier chiffré a été remplacé de même, puis effacé.",
)
_HONEST = (
    "Sur un disque à mémoire flash (SSD), ou lorsque le système garde d’anciennes copies d’un fichier, aucun programme ne "
    "peut garantir seul que toute trace physique a disparu ; ce qui resterait est chiffré, et sa clé n’existe plus."
)
