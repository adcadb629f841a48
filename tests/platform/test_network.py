"""The network is refused, in a process of its own: a hook that is set stays."""

import subprocess
import sys
import textwrap

import pytest

from bilan_desktop.platform import network

TRIES = {
    "an Internet socket": "import socket; socket.socket()",
    "an Internet socket of version 6": "import socket; socket.socket(socket.AF_INET6)",
    "a datagram": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a server": "import socket; socket.create_server(('127.0.0.1', 0))",
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "an old name": "import socket; socket.gethostbyname('localhost')",
    "a page": "import urllib.request; urllib.request.urlopen('http://localhost/')",
    "a browser": "import webbrowser; webbrowser.GenericBrowser('true').open('http://localhost/')",
    "a message": "import smtplib; smtplib.SMTP('localhost')",
}
ALLOWED = {
    "a pair of this process": "import socket; a, b = socket.socketpair(); a.send(b'x'); assert b.recv(1) == b'x'",
    "a door of this user": """
        import socket, tempfile, pathlib
        door = str(pathlib.Path(tempfile.mkdtemp()) / "door")
        server = socket.socket(socket.AF_UNIX); server.bind(door); server.listen()
        client = socket.socket(socket.AF_UNIX); client.connect(door); client.close(); server.close()
    """,
    "a pipe": "import subprocess, sys; subprocess.run([sys.executable, '-c', ''], check=True, stdout=subprocess.PIPE)",
}


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script after the network was shut, twice as it may happen."""
    head = "from bilan_desktop.platform import network\nnetwork.shut()\nnetwork.shut()\n"
    command = [sys.executable, "-c", head + textwrap.dedent(script)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("script", TRIES.values(), ids=TRIES.keys())
def test_the_network_is_refused(script: str) -> None:
    ended = run(script)
    assert "NetworkRefused" in ended.stderr
    assert ended.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Python has no Unix sockets on Windows")
@pytest.mark.parametrize("script", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_stays_on_this_machine_for_this_user_goes_on(script: str) -> None:
    ended = run(script)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a socket cannot be handed on by its number on Windows")
def test_a_socket_that_was_there_before_is_of_no_use() -> None:
    script = """
        import socket
        from bilan_desktop.platform import network
        before = socket.socket()
        network.shut()
        before.connect(("127.0.0.1", 9))
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "NetworkRefused: socket.connect" in ended.stderr


def test_nothing_is_refused_before_it_is_asked_for() -> None:
    assert not network.is_shut()


def test_the_command_line_refuses_it_too(tmp_path) -> None:
    script = """
        from bilan_desktop.cli import main
        from bilan_desktop.platform import network
        code = main(["check", "--vault", "nowhere"])
        assert code == 1 and network.is_shut()
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
