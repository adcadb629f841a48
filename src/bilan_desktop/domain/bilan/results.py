"""The detailed results (C6, R. 6313-8): what the investigation produced, written for the beneficiary alone."""

from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.watch import nir

TITLE_LIMIT = 120


@frozen
class ResultPart:
    """One part of the results under its own title: an interest, a value, a set of skills, an inquiry."""

    id: UUID
    title: str
    content: RichText = RichText()

    def checked(self) -> "ResultPart":
        """The same, cleaned. Raises InvalidInput: no title, too long; RuleBroken when it holds a NIR (C3)."""
        title = text.line("result_title", self.title, limit=TITLE_LIMIT, required=True)
        nir.require_none("result_content", self.content.plain)
        return evolve(self, title=title, content=self.content.checked("result_content"))
