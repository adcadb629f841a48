"""A real process is killed at every step it takes on the disk, or its disk fails there: what was confirmed stays.

Under strace the process meets its fate at the nth call of each system call that changes the disk, SQLCipher's own
included; where there is no strace, it dies at the nth such call of Python. Then everything is looked at as the next
start would.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.check import check
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.destruction import recover
from bilan_desktop.vault.opening import inspect
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from bilan_desktop.vault.storage import migrations
from bilan_desktop.vault.storage.entries import CaseState
from bilan_desktop.vault.vault import Vault
from vaults import (
    CHEAP,
    FIRST_DAY,
    NEXT_YEAR,
    PASSPHRASE,
    Template,
    add_case,
    add_migration,
    at,
    close_case,
    other_program,
    read_words,
)

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked by the hundred"),
]

DRIVER = Path(__file__).with_name("vault_driver.py")
STRACE = shutil.which("strace")
NEW_CODE = RecoveryCode("GA1ET0T1110E0BRVME0SAFRAN02A")
"""The recovery code of every vault that the driver makes and of every change of passphrase."""
LONG = "cinq" * 3000
STRIKE = 250
"""At which call the tracer strikes; a process makes as many vain ones as must come before."""
FASTER = "--seccomp-bpf"
"""Only the calls asked for are stopped; strace 6 then delivers no signal to a forked process, but errors do arrive."""
CALLS = ("fsync", "pwrite64", "write", "ftruncate", "rename", "unlink")
killed: dict[str, int] = {}


@frozen
class Told:
    """What a process confirmed before it ended, and whether it came to its end."""

    lines: list[str]
    finished: bool

    def __contains__(self, word: str) -> bool:
        return any(line.split()[0] == word for line in self.lines)

    @property
    def last(self) -> str:
        return self.lines[-1].split()[-1]


@frozen
class Scene:
    """A vault prepared for what is going to be done to it, and how to look at it afterwards."""

    name: str
    before: Layout
    after: Layout
    code: RecoveryCode
    look: Callable[[Layout, RecoveryCode, Told], None]


class Driver:
    """The program that does things to vaults, traced or not."""

    def __init__(self, *tracing: str) -> None:
        self._process = subprocess.Popen(
            [*tracing, sys.executable, str(DRIVER)],
            env=other_program(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, scene: Scene, call: str, number: int) -> Told:
        """Do it to a fresh copy of the scene's vault."""
        shutil.rmtree(scene.after.folder, ignore_errors=True)
        if scene.before.folder.exists():
            shutil.copytree(scene.before.folder, scene.after.folder)
        request = {"name": scene.name, "folder": str(scene.after.folder), "code": scene.code.text}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request | {"call": call, "number": number}), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        assert answer["status"] in {0, -signal.SIGKILL}, "it ended in another way than it should"
        return Told(answer["lines"], answer["status"] == 0)

    def close(self) -> None:
        """No more requests; whatever went wrong is said here."""
        _, errors = self._process.communicate()
        assert errors == ""


def traced(what: str, *options: str) -> Iterator[Driver]:
    """A driver in which every system call that changes the disk meets `what` at its call number STRIKE."""
    if STRACE is None:
        pytest.skip("strace is not installed; the kills counted in Python run without it")
    calls = ",".join(CALLS)
    driver = Driver(
        *(STRACE, "-f", *options, "-qq", "-o", "/dev/null"),
        *("-e", f"trace={calls}", "-e", f"inject={calls}:{what}"),
    )
    yield driver
    driver.close()


@pytest.fixture(scope="module")
def untraced() -> Iterator[Driver]:
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture(scope="module")
def killing() -> Iterator[Driver]:
    yield from traced(f"signal=KILL:when={STRIKE}")


@pytest.fixture(scope="module")
def filling() -> Iterator[Driver]:
    yield from traced(f"error=ENOSPC:when={STRIKE}+", FASTER)


@pytest.fixture(scope="module")
def failing() -> Iterator[Driver]:
    yield from traced(f"error=EIO:when={STRIKE}+", FASTER)


@pytest.fixture(scope="module")
def stumbling() -> Iterator[Driver]:
    yield from traced(f"error=EIO:when={STRIKE}", FASTER)


# How a vault must be found


