"""Durable files: private, whole or absent, overwritten before they go."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files

posix = pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def loose_umask() -> None:
    """A umask that would let everybody read, were modes left to it."""
    before = os.umask(0)
    yield
    os.umask(before)


@posix
def test_files_and_folders_are_private_whatever_the_umask(tmp_path: Path, loose_umask: None) -> None:
    files.make_folder(tmp_path / "coffre")
    files.write(tmp_path / "coffre" / "a", b"a")
    files.append(tmp_path / "coffre" / "b", b"b")
    files.create_empty(tmp_path / "coffre" / "c")
    assert mode(tmp_path / "coffre") == 0o700
    assert [mode(path) for path in sorted((tmp_path / "coffre").iterdir())] == [0o600] * 3


@posix
def test_a_file_is_private_before_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.extend(mode(path) for path in tmp_path.iterdir()))
    files.write(tmp_path / "a", b"a")
    assert set(seen) == {0o600}


@posix
def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "coffre").mkdir(mode=0o755)
    assert not files.is_private(tmp_path / "coffre")
    files.make_private(tmp_path / "coffre")
    assert files.is_private(tmp_path / "coffre")


def test_write_replaces_the_whole_content(tmp_path: Path) -> None:
    files.write(tmp_path / "a", b"a longer content")
    files.write(tmp_path / "a", b"short")
    assert (tmp_path / "a").read_bytes() == b"short"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, FaultKind.DISK_FULL),
        (errno.EDQUOT, FaultKind.DISK_FULL),
        (errno.EACCES, FaultKind.FOLDER_NOT_WRITABLE),
        (errno.EROFS, FaultKind.FOLDER_NOT_WRITABLE),
        (errno.EIO, FaultKind.DISK_FAILED),
    ],
)
def test_a_write_that_fails_leaves_the_old_content_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: FaultKind
) -> None:
    files.write(tmp_path / "a", b"old")
    monkeypatch.setattr(os, "fsync", failing(code))
    with pytest.raises(Fault) as caught:
        files.write(tmp_path / "a", b"new")
    assert caught.value.kind is kind
    assert caught.value.facts["folder"] == tmp_path
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_an_append_that_fails_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.append(tmp_path / "log", b"one\n")
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(Fault):
        files.append(tmp_path / "log", b"two\n")
    assert (tmp_path / "log").read_bytes() == b"one\n"


def test_appends_follow_each_other_and_truncate_cuts(tmp_path: Path) -> None:
    files.append(tmp_path / "log", b"one\n")
    files.append(tmp_path / "log", b"two\n")
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"
    files.truncate(tmp_path / "log", 4)
    assert (tmp_path / "log").read_bytes() == b"one\n"


def test_overwriting_leaves_no_byte_run_and_the_same_length_in_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"CANARI" * 50_000)
    place = path.stat().st_ino
    files.overwrite(path)
    after = path.read_bytes()
    assert len(after) == 300_000
    assert b"CANARI" not in after
    assert len(set(after)) == 256
    assert path.stat().st_ino == place


def test_shredding_overwrites_then_removes_under_a_random_name(tmp_path: Path) -> None:
    path, other_name = tmp_path / "a", tmp_path / "witness"
    path.write_bytes(b"CANARI")
    os.link(path, other_name)
    files.shred(path)
    assert [p.name for p in tmp_path.iterdir()] == ["witness"]
    assert other_name.read_bytes() == b""


def test_shredding_and_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    files.shred(tmp_path / "a")
    files.remove(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_replacing_overwrites_the_old_bytes_first(tmp_path: Path) -> None:
    old, new, witness = tmp_path / "a", tmp_path / "a.next", tmp_path / "witness"
    old.write_bytes(b"CANARI")
    new.write_bytes(b"new")
    os.link(old, witness)
    files.replace_shredded(new, old)
    assert old.read_bytes() == b"new"
    assert witness.read_bytes() != b"CANARI"
    new.write_bytes(b"newer")
    files.replace_shredded(new, tmp_path / "absent")
    assert (tmp_path / "absent").read_bytes() == b"newer"


def test_an_existing_file_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    files.create_empty(tmp_path / "a")
    with pytest.raises(Fault):
        files.create_empty(tmp_path / "a")
