"""What Ctrl+K finds: the pages, what can be done, and the cases."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from bilan_desktop.desktop.book import CaseBook
from bilan_desktop.desktop.dialogs.palette import Finding
from bilan_desktop.desktop.leading import AGENDA, CASE, NEW
from bilan_desktop.desktop.page import Place
from bilan_desktop.desktop.pages.settings.settings_page import CHECK, KEYS
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.theme import Appearance, ThemeChoice
from bilan_desktop.practice.directory import ClosedCase, RunningCase


def _tr(text: str) -> str:
    return QCoreApplication.translate("Findings", text)


def findings(
    book: CaseBook,
    places: Sequence[Place],
    signals: Signals,
    appearance: Appearance,
    new_case: Callable[[], object],
) -> list[Finding]:
    """Everything to find: cases first when something is typed, pages and actions at once."""
    go = signals.navigate.emit
    found = [
        Finding(place.icon, place.label, _tr("Page"), lambda name=place.name: go(name, ""))  # type: ignore[misc]
        for place in places
        if place.icon
    ]
    action = _tr("Action")
    found += [
        Finding("plus", _tr("Nouveau dossier"), action, new_case),
        Finding("notebook-pen", _tr("Noter un rappel"), action, lambda: go(AGENDA, NEW)),
        Finding("lock", _tr("Verrouiller"), action, signals.lock_asked.emit),
        Finding("shield-check", _tr("Vérifier le coffre"), action, lambda: go("settings", CHECK)),
        Finding("key-round", _tr("Changer la phrase de passe"), action, lambda: go("settings", KEYS)),
        Finding("sun", _tr("Thème clair"), action, lambda: appearance.choose(ThemeChoice.LIGHT)),
        Finding("moon", _tr("Thème sombre"), action, lambda: appearance.choose(ThemeChoice.DARK)),
        Finding(
            "contrast",
            _tr("Thème à contraste renforcé"),
            action,
            lambda: appearance.choose(ThemeChoice.HIGH_CONTRAST),
        ),
        Finding("zoom-in", _tr("Agrandir le texte"), action, appearance.zoom_in),
        Finding("zoom-out", _tr("Réduire le texte"), action, appearance.zoom_out),
    ]
    return found + _cases(book, signals)


def _cases(book: CaseBook, signals: Signals) -> list[Finding]:
    lines: list[RunningCase | ClosedCase] = [
        *(book.reading.running if book.reading else ()),
        *(book.closed or ()),
    ]
    return [
        Finding(
            "folder",
            line.name,
            line.reference,
            lambda case_id=str(line.id): signals.navigate.emit(CASE, case_id),  # type: ignore[misc]
        )
        for line in lines
    ]
