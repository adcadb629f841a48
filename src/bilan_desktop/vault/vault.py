"""The vault: the one door to compartments, register, deadlines and keys for the rest of the program."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Self
from uuid import UUID, uuid4

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.creation import create_vault
from bilan_desktop.vault.ending.closing import Closing
from bilan_desktop.vault.ending.destruction import Undestroyed, destroy_all, is_gone, put_next_in_place
from bilan_desktop.vault.ending.enforce import (
    EnforceReport,
    destroy_unattended,
    enforce_claimed,
    read_infos,
    report,
)
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation, Step
from bilan_desktop.vault.ending.reconcile import reconcile, settle
from bilan_desktop.vault.opening import Claim, claim
from bilan_desktop.vault.sealing.capsule import CapsuleInfo, CompartmentKind
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.sealing.rekey import Progress, is_committed, seal_anew
from bilan_desktop.vault.storage.compartment import Compartment, Connection, Meta
from bilan_desktop.vault.storage.drafts import SealedDrafts
from bilan_desktop.vault.storage.entries import CaseEntry, CaseState, CompartmentEntry, JournalEvent
from bilan_desktop.vault.storage.register import Register
from bilan_desktop.vault.storage.store import Store

_LATEST_DAY = "vault.latest_day"


class Vault:
    """An unlocked vault. `open` may be called from any thread; each Compartment serves one thread at a time.

    Nothing works any more after `lock`: every call then raises Fault VAULT_LOCKED.
    """

    def __init__(self, taken: Claim, store: Store, clock: Clock, enforced: EnforceReport) -> None:
        """Use `create` or `unlock`."""
        self.clock = clock
        self.guard: ClockGuard = taken.guard
        self.enforced = enforced
        """What was destroyed, because it was due, while this vault was being unlocked."""
        self._claim = taken
        self._header = taken.header
        self._store = store
        self._intents = IntentLog(taken.layout.intents)
        self._operations = threading.RLock()
        self._locked = False

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, clock: Clock, *, kdf: KdfParameters | None = None
    ) -> tuple[Self, RecoveryCode]:
        """Make a vault in `folder`, missing or empty; takes two seconds unless the cost `kdf` is given.

        The recovery code exists nowhere else. Raises Fault VAULT_EXISTS, FOLDER_NOT_EMPTY, FOLDER_NOT_WRITABLE,
        DISK_FULL, DISK_FAILED.
        """
        taken, store, code = create_vault(folder, passphrase, clock, kdf)
        return cls(taken, store, clock, EnforceReport((), (), None)), code

    @classmethod
    def unlock(cls, folder: Path, secret: str | RecoveryCode, clock: Clock) -> Self:
        """Open a vault: what was cut short is finished and what is due destroyed before anything can be shown.

        Raises Fault WRONG_PASSPHRASE, WRONG_RECOVERY_CODE, VAULT_MISSING, VAULT_TOO_NEW, VAULT_IN_USE, HEADER_DAMAGED,
        REGISTER_DAMAGED, NOT_ENOUGH_MEMORY, and others of the disk.
        """
        taken = claim(folder, clock)
        try:
            enforced = enforce_claimed(taken.layout, taken.header.vault, taken.guard, taken.failed)
            store = Store.open_with(taken.layout, taken.header.vault, taken.header.open(secret))
        except BaseException:
            taken.lock.release()
            raise
        vault = cls(taken, store, clock, enforced)
        try:
            vault.catch_up()
        except BaseException:
            vault.lock()
            raise
        return vault

    @property
    def id(self) -> UUID:
        """The vault's id."""
        return self._header.vault

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._claim.layout.folder

    @property
    def register(self) -> Register:
        """The register. Its calls raise Fault VAULT_LOCKED after `lock`."""
        return self._store.register

    @property
    def drafts(self) -> SealedDrafts:
        """What was being typed at the last lock. Its calls raise Fault VAULT_LOCKED after `lock`."""
        return SealedDrafts(self.register, self._claim.layout.drafts, self.id)

    # Days

    def today(self) -> date:
        """The day that counts: the later of the machine's and the latest the vault has seen."""
        return self.guard.today()

    @property
    def unconfirmed_leap(self) -> date | None:
        """The machine's day when it is too far ahead to be believed."""
        return self.guard.unconfirmed_leap

    def confirm_day(self, day: date) -> EnforceReport:
        """Believe `day`, which the counsellor confirmed, and destroy what is due by it."""
        self.guard.confirm(day)
        return self.enforce()

    def enforce(self) -> EnforceReport:
        """Look at the clock and destroy what is due, as `enforce` does for a locked vault; certificates come at once."""
        self._require_unlocked()
        with self._operations:
            self.guard.observe()
            return self._destroy_due(*read_infos(self._claim.layout, self.id))

    def _destroy_due(self, infos: Iterable[CapsuleInfo], unreadable: Iterable[Undestroyed]) -> EnforceReport:
        layout, today, failed = self._claim.layout, self.guard.settled_today(), self._retry()
        due = [Doomed(info.id, info.kind, info.destroy_on) for info in infos if info.is_due(today)]
        due += [
            Doomed(entry.id, entry.kind, entry.destroy_on)
            for entry in self.register.due_compartments(today)
            if not is_gone(layout, entry.id)
        ]
        resisting = {one.id for one in failed}
        doomed = {one.id: one for one in due if one.id not in resisting}
        self._store.close_compartments(doomed)
        operation, undestroyed = destroy_unattended(layout, tuple(doomed.values()), today)
        if doomed:
            settle(self._store, operation, self.clock.now())
        return report(operation, (*failed, *unreadable, *undestroyed), self.guard)

    def _retry(self) -> list[Undestroyed]:
        failed: list[Undestroyed] = []
        for operation in self._intents.read().operations:
            if operation.committed in {Step.CLOSE, Step.DESTROY} and not operation.done:
                failed += destroy_all(self._claim.layout, (one.id for one in operation.old))
                settle(self._store, operation, self.clock.now())
        return failed

    # Compartments

    def capsules(self) -> tuple[CapsuleInfo, ...]:
        """Every compartment that is not due, by what its capsule says in clear; reading them is fast."""
        infos, _ = read_infos(self._claim.layout, self.id)
        today = self.today()
        return tuple(info for info in infos if not info.is_due(today))

    def tampered(self) -> tuple[UUID, ...]:
        """Compartments whose capsule is malformed, or says another kind or date than the register remembers."""
        infos, unreadable = read_infos(self._claim.layout, self.id)
        remembered = {entry.id: entry for entry in self.register.compartments()}
        edited = (
            info.id for info in infos if info.id in remembered and not _agree(info, remembered[info.id])
        )
        return (*(one.id for one in unreadable), *edited)

    def open(self, compartment: UUID) -> Compartment:
        """Open a compartment. Its `case` compartment bears the id of the case.

        Raises Fault COMPARTMENT_DUE, COMPARTMENT_MISSING, CAPSULE_TAMPERED, COMPARTMENT_DAMAGED, COMPARTMENT_OLDER,
        VAULT_TOO_NEW, VAULT_LOCKED, and others of the disk.
        """
        self._require_unlocked()
        return self._store.open_compartment(compartment, self.today())

    @contextmanager
    def new_case(self, reference: str, opened_on: date) -> Iterator[Compartment]:
        """The compartment of a new case, to be filled in the block; left by an exception, nothing of it remains.

        The compartment's id is the case's. Raises Fault as the disk does, or sqlcipher3's IntegrityError when the
        reference has served before.
        """
        case_id = uuid4()
        meta = Meta(case_id, CompartmentKind.CASE, opened_on, case_id, reference)
        with self._creating(meta, None) as compartment:
            yield compartment

    def create_compartment(
        self,
        kind: CompartmentKind,
        destroy_on: date | None,
        *,
        case_id: UUID,
        reference: str,
        rule: str = "",
        documents: Mapping[str, int] | None = None,
        fill: Callable[[Connection], None] | None = None,
    ) -> Compartment:
        """A further compartment of a case, with what `fill` writes, whole or not at all. Raises Fault."""
        meta = Meta(uuid4(), kind, self.today(), case_id, reference, rule, documents or {})
        with self._creating(meta, destroy_on, fill) as compartment:
            return compartment

    @contextmanager
    def replacing(self, compartment: UUID) -> Iterator[Closing]:
        """Copy what may stay of a compartment into new ones, then `commit`; without it nothing has changed.

        Raises Fault COMPARTMENT_MISSING, VAULT_LOCKED, and others of the disk. When the disk fails in such a way that
        the commit may have reached it or not, the vault locks itself: the next start knows.
        """
        self._require_unlocked()
        with self._operations:
            old = self.register.compartment(compartment)
            if old is None or old.destroyed_on is not None:
                raise Fault(FaultKind.COMPARTMENT_MISSING, compartment=str(compartment))
            closing = Closing(self._store, old, self.clock, self.guard)
            settled = False
            try:
                yield closing
            finally:
                try:
                    settled = closing.abandon()
                finally:
                    if not settled:
                        self.lock()

    def destroy(self, compartments: Iterable[UUID], rule: str) -> None:
        """Destroy compartments now, by `rule`; their certificates are in the register when this returns.

        Raises Fault COMPARTMENT_MISSING for one the register does not know as living, DESTRUCTION_INCOMPLETE when
        something resists (it is tried again at each start).
        """
        self._require_unlocked()
        with self._operations:
            doomed: list[Doomed] = []
            for compartment in compartments:
                entry = self.register.compartment(compartment)
                if entry is None or entry.destroyed_on is not None:
                    raise Fault(FaultKind.COMPARTMENT_MISSING, compartment=str(compartment))
                doomed.append(Doomed(entry.id, entry.kind, entry.destroy_on))
            if not doomed:
                return
            ids = tuple(one.id for one in doomed)
            self._store.close_compartments(ids)
            today = self.guard.settled_today()
            operation = self._intents.destroy(tuple(doomed), rule, today, unattended=False)
            failed = destroy_all(self._claim.layout, ids)
            settle(self._store, operation, self.clock.now())
            if failed:
                raise Fault(FaultKind.DESTRUCTION_INCOMPLETE, compartment=str(failed[0].id))

    # Keys and locking

    def change_passphrase(self, passphrase: str, progress: Progress = lambda _: None) -> RecoveryCode:
        """Use a new master key, under a new passphrase and a new recovery code, which exists nowhere else.

        `progress` is told the part done, from 0 to 1, and may raise to give up. Raises Fault: the old passphrase then
        stays, unless the vault has locked itself, when the new one counts from the next start.
        """
        self._require_unlocked()
        code = RecoveryCode.new()
        with self._operations, self._store.key_lock:
            try:
                self._header, operation = seal_anew(self._store, self._header, passphrase, code, progress)
                put_next_in_place(self._claim.layout)
                self._intents.finish(operation)
            except BaseException:
                if is_committed(self._store):
                    self.lock()
                raise
        self.register.note(self.clock.now(), JournalEvent.KEYS_CHANGED)
        return code

    def lock(self) -> None:
        """Close everything, wipe the keys and let other programs in; a second call does nothing."""
        with self._operations:
            if self._locked:
                return
            self._locked = True
            try:
                self._store.close()
            finally:
                self._claim.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()

    def catch_up(self) -> None:
        """Once unlocked: let the register learn what happened while it was locked; `unlock` has done so."""
        reconcile(self._store, self.clock.now())
        enforced_on = self.guard.settled_today()
        remembered = self.register.setting(_LATEST_DAY)
        if remembered is not None:
            self.guard.learn(date.fromisoformat(remembered))
        if remembered != self.guard.latest.isoformat():
            self.register.set_setting(_LATEST_DAY, self.guard.latest.isoformat())
        if self.guard.settled_today() == enforced_on:
            # What capsules say was seen to a moment ago; what the register remembers was not.
            unreadable = [one for one in self.enforced.failed if one.fault is FaultKind.CAPSULE_TAMPERED]
            after = self._destroy_due((), unreadable)
        else:
            after = self.enforce()
        self.enforced = EnforceReport(
            self.enforced.destroyed + after.destroyed, after.failed, after.unconfirmed_leap
        )

    @contextmanager
    def _creating(
        self, meta: Meta, destroy_on: date | None, fill: Callable[[Connection], None] | None = None
    ) -> Iterator[Compartment]:
        self._require_unlocked()
        assert meta.case_id is not None
        assert meta.reference is not None
        with self._operations:
            operation = self._intents.prepare(Operation.begin(), meta.id)
            try:
                compartment = self._store.create_compartment(meta, destroy_on, fill)
                yield compartment
                state = CaseState.OPEN if meta.kind is CompartmentKind.CASE else CaseState.CLOSED
                with self.register.transaction():
                    self.register.add_case(CaseEntry(meta.case_id, meta.reference, meta.created_on, state))
                    self.register.add_compartment(
                        CompartmentEntry(
                            meta.id,
                            meta.case_id,
                            meta.reference,
                            meta.kind,
                            destroy_on,
                            meta.rule,
                            compartment.generation,
                            meta.created_on,
                            documents=meta.documents,
                        )
                    )
                    self.register.note(
                        self.clock.now(), JournalEvent.COMPARTMENT_CREATED, meta.reference, meta.id, meta.rule
                    )
            except BaseException:
                self._store.close_compartments([meta.id])
                unknown = self.register.compartment(meta.id) is None
                if unknown and not destroy_all(self._claim.layout, (meta.id,)):
                    self._intents.finish(operation)
                raise
            # The register knows it: what the log still says of it no longer matters.
            with suppress(Fault):
                self._intents.finish(operation)

    def _require_unlocked(self) -> None:
        if self._locked:
            raise Fault(FaultKind.VAULT_LOCKED)


def _agree(info: CapsuleInfo, entry: CompartmentEntry) -> bool:
    return (info.kind, info.destroy_on) == (entry.kind, entry.destroy_on)
