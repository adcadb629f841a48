"""The compartments of an unlocked vault: creates, opens and closes them; any thread may call."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from uuid import UUID

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.sealing.capsule import (
    CapsuleInfo,
    CompartmentKind,
    open_capsule,
    seal_capsule,
)
from bilan_desktop.vault.sealing.keys import new_key, wipe
from bilan_desktop.vault.storage.compartment import Compartment, Connection, Meta
from bilan_desktop.vault.storage.register import Register


class Store:
    """The compartments, the register and the master key, until `close`."""

    def __init__(self, layout: Layout, vault: UUID, master: bytearray, register: Register) -> None:
        self.layout = layout
        self.vault = vault
        self.register = register
        self.key_lock = threading.RLock()
        """Held while the master key is used; a change of passphrase holds it while capsules and key disagree."""
        self._master: bytearray | None = master
        self._open: set[Compartment] = set()

    @classmethod
    def create(cls, layout: Layout, vault: UUID, master: bytearray, today: date) -> "Store":
        """Make the register of a new vault."""
        kind, key = CompartmentKind.REGISTER, new_key()
        try:
            info = CapsuleInfo(vault, vault, kind, None)
            files.write(layout.register_capsule, seal_capsule(master, key, info))
            register = Compartment.create(layout.register, key, Meta(vault, kind, today), None)
        finally:
            wipe(key)
        return cls(layout, vault, master, Register(register))

    @classmethod
    def open_with(cls, layout: Layout, vault: UUID, master: bytearray) -> "Store":
        """Open the register; `master` is wiped if that fails.

        Raises Fault REGISTER_DAMAGED, VAULT_TOO_NEW, and others of the disk.
        """
        kind = CompartmentKind.REGISTER
        try:
            _, key = open_capsule(layout.register_capsule, master, vault, vault)
            try:
                register = Compartment.open(layout.register, key, vault, kind, None)
            finally:
                wipe(key)
        except Fault as fault:
            wipe(master)
            if fault.kind in {FaultKind.CAPSULE_TAMPERED, FaultKind.COMPARTMENT_MISSING}:
                raise Fault(FaultKind.REGISTER_DAMAGED, folder=layout.folder) from fault
            raise
        return cls(layout, vault, master, Register(register))

    def create_compartment(
        self, meta: Meta, destroy_on: date | None, fill: Callable[[Connection], None] | None
    ) -> Compartment:
        """Make capsule and database of a compartment that the log has announced."""
        info, key = CapsuleInfo(self.vault, meta.id, meta.kind, destroy_on), new_key()
        try:
            with self.key_lock:
                files.write(self.layout.capsule(meta.id), seal_capsule(self.master(), key, info))
            opened = Compartment.create(self.layout.database(meta.id), key, meta, destroy_on, fill)
        finally:
            wipe(key)
        return self._tracked(opened)

    def open_compartment(self, compartment: UUID, today: date | None = None) -> Compartment:
        """Open a compartment, unless it is due on `today`.

        Raises Fault COMPARTMENT_DUE, COMPARTMENT_MISSING, CAPSULE_TAMPERED, COMPARTMENT_DAMAGED, COMPARTMENT_OLDER (an
        older copy has taken its place), VAULT_LOCKED.
        """
        with self.key_lock:
            info, key = open_capsule(self.layout.capsule(compartment), self.master(), self.vault, compartment)
        try:
            if today is not None and info.is_due(today):
                raise Fault(FaultKind.COMPARTMENT_DUE, compartment=str(compartment))
            opened = Compartment.open(
                self.layout.database(compartment), key, compartment, info.kind, info.destroy_on
            )
        finally:
            wipe(key)
        known = self.register.generation_of(compartment)
        if known is not None:
            opened.recorded = known
            if opened.generation < known:
                opened.close()
                raise Fault(FaultKind.COMPARTMENT_OLDER, compartment=str(compartment))
        return self._tracked(opened)

    def describe(self, compartment: UUID) -> tuple[Meta, date | None] | None:
        """What a compartment says of itself and its deadline, None if it cannot be read."""
        try:
            opened = self.open_compartment(compartment)
        except Fault:
            return None
        opened.close()
        return opened.meta, opened.destroy_on

    def master(self) -> bytearray:
        """The master key itself, not a copy. Raises Fault VAULT_LOCKED."""
        if self._master is None:
            raise Fault(FaultKind.VAULT_LOCKED)
        return self._master

    def change_master(self, master: bytearray) -> None:
        """Use another master key from now on; the old one is wiped."""
        with self.key_lock:
            wipe(self.master())
            self._master = master

    def close_compartments(self, compartments: Iterable[UUID]) -> None:
        """Close whatever is open of these, as their files are about to go."""
        doomed = set(compartments)
        for opened in self._snapshot():
            if opened.id in doomed:
                opened.close()

    def close(self) -> None:
        """Close everything and wipe the master key."""
        with self.key_lock:
            wipe(self.master())
            self._master = None
        opened = self._snapshot()
        for compartment in opened:
            compartment.on_close = self._forget
            compartment.close()
        self._record_generations(opened)
        self.register.close()

    def _tracked(self, compartment: Compartment) -> Compartment:
        with self.key_lock:
            if self._master is None:
                compartment.close()
                raise Fault(FaultKind.VAULT_LOCKED)
            self._open.add(compartment)
        compartment.on_close = self._closed
        return compartment

    def _snapshot(self) -> list[Compartment]:
        with self.key_lock:
            return list(self._open)

    def _closed(self, compartment: Compartment) -> None:
        self._forget(compartment)
        self._record_generations([compartment])

    def _forget(self, compartment: Compartment) -> None:
        with self.key_lock:
            self._open.discard(compartment)

    def _record_generations(self, compartments: Iterable[Compartment]) -> None:
        generations = {one.id: one.generation for one in compartments if one.generation != one.recorded}
        if generations:
            # What the register misses now, it learns when the compartment is opened again.
            with suppress(Fault):
                self.register.record_generations(generations)
