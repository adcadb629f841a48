"""What the program remembers between two starts outside the vault: where the vault is, and how the windows look.

Nothing here speaks of a person or of a case.
"""

import json
from pathlib import Path

from attrs import asdict, evolve, frozen
from platformdirs import user_config_path, user_data_path

APPLICATION = "Bilan Desktop"


@frozen
class Preferences:
    """`vault` is the folder of the vault last used; `theme` is empty to follow the system; `scale` is in percent.

    `staying_is_known`: the counsellor was told that the program stays when its window is closed.
    """

    vault: str = ""
    theme: str = ""
    scale: int = 100
    staying_is_known: bool = False


def default_vault() -> Path:
    """Where a new vault goes unless the counsellor chooses otherwise."""
    return user_data_path(APPLICATION, appauthor=False) / "coffre"


def default_demonstration() -> Path:
    """Where the demonstration practice goes unless a folder is named."""
    return user_data_path(APPLICATION, appauthor=False) / "demonstration"


def load() -> Preferences:
    """What was remembered; the defaults where nothing can be read."""
    try:
        kept = json.loads(_path().read_text("utf-8"))
        known = kept.get("staying_is_known") is True
        return Preferences(str(kept["vault"]), str(kept["theme"]), int(kept["scale"]), known)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Preferences()


def save(preferences: Preferences) -> None:
    """Remembers; a folder that cannot be written to is no reason to stop."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=2), "utf-8")
    except OSError:
        return


def remember_vault(folder: Path) -> None:
    """This vault will be proposed at the next start."""
    save(evolve(load(), vault=str(folder)))


def _path() -> Path:
    return user_config_path(APPLICATION, appauthor=False) / "preferences.json"
