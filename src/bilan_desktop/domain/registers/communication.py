"""A line of the practice's register of communications (C6): what went or was refused, to which kind of recipient."""

from datetime import date

from attrs import frozen

from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import RecipientKind, Subject


@frozen
class Communication:
    """One line, without a name; `refused_by` is the rule where the request was refused."""

    reference: str
    subject: Subject
    recipient: RecipientKind
    on: date
    refused_by: RuleId | None = None
