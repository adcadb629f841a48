"""The real command line, run as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

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
