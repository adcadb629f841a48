"""The agent, as a log-in starts it, is killed at every step of a destruction that nobody watches; the next start ends it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import frozen

from bilan_desktop.platform.door import NobodyAnswersError, Request, Wish, door_here
from bilan_desktop.vault.check import check
from bilan_desktop.vault.clock import FixedClock, MachineClock
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.vault import Vault
from vaults import CHEAP, PASSPHRASE, add_case, close_case, other_program, read_words

STRACE = shutil.which("strace")
MOST = 40
"""More calls of one kind than a thread of the agent makes."""
WAITS = 60

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(600),
    pytest.mark.skipif(STRACE is None, reason="strace, which kills at a system call, is absent"),
]


@frozen
class Scene:
    """A shut vault with one compartment due since yesterday and a case that is not; the code that opens it."""

    folder: Path
    code: RecoveryCode


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("agent") / "avant"
    now = MachineClock().now()
    vault, code = Vault.create(folder, PASSPHRASE, FixedClock(now - timedelta(days=9)), kdf=CHEAP)
    with vault:
        close_case(vault, add_case(vault, "un"), "deux", until=(now - timedelta(days=1)).date())
        add_case(vault, "trois", reference="B-2026-002")
    return Scene(folder, code)


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@contextmanager
def agent(folder: Path, call: str, number: int) -> Iterator[subprocess.Popen[bytes]]:
    """The agent, of which any thread dies, and the process with it, at its nth call."""
    assert STRACE is not None
    command = [
        *(STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"),
        *("-e", f"inject={call}:signal=KILL:when={number}"),
        *(sys.executable, "-m", "bilan_desktop", "--background", "--vault", str(folder)),
    ]
    with subprocess.Popen(command, env=other_program(), start_new_session=True) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)


def says_it_is_done(folder: Path, running: "subprocess.Popen[bytes]") -> bool:
    """Whether the agent came to tell that nothing due is left; False when it was killed before."""
    while running.poll() is None:
        try:
            answer = door_here().knock(Request(Wish.ENFORCE, str(folder)), WAITS, knocking=0.1)
        except NobodyAnswersError:
            continue
        assert answer["done"]
        assert "fault" not in answer
        return True
    return False


def look(folder: Path, code: RecoveryCode) -> None:
    """As the next unlock finds it: what was due is gone and certified once, nothing else was touched."""
    with Vault.unlock(folder, code, MachineClock()) as vault:
        assert check(folder, vault) == []
        (left,) = vault.capsules()
        assert read_words(vault, left.id) == ["trois"]
        assert Layout(folder).database_ids() == [left.id]
        assert len(list(Layout(folder).compartments.iterdir())) <= 3
        unattended = [one for one in vault.register.certificates() if one.unattended]
        assert [one.due for one in unattended] == [MachineClock().today() - timedelta(days=1)]


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("call", ["write", "fsync", "truncate", "rename", "unlink"])
def test_an_agent_killed_at_any_step_of_a_destruction_leaves_it_to_the_next_start(
    before: Scene, tmp_path: Path, call: str
) -> None:
    killed = 0
    for number in range(1, MOST):
        folder = tmp_path / f"coffre-{number}"
        shutil.copytree(before.folder, folder)
        with agent(folder, call, number) as running:
            done = says_it_is_done(folder, running)
        if done:
            assert len(Layout(folder).capsule_ids()) == 1
        look(folder, before.code)
        shutil.rmtree(folder)
        if done:
            break
        killed += 1
    assert done
    assert killed


@pytest.mark.usefixtures("own_folders")
def test_the_next_agent_finishes_what_the_one_before_was_killed_at(before: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "coffre"
    shutil.copytree(before.folder, folder)
    for number in (1, 2, 3, 4):
        with agent(folder, "fsync", number) as running:
            if says_it_is_done(folder, running):
                break
    with agent(folder, "fsync", 10_000) as running:
        assert says_it_is_done(folder, running)
    assert len(Layout(folder).capsule_ids()) == 1
    look(folder, before.code)
