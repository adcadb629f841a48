"""Writes the two lock files anew from the ranges of pyproject.toml.

    python packaging/lock.py

Needs `uv` on the path. `requirements.lock` is what a user runs with, `requirements-dev.lock` adds what tests, checks
and builds need, at the same versions. Every file of a release is pinned by its hash, for Linux, macOS and Windows and for
every Python from 3.11. The address of the package index stays that of the machine: none is written.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by packaging/lock.py from pyproject.toml; not by hand.\n"


def compile_lock(name: str, *options: str) -> None:
    """Resolves the project's ranges into the lock file `name`."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--upgrade", "--quiet", *options]
    text = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    if "://" in text:
        sys.exit(f"{name} would hold an address.")
    (ROOT / name).write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    compile_lock("requirements.lock", "--group", "install")
    compile_lock("requirements-dev.lock", "--group", "dev")
