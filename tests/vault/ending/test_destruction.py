"""Destruction: in the order that was promised, again after a crash, and told when it cannot be."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout, beside
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.destruction import Undestroyed, destroy_files, is_whole, recover
from bilan_desktop.vault.ending.intents import Doomed, IntentLog, Operation
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from vaults import FIRST_DAY

ONE = uuid4()
OTHER = uuid4()
TODAY = FIRST_DAY.date()


def doomed(compartment: UUID) -> tuple[Doomed, ...]:
    return (Doomed(compartment, CompartmentKind.CASE, None),)


@pytest.fixture
def place(locked: Layout) -> Layout:
    """A locked vault with two compartments' worth of files."""
    for compartment in (ONE, OTHER):
        locked.capsule(compartment).write_bytes(b"capsule")
        locked.database(compartment).write_bytes(b"database")
        beside(locked.database(compartment), "-journal").write_bytes(b"journal")
    return locked


def left(layout: Layout) -> list[str]:
    return sorted(path.name for path in layout.compartments.iterdir())


def all_of(compartment: UUID) -> list[str]:
    return sorted(f"{compartment}{suffix}" for suffix in (".db", ".db-journal", ".key"))


def test_nothing_of_a_compartment_is_left(place: Layout) -> None:
    beside(place.capsule(ONE), ".next").write_bytes(b"capsule to come")
    destroy_files(place, ONE)
    assert left(place) == all_of(OTHER)
    destroy_files(place, ONE)
    assert not is_whole(place, ONE)
    assert is_whole(place, OTHER)


