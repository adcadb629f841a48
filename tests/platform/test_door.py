"""One process per user: who is first, who may knock, and what becomes of whoever says nonsense."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.platform.door import door as door_module
from bilan_desktop.platform.door import door_here
from bilan_desktop.platform.door.door import NobodyAnswersError
from bilan_desktop.platform.door.messages import REQUEST_LIMIT, Request, Wish, decoded_answer

if os.name != "posix":
    pytest.skip("Unix sockets are another system's door", allow_module_level=True)

from bilan_desktop.platform.door.socket_door import SocketDoor

NOBODY = 65534
OPEN = Request(Wish.OPEN, "/home/élodie/coffre", "jeton")
ROOT = Path(__file__).parents[2]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator can act as another user")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "porte"


@pytest.fixture
def first(folder):
    """The first process's door, open, with what it was asked."""
    door = SocketDoor(folder)
    asked = []

    def answer(request):
        asked.append(request)
        return {"done": True, "number": len(asked)}

    assert door.claim()
    door.serve(answer)
    door.asked = asked
    yield door
    door.close()


@pytest.fixture
def open_place():
    """A folder that everybody may enter, as no folder of a door is."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def dial(door):
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connected.settimeout(10)
    connected.connect(str(door.path))
    return connected


def as_nobody(program, *arguments):
    """Runs some Python as another user, who could not start this Python himself."""
    words = [
        sys.executable,
        "-c",
        f"import os, socket, sys; os.setuid({NOBODY})\n{program}",
        *map(str, arguments),
    ]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_the_first_answers_whoever_comes_later(folder, first):
    later = SocketDoor(folder)
    assert not later.claim()
    assert later.knock(OPEN) == {"done": True, "number": 1}
    assert later.knock(Request(Wish.LOCK)) == {"done": True, "number": 2}
    assert first.asked == [OPEN, Request(Wish.LOCK)]


def test_whoever_comes_after_the_first_has_left_is_first(folder, first):
    first.close()
    first.close()
    later = SocketDoor(folder)
    assert later.claim()
    assert not first.path.exists()
    later.close()


def test_a_first_one_that_is_only_just_starting_is_waited_for(folder):
    door = SocketDoor(folder)
    assert door.claim()
    threading.Timer(0.3, door.serve, [lambda _: {"done": True}]).start()
    assert SocketDoor(folder).knock(OPEN) == {"done": True}
    door.close()


def test_a_first_one_that_hangs_up_to_begin_anew_is_asked_again(folder):
    door, asked = SocketDoor(folder), []

    def begin_anew(_):
        asked.append(1)
        if len(asked) == 1:
            raise ConnectionResetError  # as when its process is replaced: the peer is closed, unanswered
        return {"done": True}

    assert door.claim()
    door.serve(begin_anew)
    assert SocketDoor(folder).knock(OPEN) == {"done": True}
    assert len(asked) == 2
    door.close()


def test_a_first_one_that_always_hangs_up_is_told_of(folder):
    door = SocketDoor(folder)

    def hang_up(_):
        raise ConnectionResetError

    assert door.claim()
    door.serve(hang_up)
    with pytest.raises(NobodyAnswersError):
        SocketDoor(folder).knock(OPEN, knocking=0.2)
    door.close()


def test_a_first_one_that_never_answers_is_told_of(folder, monkeypatch):
    monkeypatch.setattr(door_module, "KNOCKING", 0.2)
    door = SocketDoor(folder)
    assert door.claim()
    with pytest.raises(NobodyAnswersError):
        SocketDoor(folder).knock(OPEN)
    door.close()


def test_a_crash_leaves_a_socket_behind_that_is_in_nobodys_way(folder):
    program = (
        "import sys, pathlib; from bilan_desktop.platform.door.socket_door import SocketDoor\n"
        "door = SocketDoor(pathlib.Path(sys.argv[1])); assert door.claim(); door.serve(lambda _: {})\n"
        "print('first', flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", program, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as crashing:
        assert crashing.stdout.readline() == "first\n"
        assert not SocketDoor(folder).claim()
        crashing.send_signal(signal.SIGKILL)
        crashing.wait()
    door = SocketDoor(folder)
    assert door.path.exists()
    assert door.claim()
    door.serve(lambda _: {"done": True})
    assert SocketDoor(folder).knock(OPEN) == {"done": True}
    door.close()


def test_nobody_else_may_enter(folder, first):
    assert folder.stat().st_mode & 0o777 == 0o700
    assert first.path.stat().st_mode & 0o777 == 0o600
    folder.chmod(0o755)
    first.close()
    again = SocketDoor(folder)
    assert again.claim()
    assert folder.stat().st_mode & 0o777 == 0o700
    again.close()


@needs_root
def test_another_user_who_gets_in_all_the_same_is_not_answered(open_place):
    door, asked = SocketDoor(open_place / "porte"), []
    assert door.claim()
    door.serve(lambda request: asked.append(request) or {"done": True})
    door.path.parent.chmod(0o777)
    door.path.chmod(0o777)
    program = (
        "peer = socket.socket(socket.AF_UNIX); peer.settimeout(10); peer.connect(sys.argv[1])\n"
        "try: peer.sendall(sys.argv[2].encode()); print(repr(peer.recv(100)))\n"
        "except (BrokenPipeError, ConnectionResetError): print(repr(b''))"
    )
    with as_nobody(program, door.path, OPEN.encoded().decode()) as hostile:
        assert hostile.stdout.read() == "b''\n"
    assert asked == []
    assert SocketDoor(door.path.parent).knock(OPEN) == {"done": True}
    door.close()


@needs_root
def test_another_users_program_behind_the_door_is_told_nothing(open_place):
    folder = open_place / "porte"
    folder.mkdir()
    folder.chmod(0o777)
    program = (
        "door = socket.socket(socket.AF_UNIX); door.bind(sys.argv[1]); door.listen()\n"
        "print('there', flush=True); peer = door.accept()[0]; print(repr(peer.recv(100)))"
    )
    with as_nobody(program, folder / "door") as hostile:
        assert hostile.stdout.readline() == "there\n"
        with pytest.raises(NobodyAnswersError):
            SocketDoor(folder).knock(OPEN)
        assert hostile.stdout.read() == "b''\n"


@needs_root
def test_a_folder_of_somebody_else_is_no_place_for_a_door(folder):
    folder.mkdir()
    os.chown(folder, NOBODY, NOBODY)
    with pytest.raises(PermissionError):
        SocketDoor(folder).claim()


def test_a_link_is_no_place_for_a_door(folder, tmp_path):
    (tmp_path / "ailleurs").mkdir()
    folder.symlink_to(tmp_path / "ailleurs")
    with pytest.raises(PermissionError):
        SocketDoor(folder).claim()


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\n",
        b"bonjour\n",
        b"[]\n",
        b'{"wish": "quit"}\n',
        b'{"wish": "open", "vault": 1, "activation": ""}\n',
        b"[" * 5000 + b"\n",
        b"x" * (REQUEST_LIMIT * 4),
        b"\xff\xfe\n",
    ],
)
def test_nonsense_is_not_answered_and_keeps_nobody_waiting(folder, first, nonsense):
    with dial(first) as peer:
        try:
            peer.sendall(nonsense)
            assert peer.recv(100) == b""
        except (BrokenPipeError, ConnectionResetError):
            assert first.asked == []
    assert SocketDoor(folder).knock(OPEN)["number"] == 1


def test_whoever_says_nothing_is_left_after_two_seconds(folder, first):
    with dial(first):
        assert SocketDoor(folder).knock(OPEN, patience=20)["number"] == 1


def test_whoever_speaks_one_byte_at_a_time_is_left_as_well(folder, first, monkeypatch):
    monkeypatch.setattr(door_module, "PATIENCE", 0.3)
    with dial(first) as peer:
        talking = threading.Event()

        def drip():
            while not talking.wait(0.05):
                try:
                    peer.send(b"x")
                except OSError:
                    return

        dripping = threading.Thread(target=drip)
        dripping.start()
        assert SocketDoor(folder).knock(OPEN, patience=20)["number"] == 1
        talking.set()
        dripping.join()


def test_whoever_leaves_before_the_answer_is_forgotten(folder, first):
    for _ in range(10):
        with dial(first) as peer:
            peer.sendall(OPEN.encoded())
    assert SocketDoor(folder).knock(OPEN, patience=20)["done"]


def test_a_flood_of_knocks_is_answered_one_after_the_other(folder, first):
    answers = []

    def knock():
        answers.append(SocketDoor(folder).knock(OPEN, patience=20)["number"])

    crowd = [threading.Thread(target=knock) for _ in range(60)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert sorted(answers) == list(range(1, 61))


def test_a_path_too_long_for_a_socket_has_its_door_among_the_temporary_files(tmp_path, monkeypatch):
    long = tmp_path / ("é" * 60) / "porte"
    door = SocketDoor(long)
    assert len(os.fsencode(door.path)) < 104
    assert door.path == SocketDoor(long).path
    assert door.claim()
    door.serve(lambda _: {"done": True})
    assert SocketDoor(long).knock(OPEN) == {"done": True}
    door.close()
    (door.path.parent / "first").unlink()
    door.path.parent.rmdir()


def test_the_door_is_in_the_folder_of_the_users_data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    here = door_here()
    assert isinstance(here, SocketDoor)
    assert here.path == tmp_path / "Bilan Desktop" / "agent" / "door"


def test_a_path_longer_than_any_system_has_is_refused(folder, first):
    with pytest.raises(ValueError, match="length"):
        SocketDoor(folder).knock(Request(Wish.OPEN, "x" * REQUEST_LIMIT))


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_no_line_upsets_the_reader(line):
    assert Request.decoded(line) is None
    assert decoded_answer(line) is None or isinstance(decoded_answer(line), dict)


@given(st.sampled_from(Wish), st.text().filter(lambda text: "\0" not in text))
def test_a_request_is_read_as_it_was_said(wish, vault):
    assert Request.decoded(Request(wish, vault).encoded().rstrip(b"\n")) == Request(wish, vault)