def sound(layout: Layout, secret: str | RecoveryCode, today: FixedClock | None = None) -> Vault:
    """The vault as the next start finds it: nothing pending, nothing wrong."""
    recover(layout.folder)
    vault = Vault.unlock(layout.folder, secret, today or FixedClock(FIRST_DAY))
    assert check(layout.folder, vault) == []
    assert not layout.intents.exists() or layout.intents.read_bytes() == b""
    return vault


def refusal(act: Callable[[], object]) -> FaultKind | None:
    """How something is refused, None when it is not."""
    try:
        act()
    except Fault as fault:
        return fault.kind
    return None


def look_at_creation(layout: Layout, _: RecoveryCode, told: Told) -> None:
    missing = refusal(lambda: inspect(layout.folder))
    if missing is None:
        sound(layout, NEW_CODE).lock()
        return
    assert missing is FaultKind.VAULT_MISSING
    assert "made" not in told
    vault, code = Vault.create(layout.folder, PASSPHRASE, FixedClock(FIRST_DAY), kdf=CHEAP)
    vault.lock()
    sound(layout, code).lock()


def look_at_new_case(layout: Layout, code: RecoveryCode, told: Told) -> None:
    with sound(layout, code) as vault:
        cases = {entry.reference: entry.case_id for entry in vault.register.cases()}
        assert "B-2026-002" in cases or "added" not in told
        assert len(layout.capsule_ids()) == len(layout.database_ids()) == len(cases)
        assert read_words(vault, cases.pop("B-2026-001")) == ["un", "deux"]
        for case in cases.values():
            assert read_words(vault, case) == ["trois"]


def look_at_saves(layout: Layout, code: RecoveryCode, told: Told) -> None:
    with sound(layout, code) as vault:
        words = read_words(vault, vault.register.cases()[0].case_id)
        everything = ["un", "deux", "trois", "quatre", LONG]
        assert words == everything[: len(words)]
        assert len(words) >= 2 + told.lines.count("saved")


def look_at_closing(layout: Layout, code: RecoveryCode, told: Told) -> None:
    with sound(layout, code) as vault:
        (entry,) = vault.register.cases()
        (left,) = layout.capsule_ids()
        assert layout.database_ids() == [left]
        assert len(list(layout.compartments.iterdir())) <= 3
        if entry.state is CaseState.OPEN:
            assert "closed" not in told
            assert left == entry.case_id
            assert read_words(vault, left) == ["un", "deux"]
            assert vault.register.certificates() == ()
            close_case(vault, left, "deux")
        else:
            assert read_words(vault, left) == ["deux"]
            (certificate,) = vault.register.certificates()
            assert (certificate.compartment, certificate.documents) == (entry.case_id, {"notes": 1})
            assert [line.compartment for line in vault.register.journal()].count(entry.case_id) == 2


def look_at_destruction(layout: Layout, code: RecoveryCode, told: Told) -> None:
    with sound(layout, code) as vault:
        (entry,) = vault.register.cases()
        if entry.state is CaseState.OPEN:
            assert "destroyed" not in told
            assert read_words(vault, entry.case_id) == ["un", "deux"]
        else:
            assert list(layout.compartments.iterdir()) == []
            assert [one.compartment for one in vault.register.certificates()] == [entry.case_id]


def look_at_change(layout: Layout, code: RecoveryCode, told: Told) -> None:
    recover(layout.folder)
    refused = refusal(lambda: Vault.unlock(layout.folder, code, FixedClock(FIRST_DAY)).lock())
    if refused is None:
        assert "changed" not in told
        vault = sound(layout, code)
    else:
        assert refused is FaultKind.WRONG_RECOVERY_CODE
        vault = sound(layout, NEW_CODE)
    with vault:
        assert sorted(read_words(vault, info.id) for info in vault.capsules()) == [["trois"], ["un", "deux"]]


def look_at_deadline(layout: Layout, code: RecoveryCode, told: Told) -> None:
    recover(layout.folder)
    if "enforced" in told:
        assert list(layout.compartments.iterdir()) == []
    with sound(layout, code, FixedClock(at(NEXT_YEAR))) as vault:
        assert list(layout.compartments.iterdir()) == []
        certificates = vault.register.certificates()
        assert [(one.due, one.unattended) for one in certificates] == [(None, False), (NEXT_YEAR, True)]


def look_at_migration(layout: Layout, code: RecoveryCode, told: Told) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "scripts", migrations.scripts)
        add_migration()
        with (
            sound(layout, code) as vault,
            vault.open(vault.register.cases()[0].case_id) as opened,
            opened.read() as db,
        ):
            assert [word for (word,) in db.execute("SELECT word FROM newer")] == ["un", "deux"]


