"""What the pages before the open vault ask of the use cases; everything slow is done beside the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from bilan_desktop.desktop.book import Reading
    from bilan_desktop.desktop.workers import Progress
    from bilan_desktop.domain.practice import Practice
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import Clock, EnforceReport, KdfParameters


@frozen
class Opened:
    """An open vault, with what the dashboard shows of it."""

    desk: "Desk"
    reading: "Reading"


@frozen
class Issued:
    """An open vault whose recovery code has just been made: its groups, and the paper that bears them."""

    desk: "Desk"
    groups: tuple[str, ...]
    paper: bytes


@frozen
class Doors:
    """One vault's folder and the clock by which it is used. `kdf` is None but where a test spares the calibration."""

    folder: Path
    clock: "Clock"
    kdf: "KdfParameters | None" = None

    def enforce(self) -> "EnforceReport":
        """Destroys what is due while the vault is shut. Raises Fault."""
        from bilan_desktop.practice.entering import enforcing

        return enforcing.enforce(self.folder, self.clock)

    def unlock(self, passphrase: str) -> Opened:
        """Opens with the passphrase. Raises Fault."""
        from bilan_desktop.practice.entering import opening

        return opened(opening.unlock(self.folder, passphrase, self.clock))

    def unlock_with_code(self, code: str) -> Opened:
        """Opens with the recovery code. Raises Fault, InvalidInput for a code mistyped."""
        from bilan_desktop.practice.entering import opening

        return opened(opening.unlock_with_code(self.folder, code, self.clock))

    def create(self, practice: "Practice", passphrase: str) -> Issued:
        """Makes the vault. Raises Fault, InvalidInput."""
        from bilan_desktop.practice.entering import opening, recovery

        made = opening.create(self.folder, practice, passphrase, self.clock, kdf=self.kdf)
        try:
            recovery.paper_issued(made.desk)
            paper = opening.recovery_paper(made.desk, made.recovery_code)
        except BaseException:
            made.desk.lock()
            raise
        return Issued(made.desk, made.recovery_code.groups(), paper)


def renew(desk: "Desk", passphrase: str, progress: "Progress") -> Issued:
    """A new passphrase and a new recovery code for an open vault. Raises Fault, InvalidInput."""
    from bilan_desktop.practice.entering import opening, recovery

    code = opening.change_passphrase(desk, passphrase, progress)
    recovery.paper_issued(desk)
    return Issued(desk, code.groups(), opening.recovery_paper(desk, code))


def checked(desk: "Desk") -> None:
    """Two groups of the recovery paper were typed back. Raises Fault."""
    from bilan_desktop.practice.entering import recovery

    recovery.paper_checked(desk)


def opened(desk: "Desk") -> Opened:
    """The vault with what the dashboard shows of it; locked again when that cannot be read."""
    from bilan_desktop.desktop import book

    try:
        return Opened(desk, book.read(desk))
    except BaseException:
        desk.lock()
        raise
