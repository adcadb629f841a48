"""One program at a time."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import lock as lock_module
from bilan_desktop.vault.disk.lock import VaultLock
from vaults import other_program

HOLD = """
import sys
from pathlib import Path
from bilan_desktop.vault.disk.lock import VaultLock
lock = VaultLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_same_program_cannot_take_it_twice(tmp_path: Path) -> None:
    with VaultLock(tmp_path / "lock"), pytest.raises(Fault) as caught:
        VaultLock(tmp_path / "lock")
    assert caught.value.kind is FaultKind.VAULT_IN_USE
    VaultLock(tmp_path / "lock").release()


def test_another_program_cannot_take_it_until_the_first_is_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=other_program(),
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Fault) as caught:
            VaultLock(tmp_path / "lock")
        assert caught.value.kind is FaultKind.VAULT_IN_USE
        holder.kill()
        holder.wait()
    VaultLock(tmp_path / "lock").release()


def test_releasing_twice_is_no_error(tmp_path: Path) -> None:
    lock = VaultLock(tmp_path / "lock")
    lock.release()
    lock.release()
    VaultLock(tmp_path / "lock").release()


def test_a_folder_that_cannot_be_locked_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    with pytest.raises(Fault) as caught:
        VaultLock(tmp_path / "absent" / "lock")
    assert caught.value.kind is FaultKind.DISK_FAILED
    monkeypatch.setattr(lock_module, "_take", refuse)
    with pytest.raises(Fault) as caught:
        VaultLock(tmp_path / "lock")
    assert caught.value.kind is FaultKind.DISK_FAILED
