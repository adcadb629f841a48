"""« Vérifier le coffre »: everything that can be wrong is found, and a sound vault has nothing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.check import Finding, FindingKind, check
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk.layout import Layout, beside
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.intents import IntentLog, Operation
from bilan_desktop.vault.vault import Vault
from vaults import add_case, at, close_case, write_words


@pytest.fixture
def case(vault: Vault) -> UUID:
    return add_case(vault, "un")


def kinds(findings: list[Finding]) -> set[FindingKind]:
    return {finding.kind for finding in findings}


def test_a_sound_vault_has_nothing_wrong_open_or_locked(vault: Vault, case: UUID) -> None:
    close_case(vault, case, "deux")
    add_case(vault, "trois", reference="B-2026-002")
    parts: list[float] = []
    assert check(vault.folder, vault, parts.append) == []
    assert parts == [0.5, 1.0]
    vault.lock()
    assert check(vault.folder, None) == []


def test_an_empty_vault_has_nothing_wrong(vault: Vault) -> None:
    assert check(vault.folder, vault) == []


def spoil_header(layout: Layout, case: UUID) -> None:
    layout.header.write_bytes(layout.header.read_bytes()[:-9])


def add_foreign_file(layout: Layout, case: UUID) -> None:
    (layout.compartments / "photo.jpg").touch()
    (layout.folder / ".DS_Store").touch()


def remove_register(layout: Layout, case: UUID) -> None:
    layout.register.unlink()


def write_register_in_plain_text(layout: Layout, case: UUID) -> None:
    layout.register.write_bytes(b"SQLite format 3\0" + bytes(4080))


def remove_clock(layout: Layout, case: UUID) -> None:
    layout.clock.unlink()


def spoil_clock(layout: Layout, case: UUID) -> None:
    layout.clock.write_bytes(b"{}")


def spoil_intents(layout: Layout, case: UUID) -> None:
    log = IntentLog(layout.intents)
    log.done(log.prepare(Operation.begin(), uuid4()))
    layout.intents.write_bytes(b"damaged\n" + layout.intents.read_bytes())


def leave_an_intent(layout: Layout, case: UUID) -> None:
    IntentLog(layout.intents).prepare(Operation.begin(), uuid4())


def leave_a_part(layout: Layout, case: UUID) -> None:
    (layout.folder / "clock.json.part").touch()


def leave_a_next(layout: Layout, case: UUID) -> None:
    beside(layout.capsule(case), ".next").touch()


def remove_database(layout: Layout, case: UUID) -> None:
    layout.database(case).unlink()


def remove_capsule(layout: Layout, case: UUID) -> None:
    layout.capsule(case).unlink()


def cut_capsule(layout: Layout, case: UUID) -> None:
    layout.capsule(case).write_bytes(layout.capsule(case).read_bytes()[:-1])


def spoil_head(layout: Layout, case: UUID) -> None:
    layout.capsule(case).write_bytes(layout.capsule(case).read_bytes().replace(b"kind case", b"kind cake"))


def write_in_plain_text(layout: Layout, case: UUID) -> None:
    layout.database(case).write_bytes(b"SQLite format 3\0" + bytes(4080))


Spoil = Callable[[Layout, UUID], None]


@pytest.mark.parametrize(
    ("spoil", "expected", "file"),
    [
        (spoil_header, FindingKind.HEADER_DAMAGED, "vault.json"),
        (add_foreign_file, FindingKind.FOREIGN_FILE, "compartments/photo.jpg"),
        (remove_register, FindingKind.REGISTER_MISSING, "register.db"),
        (write_register_in_plain_text, FindingKind.IN_PLAIN_TEXT, "register.db"),
        (remove_clock, FindingKind.CLOCK_MISSING, "clock.json"),
        (spoil_clock, FindingKind.CLOCK_DAMAGED, "clock.json"),
        (spoil_intents, FindingKind.INTENTS_DAMAGED, "intents.log"),
        (leave_an_intent, FindingKind.UNFINISHED, "intents.log"),
        (leave_a_part, FindingKind.UNFINISHED, "clock.json.part"),
        (leave_a_next, FindingKind.UNFINISHED, None),
        (remove_database, FindingKind.DATABASE_MISSING, None),
        (remove_capsule, FindingKind.CAPSULE_MISSING, None),
        (cut_capsule, FindingKind.CAPSULE_TAMPERED, None),
        (spoil_head, FindingKind.CAPSULE_TAMPERED, None),
        (write_in_plain_text, FindingKind.IN_PLAIN_TEXT, None),
    ],
)
def test_without_a_passphrase_the_structure_is_checked(
    vault: Vault, layout: Layout, case: UUID, spoil: Spoil, expected: FindingKind, file: str | None
) -> None:
    vault.lock()
    before = {path: path.read_bytes() for path in layout.folder.rglob("*") if path.is_file()}
    spoil(layout, case)
    after = {path: path.read_bytes() for path in layout.folder.rglob("*") if path.is_file()}
    (finding,) = check(layout.folder, None)
    assert finding.kind is expected
    assert (finding.file == file) if file else (str(case) in finding.file)
    assert after == {path: path.read_bytes() for path in layout.folder.rglob("*") if path.is_file()} != before


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")
def test_what_others_may_read_is_found(vault: Vault, layout: Layout) -> None:
    layout.folder.chmod(0o755)
    layout.register.chmod(0o644)
    found = check(layout.folder, vault)
    assert [(one.kind, one.file) for one in found] == [
        (FindingKind.NOT_PRIVATE, "coffre"),
        (FindingKind.NOT_PRIVATE, "register.db"),
    ]


def test_a_vault_without_its_folder_of_compartments_is_checked(vault: Vault, layout: Layout) -> None:
    layout.compartments.rmdir()
    assert check(layout.folder, vault) == []


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_with_the_vault_open_every_page_is_checked(vault: Vault, layout: Layout, case: UUID) -> None:
    flip(layout.database(case), 3 * 4096 + 100)
    found = [finding for finding in check(layout.folder, vault) if finding.detail.startswith("HMAC")]
    assert [(one.kind, one.compartment) for one in found] == [(FindingKind.COMPARTMENT_DAMAGED, case)]
    assert found[0].detail.endswith("page 4")


def test_damage_to_the_register_is_found(vault: Vault, layout: Layout) -> None:
    flip(layout.register, layout.register.stat().st_size - 2000)
    assert FindingKind.REGISTER_DAMAGED in kinds(check(layout.folder, vault))


def test_what_opening_refuses_is_found(vault: Vault, layout: Layout, case: UUID) -> None:
    old = layout.database(case).read_bytes()
    opened = vault.open(case)
    with opened.transaction() as db:
        write_words(db, "deux")
    opened.close()
    layout.database(case).write_bytes(old)
    assert check(layout.folder, vault) == [Finding(FindingKind.COMPARTMENT_OLDER, compartment=case)]
    flip(layout.capsule(case), 1000)
    assert check(layout.folder, vault) == [Finding(FindingKind.CAPSULE_TAMPERED, compartment=case)]


def test_what_the_register_and_the_folder_disagree_on_is_found(
    vault: Vault, layout: Layout, case: UUID, tmp_path: Path
) -> None:
    other = add_case(vault, "deux", reference="B-2026-002")
    shutil.move(layout.capsule(case), tmp_path)
    shutil.move(layout.database(case), tmp_path)
    with vault.register.transaction() as db:
        db.execute("DELETE FROM compartment WHERE id = ?", [str(other)])
    assert check(layout.folder, vault) == [
        Finding(FindingKind.COMPARTMENT_MISSING, compartment=case),
        Finding(FindingKind.COMPARTMENT_UNKNOWN, compartment=other),
    ]


def test_what_is_due_is_not_opened(vault: Vault, layout: Layout, case: UUID, clock: FixedClock) -> None:
    kept = close_case(vault, case, "deux")
    clock.set(at(vault.register.compartment(kept).destroy_on))
    assert check(layout.folder, vault) == []


def test_a_vault_in_use_elsewhere_missing_or_newer_is_not_checked(
    vault: Vault, layout: Layout, tmp_path: Path
) -> None:
    with pytest.raises(Fault) as caught:
        check(layout.folder, None)
    assert caught.value.kind is FaultKind.VAULT_IN_USE
    vault.lock()
    with pytest.raises(Fault) as caught:
        check(tmp_path / "absent", None)
    assert caught.value.kind is FaultKind.VAULT_MISSING
    with VaultLock(layout.lock), pytest.raises(Fault):
        check(layout.folder, None)
