"""What leaves a case: to whom, on what ground, and its line in the registers (C6)."""

from collections import Counter
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.restriction import require_unrestricted
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import HandOver, authorise
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.storage.entries import DisclosureEntry


def require_allowed(
    file: CaseFile, subject: Subject, recipient: Recipient | None, route: Route | None = None
) -> DisclosureAgreement | None:
    """Lets a document leave, or raises RuleBroken with the rule that bars it; nothing is recorded yet.

    `route` is the funding that the document belongs to, the present one when it is not given. Returns the agreement that
    the hand-over will use up, None for whoever needs none.
    """
    case = file.case
    if recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY:
        require_unrestricted(case.restrictions)
    return authorise(
        subject,
        recipient,
        phase=case.phase,
        route=route or case.route,
        synthesis=case.synthesis,
        agreements=case.disclosures,
        today=file.today(),
    )


def record(
    file: CaseFile,
    subject: Subject,
    recipient: Recipient,
    receipt: UUID | None = None,
    *,
    route: Route | None = None,
    request: UUID | None = None,
) -> Case:
    """A line in both registers: the case's with the name, the practice's without. Raises RuleBroken when it is barred.

    `request` is the request under the RGPD that the hand-over answers.
    """
    agreement = require_allowed(file, subject, recipient, route)
    today = file.today()
    case = file.case
    line = HandOver(uuid4(), subject, recipient, today, receipt, agreement.id if agreement else None, request)
    disclosures = tuple(
        evolve(a, used_on=today) if agreement and a.id == agreement.id else a for a in case.disclosures
    )
    kept = file.keep(evolve(case, hand_overs=(*case.hand_overs, line), disclosures=disclosures))
    complete(file)
    return kept


def complete(file: CaseFile) -> None:
    """Gives the practice's register each line of the case's that it lacks: the last one, or one that a crash kept from it."""
    register, reference = file.desk.vault.register, file.case.reference
    told = Counter(register.disclosures(reference))
    for line in file.case.hand_overs:
        entry = DisclosureEntry(reference, line.subject.value, line.recipient.kind.value, line.on)
        if told[entry] == 0:
            register.add_disclosure(entry)
        else:
            told[entry] -= 1


def record_signed(file: CaseFile, subjects: tuple[Subject, ...], receipt: UUID) -> Case:
    """Documents handed over to the beneficiary, who signed the receipt (C7). Raises RuleBroken when one is not ready."""
    beneficiary = Recipient(RecipientKind.BENEFICIARY)
    for subject in subjects:
        require_allowed(file, subject, beneficiary)
    for subject in subjects:
        record(file, subject, beneficiary, receipt)
    return file.case
