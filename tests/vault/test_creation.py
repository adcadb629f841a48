"""A new vault: whole or not at all, private, in a folder of its own."""

import errno
import os
import stat
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.opening import inspect
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.storage.store import Store
from bilan_desktop.vault.vault import Vault
from vaults import CHEAP, PASSPHRASE


def create(folder: Path, clock: FixedClock) -> Vault:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, kdf=CHEAP)
    return vault


def refusal(folder: Path, clock: FixedClock) -> FaultKind:
    with pytest.raises(Fault) as caught:
        create(folder, clock)
    return caught.value.kind


def test_both_secrets_open_what_was_made(vault_folder: Path, clock: FixedClock) -> None:
    vault, code = Vault.create(vault_folder, PASSPHRASE, clock, kdf=CHEAP)
    assert vault.folder == vault_folder
    assert vault.register.cases() == ()
    vault.lock()
    for secret in (PASSPHRASE, code):
        with Vault.unlock(vault_folder, secret, clock) as opened:
            assert opened.id == vault.id
    inspection = inspect(vault_folder)
    assert (inspection.vault, inspection.format, inspection.created_on) == (vault.id, 1, clock.today())


def test_the_cost_is_calibrated_when_none_is_given(
    vault_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KdfParameters, "calibrated", lambda: CHEAP)
    vault, _ = Vault.create(vault_folder, PASSPHRASE, clock)
    vault.lock()
    assert b'"memory_kib": 65536' in Layout(vault_folder).header.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")
def test_everything_is_private(vault_folder: Path, clock: FixedClock) -> None:
    vault_folder.mkdir(mode=0o755)
    create(vault_folder, clock).lock()
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in [vault_folder, *vault_folder.rglob("*")]}
    assert {mode for path, mode in found.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in found.items() if path.is_file()} == {0o600}


def test_what_file_managers_leave_does_not_matter(vault_folder: Path, clock: FixedClock) -> None:
    vault_folder.mkdir()
    (vault_folder / ".DS_Store").touch()
    (vault_folder / "lock").touch()
    create(vault_folder, clock).lock()


def test_a_folder_with_something_in_it_is_refused(vault_folder: Path, clock: FixedClock) -> None:
    vault_folder.mkdir()
    (vault_folder / "photo.jpg").touch()
    assert refusal(vault_folder, clock) is FaultKind.FOLDER_NOT_EMPTY
    (vault_folder / "photo.jpg").rename(vault_folder / "register.db")
    assert refusal(vault_folder, clock) is FaultKind.FOLDER_NOT_EMPTY
    assert [path.name for path in vault_folder.iterdir()] == ["register.db"]


def test_a_vault_is_never_written_over(locked: Layout, clock: FixedClock) -> None:
    before = locked.header.read_bytes()
    assert refusal(locked.folder, clock) is FaultKind.VAULT_EXISTS
    assert locked.header.read_bytes() == before


def test_two_programs_cannot_make_it_at_once(vault_folder: Path, clock: FixedClock) -> None:
    vault_folder.mkdir()
    with VaultLock(vault_folder / "lock"):
        assert refusal(vault_folder, clock) is FaultKind.VAULT_IN_USE


def test_a_folder_without_write_access_says_so(
    vault_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert refusal(vault_folder, clock) is FaultKind.FOLDER_NOT_WRITABLE


class PowerCut(BaseException):
    """Everything stops."""


def cut_after(patch: pytest.MonkeyPatch, synchronisations: int) -> None:
    """Let the power fail at the nth synchronisation of a file or folder from now on."""
    left, fsync = [synchronisations], os.fsync

    def count(descriptor: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise PowerCut
        fsync(descriptor)

    patch.setattr(os, "fsync", count)


def is_made(folder: Path) -> bool:
    layout = Layout(folder)
    return layout.header.exists() and not layout.creating.exists()


def test_a_creation_cut_short_anywhere_is_no_vault_and_can_be_begun_anew(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(1, 60):
        folder = tmp_path / f"coffre {step}"
        with monkeypatch.context() as patch:
            cut_after(patch, step)
            try:
                create(folder, clock).lock()
                break
            except PowerCut:
                pass
        if not is_made(folder):
            with pytest.raises(Fault) as caught:
                inspect(folder)
            assert caught.value.kind is FaultKind.VAULT_MISSING
            create(folder, clock).lock()
        assert inspect(folder).format == 1
    assert step > 10


def test_an_attempt_cut_short_among_foreign_files_is_refused(vault_folder: Path, clock: FixedClock) -> None:
    vault_folder.mkdir()
    (vault_folder / "creating").touch()
    (vault_folder / "photo.jpg").touch()
    assert refusal(vault_folder, clock) is FaultKind.FOLDER_NOT_EMPTY


def test_a_register_that_cannot_be_made_leaves_no_vault(
    vault_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Store:
        raise Fault(FaultKind.DISK_FULL, folder=vault_folder)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "create", full)
        assert refusal(vault_folder, clock) is FaultKind.DISK_FULL
    create(vault_folder, clock).lock()