def test_the_capsule_goes_first_each_file_overwritten_on_the_disk_before_it_is_cut(
    place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def told(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def telling(*arguments: object) -> object:
            seen.append(name)
            return call(*arguments)

        return telling

    for name in ("fsync", "truncate", "rename", "unlink", "write"):
        monkeypatch.setattr(os, name, told(name, getattr(os, name)))
    destroy_files(place, ONE)
    file = ["write", "fsync", "truncate", "rename", "unlink"]
    assert seen == [*file, "fsync", *file, *file, "fsync"]


def test_a_destruction_cut_short_is_finished_without_a_key(place: Layout) -> None:
    IntentLog(place.intents).destroy(doomed(ONE), "withdrawal", TODAY, unattended=False)
    place.capsule(ONE).unlink()
    assert recover(place.folder) == ()
    assert left(place) == all_of(OTHER)
    assert [one.done for one in IntentLog(place.intents).read().operations] == [True]
    before = place.intents.read_bytes()
    assert recover(place.folder) == ()
    assert place.intents.read_bytes() == before


def test_a_closing_that_was_not_committed_loses_the_new(place: Layout) -> None:
    log = IntentLog(place.intents)
    log.prepare(Operation(uuid4(), old=doomed(ONE)), OTHER)
    recover(place.folder)
    assert left(place) == all_of(ONE)
    assert [one.done for one in log.read().operations] == [True]


def test_a_closing_that_was_committed_loses_the_old(place: Layout) -> None:
    log = IntentLog(place.intents)
    log.close(log.prepare(Operation(uuid4(), old=doomed(ONE)), OTHER), "closing", TODAY)
    recover(place.folder)
    assert left(place) == all_of(OTHER)


def test_a_commit_that_comes_to_light_after_its_closing_was_given_up_is_void(place: Layout) -> None:
    log = IntentLog(place.intents)
    log.close(log.prepare(Operation(uuid4(), old=doomed(ONE)), OTHER), "closing", TODAY)
    place.database(OTHER).unlink()
    recover(place.folder)
    assert left(place) == all_of(ONE)


def test_a_committed_closing_loses_the_old_even_when_the_new_was_destroyed_since(place: Layout) -> None:
    log = IntentLog(place.intents)
    log.close(log.prepare(Operation(uuid4(), old=doomed(ONE)), OTHER), "closing", TODAY)
    log.destroy(doomed(OTHER), "withdrawal", TODAY, unattended=False)
    recover(place.folder)
    recover(place.folder)
    assert left(place) == []


def test_a_creation_waits_for_the_register(place: Layout) -> None:
    IntentLog(place.intents).prepare(Operation.begin(), ONE)
    recover(place.folder)
    assert left(place) == sorted(all_of(ONE) + all_of(OTHER))


def test_a_closing_whose_commit_was_lost_never_destroys_the_only_copy(place: Layout) -> None:
    IntentLog(place.intents).prepare(Operation(uuid4(), old=doomed(ONE)), OTHER)
    place.capsule(ONE).unlink()
    recover(place.folder)
    assert set(all_of(OTHER)) <= set(left(place))


def test_a_damaged_log_destroys_nothing_for_want_of_a_commit(place: Layout) -> None:
    log = IntentLog(place.intents)
    log.prepare(Operation(uuid4(), old=doomed(ONE)), OTHER)
    place.intents.write_bytes(b"damaged\n" + place.intents.read_bytes())
    recover(place.folder)
    assert left(place) == sorted(all_of(ONE) + all_of(OTHER))


def test_what_resists_is_told_and_tried_again(place: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise Fault(FaultKind.DISK_FAILED, folder=place.folder)

    log = IntentLog(place.intents)
    log.destroy(doomed(ONE), "withdrawal", TODAY, unattended=False)
    with monkeypatch.context() as patch:
        patch.setattr(files, "overwrite", refuse)
        assert recover(place.folder) == (Undestroyed(ONE, FaultKind.DISK_FAILED),)
    assert left(place) == sorted(all_of(ONE) + all_of(OTHER))
    assert [one.done for one in log.read().operations] == [False]
    assert recover(place.folder) == ()
    assert left(place) == all_of(OTHER)


def test_what_interrupted_writes_left_is_removed(place: Layout) -> None:
    leftovers = [place.compartments / f"{ONE}.key.part", place.compartments / ("a" * 32 + ".gone")]
    for path in leftovers:
        path.write_bytes(b"half")
    (place.folder / "clock.json.part").write_bytes(b"half")
    (place.folder / "film.part").write_bytes(b"somebody else's")
    recover(place.folder)
    assert left(place) == sorted(all_of(ONE) + all_of(OTHER))
    assert not (place.folder / "clock.json.part").exists()
    assert (place.folder / "film.part").exists()


def test_recovery_waits_for_no_other_program(place: Layout) -> None:
    with VaultLock(place.lock), pytest.raises(Fault) as caught:
        recover(place.folder)
    assert caught.value.kind is FaultKind.VAULT_IN_USE


class TestKeysSealedAnew:
    """What a change of passphrase left beside the old files."""

    @pytest.fixture
    def anew(self, place: Layout) -> list[Path]:
        """Old files with the new ones beside them; the header is a sound one."""
        olds = [place.header, place.register_capsule, place.capsule(ONE), place.capsule(OTHER)]
        for old in olds:
            beside(old, ".next").write_bytes(b"new " + old.read_bytes())
        return olds

    def test_without_a_commit_they_are_given_up(self, place: Layout, anew: list[Path]) -> None:
        recover(place.folder)
        assert not any(beside(old, ".next").exists() for old in anew)
        assert not any(old.read_bytes().startswith(b"new ") for old in anew)

    @pytest.mark.parametrize("moved", range(5))
    def test_once_committed_they_take_the_place_of_the_old_from_any_point(
        self, place: Layout, anew: list[Path], moved: int
    ) -> None:
        IntentLog(place.intents).rekey((ONE, OTHER))
        for old in anew[:moved]:
            beside(old, ".next").rename(old)
        recover(place.folder)
        assert all(old.read_bytes().startswith(b"new ") for old in anew)
        assert not any(beside(old, ".next").exists() for old in anew)
        assert [one.done for one in IntentLog(place.intents).read().operations] == [True]

    @pytest.mark.parametrize("missing", range(1, 4))
    def test_a_commit_that_comes_to_light_after_they_were_given_up_is_void(
        self, place: Layout, anew: list[Path], missing: int
    ) -> None:
        IntentLog(place.intents).rekey((ONE, OTHER))
        beside(anew[missing], ".next").unlink()
        recover(place.folder)
        assert not any(beside(old, ".next").exists() for old in anew)
        assert not any(old.read_bytes().startswith(b"new ") for old in anew)

    @pytest.mark.parametrize("moved", range(1, 4))
    def test_once_the_header_has_moved_the_rest_follows_whatever_became_of_the_log(
        self, place: Layout, anew: list[Path], moved: int
    ) -> None:
        for old in anew[:moved]:
            beside(old, ".next").rename(old)
        recover(place.folder)
        assert all(old.read_bytes().startswith(b"new ") for old in anew)

    def test_an_overwritten_header_is_replaced_whatever_became_of_the_log(
        self, place: Layout, anew: list[Path]
    ) -> None:
        files.overwrite(place.header)
        recover(place.folder)
        assert all(old.read_bytes().startswith(b"new ") for old in anew)

    def test_a_foreign_file_with_such_a_name_is_left_alone(self, place: Layout) -> None:
        (place.compartments / "notes.next").write_bytes(b"somebody else's")
        recover(place.folder)
        assert (place.compartments / "notes.next").read_bytes() == b"somebody else's"


def test_a_folder_without_compartments_can_be_recovered(locked: Layout) -> None:
    locked.compartments.rmdir()
    assert recover(locked.folder) == ()


def test_the_disk_failing_says_so(place: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "failed")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Fault) as caught:
        destroy_files(place, ONE)
    assert caught.value.kind is FaultKind.DISK_FAILED
