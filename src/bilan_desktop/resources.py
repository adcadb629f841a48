"""Where the shipped files (fonts, icons, word lists) are: in the checkout, in an installed package or in a frozen build."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [package / "resources", package.parent.parent / "resources"]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, named by its parts below `resources/`.

    Raises FileNotFoundError when the program was installed without it.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path.name)
    return path
