"""Measures the program beside what it is compared with, on this machine, in this run, and prints the table.

    python benchmarks/run.py [names] [--runs N] [--build dist/bilan-desktop]

The names are those of the modules beside this file; without any, all are measured. Each figure is the median of paired
runs: ours and the reference in turn. A reference that is not installed is said to be missing.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from measure import Measure, Missing, Setting, row, run

NAMES = ("start", "unlock", "search", "memory", "keystroke", "words", "synthesis", "results", "destruction")
HEADINGS = ["mesure", "valeur", "référence", "valeur", "rapport", "visé", "tenu"]


def main() -> int:
    """Runs what was asked; 0 once the table is printed, whatever it says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    parser.add_argument("--runs", type=int, default=7, help="paired runs of each measure (default 7)")
    parser.add_argument("--build", type=Path, help="folder of a frozen build, to measure its start")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    print(" | ".join(HEADINGS))
    print(" | ".join("---" for _ in HEADINGS))
    with tempfile.TemporaryDirectory(prefix="bilan-benchmark-") as folder:
        for name in options.names or NAMES:
            place = Path(folder, name)
            place.mkdir()
            for measure in importlib.import_module(name).measures(Setting(place, options.build)):
                show(measure, options.runs)
    return 0


def show(measure: Measure | Missing, runs: int) -> None:
    """Prints a line of the table as soon as it is known."""
    if isinstance(measure, Missing):
        cells = [measure.what, f"non mesuré : {measure.why}", "", "", "", "", ""]
    else:
        cells = row(run(measure, runs))
    print(" | ".join(cells), flush=True)


if __name__ == "__main__":
    sys.exit(main())
