"""What the program weighs while it waits in the background with its vault shut, and how often it wakes up. Linux only.

    python benchmarks/agent.py [--minutes N]

Beside it, the emptiest program that PySide6 can be: an application without a window. What a process has for itself is what
it wrote, and what it read of libraries that nothing else on the machine uses; those of the system are counted apart. Wake-ups
are the times that any of its threads went to sleep again, counted by the kernel.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from people import new_desk

EMPTY = "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]); app.exec()"
SETTLING = 45  # seconds: what is due was looked at, and the thread that did it has ended
SYSTEM = ("/usr/lib", "/lib")
OWN_AT_MOST = 60  # Mio
WAKES_AT_MOST = 1  # a minute


def main() -> int:
    """Prints both; 0 when the aims are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=5, help="how long wake-ups are counted (default 5)")
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="bilan-benchmark-") as folder:
        vault = Path(folder, "coffre")
        new_desk(vault).lock()
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "XDG_CONFIG_HOME": f"{folder}/config",
            "XDG_DATA_HOME": f"{folder}/data",
        }
        remembered = Path(folder, "config", "Bilan Desktop", "preferences.json")
        remembered.parent.mkdir(parents=True)
        remembered.write_text(json.dumps({"vault": str(vault), "theme": "", "scale": 100}))
        agent = [sys.executable, "-m", "bilan_desktop", "--background"]
        with (
            started(agent, environment) as ours,
            started([sys.executable, "-c", EMPTY], environment) as empty,
        ):
            time.sleep(SETTLING)
            own = show("programme en arrière-plan", ours)
            show("programme PySide6 vide", empty)
            before = sleeps(ours)
            time.sleep(60 * minutes)
            wakes = (sleeps(ours) - before) / minutes
    print(f"réveils par minute : {wakes:.1f} (visé : ≤ {WAKES_AT_MOST}), comptés pendant {minutes} min")
    return 0 if own <= OWN_AT_MOST and wakes <= WAKES_AT_MOST + 0.5 else 1


@contextmanager
def started(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    """A process, by its number."""
    with subprocess.Popen(command, env=environment) as process:
        yield process.pid
        process.terminate()


def show(what: str, process: int) -> float:
    """Prints what a process weighs; its own part, in Mio."""
    written = files = system = 0.0
    name = ""
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        words = line.split()
        if "-" in words[0] and not words[0].endswith(":"):
            name = words[5] if len(words) > 5 else ""
        elif words[0] in {"Rss:", "Anonymous:"}:
            size = int(words[1]) / 1024
            if words[0] == "Anonymous:":
                written += size
                files, system = (files, system - size) if name.startswith(SYSTEM) else (files - size, system)
            elif name.startswith(SYSTEM):
                system += size
            else:
                files += size
    print(
        f"{what} : {written + files:.0f} Mio à lui (visé : ≤ {OWN_AT_MOST}), dont {written:.0f} écrits et {files:.0f} lus "
        f"de ses bibliothèques ; {system:.0f} de plus sont au système",
        flush=True,
    )
    return written + files


def sleeps(process: int) -> int:
    """How often the threads of a process have gone to sleep by themselves."""
    count = 0
    for status in Path(f"/proc/{process}/task").glob("*/status"):
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        count += int(lines["voluntary_ctxt_switches"])
    return count


if __name__ == "__main__":
    sys.exit(main())
