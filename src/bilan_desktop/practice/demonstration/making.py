"""Making the demonstration: a new vault, in which every story is played day after day until today."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from attrs import frozen

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice import directory
from bilan_desktop.practice.demonstration.days import Days, moment
from bilan_desktop.practice.demonstration.scene import Scene
from bilan_desktop.practice.demonstration.stories import setting, stories
from bilan_desktop.practice.demonstration.timeline import Act, acts
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.entering.opening import Clock
from bilan_desktop.practice.sharing.exporting import kept_synthesis
from bilan_desktop.vault.check import FindingKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.sealing.keys import KdfParameters
from bilan_desktop.vault.storage.migrations import scripts

Progress = Callable[[float], None]

_MADE_ON = "demonstration.made_on"
_MADE_WITH = "demonstration.made_with"
_UNFINISHED = ""
_LOOK = timedelta(days=7)
"""The vault looks at the clock this often, so that no leap has to be confirmed and what falls due goes."""


@frozen
class ShownCase:
    """A case of the demonstration, by what may be shown of it outside the vault."""

    reference: str
    phase: Phase
    synthesis: SynthesisState


@frozen
class Demonstration:
    """A demonstration vault, the day on which it was made, its passphrase and its cases."""

    vault: Path
    made_on: date
    passphrase: str
    cases: tuple[ShownCase, ...]


def make(
    folder: Path, today: date, progress: Progress = lambda _: None, *, kdf: KdfParameters | None = None
) -> Demonstration:
    """Makes the demonstration in a new or empty folder, in some seconds; `progress` is told the part done, from 0 to 1.

    Raises Fault for what the disk refuses, or for a folder that holds something; nothing of it then remains.
    """
    is_free, was_there = _is_free(folder), folder.exists()
    try:
        return _made(folder, today, progress, kdf)
    except BaseException:
        if is_free:
            _clear(folder, keep_folder=was_there)
        raise


def reopen(folder: Path, clock: Clock) -> Demonstration | None:
    """The demonstration that is in a folder, None when what is there is no demonstration.

    One cut short, or made when the tables had another shape, goes, and is None too. Raises Fault as an unlock does, and
    what was due meanwhile is destroyed as at any unlock; FOREIGN_FILE for one that would go with somebody's file in it.
    """
    passphrase = setting().passphrase
    try:
        desk = opening.unlock(folder, passphrase, clock)
    except Fault as fault:
        if fault.kind in {FaultKind.WRONG_PASSPHRASE, FaultKind.VAULT_MISSING}:
            return None
        raise
    try:
        made_on = desk.vault.register.setting(_MADE_ON)
        if made_on is None:
            return None
        is_whole = made_on != _UNFINISHED and desk.vault.register.setting(_MADE_WITH) == _shape()
        shown = shown_cases(desk) if is_whole else ()
    finally:
        desk.lock()
    if is_whole:
        return Demonstration(folder, date.fromisoformat(made_on), passphrase, shown)
    _require_nothing_foreign(folder)
    _clear(folder, keep_folder=True)
    return None


def remove(demonstration: Demonstration) -> None:
    """Takes a demonstration away, its folder with it.

    Raises Fault FOREIGN_FILE, and takes nothing away, when somebody put a file of theirs there; Fault when the disk refuses.
    """
    _require_nothing_foreign(demonstration.vault)
    try:
        shutil.rmtree(demonstration.vault)
    except OSError as error:
        raise Fault(FaultKind.FOLDER_NOT_WRITABLE, folder=demonstration.vault) from error


def shown_cases(desk: Desk) -> tuple[ShownCase, ...]:
    """Every case of which something is kept, by reference."""
    running, _ = directory.running_cases(desk)
    ended, _ = directory.closed_cases(desk)
    found = [ShownCase(case.reference, case.phase, case.synthesis) for case in running]
    for case in ended:
        is_kept = kept_synthesis(closed.open_closed(desk, case.id)) is not None
        state = SynthesisState.FINAL if is_kept else SynthesisState.NONE
        found.append(ShownCase(case.reference, Phase.CLOSED, state))
    return tuple(sorted(found, key=lambda case: case.reference))


def _made(folder: Path, today: date, progress: Progress, kdf: KdfParameters | None) -> Demonstration:
    scenery = setting()
    told = [(story, Days(today, story.opened)) for story in stories()]
    clock = FixedClock(moment(min(days.working(0) for _, days in told), time(8)))
    desk = opening.create(folder, scenery.practice, scenery.passphrase, clock, kdf=kdf).desk
    try:
        desk.vault.register.set_setting(_MADE_ON, _UNFINISHED)
        desk.vault.register.set_setting(_MADE_WITH, _shape())
        scenes = []
        for story, days in told:
            scene = Scene(desk, story, days)
            scenes.append((scene, acts(story, scene, days)))
        _play(desk, clock, scenes, progress)
        _reach(desk, clock, moment(today, time(8)))
        desk.vault.enforce()
        desk.vault.register.set_setting(_MADE_ON, today.isoformat())
        return Demonstration(folder, today, scenery.passphrase, shown_cases(desk))
    finally:
        desk.lock()


def _play(desk: Desk, clock: FixedClock, scenes: list[tuple[Scene, list[Act]]], progress: Progress) -> None:
    """Every act of every story, in the order of time: the clock only goes forward."""
    script = [(act, number) for number, (_, played) in enumerate(scenes) for act in played]
    script.sort(key=lambda entry: (entry[0].day, entry[1], entry[0].order))
    try:
        for done, (act, _) in enumerate(script, start=1):
            _reach(desk, clock, moment(act.day, act.at))
            act.play()
            progress(done / len(script))
    finally:
        for scene, _ in scenes:
            scene.leave()


def _reach(desk: Desk, clock: FixedClock, instant: datetime) -> None:
    """Lets the time pass until an instant; what falls due on the way is destroyed, as it would have been."""
    while instant.date() - desk.vault.guard.latest > _LOOK:
        clock.set(max(clock.now(), moment(desk.vault.guard.latest + _LOOK, time(8))))
        desk.vault.enforce()
    clock.set(max(clock.now(), instant))


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or not any(folder.iterdir())
    except OSError:
        return False


def _shape() -> str:
    """The tables that a demonstration was made with, before any migration: what has others is not read but made anew."""
    first = "".join(scripts(kind)[0] for kind in CompartmentKind)
    return hashlib.sha256(first.encode()).hexdigest()


def _require_nothing_foreign(folder: Path) -> None:
    if any(found.kind is FindingKind.FOREIGN_FILE for found in opening.check_closed(folder)):
        raise Fault(FaultKind.FOREIGN_FILE, folder=folder)


def _clear(folder: Path, *, keep_folder: bool) -> None:
    for path in folder.iterdir() if keep_folder else ():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    if not keep_folder:
        shutil.rmtree(folder, ignore_errors=True)
