"""What the practice remembers without a name: the journal, the disclosures, the figures, the copies."""

from datetime import date, datetime, timedelta
from uuid import UUID

from bilan_desktop.vault.storage.entries import (
    CopyEntry,
    DisclosureEntry,
    JournalEntry,
    RefusalEntry,
    StatisticsEntry,
)
from bilan_desktop.vault.storage.registers.table import Tables, uuid_of


class TraceTables(Tables):
    """Journal, disclosures, statistics, copies."""

    def note(
        self,
        at: datetime,
        event: str,
        case_reference: str | None = None,
        compartment: UUID | None = None,
        rule: str | None = None,
    ) -> None:
        """Add a line to the journal."""
        self._write(
            "INSERT INTO journal (at, event, case_reference, compartment, rule) VALUES (?, ?, ?, ?, ?)",
            at,
            event,
            case_reference,
            compartment,
            rule,
        )

    def journal(self) -> tuple[JournalEntry, ...]:
        """The journal, the oldest line first."""
        rows = self._rows("SELECT at, event, case_reference, compartment, rule FROM journal ORDER BY id")
        return tuple(
            JournalEntry(datetime.fromisoformat(at), event, reference, uuid_of(compartment), rule)
            for at, event, reference, compartment, rule in rows
        )

    def add_disclosure(self, entry: DisclosureEntry) -> None:
        """Remember that something was handed over."""
        self._write(
            "INSERT INTO disclosure (case_reference, subject, recipient_kind, on_date) VALUES (?, ?, ?, ?)",
            entry.case_reference,
            entry.subject,
            entry.recipient_kind,
            entry.on_date,
        )

    def disclosures(self, case_reference: str | None = None) -> tuple[DisclosureEntry, ...]:
        """What was handed over, of one case or of all, in the order it was stored."""
        rows = self._rows(
            "SELECT case_reference, subject, recipient_kind, on_date FROM disclosure"
            " WHERE case_reference = ifnull(?, case_reference) ORDER BY id",
            case_reference,
        )
        return tuple(
            DisclosureEntry(reference, subject, recipient_kind, date.fromisoformat(on_date))
            for reference, subject, recipient_kind, on_date in rows
        )

    def add_refusal(self, entry: RefusalEntry) -> None:
        """Remember that something was asked for and refused."""
        self._write(
            "INSERT INTO refusal (case_reference, subject, recipient_kind, on_date, rule) VALUES (?, ?, ?, ?, ?)",
            entry.case_reference,
            entry.subject,
            entry.recipient_kind,
            entry.on_date,
            entry.rule,
        )

    def refusals(self) -> tuple[RefusalEntry, ...]:
        """What was refused, in the order it was stored."""
        rows = self._rows(
            "SELECT case_reference, subject, recipient_kind, on_date, rule FROM refusal ORDER BY id"
        )
        return tuple(
            RefusalEntry(reference, subject, recipient_kind, date.fromisoformat(on_date), rule)
            for reference, subject, recipient_kind, on_date, rule in rows
        )

    def set_statistics(self, entry: StatisticsEntry) -> None:
        """Remember the figures of a case, or of a part of it, in place of those known before."""
        self._write(
            "INSERT OR REPLACE INTO statistics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entry.case_reference,
            entry.part,
            entry.year,
            entry.route,
            entry.status,
            entry.outcome,
            entry.accompaniment // timedelta(minutes=1),
            entry.personal // timedelta(minutes=1),
            entry.price_cents,
            entry.cause,
            entry.follow_up,
        )

    def set_follow_up_trace(self, case_reference: str, follow_up: str) -> None:
        """Remember whether the follow-up of a closed case was asked and answered."""
        self._write("UPDATE statistics SET follow_up = ? WHERE case_reference = ?", follow_up, case_reference)

    def statistics(self) -> tuple[StatisticsEntry, ...]:
        """The figures of all cases, in the order of their references and parts."""
        rows = self._rows(
            "SELECT case_reference, year, route, status, outcome, accompaniment_minutes, personal_minutes,"
            " price_cents, part, cause, follow_up FROM statistics ORDER BY case_reference, part"
        )
        return tuple(
            StatisticsEntry(
                *(reference, year, route, status, outcome),
                timedelta(minutes=accompaniment),
                timedelta(minutes=personal),
                *others,
            )
            for reference, year, route, status, outcome, accompaniment, personal, *others in rows
        )

    def set_copy(self, entry: CopyEntry) -> None:
        """Remember a copy of the vault, or what became of it."""
        self._write(
            "INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?)",
            entry.id,
            entry.made_on,
            entry.place,
            entry.state,
        )

    def copies(self) -> tuple[CopyEntry, ...]:
        """The known copies, the oldest first."""
        rows = self._rows("SELECT id, made_on, place, state FROM copy ORDER BY made_on, id")
        return tuple(CopyEntry(UUID(row[0]), date.fromisoformat(row[1]), row[2], row[3]) for row in rows)
