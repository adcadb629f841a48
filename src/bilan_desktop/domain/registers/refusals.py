"""Requests that were refused: somebody asked for what is the beneficiary's alone (C6, E5b, E5c, L3)."""

from datetime import date
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.domain.errors import InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.breaches import RULE_OF
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.domain.sharing.disclosure import authorise


@frozen
class RefusedRequest:
    """What was asked for, by whom, when, and the rule that bars it. The name, if it is known, stays in the case."""

    id: UUID
    subject: Subject
    recipient: Recipient
    on: date
    rule: RuleId

    def checked(self, opened_on: date, today: date) -> "RefusedRequest":
        """The same, cleaned. Raises InvalidInput for a day to come or before the case."""
        name = text.line("recipient_name", self.recipient.name)
        day = text.past_day("refused_on", self.on, today)
        if day < opened_on:
            raise InvalidInput("refused_on", Problem.TOO_EARLY, earliest=opened_on)
        return evolve(self, recipient=evolve(self.recipient, name=name))


def rule_against(subject: Subject, kind: RecipientKind | None, route: Route, today: date) -> RuleId:
    """The rule that keeps a document from a third party without a written agreement, were it ready.

    Raises InvalidInput where there is nothing to refuse: nobody is named, or the beneficiary asks, who has a right to it.
    """
    if kind is None:
        raise InvalidInput("recipient_kind", Problem.NOTHING_CHOSEN)
    try:
        authorise(
            Subject.SYNTHESIS if subject is Subject.SYNTHESIS_DRAFT else subject,
            Recipient(kind),
            phase=Phase.CONCLUSION,
            route=route,
            synthesis=Synthesis(finalised_on=today),
            agreements=(),
            today=today,
        )
    except RuleBroken as barred:
        return RULE_OF[barred.breach]
    raise InvalidInput("recipient_kind", Problem.NOTHING_CHOSEN)
