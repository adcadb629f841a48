"""Does things to vaults, each in a process of its own that is made to be killed, and tells what they confirmed.

Requests come as lines of JSON on the standard input: what to do, to which vault, and where to be killed. A process is
forked for each, because starting Python anew would take ten times as long. Steps are told by writev, which no fault is
injected into.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bilan_desktop.domain.errors import Fault
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.ending.enforce import enforce
from bilan_desktop.vault.sealing import header
from bilan_desktop.vault.sealing.keys import new_key
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.vault import Vault
from vaults import (
    CHEAP,
    FIRST_DAY,
    NEXT_YEAR,
    PASSPHRASE,
    add_case,
    add_migration,
    at,
    close_case,
    write_words,
)

NEW_CODE = "GA1ET0T1110E0BRVME0SAFRAN02A"
"""The recovery code of what is made here: the tests must know it even when the process dies before it tells."""
CHANGING = ("fsync", "replace", "rename", "unlink", "truncate", "ftruncate", "mkdir", "write")
CLOSED = 1000
"""A file descriptor that nothing has opened."""


def tell(*words: str) -> None:
    """Say that something is confirmed."""
    os.writev(1, [(" ".join(words) + "\n").encode()])


def create(folder: Path, code: RecoveryCode) -> None:
    Vault.create(folder, PASSPHRASE, FixedClock(FIRST_DAY), kdf=CHEAP)
    tell("made")


def add(folder: Path, code: RecoveryCode) -> None:
    with unlocked(folder, code) as vault:
        add_case(vault, "trois", reference="B-2026-002")
        tell("added")


def save(folder: Path, code: RecoveryCode) -> None:
    with unlocked(folder, code) as vault, vault.open(vault.register.cases()[0].case_id) as compartment:
        for word in ("trois", "quatre", "cinq" * 3000):
            with compartment.transaction() as db:
                write_words(db, word)
            tell("saved")


def close(folder: Path, code: RecoveryCode) -> None:
    with unlocked(folder, code) as vault:
        close_case(vault, vault.register.cases()[0].case_id, "deux", destroyed={"notes": 1})
        tell("closed")


def destroy(folder: Path, code: RecoveryCode) -> None:
    with unlocked(folder, code) as vault:
        vault.destroy([vault.register.cases()[0].case_id], "withdrawal")
        tell("destroyed")


def change(folder: Path, code: RecoveryCode) -> None:
    with unlocked(folder, code) as vault:
        vault.change_passphrase(PASSPHRASE)
        tell("changed")


def due(folder: Path, code: RecoveryCode) -> None:
    if not enforce(folder, FixedClock(at(NEXT_YEAR))).failed:
        tell("enforced")


def migrate(folder: Path, code: RecoveryCode) -> None:
    add_migration()
    with unlocked(folder, code) as vault, vault.open(vault.register.cases()[0].case_id):
        tell("migrated")


def unlocked(folder: Path, code: RecoveryCode) -> Vault:
    return Vault.unlock(folder, code, FixedClock(FIRST_DAY))


def die_at(number: int) -> None:
    """End the process, as a kill would, at the nth call that changes the disk, counted in Python."""
    left = [number]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counting

    for name in CHANGING:
        setattr(os, name, counted(getattr(os, name)))


def advance(call: str, times: int) -> None:
    """Make a system call that changes nothing so many times: the tracer strikes at a call of a fixed number."""
    vain = {
        "fsync": lambda: os.fsync(CLOSED),
        "pwrite64": lambda: os.pwrite(CLOSED, b"", 0),
        "write": lambda: os.write(CLOSED, b""),
        "ftruncate": lambda: os.ftruncate(CLOSED, 0),
        "rename": lambda: Path("absent").rename("absent"),
        "unlink": lambda: Path("absent").unlink(),
    }
    for _ in range(times):
        with suppress(OSError):
            vain[call]()


def act(name: str, folder: str, code: str) -> None:
    """Do one thing; a fault is told like anything else."""
    try:
        ACTS[name](Path(folder), RecoveryCode(code))
    except Fault as fault:
        tell("fault", fault.kind)


def in_a_child(name: str, folder: str, code: str, call: str, number: int) -> dict[str, object]:
    """What a process of its own told, and how it ended: nothing wrong, or killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.close(reading)
        os.close(writing)
        if call == "python":
            die_at(number)
        else:
            advance(call, number)
        act(name, folder, code)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        lines = told.read().splitlines()
    return {"lines": lines, "status": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}


def main() -> None:
    """Serve requests, a line each, until there are no more."""
    RecoveryCode.new = lambda: RecoveryCode(NEW_CODE)
    # Hundreds of vaults are sealed, none is opened by its passphrase: a derivation that takes no time will do.
    header.passphrase_key = lambda *_: new_key()
    for request in sys.stdin:
        tell(json.dumps(in_a_child(**json.loads(request))))


ACTS = {
    "create": create,
    "add": add,
    "save": save,
    "close": close,
    "destroy": destroy,
    "change": change,
    "due": due,
    "migrate": migrate,
}

main()
