"""Every kind of paper there is, with the function that prints it: a new kind must have its sample here."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from attrs import evolve, frozen

import paper_samples as samples
from bilan_desktop.documents import papers
from bilan_desktop.documents.papers.custody.agreement import (
    DisclosurePaper,
    RetentionPaper,
    WithdrawalPaper,
    disclosure_pdf,
    retention_pdf,
    withdrawal_pdf,
)
from bilan_desktop.documents.papers.custody.code_slip import CodeSlip, code_slip_pdf
from bilan_desktop.documents.papers.custody.data_copy import DataCopyPaper, data_copy_pdf
from bilan_desktop.documents.papers.custody.destruction import DestructionPaper, destruction_pdf
from bilan_desktop.documents.papers.frame.amendment import AmendmentPaper, amendment_pdf
from bilan_desktop.documents.papers.frame.attendance import AttendancePaper, attendance_pdf
from bilan_desktop.documents.papers.frame.consent import ConsentPaper, consent_pdf
from bilan_desktop.documents.papers.frame.funding_paper import FundingPaper, funding_pdf
from bilan_desktop.documents.papers.frame.information import InformationPaper, information_pdf
from bilan_desktop.documents.papers.frame.programme import ProgrammePaper, programme_pdf
from bilan_desktop.documents.papers.office.figures import FiguresPaper, figures_pdf
from bilan_desktop.documents.papers.office.notice import NoticePaper, notice_pdf
from bilan_desktop.documents.papers.office.recovery import recovery_pdf
from bilan_desktop.documents.papers.office.registers import (
    CommunicationsPaper,
    ProcessingPaper,
    communications_pdf,
    processing_pdf,
)
from bilan_desktop.documents.papers.office.statement import StatementPaper, statement_pdf
from bilan_desktop.documents.papers.outcome.completion import CompletionPaper, completion_pdf
from bilan_desktop.documents.papers.outcome.receipt import ReceiptPaper, receipt_pdf
from bilan_desktop.documents.papers.outcome.results import ResultsPaper, results_pdf
from bilan_desktop.documents.papers.outcome.satisfaction import QuestionnairePaper, questionnaire_pdf
from bilan_desktop.documents.papers.outcome.synthesis import synthesis_pdf
from bilan_desktop.domain.bilan.frame import Extension
from bilan_desktop.domain.bilan.funding import Route, TrainingPlan
from bilan_desktop.domain.bilan.request import Initiative
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import hours_of
from bilan_desktop.domain.bilan.terms import Organisation, Terms
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.satisfaction import Moment
from bilan_desktop.domain.sharing.agreement import Basis, Subject
from paper_samples import DAY, HOLDINGS, KARIM, PRACTICE, REFERENCE


@frozen
class Made:
    """What a paper tells, and the function that prints it."""

    prints: Callable[[Any], bytes]
    paper: Any

    def printed(self) -> bytes:
        """The paper as PDF."""
        return self.prints(self.paper)


CONVENTION = FundingPaper(
    practice=PRACTICE,
    beneficiary=KARIM,
    reference=REFERENCE,
    funding=TrainingPlan(
        employer=Organisation(
            "Entrepôts du Grand Quai", "Mme Aubin", "rh@example.fr", "1, quai Neuf\n99000 Port"
        ),
        funder="OPCO des Quais",
        terms=Terms(
            title="Bilan de compétences de vingt heures",
            content="Analyse de la demande.\nExploration.\nConclusions.",
            means="Entretiens individuels, questionnaires, enquêtes.",
            course_and_follow_up="Sept entretiens, puis un entretien de suivi à six mois.",
            handing_over="Remis en main propre au seul bénéficiaire, contre signature.",
            payment="À réception de la facture, à la fin du bilan",
            planned=timedelta(hours=20),
        ),
        price=Money.euros(1500),
    ),
    frame=samples.FRAMED,
    made_on=date(2026, 9, 14),
    allotted=timedelta(hours=24),
)


def kinds() -> Iterator[str]:
    """The name of each function that prints a paper."""
    for module in walk_packages(papers.__path__, papers.__name__ + "."):
        yield from (name for name in vars(import_module(module.name)) if name.endswith("_pdf"))


def every(signature: bytes) -> dict[str, Made]:
    """Each paper there is; `signature` is empty for those to sign by hand."""
    who = (PRACTICE, KARIM, REFERENCE)
    signed = samples.signatures(signature) if signature else ()
    draft = evolve(samples.SYNTHESIS, is_draft=True, presentation=None, observations=None)
    destroyed = DestructionPaper(
        samples.CERTIFICATE,
        PRACTICE,
        date(2027, 11, 24),
        KARIM if signature else None,
        samples.KEPT,
        signature,
    )
    skills = ResultPart(samples.HOLDINGS[1].id, "Compétences", samples.SECTIONS.skills)
    interests = ResultPart(samples.HOLDINGS[2].id, "Intérêts", samples.INTERESTS)
    completed = CompletionPaper(
        *who, Route.CPF, date(2026, 10, 9), date(2026, 10, 30), 3, hours_of(samples.HELD), DAY
    )
    convention = evolve(CONVENTION, signatures=(signature,) * 3) if signature else CONVENTION
    put_off = Extension(date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 29), "Une absence")
    return {
        "synthesis": Made(synthesis_pdf, evolve(samples.SYNTHESIS, signatures=signed)),
        "draft": Made(synthesis_pdf, draft),
        "long": Made(synthesis_pdf, samples.LONG_SYNTHESIS),
        "recovery": Made(recovery_pdf, samples.RECOVERY),
        "destruction": Made(destruction_pdf, destroyed),
        "receipt": Made(
            receipt_pdf,
            ReceiptPaper(*who, (Subject.SYNTHESIS, Subject.DETAILED_RESULTS), DAY, signature),
        ),
        "information": Made(
            information_pdf, InformationPaper(*who, Route.CPF, ("Récit", "Enquêtes métier"), DAY)
        ),
        "programme": Made(programme_pdf, ProgrammePaper(*who, samples.FRAMED, DAY)),
        "results": Made(results_pdf, ResultsPaper(*who, (interests, skills), (), DAY)),
        "copy of the data": Made(
            data_copy_pdf, DataCopyPaper(PRACTICE, samples.DATA_COPY, samples.DATA_CHOICE)
        ),
        "slip": Made(
            code_slip_pdf,
            CodeSlip(PRACTICE, REFERENCE, "Document de synthèse", DAY, "k7mq-2xwa-9frt-bn3e-hh58"),
        ),
        "consent": Made(consent_pdf, ConsentPaper(*who, DAY, Initiative.BENEFICIARY, signature)),
        "convention": Made(funding_pdf, convention),
        "amendment": Made(amendment_pdf, AmendmentPaper(convention, put_off, 1)),
        "attendance": Made(attendance_pdf, AttendancePaper(*who, samples.HELD[0], signature)),
        "completion": Made(completion_pdf, completed),
        "disclosure": Made(disclosure_pdf, DisclosurePaper(*who, samples.DISCLOSURE, signature)),
        "withdrawal of a disclosure": Made(
            withdrawal_pdf, WithdrawalPaper(*who, samples.DISCLOSURE, DAY, (), signature)
        ),
        **{
            f"statement {name}": Made(statement_pdf, StatementPaper(*who, told, DAY))
            for name, told in samples.STATEMENTS.items()
        },
        "figures": Made(figures_pdf, FiguresPaper(PRACTICE, samples.FIGURES, DAY)),
        "processing": Made(processing_pdf, ProcessingPaper(PRACTICE, DAY)),
        "notice": Made(notice_pdf, NoticePaper(PRACTICE, DAY)),
        "communications": Made(
            communications_pdf, CommunicationsPaper(PRACTICE, samples.COMMUNICATIONS, DAY)
        ),
        **{
            f"questionnaire {moment.value}": Made(
                questionnaire_pdf, QuestionnairePaper(PRACTICE, moment, DAY)
            )
            for moment in Moment
        },
        **_agreements(who, signature),
    }


def _agreements(who: tuple, signature: bytes) -> dict[str, Made]:
    found = {}
    for basis in Basis:
        agreement = samples.retention(basis)
        kept = RetentionPaper(*who, agreement, HOLDINGS, signature)
        found[basis.value] = Made(retention_pdf, kept)
        taken_back = WithdrawalPaper(*who, agreement, DAY, HOLDINGS, signature)
        found[f"withdrawal of {basis.value}"] = Made(withdrawal_pdf, taken_back)
    return found
