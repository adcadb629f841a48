"""At unlock the register learns what happened without it, and what was destroyed does not come back."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.storage.entries import CaseState
from bilan_desktop.vault.vault import Vault
from vaults import NEXT_YEAR, Template, add_case, close_case, read_words


@pytest.fixture
def again(vault: Vault, template: Template, clock: FixedClock) -> "Again":
    return Again(vault, template, clock)


class Again:
    """Locks the vault and unlocks it again."""

    def __init__(self, vault: Vault, template: Template, clock: FixedClock) -> None:
        self.vault, self.template, self.clock = vault, template, clock

    def __call__(self) -> Vault:
        self.vault.lock()
        self.vault = Vault.unlock(self.vault.folder, self.template.code, self.clock)
        return self.vault


@pytest.fixture(autouse=True)
def locked_at_last(again: Again) -> object:
    yield
    again.vault.lock()


def aside(layout: Layout, place: Path) -> Path:
    """A copy of the whole vault as it is now."""
    return Path(shutil.copytree(layout.folder, place))


def test_a_creation_that_was_not_confirmed_leaves_nothing(vault: Vault, layout: Layout, again: Again) -> None:
    lost = uuid4()
    IntentLog(layout.intents).prepare(Operation.begin(), lost)
    layout.capsule(lost).write_bytes(b"sealed")
    layout.database(lost).write_bytes(b"database")
    again()
    assert layout.capsule_ids() == layout.database_ids() == []
    assert layout.intents.read_bytes() == b""


def test_an_unconfirmed_creation_that_resists_is_not_taken_in_and_goes_later(
    vault: Vault, layout: Layout, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resist(_: Path) -> None:
        raise Fault(FaultKind.DISK_FAILED, folder=layout.folder)

    case = add_case(vault, "un")
    with vault.register.transaction() as db:
        db.execute("DELETE FROM compartment")
        db.execute("DELETE FROM case_index")
    IntentLog(layout.intents).prepare(Operation.begin(), case)
    with monkeypatch.context() as patch:
        patch.setattr(files, "overwrite", resist)
        unlocked = again()
    assert layout.capsule_ids() == [case]
    assert unlocked.register.cases() == ()
    again()
    assert layout.capsule_ids() == layout.database_ids() == []
    assert layout.intents.read_bytes() == b""


def test_a_creation_that_the_register_knows_is_kept(vault: Vault, layout: Layout, again: Again) -> None:
    case = add_case(vault, "un")
    IntentLog(layout.intents).prepare(Operation.begin(), case)
    assert read_words(again(), case) == ["un"]
    assert layout.intents.read_bytes() == b""


def test_a_damaged_log_keeps_an_unconfirmed_creation_and_takes_it_in(
    vault: Vault, layout: Layout, again: Again, tmp_path: Path
) -> None:
    before = aside(layout, tmp_path / "before")
    case = add_case(vault, "un")
    vault.lock()
    for name in ("register.db", "register.db-journal"):
        shutil.copy(before / name, layout.folder / name)
    IntentLog(layout.intents).prepare(Operation.begin(), case)
    layout.intents.write_bytes(b"damaged\n" + layout.intents.read_bytes())
    unlocked = again()
    assert read_words(unlocked, case) == ["un"]
    assert [(one.reference, one.state) for one in unlocked.register.cases()] == [
        ("B-2026-001", CaseState.OPEN)
    ]
    assert layout.intents.read_bytes() == b""


def test_a_compartment_put_back_after_its_destruction_is_destroyed_again(
    vault: Vault, layout: Layout, again: Again, tmp_path: Path
) -> None:
    kept = close_case(vault, add_case(vault, "un"), "deux")
    before = aside(layout, tmp_path / "before")
    vault.destroy([kept], "withdrawal")
    vault.lock()
    shutil.copytree(before / "compartments", layout.compartments, dirs_exist_ok=True)
    assert layout.capsule_ids() == [kept]
    unlocked = again()
    assert layout.capsule_ids() == layout.database_ids() == []
    assert [one.compartment for one in unlocked.register.certificates()].count(kept) == 1


def test_a_stranger_that_cannot_be_read_is_left_for_the_check(
    vault: Vault, layout: Layout, again: Again
) -> None:
    stranger = uuid4()
    layout.capsule(stranger).write_bytes(b"not ours")
    unlocked = again()
    assert unlocked.register.compartments() == ()
    assert layout.capsule_ids() == [stranger]


def test_a_stranger_whose_reference_serves_another_case_is_left_for_the_check(
    vault: Vault, layout: Layout, again: Again, tmp_path: Path
) -> None:
    before = aside(layout, tmp_path / "before")
    stranger = add_case(vault, "un")
    vault.lock()
    for name in ("register.db", "register.db-journal"):
        shutil.copy(before / name, layout.folder / name)
    layout.capsule(stranger).rename(tmp_path / "capsule")
    case = add_case(again(), "deux")
    again.vault.lock()
    (tmp_path / "capsule").rename(layout.capsule(stranger))
    assert [one.case_id for one in again().register.cases()] == [case]
    assert stranger in layout.capsule_ids()


def test_a_compartment_without_a_case_is_left_for_the_check(
    vault: Vault, layout: Layout, again: Again
) -> None:
    from bilan_desktop.vault.sealing.capsule import CapsuleInfo, open_capsule, seal_capsule
    from bilan_desktop.vault.sealing.header import Header
    from bilan_desktop.vault.sealing.keys import new_key
    from bilan_desktop.vault.storage.compartment import Compartment, Meta

    master = Header.read(layout.header).open(again.template.code)
    nobodys, key = uuid4(), new_key()
    info = CapsuleInfo(vault.id, nobodys, CompartmentKind.RETAINED, None)
    layout.capsule(nobodys).write_bytes(seal_capsule(master, key, info))
    Compartment.create(layout.database(nobodys), key, Meta(nobodys, info.kind, vault.today()), None).close()
    assert open_capsule(layout.capsule(nobodys), master, vault.id, nobodys)[1] == key
    assert again().register.compartments() == ()


def test_the_destruction_of_a_stranger_is_no_certificate(vault: Vault, layout: Layout, again: Again) -> None:
    doomed = Doomed(uuid4(), CompartmentKind.RETAINED, NEXT_YEAR)
    log = IntentLog(layout.intents)
    operation = log.destroy((doomed,), "", vault.today(), unattended=True)
    unknown = log.prepare(Operation(uuid4(), old=(Doomed(uuid4(), CompartmentKind.CASE, None),)), doomed.id)
    log.close(unknown, "closing", vault.today())
    log.done(operation)
    assert again().register.certificates() == ()
    assert layout.intents.read_bytes() == b""


def test_an_older_copy_put_back_is_told(vault: Vault, layout: Layout, again: Again) -> None:
    case = add_case(vault, "un")
    old = layout.database(case).read_bytes()
    opened = vault.open(case)
    with opened.transaction() as db:
        db.execute("INSERT INTO words VALUES ('deux')")
    opened.close()
    layout.database(case).write_bytes(old)
    with pytest.raises(Fault) as caught:
        vault.open(case)
    assert caught.value.kind is FaultKind.COMPARTMENT_OLDER
    with pytest.raises(Fault):
        again().open(case)


def test_what_the_register_missed_of_a_generation_it_learns_at_the_next_opening(
    vault: Vault, layout: Layout, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = add_case(vault, "un")
    opened = vault.open(case)
    with opened.transaction() as db:
        db.execute("INSERT INTO words VALUES ('deux')")

    def full(*_: object) -> None:
        raise Fault(FaultKind.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(vault.register, "record_generations", full)
        opened.close()
    assert vault.register.compartment(case).generation == 1
    read_words(vault, case)
    assert vault.register.compartment(case).generation == 2
