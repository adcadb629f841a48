"""The notice a practice gives to the people whose data it holds (RGPD, art. 13); it names nobody but the practice."""

from datetime import date

from attrs import frozen

from bilan_desktop.documents import styles
from bilan_desktop.documents.page import Sheet, rendered
from bilan_desktop.documents.parts import sentence, sentences, titled
from bilan_desktop.documents.typeset.blocks import Heading
from bilan_desktop.documents.typeset.boxes import Block
from bilan_desktop.documents.typeset.tables import Facts
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.processing import activity_sheet, rights_of_people, security_measures

TITLE = "Vos données personnelles"
TOLD = (Activity.BILAN, Activity.SHARING, Activity.FOLLOW_UP, Activity.ADMINISTRATION)
_ASPECTS = {Aspect.PURPOSE, Aspect.BASIS, Aspect.DATA, Aspect.RECIPIENTS, Aspect.DURATION}


@frozen
class NoticePaper:
    """The notice of a practice on a day."""

    practice: Practice
    issued_on: date


def notice_pdf(paper: NoticePaper) -> bytes:
    """The notice as tagged PDF. Raises InvalidInput for what cannot be printed."""
    practice = paper.practice
    contact = " · ".join(part for part in (practice.email, practice.phone) if part)
    blocks: list[Block] = [
        *titled(TITLE, "Information sur le traitement des données (RGPD, article 13)"),
        sentence(
            f"{practice.counsellor}, {practice.name}, est responsable du traitement de vos données. "
            + (f"Pour toute question : {contact}." if contact else "Posez-lui toute question.")
        ),
    ]
    for activity in TOLD:
        sheet = activity_sheet(activity, practice, paper.issued_on)
        facts = tuple((label(aspect), said) for aspect, said in sheet if aspect in _ASPECTS)
        blocks += [
            Heading(label(activity), 2, styles.SECTION),
            Facts(facts, styles.FACTS, before=4),
        ]
    blocks += [
        Heading("Vos droits", 2, styles.SECTION),
        sentences(rights_of_people(paper.issued_on)),
        Heading("Comment vos données sont protégées", 2, styles.SECTION),
        sentences(security_measures()),
    ]
    mention = f"Information à jour au {day_month_year(paper.issued_on)}."
    return rendered(Sheet(TITLE, paper.issued_on, practice, mention=mention), blocks)
