"""A demonstration to try: made once, opened again afterwards."""

from PySide6.QtCore import QObject

from bilan_desktop.desktop.pages.entrance.doors import Doors, Opened, opened
from bilan_desktop.desktop.workers import Job, Progress


def demonstration_job(doors: Doors, parent: QObject) -> Job:
    """Makes the demonstration in its usual place, or finds it there, and opens it."""

    def make(progress: Progress) -> Opened:
        from bilan_desktop.practice.demonstration import making
        from bilan_desktop.practice.entering import opening, places, preferences

        folder = preferences.default_demonstration()
        found = making.reopen(folder, doors.clock) if places.holds_vault(folder) else None
        if found is None:
            found = making.make(folder, doors.clock.today(), progress, kdf=doors.kdf)
        return opened(opening.unlock(found.vault, found.passphrase, doors.clock))

    return Job(make, parent)