LOOKS = {
    "create": look_at_creation,
    "add": look_at_new_case,
    "save": look_at_saves,
    "close": look_at_closing,
    "destroy": look_at_destruction,
    "change": look_at_change,
    "due": look_at_deadline,
    "migrate": look_at_migration,
}


@pytest.fixture(params=LOOKS)
def scene(request: pytest.FixtureRequest, template: Template, tmp_path: Path) -> Scene:
    """The vault as it is before something is done to it."""
    name = request.param
    layout = Layout(tmp_path / "avant")
    if name != "create":
        with Vault.unlock(template.copied(layout.folder), template.code, FixedClock(FIRST_DAY)) as vault:
            case = add_case(vault, "un", "deux")
            if name == "change":
                add_case(vault, "trois", reference="B-2026-002")
            if name == "due":
                close_case(vault, case, "deux")
                vault.guard.learn(NEXT_YEAR - timedelta(days=1))
    return Scene(name, layout, Layout(tmp_path / "coffre"), template.code, LOOKS[name])


def kill_everywhere(scene: Scene, at: Callable[[int], Told], step: int = 1) -> int:
    """Run to the first point, look, run to the next, look, until the process comes to its end; how many there were."""
    numbers = range(1, STRIKE, step)
    for times, number in enumerate(numbers):
        told = at(number)
        scene.look(scene.after, scene.code, told)
        if told.finished:
            return times
    pytest.fail("it never came to its end")


@pytest.mark.parametrize("call", CALLS)
def test_a_process_killed_at_any_system_call_loses_nothing_confirmed(
    scene: Scene, killing: Driver, call: str
) -> None:
    # A transaction writes page after page: every fifth is enough.
    step = 5 if call == "pwrite64" else 1
    killed[f"{scene.name} {call}"] = kill_everywhere(
        scene, lambda number: killing.run(scene, call, STRIKE - number), step
    )


def test_a_process_killed_between_any_two_steps_loses_nothing_confirmed(
    scene: Scene, untraced: Driver
) -> None:
    # Every step where nothing else kills; a sample where strace does it at every system call.
    step = 1 if STRACE is None else 4
    killed[scene.name] = kill_everywhere(scene, lambda number: untraced.run(scene, "python", number), step)


def test_processes_were_killed_at_two_hundred_points_at_least() -> None:
    if STRACE is not None:
        assert sum(killed.values()) >= 200


def fail_everywhere(scene: Scene, driver: Driver, call: str, step: int) -> set[str]:
    """Let a call fail at every `step`th place until that no longer matters; how the process said it."""
    said: set[str] = set()
    without_consequence = 0
    for number in range(1, STRIKE, step):
        told = driver.run(scene, call, STRIKE - number)
        assert told.finished
        scene.look(scene.after, scene.code, told)
        without_consequence = 0 if "fault" in told else without_consequence + 1
        said |= {told.last} if "fault" in told else set()
        if without_consequence > 4:
            return said
    pytest.fail("it never came to its end")


STEPS = {"fsync": 3, "pwrite64": 9, "write": 2, "rename": 2}


@pytest.mark.parametrize("call", ["write", "pwrite64"])
def test_a_disk_that_fills_loses_nothing_confirmed_and_is_said_to_be_full(
    scene: Scene, filling: Driver, call: str
) -> None:
    said = fail_everywhere(scene, filling, call, STEPS[call])
    assert said <= {FaultKind.DISK_FULL, FaultKind.DESTRUCTION_INCOMPLETE}


@pytest.mark.parametrize("call", ["fsync", "pwrite64", "write"])
def test_a_disk_that_fails_for_good_loses_nothing_confirmed(scene: Scene, failing: Driver, call: str) -> None:
    said = fail_everywhere(scene, failing, call, STEPS[call])
    assert said <= {FaultKind.DISK_FAILED, FaultKind.DESTRUCTION_INCOMPLETE}


@pytest.mark.parametrize("call", ["fsync", "pwrite64", "rename"])
def test_a_disk_that_fails_once_loses_nothing_confirmed(scene: Scene, stumbling: Driver, call: str) -> None:
    said = fail_everywhere(scene, stumbling, call, STEPS[call])
    assert said <= {FaultKind.DISK_FAILED, FaultKind.DESTRUCTION_INCOMPLETE}
