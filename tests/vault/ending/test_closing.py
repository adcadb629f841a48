"""Closing: a crash at any step leaves the old compartment whole, or the new ones."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.destruction import recover
from bilan_desktop.vault.ending.enforce import enforce
from bilan_desktop.vault.ending.intents import IntentLog
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import CaseState, DestructionMethod, StatisticsEntry
from bilan_desktop.vault.vault import Vault
from vaults import NEXT_YEAR, Template, add_case, at, close_case, read_words, write_words

FIGURES = StatisticsEntry(
    "B-2026-001", 2026, "cpf", "employee", "completed", timedelta(hours=16), timedelta(), 160_000
)


class PowerCut(BaseException):
    """Everything stops, and nothing is tidied up on the way out."""


def test_what_may_stay_is_kept_and_the_rest_is_gone_and_attested(vault: Vault, layout: Layout) -> None:
    case = add_case(vault, "un", "deux")
    kept = close_case(vault, case, "deux", destroyed={"notes": 3})
    assert layout.capsule_ids() == layout.database_ids() == [kept]
    assert read_words(vault, kept) == ["deux"]
    (certificate,) = vault.register.certificates()
    assert (certificate.case_reference, certificate.compartment) == ("B-2026-001", case)
    assert (certificate.kind, certificate.rule, certificate.due) == (CompartmentKind.CASE, "closing", None)
    assert (certificate.destroyed_on, certificate.unattended) == (vault.today(), False)
    assert (certificate.documents, certificate.method) == ({"notes": 3}, DestructionMethod.OVERWRITTEN)
    (entry,) = vault.register.compartments(case)
    assert (entry.id, entry.kind, entry.destroy_on) == (kept, CompartmentKind.RETAINED, NEXT_YEAR)
    assert (entry.rule, entry.documents, entry.reference) == ("deadline", {"synthesis": 1}, "B-2026-001")
    assert [one.state for one in vault.register.cases()] == [CaseState.CLOSED]
    assert [line.event for line in vault.register.journal()][-2:] == [
        "compartment_created",
        "compartment_destroyed",
    ]
    assert layout.intents.read_bytes() == b""


def test_figures_are_kept_with_the_closing(vault: Vault) -> None:
    case = add_case(vault, "un")
    with vault.replacing(case) as closing:
        closing.create(CompartmentKind.ADMINISTRATIVE, NEXT_YEAR, fill=lambda db: write_words(db, "deux"))
        closing.commit("closing", statistics=(FIGURES,))
    assert vault.register.statistics() == (FIGURES,)
    assert vault.register.certificates()[0].documents == {}


def test_a_closing_may_keep_nothing(vault: Vault, layout: Layout) -> None:
    case = add_case(vault, "un")
    with vault.replacing(case) as closing:
        closing.commit("closing")
    assert layout.capsule_ids() == []
    assert [one.state for one in vault.register.cases()] == [CaseState.DESTROYED]


def test_a_closing_left_without_commit_leaves_the_case_as_it_was(vault: Vault, layout: Layout) -> None:
    case = add_case(vault, "un")
    with vault.replacing(case) as closing:
        closing.create(CompartmentKind.RETAINED, NEXT_YEAR)
    with vault.replacing(case):
        pass
    assert layout.capsule_ids() == layout.database_ids() == [case]
    assert read_words(vault, case) == ["un"]
    assert layout.intents.read_bytes() == b""


def test_a_closing_that_fails_leaves_the_case_as_it_was(vault: Vault, layout: Layout) -> None:
    def fail_in_the_middle() -> None:
        with vault.replacing(add_case(vault, "un")) as closing:
            closing.create(CompartmentKind.RETAINED, NEXT_YEAR)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    (case,) = layout.capsule_ids()
    assert read_words(vault, case) == ["un"]


def test_a_new_compartment_that_cannot_be_opened_again_stops_the_closing(
    vault: Vault, layout: Layout
) -> None:
    case = add_case(vault, "un")

    def spoil() -> None:
        with vault.replacing(case) as closing:
            made = closing.create(CompartmentKind.RETAINED, NEXT_YEAR)
            made.close()
            layout.database(made.id).write_bytes(b"")
            closing.commit("closing")

    with pytest.raises(Fault) as caught:
        spoil()
    assert caught.value.kind is FaultKind.COMPARTMENT_DAMAGED
    assert layout.capsule_ids() == [case]
    assert read_words(vault, case) == ["un"]


def test_a_new_compartment_that_resists_is_destroyed_at_the_next_start_and_the_case_stays(
    vault: Vault, layout: Layout, template: Template, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise Fault(FaultKind.DISK_FAILED, folder=path.parent)

    case = add_case(vault, "un")
    with monkeypatch.context() as patch, vault.replacing(case) as closing:
        lost = closing.create(CompartmentKind.RETAINED, NEXT_YEAR).id
        patch.setattr(files, "overwrite", refuse)
    assert lost in layout.capsule_ids()
    kept = close_case(vault, case, "deux")
    vault.lock()
    with Vault.unlock(layout.folder, template.code, clock) as again:
        assert layout.capsule_ids() == layout.database_ids() == [kept]
        assert [one.id for one in again.register.compartments()] == [kept]
        assert layout.intents.read_bytes() == b""


def test_an_unknown_or_destroyed_compartment_cannot_be_closed(vault: Vault) -> None:
    case = add_case(vault, "un")
    vault.destroy([case], "withdrawal")
    with pytest.raises(Fault) as caught, vault.replacing(case):
        pytest.fail("it began")
    assert caught.value.kind is FaultKind.COMPARTMENT_MISSING


def test_an_old_compartment_that_resists_is_told_and_goes_later(
    vault: Vault, layout: Layout, template: Template, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = add_case(vault, "un")
    overwrite = files.overwrite

    def resist(path: Path) -> None:
        if path == layout.database(case):
            raise Fault(FaultKind.DISK_FAILED, folder=path.parent)
        overwrite(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "overwrite", resist)
        with pytest.raises(Fault) as caught:
            close_case(vault, case, "deux")
        assert caught.value.kind is FaultKind.DESTRUCTION_INCOMPLETE
        assert vault.register.certificates() == ()
        assert [one.id for one in vault.enforce().failed] == [case]
    (kept,) = layout.capsule_ids()
    assert read_words(vault, kept) == ["deux"]
    assert vault.enforce().failed == ()
    assert [one.compartment for one in vault.register.certificates()] == [case]
    assert layout.database_ids() == [kept]
    assert layout.intents.read_bytes() == b""


def cut_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Let the power fail at the nth synchronisation with the disk from now on, and at every one after."""
    left = [step]

    def fsync(_: int) -> None:
        left[0] -= 1
        if left[0] <= 0:
            raise PowerCut

    monkeypatch.setattr(os, "fsync", fsync)


