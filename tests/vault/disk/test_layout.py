"""The names of a vault's files: which are its own, which were left behind, which are foreign."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bilan_desktop.vault.disk.layout import Layout, compartment_id

ONE = UUID("0b6e3c7a-41a5-4b9e-9d8e-53a1f6d9c0aa")


@pytest.fixture
def place(tmp_path: Path) -> Layout:
    (tmp_path / "compartments").mkdir()
    return Layout(tmp_path)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    nowhere = Layout(tmp_path / "absent")
    assert nowhere.capsule_ids() == []
    assert list(nowhere.leftovers()) == []


def test_ids_are_read_from_names_spelt_in_the_one_right_way(place: Layout) -> None:
    for name in (f"{ONE}.key", f"{str(ONE).upper()}.key", f"{ONE.hex}.key", "notes.key", f"{ONE}.txt"):
        (place.compartments / name).touch()
    place.database(ONE).touch()
    assert place.capsule_ids() == [ONE]
    assert place.database_ids() == [ONE]
    assert compartment_id(ONE.hex) is None


def test_ids_come_in_their_order(place: Layout) -> None:
    ids = [uuid4() for _ in range(50)]
    for one in ids:
        place.capsule(one).touch()
    assert place.capsule_ids() == sorted(ids)


@pytest.mark.parametrize(
    ("name", "belongs"),
    [
        (f"compartments/{ONE}.key", True),
        (f"compartments/{ONE}.key.next", True),
        (f"compartments/{ONE}.db", True),
        (f"compartments/{ONE}.db-journal", True),
        ("compartments/Lettre à M. Lemoine.odt", False),
        ("compartments/vault.json", False),
        ("vault.json", True),
        ("vault.json.next", True),
        ("register.db-journal", True),
        ("reminders.json", True),
        ("photo.jpg", False),
        (f"{ONE}.key", False),
    ],
)
def test_the_vaults_own_names(place: Layout, name: str, belongs: bool) -> None:
    assert place.belongs(place.folder / name) is belongs


def test_leftovers_are_ours_and_no_one_elses(place: Layout) -> None:
    gone = "0" * 32 + ".gone"
    ours = {
        place.folder / "clock.json.part",
        place.folder / gone,
        place.compartments / gone,
        place.compartments / f"{ONE}.key.part",
        place.compartments / f"{ONE}.key.next.part",
    }
    foreign = {
        place.folder / "film.part",
        place.folder / "vacances.gone",
        place.compartments / f"{uuid4().hex}.part",
    }
    for path in ours | foreign | {place.header, place.capsule(ONE)}:
        path.touch()
    assert set(place.leftovers()) == ours
