"""The requests under the RGPD and the breaches of personal data; no name stands in either."""

from uuid import UUID

from bilan_desktop.domain.registers.breach import DataBreach
from bilan_desktop.domain.registers.rgpd import RightsRequest
from bilan_desktop.vault.records.rows import every, put, row_of, value_of
from bilan_desktop.vault.storage.registers.table import Tables


class RightsTables(Tables):
    """Requests and breaches, each kept in its present state."""

    def set_rights_request(self, request: RightsRequest) -> None:
        """Remember a request, or what became of it."""
        with self.transaction() as db:
            put(db, "rights_request", row_of(request))

    def drop_rights_request(self, request_id: UUID) -> None:
        """Forget a request that was written down by mistake."""
        self._write("DELETE FROM rights_request WHERE id = ?", request_id)

    def rights_requests(self) -> tuple[RightsRequest, ...]:
        """The requests, the latest received first."""
        with self._compartment.read() as db:
            rows = every(db, "rights_request", "received_on DESC, id")
        return tuple(value_of(RightsRequest, row) for row in rows)

    def set_data_breach(self, breach: DataBreach) -> None:
        """Remember a breach, or what was done about it."""
        with self.transaction() as db:
            put(db, "data_breach", row_of(breach))

    def data_breaches(self) -> tuple[DataBreach, ...]:
        """The breaches, the latest discovered first."""
        with self._compartment.read() as db:
            rows = every(db, "data_breach", "discovered_at DESC, id")
        return tuple(value_of(DataBreach, row) for row in rows)