def test_the_power_may_fail_at_any_step(
    vault: Vault, layout: Layout, template: Template, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    for step in range(1, 200):
        case = add_case(vault, "un", "deux", reference=f"B-2026-{step:03}")
        try:
            with monkeypatch.context() as patch:
                cut_at(patch, step)
                close_case(vault, case, "deux", destroyed={"notes": 1})
            break
        except PowerCut:
            vault.lock()
        recover(layout.folder)
        vault = Vault.unlock(layout.folder, template.code, clock)
        state = vault.register.case(case).state
        seen.add(state)
        if state is CaseState.OPEN:
            assert layout.capsule_ids() == layout.database_ids() == [case]
            assert read_words(vault, case) == ["un", "deux"]
            close_case(vault, case, "deux")
        (kept,) = layout.capsule_ids()
        assert layout.database_ids() == [kept]
        assert read_words(vault, kept) == ["deux"]
        assert [one.compartment for one in vault.register.certificates()].count(case) == 1
        assert [
            line.compartment for line in vault.register.journal() if line.event.endswith("destroyed")
        ].count(case) == 1
        assert layout.intents.read_bytes() == b""
        assert list(layout.leftovers()) == []
        vault.destroy([kept], "withdrawal")
    assert step > 10
    assert seen == {CaseState.OPEN, CaseState.CLOSED}
    vault.lock()


def test_what_was_kept_may_come_due_before_anybody_learns_of_the_closing(
    vault: Vault, layout: Layout, template: Template, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = add_case(vault, "un")
    soon = date(2026, 3, 20)

    def stop(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr("bilan_desktop.vault.ending.closing.settle", stop)
        with pytest.raises(PowerCut):
            close_case(vault, case, "deux", until=soon)
    vault.lock()
    clock.set(at(soon))
    (destroyed,) = enforce(layout.folder, clock).destroyed
    with Vault.unlock(layout.folder, template.code, clock) as again:
        assert [
            (one.compartment, one.kind, one.due, one.unattended) for one in again.register.certificates()
        ] == [
            (case, CompartmentKind.CASE, None, False),
            (destroyed.id, CompartmentKind.RETAINED, soon, True),
        ]
        assert {one.case_reference for one in again.register.certificates()} == {"B-2026-001"}
        assert [one.state for one in again.register.cases()] == [CaseState.DESTROYED]


@pytest.mark.parametrize("keeping", [True, False])
def test_a_commit_that_may_have_reached_the_disk_locks_the_vault_and_the_next_start_knows(
    vault: Vault,
    layout: Layout,
    template: Template,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    keeping: bool,
) -> None:
    case = add_case(vault, "un")

    def close_it() -> None:
        with vault.replacing(case) as closing:
            if keeping:
                closing.create(CompartmentKind.RETAINED, NEXT_YEAR, fill=lambda db: write_words(db, "deux"))
            closing.commit("closing")

    commit = IntentLog.close

    def interrupted(*arguments: object) -> None:
        commit(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(IntentLog, "close", interrupted)
        with pytest.raises(KeyboardInterrupt):
            close_it()
    with pytest.raises(Fault) as caught:
        vault.open(case)
    assert caught.value.kind is FaultKind.VAULT_LOCKED
    with Vault.unlock(layout.folder, template.code, clock) as again:
        assert [read_words(again, kept) for kept in layout.capsule_ids()] == [["deux"]] * keeping
        assert [one.compartment for one in again.register.certificates()] == [case]


def test_a_log_that_cannot_be_read_locks_the_vault(
    vault: Vault, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: IntentLog) -> None:
        raise Fault(FaultKind.DISK_FAILED, folder=layout.folder)

    case = add_case(vault, "un")

    def close_it() -> None:
        with vault.replacing(case):
            monkeypatch.setattr(IntentLog, "read", fail)

    with pytest.raises(Fault) as caught:
        close_it()
    assert caught.value.kind is FaultKind.DISK_FAILED
    with pytest.raises(Fault) as caught:
        vault.open(case)
    assert caught.value.kind is FaultKind.VAULT_LOCKED
