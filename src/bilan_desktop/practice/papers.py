"""The papers of a case, from its present state to bytes in memory.

What sets type is imported when a paper is asked for: a window must not wait for it at start.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Cpf, Route
from bilan_desktop.domain.bilan.session import Session, hours_of
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case, Holding
from bilan_desktop.domain.cases.destruction import DestructionCertificate, StillKept
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.bpf import YearlyFigures
from bilan_desktop.domain.registers.communication import Communication
from bilan_desktop.domain.registers.data_copy import Choice, DataCopy, Piece
from bilan_desktop.domain.registers.satisfaction import Moment
from bilan_desktop.domain.sharing.agreement import (
    DisclosureAgreement,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.domain.sharing.statements import Statement
from bilan_desktop.wording.french import long_date

if TYPE_CHECKING:
    from bilan_desktop.documents.papers.frame.funding_paper import FundingPaper


def synthesis(practice: Practice, case: Case, today: date) -> bytes:
    """The « Document de synthèse »; marked as a draft until it is final."""
    from bilan_desktop.documents.papers.outcome.synthesis import SynthesisPaper, synthesis_pdf

    written = case.synthesis
    is_draft = written.state is not SynthesisState.FINAL
    days = [session.day for session in case.sessions]
    return synthesis_pdf(
        SynthesisPaper(
            practice=practice,
            beneficiary=case.beneficiary,
            reference=case.reference,
            sections=written.sections,
            version=written.number,
            dated=written.finalised_on or today,
            is_draft=is_draft,
            started_on=min(days, default=case.frame.starts_on),
            ended_on=max(days, default=None),
            presentation=written.presentation,
            observations=written.observations,
            signatures=written.signed,
        )
    )


def results(practice: Practice, case: Case, today: date) -> bytes:
    """The « Résultats détaillés », for the beneficiary alone (C6)."""
    from bilan_desktop.documents.papers.outcome.results import ResultsPaper, results_pdf

    return results_pdf(
        ResultsPaper(practice, case.beneficiary, case.reference, case.results, case.sessions, today)
    )


def recovery(practice: Practice, groups: tuple[str, ...], vault_id: str, today: date) -> bytes:
    """The « Code de secours du coffre », to print and put away."""
    from bilan_desktop.documents.papers.office.recovery import RecoveryPaper, recovery_pdf

    return recovery_pdf(RecoveryPaper(groups, vault_id, today, practice))


def destruction_certificate(
    practice: Practice,
    certificate: DestructionCertificate,
    today: date,
    beneficiary: Beneficiary | None = None,
    kept: tuple[StillKept, ...] | None = None,
) -> bytes:
    """The « Attestation de destruction »; with a name only on the copy made in the beneficiary's presence.

    `kept` is what is still kept of the bilan, None where that is not told.
    """
    from bilan_desktop.documents.papers.custody.destruction import DestructionPaper, destruction_pdf

    return destruction_pdf(DestructionPaper(certificate, practice, today, beneficiary, kept))


def information(practice: Practice, case: Case, today: date) -> bytes:
    """The « Information préalable », for the first meeting; its methods are those announced in the frame (E3b)."""
    from bilan_desktop.documents.papers.frame.information import InformationPaper, information_pdf

    methods = tuple(filter(None, (line.strip(" -•\t") for line in case.frame.means.splitlines())))
    return information_pdf(
        InformationPaper(practice, case.beneficiary, case.reference, case.route, methods, today)
    )


def programme(practice: Practice, case: Case, today: date) -> bytes:
    """The « Programme du bilan » that the person and the counsellor agree on (E3a, E3b)."""
    from bilan_desktop.documents.papers.frame.programme import ProgrammePaper, programme_pdf

    return programme_pdf(ProgrammePaper(practice, case.beneficiary, case.reference, case.frame, today))


def consent(practice: Practice, case: Case, given_on: date, signature: bytes) -> bytes:
    """The « Recueil du consentement »; `signature` is a PNG image, empty for a line to sign by hand."""
    from bilan_desktop.documents.papers.frame.consent import ConsentPaper, consent_pdf

    initiative = case.request.initiative
    return consent_pdf(
        ConsentPaper(practice, case.beneficiary, case.reference, given_on, initiative, signature)
    )


def funding_paper(practice: Practice, case: Case, today: date) -> bytes:
    """The convention, quote or contract of the present funding.

    It speaks of that one alone: its period begins after the former funding's, its hours are what that one left (L1).
    """
    from bilan_desktop.documents.papers.frame.funding_paper import funding_pdf

    return funding_pdf(_funding_paper(practice, case, today))


def amendment(practice: Practice, case: Case, today: date) -> bytes:
    """The « Avenant » for the latest extension under the present funding."""
    from bilan_desktop.documents.papers.frame.amendment import AmendmentPaper, amendment_pdf

    known = case.amendments
    return amendment_pdf(AmendmentPaper(_funding_paper(practice, case, today), known[-1], len(known)))


def _funding_paper(practice: Practice, case: Case, today: date) -> "FundingPaper":
    from bilan_desktop.documents.papers.frame.funding_paper import FundingPaper

    assert not isinstance(case.funding, Cpf)
    return FundingPaper(
        practice=practice,
        beneficiary=case.beneficiary,
        reference=case.reference,
        funding=case.funding,
        frame=case.frame,
        made_on=today,
        allotted=case.allotted(today),
        since=case.route_since,
    )


def receipt(
    practice: Practice, case: Case, subjects: tuple[Subject, ...], handed_on: date, signature: bytes
) -> bytes:
    """The « Récépissé de remise »; `signature` as for `consent`."""
    from bilan_desktop.documents.papers.outcome.receipt import ReceiptPaper, receipt_pdf

    return receipt_pdf(
        ReceiptPaper(practice, case.beneficiary, case.reference, subjects, handed_on, signature)
    )


def retention_agreement(
    practice: Practice, case: Case, agreement: RetentionAgreement, signature: bytes
) -> bytes:
    """The written request or agreement to keep, with the documents it names; `signature` as for `consent`."""
    from bilan_desktop.documents.papers.custody.agreement import RetentionPaper, retention_pdf

    named = tuple(case.holding(document_id) for document_id in agreement.documents)
    return retention_pdf(
        RetentionPaper(practice, case.beneficiary, case.reference, agreement, named, signature)
    )


def disclosure_agreement(
    practice: Practice, case: Case, agreement: DisclosureAgreement, signature: bytes
) -> bytes:
    """The agreement to disclose one document to one recipient, once; `signature` as for `consent`."""
    from bilan_desktop.documents.papers.custody.agreement import DisclosurePaper, disclosure_pdf

    return disclosure_pdf(DisclosurePaper(practice, case.beneficiary, case.reference, agreement, signature))


def withdrawal(
    practice: Practice,
    beneficiary: Beneficiary,
    reference: str,
    agreement: RetentionAgreement | DisclosureAgreement,
    withdrawn_on: date,
    *,
    documents: tuple[Holding, ...],
    signature: bytes,
) -> bytes:
    """The agreement taken back, with the documents it named; `signature` as for `consent`."""
    from bilan_desktop.documents.papers.custody.agreement import WithdrawalPaper, withdrawal_pdf

    return withdrawal_pdf(
        WithdrawalPaper(
            practice, beneficiary, reference, agreement, withdrawn_on, documents, signature=signature
        )
    )


def completion(
    practice: Practice, case: Case, route: Route, sessions: tuple[Session, ...], today: date
) -> bytes:
    """The « Certificat de réalisation » of what was held under one funding; at least one session."""
    from bilan_desktop.documents.papers.outcome.completion import CompletionPaper, completion_pdf

    days = [session.day for session in sessions]
    return completion_pdf(
        CompletionPaper(
            practice=practice,
            beneficiary=case.beneficiary,
            reference=case.reference,
            route=route,
            first=min(days),
            last=max(days),
            sessions=len(sessions),
            hours=hours_of(sessions),
            made_on=today,
        )
    )


def attendance(practice: Practice, case: Case, session: Session, signature: bytes) -> bytes:
    """The « Feuille d’émargement » of a session; `signature` as for `consent`."""
    from bilan_desktop.documents.papers.frame.attendance import AttendancePaper, attendance_pdf

    return attendance_pdf(AttendancePaper(practice, case.beneficiary, case.reference, session, signature))


def statement(practice: Practice, case: Case, told: Statement, today: date) -> bytes:
    """What a payer is given of the funding it pays (E5a to E5c)."""
    from bilan_desktop.documents.papers.office.statement import StatementPaper, statement_pdf

    return statement_pdf(StatementPaper(practice, case.beneficiary, case.reference, told, today))


def yearly_figures(practice: Practice, shown: YearlyFigures, today: date) -> bytes:
    """The « Bilan pédagogique et financier » of a year, without a name (L6)."""
    from bilan_desktop.documents.papers.office.figures import FiguresPaper, figures_pdf

    return figures_pdf(FiguresPaper(practice, shown, today))


def processing_register(practice: Practice, today: date) -> bytes:
    """The « Registre des traitements » of the practice as it is (RGPD, art. 30)."""
    from bilan_desktop.documents.papers.office.registers import ProcessingPaper, processing_pdf

    return processing_pdf(ProcessingPaper(practice, today))


def privacy_notice(practice: Practice, today: date) -> bytes:
    """The notice for the people whose data the practice holds (RGPD, art. 13)."""
    from bilan_desktop.documents.papers.office.notice import NoticePaper, notice_pdf

    return notice_pdf(NoticePaper(practice, today))


def satisfaction(practice: Practice, moment: Moment, today: date) -> bytes:
    """The « Questionnaire de satisfaction » of a moment, the same for everybody."""
    from bilan_desktop.documents.papers.outcome.satisfaction import QuestionnairePaper, questionnaire_pdf

    return questionnaire_pdf(QuestionnairePaper(practice, moment, today))


def communications(practice: Practice, lines: tuple[Communication, ...], today: date) -> bytes:
    """The « Registre des communications », without a name (C6)."""
    from bilan_desktop.documents.papers.office.registers import CommunicationsPaper, communications_pdf

    return communications_pdf(CommunicationsPaper(practice, lines, today))


def data_copy(practice: Practice, copy: DataCopy, choice: Choice) -> bytes:
    """The « Copie de vos données » (RGPD, art. 15), masked already."""
    from bilan_desktop.documents.papers.custody.data_copy import DataCopyPaper, data_copy_pdf

    return data_copy_pdf(DataCopyPaper(practice, copy, choice))


def carried_copy(
    practice: Practice, copy: DataCopy, choice: Choice, contents: Iterable[tuple[Piece, bytes]]
) -> bytes:
    """The same with its JSON, the schema of that, and the pieces attached."""
    from bilan_desktop.documents.files import data_json, envelope

    files = [
        envelope.Carried(
            data_json.FILE, "application/json", data_json.data_copy_json(practice, copy, choice)
        ),
        envelope.Carried(data_json.SCHEMA, "application/schema+json", data_json.data_copy_schema()),
        *(envelope.Carried(p.file_name, p.document.media_type.value, content) for p, content in contents),
    ]
    return envelope.carrying(data_copy(practice, copy, choice), files)


def session_notes(session: Session) -> bytes:
    """The notes of a session as text, where the beneficiary agreed that they be kept."""
    parts = [f"Séance du {long_date(session.day)}", "Ce que la personne a dit", session.said]
    if session.thoughts:
        parts += ["Notes de travail du conseiller", session.thoughts]
    return "\n\n".join(parts).encode()
