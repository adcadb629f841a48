"""Which vault the program opens at its start, and what a folder holds; nothing is read but names."""

import os
from pathlib import Path

from attrs import frozen

from bilan_desktop.practice.entering import preferences
from bilan_desktop.vault.disk.layout import Layout

NEW_FOLDER = "coffre"


@frozen
class Start:
    """The vault to open: its folder, whether a vault is there, and whether somebody expects it to be."""

    folder: Path
    is_there: bool
    is_expected: bool


def at_start(asked: Path | None = None) -> Start:
    """The vault asked for on the command line, else the one last used, else the usual place."""
    if asked is not None:
        return Start(asked, holds_vault(asked), is_expected=True)
    remembered = preferences.load().vault
    if remembered:
        return Start(Path(remembered), holds_vault(Path(remembered)), is_expected=True)
    usual = preferences.default_vault()
    return Start(usual, holds_vault(usual), is_expected=False)


def holds_vault(folder: Path) -> bool:
    """Whether a vault lies in a folder; a folder that cannot be looked into holds none."""
    try:
        return Layout(folder).header.exists()
    except OSError:
        return False


def for_new_vault(chosen: Path) -> Path:
    """Where a new vault goes when the counsellor chose a folder: there if it is empty, else in a new folder inside it."""
    try:
        is_empty = not chosen.exists() or not any(chosen.iterdir())
    except OSError:
        is_empty = True
    return chosen if is_empty else chosen / NEW_FOLDER


def may_write(folder: Path) -> bool:
    """Whether a new vault could be made in a folder, as far as its rights tell."""
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)
