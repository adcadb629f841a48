"""The « Questionnaire de satisfaction » at the end and at six months (L6): it names nobody, and has no room for a remark."""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import Ticks, sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.domain.cases.follow_up import FollowUpOutcome
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.satisfaction import QUESTIONS, Moment, Score
from bilan_desktop.wording.french import typeset
from bilan_desktop.wording.labels import label

TITLE = "Questionnaire de satisfaction"
_TOLD = (
    "Répondre est libre, en tout ou en partie ; cochez une case par phrase.",
    "Ce papier ne porte ni votre nom ni la référence de votre dossier.",
    "Vos réponses sont comptées avec celles des autres, puis ce papier est détruit.",
)
_PROJECT = "Cette réponse-là est notée à votre suivi."
_OUTCOMES = (
    (FollowUpOutcome.CARRIED_OUT, FollowUpOutcome.UNDER_WAY),
    (FollowUpOutcome.CHANGED, FollowUpOutcome.POSTPONED),
)


@frozen
class QuestionnairePaper:
    """The questionnaire of a practice for a moment, as it stands on a day."""

    practice: Practice
    moment: Moment
    issued_on: date


def questionnaire_pdf(paper: QuestionnairePaper) -> bytes:
    """The questionnaire as tagged PDF, on one page. Raises InvalidInput for what cannot be printed."""
    blocks: list[Block] = [
        *titled(TITLE, f"Bilan de compétences · {label(paper.moment).lower()}"),
        sentences(_TOLD),
        Heading("Votre avis", 2, styles.SECTION),
    ]
    scores = tuple(label(score) for score in Score)
    for question in QUESTIONS[paper.moment]:
        blocks += [sentence(f"{label(question)}.", styles.ITEM, keeps_next=True), Ticks(scores)]
    if paper.moment is Moment.SIX_MONTHS:
        blocks.append(Heading(typeset("Où en est votre projet aujourd’hui ?"), 2, styles.SECTION))
        blocks.append(sentence(_PROJECT, keeps_next=True))
        blocks += [Ticks(tuple(label(outcome) for outcome in row)) for row in _OUTCOMES]
    blocks += [
        Heading(typeset("Une difficulté, une réclamation ?"), 2, styles.SECTION),
        sentence(_complaint(paper.practice)),
    ]
    return rendered(Sheet(TITLE, paper.issued_on, paper.practice), blocks)


def _complaint(practice: Practice) -> str:
    contact = " ou ".join(part for part in (practice.email, practice.phone) if part)
    reach = f" ({contact})" if contact else ""
    return (
        f"Écrivez ou parlez-en à {practice.counsellor}{reach} : toute réclamation est inscrite au registre du cabinet "
        "et reçoit une réponse."
    )
