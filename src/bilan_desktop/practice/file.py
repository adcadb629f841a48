"""One running case on the desk: its present state, and the one way to change it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from attrs import evolve

from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.restriction import require_lawful_change
from bilan_desktop.practice import parameters
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.case_records import (
    put_content,
    read_case,
    read_content,
    read_restrictions,
    write_case,
)


class CaseFile:
    """A running case. Use cases read `case`, decide with the domain, and hand the new state to `keep`."""

    def __init__(self, desk: Desk, case_id: UUID) -> None:
        """Opens the case's compartment. Raises Fault when it is missing, damaged or due."""
        self.desk = desk
        self.law = parameters.table(desk)  # as it stood when the case was opened or read again (L8)
        self._compartment = desk.vault.open(case_id)
        self.case: Case = self._read()

    def today(self) -> date:
        """The day as the vault counts it."""
        return self.desk.today()

    def now(self) -> datetime:
        """The moment, on the day as the vault counts it."""
        return self.desk.now()

    def keep(self, after: Case, contents: Mapping[UUID, bytes] | None = None) -> Case:
        """Writes what has changed, and the content of new documents, in one transaction that has reached the disk on return.

        Raises RuleBroken for a change that a restriction of the case bars (RGPD, art. 18), wherever it was set, and Fault
        when the disk refuses; the case then stays as it was.
        """
        if after == self.case and not contents:
            return after
        with self._compartment.transaction() as connection:
            held = read_restrictions(connection)
            require_lawful_change(evolve(self.case, restrictions=held), after)
            write_case(connection, self.case, after)
            for document_id, content in (contents or {}).items():
                put_content(connection, document_id, content)
        self.case = after
        return after

    def reread(self) -> Case:
        """The case as it stands on the disk, and the law as the practice applies it, after another register changed them."""
        self.law = parameters.table(self.desk)
        self.case = self._read()
        return self.case

    def content(self, document_id: UUID) -> bytes:
        """The content of a document of the case. Raises Fault when there is none."""
        with self._compartment.read() as connection:
            return read_content(connection, document_id)

    def _read(self) -> Case:
        with self._compartment.read() as connection:
            return read_case(connection)

    def close(self) -> None:
        """Leaves the case; nothing of it stays in this object."""
        self._compartment.close()
