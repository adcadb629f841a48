"""The processing register (L5; RGPD, art. 30), filled from what the program does and what the practice promises."""

from attrs import frozen

from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.practice import papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.wording.processing import activity_sheet


@frozen
class ActivitySheet:
    """One activity with what the register says of it."""

    activity: Activity
    aspects: tuple[tuple[Aspect, str], ...]


def sheets(desk: Desk) -> tuple[ActivitySheet, ...]:
    """The activities as they stand today."""
    practice, today = desk.practice, desk.today()
    return tuple(ActivitySheet(one, activity_sheet(one, practice, today)) for one in Activity)


def notice(desk: Desk) -> bytes:
    """The notice to give to people (art. 13). Raises InvalidInput for a practice whose details cannot be printed."""
    return papers.privacy_notice(desk.practice, desk.today())


def paper(desk: Desk) -> bytes:
    """The register as a PDF. Raises InvalidInput for a practice whose details cannot be printed."""
    return papers.processing_register(desk.practice, desk.today())
