"""The way to the window, which imports nothing that the window does without: the start must stay short."""

import re
from pathlib import Path
from typing import NoReturn

from bilan_desktop.cli.errors import Refused
from bilan_desktop.cli.streams import flush


def show_window(vault: Path | None, *, background: bool = False) -> NoReturn:
    """Opens the window, on a vault if one is named. Raises SystemExit with its exit code, Refused where Qt cannot load."""
    flush()
    try:
        from bilan_desktop import app

        code = app.main(vault, background=background)
    except ImportError as error:
        missing = re.search(r"lib[\w+.-]+\.so[.\d]*", str(error))
        raise Refused(
            f"La fenêtre ne s’ouvre pas : il manque {missing[0] if missing else 'une bibliothèque'} à ce système.",
            "La commande « python3 run.py » installe ce qu’il faut, ou le nomme.",
        ) from error
    raise SystemExit(code)
