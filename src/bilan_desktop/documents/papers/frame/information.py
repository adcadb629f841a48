"""The « Information préalable »: what a person is told at the first meeting, before they agree to anything (R. 6313-4, E1)."""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, addressed, rendered
from bilan_desktop.documents.parts import listed, sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.charts import ChartBlock
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.practice import Practice
from bilan_desktop.drawing.retention import promised
from bilan_desktop.wording.french import capitalised, plural
from bilan_desktop.wording.labels import route_in_full
from bilan_desktop.wording.processing import YearsKept, rights_of_people, years_kept

TITLE = "Information préalable"


@frozen
class InformationPaper:
    """Whom it is for, who pays, and the methods announced for this bilan, one a line."""

    practice: Practice
    beneficiary: Beneficiary
    reference: str
    route: Route
    methods: tuple[str, ...]
    issued_on: date


def information_pdf(paper: InformationPaper) -> bytes:
    """The paper as tagged PDF. Raises InvalidInput for what cannot be printed."""
    name = addressed(paper.beneficiary)
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences de {name}", about="last_name"),
        Facts(
            (
                ("Référence", paper.reference),
                ("Bilan conduit par", f"{paper.practice.counsellor}, {paper.practice.name}"),
                ("Financement", capitalised(route_in_full(paper.route))),
            ),
            styles.FACTS,
            before=12,
            field="counsellor",
        ),
        *_part("Trois phases, vingt-quatre heures au plus", _PHASES, numbered=True),
        Heading("Les méthodes", 2, styles.SECTION),
        *_methods(paper.methods),
        *_part("Librement", _FREELY),
        *_part("Ce qui reste entre nous", _SECRET),
        *_part("Qui peut savoir quoi", (_PAYER[paper.route is Route.CPF], *_THIRD)),
        *_kept(years_kept(paper.practice, paper.issued_on)),
        *_part("Vos droits sur vos données", rights_of_people(paper.issued_on)),
        *_part("Si le bilan n’est pas ce qu’il vous faut", _ELSEWHERE),
    ]
    return rendered(Sheet(TITLE, paper.issued_on, paper.practice, paper.reference), blocks)


def _part(title: str, items: tuple[str, ...], *, numbered: bool = False) -> list[Block]:
    return [Heading(title, 2, styles.SECTION), sentences(items, numbered=numbered)]


def _kept(years: YearsKept) -> list[Block]:
    longest = "un an" if years.agreed == 1 else plural(years.agreed, "an")
    told = tuple(item.format(longest=longest) for item in _KEPT)
    return [*_part("Ce que deviennent les documents", told), ChartBlock(promised(years))]


def _methods(methods: tuple[str, ...]) -> list[Block]:
    explained = sentence(
        "Chaque outil vous est expliqué avant d’être proposé ; vous pouvez en refuser un sans que le bilan s’arrête."
    )
    return [listed(methods, "means"), explained] if methods else [sentence(_USUAL), explained]


_USUAL = (
    "Des entretiens, des questionnaires, des travaux personnels et des enquêtes auprès de professionnels."
)
_PHASES = (
    (
        "La phase préliminaire : comprendre votre demande et votre besoin, choisir le format qui vous convient, convenir du "
        "déroulement."
    ),
    (
        "La phase d’investigation : construire un projet ou en vérifier un, mesurer ce qu’il demande, élaborer une ou plusieurs "
        "alternatives."
    ),
    (
        "La phase de conclusions : vous approprier les résultats, recenser ce qui favorisera ou non la réussite du projet, "
        "prévoir les principales étapes. Un entretien de suivi vous est proposé six mois plus tard."
    ),
)
_FREELY = (
    "Le bilan ne se fait qu’avec votre consentement. Le refuser ou l’interrompre n’est pas une faute (L. 6313-4).",
    (
        "Je ne vous demande que ce qui a un lien direct et nécessaire avec l’objet du bilan ; il vous revient d’y répondre de "
        "bonne foi."
    ),
)
_SECRET = (
    "Le secret professionnel s’impose à moi (articles 226-13 et 226-14 du code pénal).",
    "Mes notes et vos documents sont chiffrés sur un seul ordinateur, qui n’envoie rien sur internet.",
)
_PAYER = {
    True: "Sous CPF, le bilan est votre démarche : votre employeur n’en est pas informé.",
    False: "Qui finance peut apprendre des dates, des heures, un prix et des présences ; jamais un résultat.",
}
_THIRD = (
    "Les résultats détaillés et le document de synthèse ne sont destinés qu’à vous.",
    (
        "Un tiers ne les reçoit qu’avec votre accord écrit, qui nomme le document, le destinataire et l’usage. L’opérateur du "
        "conseil en évolution professionnelle peut recevoir la synthèse, à votre demande."
    ),
)
_KEPT = (
    "Au terme du bilan, les documents qui ont servi à l’établir sont détruits aussitôt.",
    (
        "Vous pouvez demander par écrit que certains soient gardés, {longest} au plus ; vous pouvez revenir sur cette "
        "demande à tout moment."
    ),
    "Les papiers que la loi impose de garder (contrat, présences, factures) ne disent rien du contenu.",
)
_ELSEWHERE = (
    "Nous pouvons convenir, dès la phase préliminaire, qu’une autre aide vous convient mieux.",
    (
        "Le conseil en évolution professionnelle est gratuit et ouvert à tous ; un service de santé au travail ou un service "
        "social peut aussi être le bon interlocuteur."
    ),
)
