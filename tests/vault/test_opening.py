"""What every start does first: refuse, lock, finish what was cut short."""

import json
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout, beside
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.enforce import enforce
from bilan_desktop.vault.opening import claim, inspect
from bilan_desktop.vault.vault import Vault
from vaults import Template


def refusal(folder: Path, clock: FixedClock) -> FaultKind:
    with pytest.raises(Fault) as caught:
        claim(folder, clock)
    return caught.value.kind


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_vault_of_a_newer_program_is_refused_and_untouched(
    locked: Layout, clock: FixedClock, template: Template
) -> None:
    content = json.loads(locked.header.read_text())
    locked.header.write_text(json.dumps(content | {"format": 2}))
    locked.clock.unlink()
    (locked.compartments / f"{'a' * 32}.gone").write_bytes(b"left")
    before = snapshot(locked.folder)
    assert refusal(locked.folder, clock) is FaultKind.VAULT_TOO_NEW
    for use in (
        lambda: inspect(locked.folder),
        lambda: enforce(locked.folder, clock),
        lambda: Vault.unlock(locked.folder, template.code, clock),
    ):
        with pytest.raises(Fault) as caught:
            use()
        assert caught.value.kind is FaultKind.VAULT_TOO_NEW
    assert snapshot(locked.folder) == before


def test_a_missing_vault_is_not_made(tmp_path: Path, clock: FixedClock) -> None:
    assert refusal(tmp_path / "coffre", clock) is FaultKind.VAULT_MISSING
    assert refusal(tmp_path, clock) is FaultKind.VAULT_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_header_says_so(locked: Layout, clock: FixedClock) -> None:
    locked.header.write_bytes(b"{}")
    assert refusal(locked.folder, clock) is FaultKind.HEADER_DAMAGED


def test_a_header_that_was_being_replaced_is_known_by_the_coming_one(
    locked: Layout, clock: FixedClock
) -> None:
    before = inspect(locked.folder)
    beside(locked.header, ".next").write_bytes(locked.header.read_bytes())
    files.overwrite(locked.header)
    assert inspect(locked.folder) == before
    claim(locked.folder, clock).lock.release()
    assert inspect(locked.folder) == before


def test_a_second_program_is_told(locked: Layout, clock: FixedClock) -> None:
    with VaultLock(locked.lock):
        assert refusal(locked.folder, clock) is FaultKind.VAULT_IN_USE


def test_a_start_that_fails_lets_go_of_the_lock(
    locked: Layout, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Fault(FaultKind.DISK_FULL, folder=locked.folder)

    locked.clock.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", full)
        assert refusal(locked.folder, clock) is FaultKind.DISK_FULL
    claim(locked.folder, clock).lock.release()
