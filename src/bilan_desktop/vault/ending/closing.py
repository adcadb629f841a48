"""Closing a compartment: what may stay is copied into new ones, then one line in the log makes these count instead.

A crash before that line leaves the old compartment whole and no trace of the new; a crash after it leaves the new ones
whole, and the old one is destroyed at the next start, which needs no passphrase.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import uuid4

from attrs import evolve

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.ending.destruction import destroy_all
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation
from bilan_desktop.vault.ending.reconcile import settle
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.compartment import Compartment, Connection, Meta
from bilan_desktop.vault.storage.entries import CompartmentEntry, StatisticsEntry
from bilan_desktop.vault.storage.store import Store


class Closing:
    """One compartment on its way to be replaced; see `Vault.replacing`."""

    def __init__(self, store: Store, old: CompartmentEntry, clock: Clock, guard: ClockGuard) -> None:
        self._store = store
        self._old = old
        self._clock = clock
        self._guard = guard
        self._intents = IntentLog(store.layout.intents)
        doomed = Doomed(old.id, old.kind, old.destroy_on)
        self._operation = evolve(Operation.begin(), old=(doomed,))
        self._committed = False

    def create(
        self,
        kind: CompartmentKind,
        destroy_on: date | None,
        *,
        rule: str = "",
        documents: Mapping[str, int] | None = None,
        fill: Callable[[Connection], None] | None = None,
    ) -> Compartment:
        """A new compartment of the same case, to be filled before `commit`. Raises Fault."""
        meta = Meta(
            uuid4(),
            kind,
            self._guard.today(),
            self._old.case_id,
            self._old.reference,
            rule,
            documents or {},
        )
        self._operation = self._intents.prepare(self._operation, meta.id)
        return self._store.create_compartment(meta, destroy_on, fill)

    def commit(
        self,
        rule: str,
        documents: Mapping[str, int] | None = None,
        statistics: Iterable[StatisticsEntry] = (),
    ) -> None:
        """Make the new compartments count and destroy the old one, by `rule`.

        `documents` counts, by class, what goes without having been copied: the certificate tells it. Raises Fault
        DESTRUCTION_INCOMPLETE when the new ones count but the old one could not be destroyed (it is tried again at
        each start); any other Fault leaves the old one as it was.
        """
        store, old, now = self._store, self._old, self._clock.now()
        store.close_compartments([old.id])
        for compartment in self._operation.new:
            store.open_compartment(compartment).close()
        with store.register.transaction():
            if documents is not None:
                store.register.count_documents(old.id, documents)
            for entry in statistics:
                store.register.set_statistics(entry)
        self._operation = self._intents.close(self._operation, rule, self._guard.settled_today())
        self._committed = True
        failed = destroy_all(store.layout, (old.id,))
        settle(store, self._operation, now)
        if failed:
            raise Fault(FaultKind.DESTRUCTION_INCOMPLETE, compartment=str(old.id))

    def abandon(self) -> bool:
        """Destroy what was made, unless it was committed; the old compartment stays as it was.

        False when the log holds a commit that was not confirmed: then nothing may be touched before the next start.
        """
        if self._committed:
            return True
        logged = {operation.id: operation for operation in self._intents.read().operations}
        if self._operation.id not in logged:
            return True
        if logged[self._operation.id].committed is not None:
            return False
        self._store.close_compartments(self._operation.new)
        if not destroy_all(self._store.layout, self._operation.new):
            self._intents.finish(self._operation)
        return True
