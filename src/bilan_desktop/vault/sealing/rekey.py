"""A new passphrase: a new master key, a new recovery code, and every capsule sealed anew.

First phase: header and capsules are sealed under the new key beside the old ones. Then one line in the log makes them
count. Second phase, which needs no key (`destruction.put_next_in_place`): each takes the place of the old one, whose
bytes are overwritten. Database keys never change: after a failed change in place SQLCipher can leave a file that no key
opens.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import NEXT_SUFFIX, beside
from bilan_desktop.vault.ending.destruction import discard_next
from bilan_desktop.vault.ending.intents import IntentLog, Operation, Step
from bilan_desktop.vault.sealing.capsule import open_capsule, seal_capsule
from bilan_desktop.vault.sealing.header import Header
from bilan_desktop.vault.sealing.keys import new_key, wipe
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.storage.store import Store

Progress = Callable[[float], None]


def seal_anew(
    store: Store, header: Header, passphrase: str, code: RecoveryCode, progress: Progress
) -> tuple[Header, Operation]:
    """First phase and commit; from then on the store uses the new master key. The new header and what to finish.

    `progress` is told the part done, from 0 to 1, and may raise to give up. Raises Fault; whatever is raised, nothing
    has changed, or `is_committed` says otherwise. A capsule that was tampered with opens neither before nor after, and
    is left as it is.
    """
    layout, master = store.layout, new_key()
    try:
        anew = Header.seal(header.vault, header.created_on, master, passphrase, code, header.kdf)
        files.write(beside(layout.header, NEXT_SUFFIX), anew.encoded())
        _seal_anew(store, layout.register_capsule, header.vault, master)
        capsules = layout.capsule_ids()
        sealed: list[UUID] = []
        for number, compartment in enumerate(capsules, start=1):
            if _seal_anew(store, layout.capsule(compartment), compartment, master):
                sealed.append(compartment)
            progress(number / len(capsules))
        operation = IntentLog(layout.intents).rekey(tuple(sealed))
    except BaseException:
        wipe(master)
        if not is_committed(store):
            discard_next(layout)
        raise
    store.change_master(master)
    return anew, operation


def is_committed(store: Store) -> bool:
    """Whether the log holds a change of passphrase that remains to be finished."""
    operations = IntentLog(store.layout.intents).read().operations
    return any(operation.committed is Step.REKEY and not operation.done for operation in operations)


def _seal_anew(store: Store, path: Path, compartment: UUID, master: bytearray) -> bool:
    try:
        info, key = open_capsule(path, store.master(), store.vault, compartment)
    except Fault as fault:
        if fault.kind is FaultKind.CAPSULE_TAMPERED:
            return False
        raise
    try:
        files.write(beside(path, NEXT_SUFFIX), seal_capsule(master, key, info))
    finally:
        wipe(key)
    return True
