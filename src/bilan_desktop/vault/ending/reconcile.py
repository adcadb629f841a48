"""After each operation and at unlock: the register learns what the log and the folder tell.

Compartments that a committed closing made are taken in; those of a creation that was not confirmed are destroyed; what
was destroyed gets its certificate and its line in the journal, once; what had been destroyed and was put back is
destroyed again.
"""

from datetime import datetime
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.vault.ending.destruction import destroy_all, is_abandoned, is_gone
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Log, Operation, Step
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import (
    CaseEntry,
    CaseState,
    Certificate,
    CompartmentEntry,
    DestructionMethod,
    JournalEvent,
)
from bilan_desktop.vault.storage.store import Store


def settle(store: Store, operation: Operation, now: datetime) -> None:
    """Record one committed operation, as far as its files are gone, and take it out of the log if they all are."""
    register = store.register
    gone = [doomed for doomed in operation.old if is_gone(store.layout, doomed.id)]
    with register.transaction():
        for compartment in operation.new:
            _take_in(store, compartment, now)
        for doomed in gone:
            _record(store, operation, doomed, now)
    if len(gone) == len(operation.old):
        IntentLog(store.layout.intents).finish(operation)


def reconcile(store: Store, now: datetime) -> None:
    """At unlock: record all that happened while the register was locked, or was cut short. Raises Fault."""
    log = IntentLog(store.layout.intents).read()
    doomed = _unconfirmed(store, log)
    resisting = {one.id for one in destroy_all(store.layout, doomed)}
    _settle_folder(store, resisting, now)
    committed = [
        operation for operation in log.operations if operation.committed in {Step.CLOSE, Step.DESTROY}
    ]
    fates = {one.id: one for operation in committed for one in operation.old}
    for operation in committed:
        with store.register.transaction():
            _take_in_destroyed(store, operation, fates)
        settle(store, operation, now)
    if not resisting and all(operation.done for operation in committed):
        IntentLog(store.layout.intents).clear()


def _unconfirmed(store: Store, log: Log) -> list[UUID]:
    # A creation counts from the moment the register knows of it, a closing from the moment it is committed.
    return [
        one
        for operation in log.operations
        if not operation.done and not log.damaged and operation.committed is None
        if not operation.old or is_abandoned(store.layout, operation, log)
        for one in operation.new
        if store.register.compartment(one) is None
    ]


def _settle_folder(store: Store, resisting: set[UUID], now: datetime) -> None:
    register = store.register
    known = register.compartment_ids()
    gone = register.compartment_ids(destroyed=True)
    present = set(store.layout.capsule_ids())
    destroy_all(store.layout, sorted(present & gone))
    with register.transaction():
        for compartment in sorted(present - known - gone - resisting):
            _take_in(store, compartment, now)


def _take_in(store: Store, compartment: UUID, now: datetime) -> None:
    register = store.register
    described = None if register.compartment(compartment) else store.describe(compartment)
    if described is None:
        return
    meta, destroy_on = described
    if meta.case_id is None or meta.reference is None:
        return
    namesake = register.case_by_reference(meta.reference)
    if namesake is not None and namesake.case_id != meta.case_id:
        return
    state = CaseState.OPEN if meta.kind is CompartmentKind.CASE else CaseState.CLOSED
    register.add_case(CaseEntry(meta.case_id, meta.reference, meta.created_on, state))
    register.add_compartment(
        CompartmentEntry(
            meta.id,
            meta.case_id,
            meta.reference,
            meta.kind,
            destroy_on,
            meta.rule,
            meta.generation,
            meta.created_on,
            documents=meta.documents,
        )
    )
    register.note(now, JournalEvent.COMPARTMENT_CREATED, meta.reference, compartment, meta.rule)


def _take_in_destroyed(store: Store, operation: Operation, fates: dict[UUID, Doomed]) -> None:
    # Made by a closing, destroyed at its date before anybody unlocked: only its predecessor knows whose it was.
    register = store.register
    predecessors = [
        entry for entry in (register.compartment(one.id) for one in operation.old) if entry is not None
    ]
    for compartment in operation.new:
        if compartment in fates and predecessors and register.compartment(compartment) is None:
            register.add_compartment(
                evolve(
                    predecessors[0],
                    id=compartment,
                    kind=fates[compartment].kind,
                    destroy_on=fates[compartment].due,
                    rule=operation.rule,
                    generation=0,
                    created_on=operation.on,
                    destroyed_on=None,
                    documents={},
                )
            )


def _record(store: Store, operation: Operation, doomed: Doomed, now: datetime) -> None:
    register = store.register
    entry = register.compartment(doomed.id)
    if entry is None:
        return
    rule = operation.rule or entry.rule
    certificate = Certificate(
        uuid4(),
        entry.reference,
        doomed.id,
        doomed.kind,
        rule,
        doomed.due,
        operation.on,
        operation.unattended,
        entry.documents,
        DestructionMethod.OVERWRITTEN,
    )
    if register.record_destruction(certificate):
        register.note(now, JournalEvent.COMPARTMENT_DESTROYED, entry.reference, doomed.id, rule)
