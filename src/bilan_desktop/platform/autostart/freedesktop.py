"""Linux and other free desktops: a .desktop file in the user's autostart folder.

Source: Desktop Application Autostart Specification 0.5 and Desktop Entry Specification 1.5 (freedesktop.org).
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from bilan_desktop.platform.autostart.autostart import NAME, Autostart

FILE = "bilan-desktop.desktop"
_OFF = re.compile(r"^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9_./:=@+-]+")


class FreedesktopAutostart(Autostart):
    """`$XDG_CONFIG_HOME/autostart/bilan-desktop.desktop`."""

    def __init__(self) -> None:
        """Looks where the desktop looks: XDG_CONFIG_HOME, else `~/.config`."""
        base = os.environ.get("XDG_CONFIG_HOME", "")
        self._path = (Path(base) if base else Path.home() / ".config") / "autostart" / FILE

    def enabled(self) -> bool:
        """Whether the file is there and no desktop's settings have switched it off."""
        try:
            return not _OFF.search(self._path.read_text("utf-8", errors="replace"))
        except FileNotFoundError:
            return False

    def enable(self, command: Sequence[str]) -> None:
        """Writes the file."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            f"Name={NAME}",
            "Comment=Rappelle les échéances et détruit à leur date les dossiers échus",
            f"Exec={exec_line(command)}",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text("\n".join(lines) + "\n", "utf-8")

    def disable(self) -> None:
        """Removes the file."""
        self._path.unlink(missing_ok=True)


def exec_line(command: Sequence[str]) -> str:
    """A command as the key `Exec` wants it: quoted, then escaped as a string, `%` doubled."""
    return " ".join(map(_quoted, command))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    inside = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + inside.replace("\\", "\\\\").replace("%", "%%") + '"'
