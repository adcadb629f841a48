"""No connection, ever: seen from outside the process, by the system's own trace, where there is no network at all."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from at_work import prepare

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which sees every socket, is Linux’s"),
]
ROOT = Path(__file__).parents[2]
TRACE = ["strace", "-f", "--seccomp-bpf", "-e", "trace=network", "-o"]
FAMILY = re.compile(r"\b(?:socket|socketpair)\((AF_\w+|\d+)|sa_family=(AF_\w+)")


@frozen
class Traced:
    """What a process said and how it ended, and how often it asked for each family of sockets."""

    said: str
    code: int
    families: Counter[str]


def families(trace: Path) -> Counter[str]:
    """The families of every socket that was made, or spoken to."""
    return Counter(made or spoken for made, spoken in FAMILY.findall(trace.read_text()))


def environment(home: Path) -> dict[str, str]:
    """No screen, and a home of the test's own."""
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT / "src")}
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "PYTEST_"))}
    return {**kept, **places, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def may_be_cut_off() -> bool:
    """Whether a network namespace with nothing in it may be made here."""
    tried = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def may_be_traced() -> bool:
    """Whether one process may trace another here."""
    tried = subprocess.run([*TRACE, os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.fixture(scope="module")
def journey(tmp_path_factory) -> Traced:
    """One case from the first start to its destruction, through the windows, traced, with no network where that may be."""
    if not may_be_traced():
        pytest.skip("this system lets no process trace another")
    folder = tmp_path_factory.mktemp("trace")
    cut_off = ["unshare", "-rn"] if may_be_cut_off() else []
    journey = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    command = [*cut_off, *TRACE, str(folder / "trace"), sys.executable, *journey]
    done = subprocess.run(
        [*command, "tests/journeys/test_one_case_all_the_way.py"],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    return Traced(done.stdout + done.stderr, done.returncode, families(folder / "trace"))


def test_the_whole_journey_makes_no_internet_socket(journey: Traced) -> None:
    assert "1 passed" in journey.said
    assert set(journey.families) <= {"AF_UNIX"}


@pytest.mark.skipif(
    sys.platform == "linux" and not may_be_cut_off(),
    reason="this system lets no one make a network namespace",
)
def test_the_whole_journey_passes_where_there_is_no_network(journey: Traced) -> None:
    assert journey.code == 0, journey.said


def test_the_program_as_it_is_started_makes_none_either(tmp_path, vault_folder, clock) -> None:
    if not may_be_traced():
        pytest.skip("this system lets no process trace another")
    prepare(vault_folder, clock)
    trace = tmp_path / "trace"
    command = [*TRACE, str(trace), sys.executable, "-m", "bilan_desktop", "--vault", str(vault_folder)]
    told = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment(tmp_path), start_new_session=True, **told) as process:
        try:
            wait_until(
                lambda: trace.exists() and "listen(" in trace.read_text()
            )  # its own door, once the window is there
        finally:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)
    assert set(families(trace)) == {"AF_UNIX"}


def wait_until(is_so: Callable[[], bool], most: float = 60.0) -> None:
    """Looks again and again, no longer than this."""
    end = time.monotonic() + most
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)
