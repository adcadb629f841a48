"""What leaves the vault: never into a vault, and no file is left where none is said to be."""

import errno
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice import outside
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.disk import files

PAPER = b"%PDF-1.7 what a person alone may read"


def kind_of(path: Path) -> FaultKind:
    with pytest.raises(Fault) as raised:
        outside.write(path, PAPER)
    return raised.value.kind


@pytest.mark.parametrize("place", ["synthese.pdf", "vault.json", "register.db", "compartments/synthese.pdf"])
def test_nothing_in_clear_is_written_into_a_vault_nor_over_its_files(
    desk: Desk, vault_folder: Path, place: str
) -> None:
    before = {path: path.read_bytes() for path in vault_folder.rglob("*") if path.is_file()}
    assert kind_of(vault_folder / place) is FaultKind.FILE_IN_VAULT
    assert {path: path.read_bytes() for path in vault_folder.rglob("*") if path.is_file()} == before


def test_a_way_round_into_a_vault_is_the_same_vault(desk: Desk, vault_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "raccourci").symlink_to(vault_folder, target_is_directory=True)
    assert kind_of(tmp_path / "raccourci" / "synthese.pdf") is FaultKind.FILE_IN_VAULT
    assert not (vault_folder / "synthese.pdf").exists()


def test_a_place_beside_a_vault_is_good(desk: Desk, tmp_path: Path) -> None:
    outside.write(tmp_path / "synthèse à remettre.pdf", PAPER)
    assert (tmp_path / "synthèse à remettre.pdf").read_bytes() == PAPER


def test_what_a_disk_took_but_could_not_confirm_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unconfirmed(folder: Path) -> None:
        raise OSError(errno.EIO, str(folder))

    monkeypatch.setattr(files, "_sync_folder", unconfirmed)
    assert kind_of(tmp_path / "synthese.pdf") is FaultKind.FILE_NOT_WRITTEN
    assert list(tmp_path.iterdir()) == []


def test_a_refused_write_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    other = tmp_path / "synthese.pdf"
    other.write_bytes(b"another paper")
    (tmp_path / "synthese.pdf.part").mkdir()
    assert kind_of(other) is FaultKind.FILE_NOT_WRITTEN
    assert other.read_bytes() == b"another paper"


class TestErasing:
    """The original of what was taken in, and nothing else."""

    def test_it_goes_and_going_twice_is_no_error(self, tmp_path: Path) -> None:
        scan = tmp_path / "scan.pdf"
        scan.write_bytes(PAPER)
        for _ in range(2):
            outside.erase(scan, outside.digest(PAPER))
            assert list(tmp_path.iterdir()) == []

    def test_a_scan_that_took_its_name_since_stays(self, tmp_path: Path) -> None:
        scan = tmp_path / "scan.pdf"
        scan.write_bytes(b"%PDF-1.7 the next page, nowhere else yet")
        with pytest.raises(Fault) as raised:
            outside.erase(scan, outside.digest(PAPER))
        assert raised.value.kind is FaultKind.FILE_CHANGED
        assert scan.read_bytes().endswith(b"nowhere else yet")

    def test_what_cannot_be_read_is_said_not_to_be_erased(self, tmp_path: Path) -> None:
        with pytest.raises(Fault) as raised:
            outside.erase(tmp_path, outside.digest(PAPER))
        assert raised.value.kind is FaultKind.FILE_NOT_ERASED
