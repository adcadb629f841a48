"""From the passphrase to what the dashboard shows, with a thousand cases, beside keepassxc-cli and a thousand entries."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from measure import Measure, Missing, Setting
from people import CHEAPEST, PASSPHRASE, fill, new_desk

from bilan_desktop.desktop import book
from bilan_desktop.practice import directory
from bilan_desktop.practice.entering import opening
from bilan_desktop.vault.clock import MachineClock
from bilan_desktop.vault.sealing.keys import SALT_LENGTH, passphrase_key

LIVE, RETAINED, ADMINISTRATIVE = 100, 300, 600
ENTRIES = LIVE + RETAINED + ADMINISTRATIVE
DERIVATION = 0.1
"""In seconds, the least that keepassxc-cli can be asked for; ours is counted as the same."""


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """The unlocking without the derivation, then all of it beside the reference."""
    folder = setting.folder / "coffre"
    desk = new_desk(folder)
    fill(desk, LIVE, RETAINED, ADMINISTRATIVE)
    desk.lock()
    yield Measure(
        f"déverrouiller, dérivation à part, et lire le tableau de bord ({ENTRIES} dossiers)",
        lambda: _unlocked(folder) - _derived(),
        at_most=0.3,
    )
    yield Measure(f"lire la liste des {RETAINED + ADMINISTRATIVE} dossiers clos", lambda: _closed(folder))
    what = "le déverrouillage et le tableau de bord, dérivation de 100 ms comprise"
    if not shutil.which("keepassxc-cli"):
        yield Missing(what, "keepassxc-cli n’est pas installé")
        return
    database = _keepass(setting.folder)
    yield Measure(
        what,
        lambda: _unlocked(folder) - _derived() + DERIVATION,
        f"keepassxc-cli ls, {ENTRIES} entrées, dérivation de 100 ms",
        lambda: _listed(database),
        ratio_at_most=1,
    )


def _unlocked(folder: Path) -> float:
    started = time.perf_counter()
    desk = opening.unlock(folder, PASSPHRASE, MachineClock())
    reading = book.read(desk)
    took = time.perf_counter() - started
    desk.lock()
    if len(reading.running) != LIVE or reading.unreadable:
        raise RuntimeError("the vault does not hold what was put there")
    return took


def _closed(folder: Path) -> float:
    desk = opening.unlock(folder, PASSPHRASE, MachineClock())
    started = time.perf_counter()
    closed, unreadable = directory.closed_cases(desk)
    took = time.perf_counter() - started
    desk.lock()
    if len(closed) != RETAINED + ADMINISTRATIVE or unreadable:
        raise RuntimeError("the vault does not hold what was put there")
    return took


def _derived() -> float:
    started = time.perf_counter()
    passphrase_key(PASSPHRASE, bytes(SALT_LENGTH), CHEAPEST)
    return time.perf_counter() - started


def _keepass(folder: Path) -> Path:
    entries = "".join(
        f"<Entry><String><Key>Title</Key><Value>B-2026-{number:03d}</Value></String>"
        f"<String><Key>UserName</Key><Value>Essaimé-{number:04d}</Value></String></Entry>"
        for number in range(ENTRIES)
    )
    source, database = folder / "entries.xml", folder / "entries.kdbx"
    source.write_text(
        '<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><Generator>benchmark</Generator></Meta><Root>'
        f"<Group><Name>Root</Name>{entries}</Group></Root></KeePassFile>",
        encoding="utf-8",
    )
    command = ["keepassxc-cli", "import", "-q", "-p", "-t", str(int(DERIVATION * 1000)), source, database]
    subprocess.run(command, input=f"{PASSPHRASE}\n{PASSPHRASE}\n", text=True, check=True, capture_output=True)
    return database


def _listed(database: Path) -> float:
    started = time.perf_counter()
    command = ["keepassxc-cli", "ls", "-q", "-R", str(database)]
    done = subprocess.run(command, input=f"{PASSPHRASE}\n", text=True, check=True, capture_output=True)
    took = time.perf_counter() - started
    if len(done.stdout.splitlines()) < ENTRIES:
        raise RuntimeError("keepassxc-cli lists less than was imported")
    return took
