"""Making a new vault: until the marker `creating` is gone, there is no vault, and a second attempt starts afresh."""

from pathlib import Path
from uuid import uuid4

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import Clock, ClockGuard
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import SYSTEM_FILES, Layout
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.opening import Claim
from bilan_desktop.vault.sealing.header import Header
from bilan_desktop.vault.sealing.keys import KdfParameters, new_key, wipe
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.storage.store import Store


def create_vault(
    folder: Path, passphrase: str, clock: Clock, kdf: KdfParameters | None
) -> tuple[Claim, Store, RecoveryCode]:
    """Lay out a vault in `folder`, which is missing or empty, and leave it unlocked.

    Raises Fault VAULT_EXISTS, FOLDER_NOT_EMPTY, VAULT_IN_USE, FOLDER_NOT_WRITABLE, DISK_FULL, DISK_FAILED.
    """
    layout = Layout(folder)
    _refuse_what_is_there(layout)
    files.make_folder(folder)
    lock = VaultLock(layout.lock)
    try:
        files.make_private(folder)
        if layout.creating.exists():
            _clear_previous_attempt(layout)
        else:
            files.create_empty(layout.creating)
        files.make_folder(layout.compartments)
        guard = ClockGuard(layout.clock, clock, clock.today())
        guard.observe()
        header, store, code = _sealed(layout, passphrase, guard, kdf or KdfParameters.calibrated())
        try:
            files.write(layout.header, header.encoded())
            files.remove(layout.creating)
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Claim(layout, lock, header, guard, ()), store, code


def _sealed(
    layout: Layout, passphrase: str, guard: ClockGuard, kdf: KdfParameters
) -> tuple[Header, Store, RecoveryCode]:
    vault, master, code = uuid4(), new_key(), RecoveryCode.new()
    try:
        header = Header.seal(vault, guard.today(), master, passphrase, code, kdf)
        return header, Store.create(layout, vault, master, guard.today()), code
    except BaseException:
        wipe(master)
        raise


def _refuse_what_is_there(layout: Layout) -> None:
    if layout.header.exists() and not layout.creating.exists():
        raise Fault(FaultKind.VAULT_EXISTS, folder=layout.folder)
    present = set(layout.folder.iterdir()) if layout.folder.is_dir() else set()
    present = {path for path in present if path.name not in SYSTEM_FILES and path != layout.lock}
    ours = {path for path in present if layout.belongs(path)} | set(layout.leftovers())
    if present - ours or (present and not layout.creating.exists()):
        raise Fault(FaultKind.FOLDER_NOT_EMPTY, folder=layout.folder)


def _clear_previous_attempt(layout: Layout) -> None:
    kept = {layout.lock, layout.creating, layout.compartments}
    for path in layout.folder.iterdir():
        if path not in kept and path.name not in SYSTEM_FILES:
            files.shred(path)
    files.sync_folder(layout.folder)
