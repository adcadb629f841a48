"""macOS: a property list in the user's LaunchAgents folder, read by launchd at log-in (launchd.plist(5))."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from bilan_desktop.platform.autostart.autostart import Autostart

LABEL = "fr.bilan-desktop.agent"


class LaunchAgent(Autostart):
    """`~/Library/LaunchAgents/fr.bilan-desktop.agent.plist`."""

    def __init__(self) -> None:
        self._path = Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"

    def enabled(self) -> bool:
        """Whether the list is there, can be read, and does not say that it is disabled."""
        try:
            with self._path.open("rb") as file:
                kept = plistlib.load(file)
        except (FileNotFoundError, plistlib.InvalidFileException, ExpatError, ValueError):
            return False
        return isinstance(kept, dict) and bool(kept.get("RunAtLoad")) and not kept.get("Disabled")

    def enable(self, command: Sequence[str]) -> None:
        """Writes the list; launchd reads it at the next log-in, so that nothing is started twice now."""
        content = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(plistlib.dumps(content))

    def disable(self) -> None:
        """Removes the list."""
        self._path.unlink(missing_ok=True)
