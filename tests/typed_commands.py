"""The real command line, run as a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "bilan_desktop"]


@frozen
class Answer:
    """What a command said, and its exit code."""

    code: int
    said: str
    complained: str


def environment(**more):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **more}


def run(*arguments, typed="", shift="", **more):
    """Runs the real command; `shift` moves its clock, such as « +1 day »."""
    ahead = ["faketime", "-f", shift] if shift else []
    done = subprocess.run(
        [*ahead, *COMMAND, *map(str, arguments)],
        input=typed.encode(),
        capture_output=True,
        env=environment(**more),
        timeout=100,
        check=False,
    )
    answer = Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in answer.complained
    return answer


def references(demonstration, synthesis, phase=None):
    """The references of the demonstration's cases whose synthesis, and phase if named, is so."""
    return [
        case["reference"]
        for case in demonstration["cases"]
        if case["synthesis"] == synthesis and phase in {None, case["phase"]}
    ]


def compartments(vault):
    """The ids of the compartments that are there."""
    return {path.name.partition(".")[0] for path in (vault / "compartments").iterdir()}


def damage(path, offset):
    """Flips every bit of one byte."""
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(content)


needs_faketime = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="faketime, which moves the clock, is absent"
)
