"""Sets everything up, then starts the program or its tests.

    python3 run.py [arguments of bilan-desktop]     such as: python3 run.py demo
    python3 run.py test [arguments of pytest]        all the tests, shared by two processes
    python3 run.py pictures [light|dark|contrast]…   every page as a picture, in pictures/

Needs nothing but Python 3.11: it makes the virtual environment `.venv`, installs what the lock files pin, and, on
Debian and Ubuntu, the system libraries that Qt's wheels expect. Run again, it finds all that done and goes on.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed"
OLDEST = (3, 11)

# What Qt's wheels load from the system, and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Commands that tests call, and the Debian package that holds each.
TEST_COMMANDS = {
    "chattr": "e2fsprogs",
    "dbus-daemon": "dbus-daemon",
    "dex": "dex",
    "dunst": "dunst",
    "faketime": "faketime",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
    "trayer": "trayer",
    "xdotool": "xdotool",
    "Xvfb": "xvfb",
}

# The options of pytest that say how the tests are run, or want one process that talks with the terminal.
OWN_WAY = {"--numprocesses", "--dist", "--pdb", "--trace", "--collect-only", "--co", "--capture", "-s"}


class SetupError(Exception):
    """What could not be prepared, as a sentence for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Prepares what `arguments` need and hands over to the program or to pytest."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"Bilan Desktop demande Python 3.11 ou plus récent\u202f; celui-ci est un Python {found}.")
        return 1
    testing = arguments[:1] in (["test"], ["pictures"])
    try:
        prepare(testing=testing)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments[:1] == ["pictures"]:
        return without_screen([str(ROOT / "tests" / "pictures.py"), *arguments[1:]])
    if testing:
        return without_screen(["-m", "pytest", *shared_work(arguments[1:]), *arguments[1:]])
    command = [str(venv_python()), "-m", "bilan_desktop", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def shared_work(arguments: list[str]) -> list[str]:
    """What has two processes share the tests, unless single ones are asked for, or a number of processes."""
    ways = any(word.partition("=")[0] in OWN_WAY or word.startswith("-n") for word in arguments)
    places = any((ROOT / word.partition("::")[0]).exists() for word in arguments)
    return [] if ways or places else ["--numprocesses=2", "--dist=worksteal"]


def without_screen(arguments: list[str]) -> int:
    """Runs the virtual environment's Python without a screen; its exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.call([str(venv_python()), *arguments], cwd=ROOT, env=environment)


def prepare(*, testing: bool) -> None:
    """Makes sure of the system libraries, the virtual environment and what is installed in it."""
    if sys.platform == "linux":
        install_system_packages(missing_system_packages(testing=testing))
    lock = ROOT / ("requirements-dev.lock" if testing else "requirements.lock")
    wanted = fingerprint(lock)
    # What tests need includes what the program needs.
    accepted = {wanted, fingerprint(ROOT / "requirements-dev.lock")}
    if STAMP.exists() and STAMP.read_text(encoding="ascii") in accepted and venv_python().exists():
        return
    STAMP.unlink(missing_ok=True)
    make_venv()
    say("Installation des bibliothèques (quelques minutes la première fois)…")
    pip("install", "--require-hashes", "--requirement", str(lock))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted, encoding="ascii")


def fingerprint(lock: Path) -> str:
    """What an installation depends on: the lock, the project's description, this Python, this folder."""
    digest = hashlib.sha256()
    for part in (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes()):
        digest.update(hashlib.sha256(part).digest())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def venv_python() -> Path:
    """The interpreter of the virtual environment."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def make_venv() -> None:
    """Makes the virtual environment, or makes it anew when it belongs to another Python or is damaged."""
    if venv_python().exists():
        probe = "import pip, sys; print(sys.version_info[:2])"
        found = subprocess.run([str(venv_python()), "-c", probe], capture_output=True, text=True, check=False)
        if found.stdout.strip() == str(sys.version_info[:2]):
            return
    try:
        import ensurepip  # noqa: F401, PLC0415  (Debian ships it apart)
    except ImportError:
        install_system_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    say("Préparation de l’environnement Python…")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetupError(f"L’environnement Python n’a pas pu être créé dans {VENV}.")


def pip(*arguments: str) -> None:
    """Calls the environment's pip. Raises SetupError when it fails."""
    command = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "-qq", *arguments]
    if subprocess.call(command) != 0:
        raise SetupError(
            "L’installation n’a pas abouti\u202f: vérifiez la connexion et la place sur le disque, "
            "puis relancez la même commande."
        )


def missing_system_packages(*, testing: bool) -> list[str]:
    """The Debian packages whose library or command is not on this system."""
    libraries = {**QT_LIBRARIES, **WINDOW_LIBRARIES}
    missing = [package for library, package in libraries.items() if not loads(library)]
    if testing:
        missing += [package for command, package in TEST_COMMANDS.items() if not shutil.which(command)]
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Installs Debian packages, as root or through sudo. Raises SetupError, naming them, where that cannot be."""
    if not packages:
        return
    names = " ".join(packages)
    elevate: list[str] = []
    if os.geteuid() != 0:
        elevate = ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (elevate and not shutil.which("sudo")):
        raise SetupError(
            f"Il manque à ce système (noms des paquets de Debian)\u202f: {names}. "
            "Installez-les ou demandez-le à qui l’administre, puis relancez la même commande."
        )
    say(f"Installation par le système\u202f: {names}")
    apt = [*elevate, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    with subprocess.Popen([*apt, "update"], stdout=subprocess.DEVNULL) as update:
        update.wait()
    if subprocess.call(install, stdout=subprocess.DEVNULL) != 0:
        raise SetupError(
            f"Ces paquets n’ont pas pu être installés\u202f: {names}. "
            "Installez-les par «\u202fapt-get install\u202f», puis relancez la même commande."
        )


def say(sentence: str) -> None:
    """Tells what goes on, at once even through a pipe."""
    print(sentence, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
