"""The figures of the CPF that the counsellor entered (L8)."""

from uuid import UUID

from bilan_desktop.domain.law.parameters import OwnRow
from bilan_desktop.vault.records.rows import every, put, row_of, value_of
from bilan_desktop.vault.storage.registers.table import Tables


class ParameterTables(Tables):
    """One row for each figure and day."""

    def set_parameter(self, entered: OwnRow) -> None:
        """Remember a row, or what it became."""
        with self.transaction() as db:
            put(db, "parameter", row_of(entered))

    def drop_parameter(self, row_id: UUID) -> None:
        """Forget a row: the shipped ones hold again."""
        self._write("DELETE FROM parameter WHERE id = ?", row_id)

    def parameters(self) -> tuple[OwnRow, ...]:
        """The rows, by figure and day."""
        with self._compartment.read() as db:
            rows = every(db, "parameter", "figure, since")
        return tuple(value_of(OwnRow, row) for row in rows)
