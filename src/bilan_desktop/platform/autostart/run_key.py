r"""Windows: a value under the user's own `Run` key of the registry.

The task manager keeps its switch apart, under `StartupApproved\Run`: an odd first byte there means switched off.
"""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from bilan_desktop.platform.autostart.autostart import NAME, Autostart

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class RunKey(Autostart):
    """The value « Bilan Desktop ». `registry` is the module winreg."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def enabled(self) -> bool:
        """Whether the value is there and the task manager has not switched it off."""
        if self._value(RUN) is None:
            return False
        switch = self._value(APPROVED)
        return not (isinstance(switch, bytes) and switch and switch[0] & 1)

    def enable(self, command: Sequence[str]) -> None:
        """Writes the value, and forgets a switch that said no before."""
        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN) as key:
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, subprocess.list2cmdline(command))
        self._remove(APPROVED)

    def disable(self) -> None:
        """Removes the value and the switch."""
        self._remove(RUN)
        self._remove(APPROVED)

    def _value(self, path: str) -> object:
        registry = self._registry
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_READ) as key,
        ):
            return registry.QueryValueEx(key, NAME)[0]
        return None

    def _remove(self, path: str) -> None:
        registry = self._registry
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key,
        ):
            registry.DeleteValue(key, NAME)
