"""The counsellor's own reminders that belong to no case; their words name nobody."""

from uuid import UUID

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.vault.records.rows import every, put, row_of, value_of
from bilan_desktop.vault.storage.registers.table import Tables


class ReminderTables(Tables):
    """One row for each reminder that is not done."""

    def set_reminder(self, reminder: OwnReminder) -> None:
        """Remember a reminder, or its new day."""
        with self.transaction() as db:
            put(db, "reminder", row_of(reminder))

    def drop_reminder(self, reminder_id: UUID) -> None:
        """Forget a reminder: it is done, or no longer wanted."""
        self._write("DELETE FROM reminder WHERE id = ?", reminder_id)

    def reminders(self) -> tuple[OwnReminder, ...]:
        """The reminders, by day and hour."""
        with self._compartment.read() as db:
            rows = every(db, "reminder", '"on", at, id')
        return tuple(value_of(OwnReminder, row) for row in rows)
