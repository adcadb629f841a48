"""The vault as the rest of the program uses it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlcipher3 import dbapi2

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.intents import IntentLog
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.storage.connection import Connection
from bilan_desktop.vault.storage.entries import CaseState
from bilan_desktop.vault.vault import Vault
from vaults import (
    NEXT_YEAR,
    PASSPHRASE,
    Template,
    add_case,
    at,
    close_case,
    read_words,
    words_of,
    write_words,
)


def kind_of(fault: pytest.ExceptionInfo[Fault]) -> FaultKind:
    return fault.value.kind


class TestUnlocking:
    def test_wrong_secrets_are_refused_and_the_vault_can_be_tried_again(
        self, locked: Layout, clock: FixedClock, template: Template
    ) -> None:
        with pytest.raises(Fault) as caught:
            Vault.unlock(locked.folder, "galet-tilleul", clock)
        assert kind_of(caught) is FaultKind.WRONG_PASSPHRASE
        with pytest.raises(Fault) as caught:
            Vault.unlock(locked.folder, RecoveryCode.new(), clock)
        assert kind_of(caught) is FaultKind.WRONG_RECOVERY_CODE
        Vault.unlock(locked.folder, PASSPHRASE, clock).lock()

    def test_two_at_once_are_one_too_many(self, vault: Vault, clock: FixedClock, template: Template) -> None:
        with pytest.raises(Fault) as caught:
            Vault.unlock(vault.folder, template.code, clock)
        assert kind_of(caught) is FaultKind.VAULT_IN_USE

    def test_a_damaged_or_missing_register_says_so(
        self, locked: Layout, clock: FixedClock, template: Template
    ) -> None:
        def refusal() -> FaultKind:
            with pytest.raises(Fault) as caught:
                Vault.unlock(locked.folder, template.code, clock)
            return kind_of(caught)

        database, capsule = locked.register.read_bytes(), locked.register_capsule.read_bytes()
        locked.register.write_bytes(bytes(len(database)))
        assert refusal() is FaultKind.REGISTER_DAMAGED
        locked.register.unlink()
        assert refusal() is FaultKind.REGISTER_DAMAGED
        locked.register.write_bytes(database)
        locked.register_capsule.write_bytes(capsule[:-1])
        assert refusal() is FaultKind.REGISTER_DAMAGED
        locked.register_capsule.write_bytes(capsule)
        Vault.unlock(locked.folder, template.code, clock).lock()

    def test_a_register_of_a_newer_program_is_refused(
        self, locked: Layout, clock: FixedClock, template: Template, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bilan_desktop.vault.storage.migrations.scripts", lambda _: ())
        with pytest.raises(Fault) as caught:
            Vault.unlock(locked.folder, template.code, clock)
        assert kind_of(caught) is FaultKind.VAULT_TOO_NEW

    def test_a_start_that_fails_after_the_keys_lets_go(
        self, locked: Layout, clock: FixedClock, template: Template, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise Fault(FaultKind.DISK_FULL, folder=locked.folder)

        with monkeypatch.context() as patch:
            patch.setattr("bilan_desktop.vault.vault.reconcile", fail)
            with pytest.raises(Fault) as caught:
                Vault.unlock(locked.folder, template.code, clock)
        assert kind_of(caught) is FaultKind.DISK_FULL
        Vault.unlock(locked.folder, template.code, clock).lock()

    def test_every_day_of_use_is_remembered(
        self, vault: Vault, clock: FixedClock, template: Template
    ) -> None:
        vault.lock()
        clock.set(at(vault.today() + timedelta(days=1)))
        with Vault.unlock(vault.folder, template.code, clock) as again:
            assert again.register.setting("vault.latest_day") == "2026-03-03"


class TestCases:
    def test_a_new_case_is_indexed_with_its_compartment(self, vault: Vault, layout: Layout) -> None:
        case = add_case(vault, "un")
        (entry,) = vault.register.cases()
        assert (entry.case_id, entry.reference, entry.opened_on) == (case, "B-2026-001", vault.today())
        assert entry.state is CaseState.OPEN
        assert [one.id for one in vault.register.compartments(case)] == [case]
        (info,) = vault.capsules()
        assert (info.id, info.kind, info.destroy_on) == (case, CompartmentKind.CASE, None)
        assert read_words(vault, case) == ["un"]
        assert layout.intents.read_bytes() == b""

    def test_a_new_case_that_fails_leaves_nothing(self, vault: Vault, layout: Layout) -> None:
        def fail(db: Connection) -> None:
            write_words(db, "un")
            raise ZeroDivisionError

        with (
            pytest.raises(ZeroDivisionError),
            vault.new_case("B-2026-001", vault.today()) as compartment,
            compartment.transaction() as db,
        ):
            fail(db)
        assert layout.capsule_ids() == layout.database_ids() == []
        assert vault.register.cases() == ()
        assert layout.intents.read_bytes() == b""

    def test_a_reference_serves_once(self, vault: Vault, layout: Layout) -> None:
        case = add_case(vault, "un")
        with pytest.raises(dbapi2.IntegrityError):
            add_case(vault, "deux")
        assert layout.capsule_ids() == [case]

    def test_a_case_that_the_register_has_taken_is_not_undone(
        self, vault: Vault, layout: Layout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An interruption may come at any moment, even between the commit and what follows it."""
        transaction, depth = vault.register.transaction, []

        @contextmanager
        def interrupted() -> Iterator[Connection]:
            depth.append(True)
            outermost = len(depth) == 1
            with transaction() as db:
                yield db
            if outermost:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(vault.register, "transaction", interrupted)
            with pytest.raises(KeyboardInterrupt):
                add_case(vault, "un")
        (case,) = layout.capsule_ids()
        assert [entry.case_id for entry in vault.register.cases()] == [case]
        assert read_words(vault, case) == ["un"]

    def test_a_log_that_cannot_be_emptied_does_not_undo_a_creation(
        self,
        vault: Vault,
        layout: Layout,
        clock: FixedClock,
        template: Template,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def full(*_: object) -> None:
            raise Fault(FaultKind.DISK_FAILED, folder=vault.folder)

        with monkeypatch.context() as patch:
            patch.setattr(IntentLog, "finish", full)
            case = add_case(vault, "un")
        vault.lock()
        with Vault.unlock(vault.folder, template.code, clock) as again:
            assert read_words(again, case) == ["un"]
            assert layout.intents.read_bytes() == b""

    def test_further_compartments_belong_to_a_case(self, vault: Vault) -> None:
        case = add_case(vault, "un")
        made = vault.create_compartment(
            CompartmentKind.ADMINISTRATIVE,
            NEXT_YEAR,
            case_id=case,
            reference="B-2026-001",
            rule="administrative_deadline",
            documents={"invoice": 1},
            fill=lambda db: write_words(db, "deux"),
        )
        assert words_of(made) == ["deux"]
        entry = vault.register.compartment(made.id)
        assert entry is not None
        assert (entry.case_id, entry.destroy_on, entry.rule) == (case, NEXT_YEAR, "administrative_deadline")
        assert entry.documents == {"invoice": 1}
        assert [one.state for one in vault.register.cases()] == [CaseState.OPEN]

    def test_a_compartment_of_an_unknown_case_indexes_it_as_closed(self, vault: Vault) -> None:
        vault.create_compartment(CompartmentKind.RETAINED, NEXT_YEAR, case_id=uuid4(), reference="B-2026-001")
        assert [one.state for one in vault.register.cases()] == [CaseState.CLOSED]


class TestDestroying:
    def test_what_is_destroyed_is_gone_and_attested(self, vault: Vault, layout: Layout) -> None:
        kept = close_case(vault, add_case(vault, "un"), "deux")
        opened = vault.open(kept)
        vault.destroy([kept], "withdrawal")
        with pytest.raises(Fault) as caught, opened.read():
            pytest.fail("it can still be read")
        assert kind_of(caught) is FaultKind.VAULT_LOCKED
        assert list(layout.compartments.iterdir()) == []
        certificate = vault.register.certificates()[-1]
        assert (certificate.compartment, certificate.rule, certificate.due) == (kept, "withdrawal", NEXT_YEAR)
        assert not certificate.unattended
        with pytest.raises(Fault) as caught:
            vault.open(kept)
        assert kind_of(caught) is FaultKind.COMPARTMENT_MISSING

    def test_nothing_to_destroy_is_no_error(self, vault: Vault) -> None:
        vault.destroy([], "withdrawal")
        assert vault.register.certificates() == ()

    def test_what_is_not_living_cannot_be_destroyed(self, vault: Vault) -> None:
        case = add_case(vault, "un")
        with pytest.raises(Fault) as caught:
            vault.destroy([case, uuid4()], "withdrawal")
        assert kind_of(caught) is FaultKind.COMPARTMENT_MISSING
        vault.destroy([case], "withdrawal")
        with pytest.raises(Fault) as caught:
            vault.destroy([case], "withdrawal")
        assert kind_of(caught) is FaultKind.COMPARTMENT_MISSING

    def test_what_resists_is_told(
        self, vault: Vault, layout: Layout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: Path) -> None:
            raise Fault(FaultKind.DISK_FAILED, folder=vault.folder)

        case = add_case(vault, "un")
        with monkeypatch.context() as patch:
            patch.setattr(files, "overwrite", refuse)
            with pytest.raises(Fault) as caught:
                vault.destroy([case], "withdrawal")
        assert kind_of(caught) is FaultKind.DESTRUCTION_INCOMPLETE
        assert caught.value.facts == {"compartment": str(case)}
        assert vault.register.certificates() == ()
        assert vault.enforce().failed == ()
        assert [one.rule for one in vault.register.certificates()] == ["withdrawal"]

    def test_what_the_log_says_twice_is_recorded_once(
        self, vault: Vault, clock: FixedClock, template: Template, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise Fault(FaultKind.DISK_FULL, folder=vault.folder)

        case, other = add_case(vault, "un"), add_case(vault, "deux", reference="B-2026-002")
        with monkeypatch.context() as patch:
            patch.setattr(IntentLog, "finish", full)
            with pytest.raises(Fault):
                vault.destroy([case], "withdrawal")
        vault.destroy([other], "withdrawal")
        assert vault.enforce().failed == ()
        vault.lock()
        with Vault.unlock(vault.folder, template.code, clock) as again:
            assert [one.compartment for one in again.register.certificates()] == [case, other]


class TestLocking:
    def test_nothing_works_once_locked(self, vault: Vault) -> None:
        case = add_case(vault, "un")
        opened = vault.open(case)
        vault.lock()
        vault.lock()
        uses = (
            lambda: vault.open(case),
            vault.register.cases,
            lambda: vault.destroy([case], "withdrawal"),
            vault.enforce,
            lambda: vault.change_passphrase("autre"),
            lambda: vault.replacing(case).__enter__(),
            lambda: vault.new_case("B-2026-002", date(2026, 3, 2)).__enter__(),
            lambda: opened.read().__enter__(),
        )
        for use in uses:
            with pytest.raises(Fault) as caught:
                use()
            assert kind_of(caught) is FaultKind.VAULT_LOCKED

    def test_locking_records_how_far_open_compartments_have_come(
        self, vault: Vault, clock: FixedClock, template: Template
    ) -> None:
        case = add_case(vault, "un")
        opened = vault.open(case)
        with opened.transaction() as db:
            write_words(db, "deux")
        vault.lock()
        with Vault.unlock(vault.folder, template.code, clock) as again:
            entry = again.register.compartment(case)
            assert entry is not None
            assert entry.generation == 2

    def test_the_master_key_is_wiped(self, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
        wiped: list[bytearray] = []
        monkeypatch.setattr("bilan_desktop.vault.storage.store.wipe", wiped.append)
        vault.lock()
        assert [len(key) for key in wiped] == [32]

    def test_a_compartment_opened_while_the_vault_locks_is_closed(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = add_case(vault, "un")
        known = vault.register.generation_of

        def lock_meanwhile(compartment: UUID) -> int | None:
            found = known(compartment)
            vault.lock()
            return found

        monkeypatch.setattr(vault.register, "generation_of", lock_meanwhile)
        with pytest.raises(Fault) as caught:
            vault.open(case)
        assert kind_of(caught) is FaultKind.VAULT_LOCKED

    def test_a_compartment_asked_for_while_the_vault_locks_stays_shut(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = add_case(vault, "un")
        today = vault.today

        def lock_meanwhile() -> date:
            found = today()
            vault.lock()
            return found

        monkeypatch.setattr(vault, "today", lock_meanwhile)
        with pytest.raises(Fault) as caught:
            vault.open(case)
        assert kind_of(caught) is FaultKind.VAULT_LOCKED


def test_many_threads_may_open_many_cases(vault: Vault) -> None:
    cases = {add_case(vault, f"mot {n}", reference=f"B-2026-{n:03}"): f"mot {n}" for n in range(1, 13)}
    failures: list[BaseException] = []

    def read_all() -> None:
        try:
            for _ in range(5):
                for case, word in cases.items():
                    assert read_words(vault, case) == [word]
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=read_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(5):
        add_case(vault, "autre", reference=f"B-2026-{100 + n}")
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_compartment_that_the_register_forgot_can_be_opened_but_not_an_unreadable_one(vault: Vault) -> None:
    case = add_case(vault, "un")
    with vault.register.transaction() as db:
        db.execute("DELETE FROM compartment")
    assert read_words(vault, case) == ["un"]
    Layout(vault.folder).capsule(case).write_bytes(b"")
    assert vault.tampered() == (case,)
    assert vault.capsules() == ()
