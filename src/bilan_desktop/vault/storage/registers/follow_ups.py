"""When the follow-ups of the closed cases ask for something: a case and a day, no name (E3d)."""

from datetime import date
from uuid import UUID

from bilan_desktop.vault.storage.registers.table import Tables


class FollowUpTables(Tables):
    """One row for each follow-up that is not over."""

    def set_follow_up(self, case_id: UUID, due: date) -> None:
        """Remember the day on which the follow-up of a case asks for something."""
        self._write("INSERT OR REPLACE INTO follow_up VALUES (?, ?)", case_id, due)

    def drop_follow_up(self, case_id: UUID) -> None:
        """Forget the follow-up of a case: it is over."""
        self._write("DELETE FROM follow_up WHERE case_id = ?", case_id)

    def follow_ups(self) -> dict[UUID, date]:
        """The day of each follow-up that is not over."""
        rows = self._rows("SELECT case_id, due FROM follow_up ORDER BY due, case_id")
        return {UUID(case_id): date.fromisoformat(due) for case_id, due in rows}
