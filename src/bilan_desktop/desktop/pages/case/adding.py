"""Runs a use case of a case beside the window when it may last: taking a file in, making a paper."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from bilan_desktop.desktop.pages.case.intake import Given
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken

Fields = Mapping[str, FormField]
Done = Callable[[Any], None]


def take_in(
    tab: Tab,
    given: Given,
    use: Callable[[bytes], Any],
    done: Done,
    fields: Fields,
    failed: Callable[[], None] = lambda: None,
) -> None:
    """Reads what was given and hands it to `use`, a use case that stores it; `done` gets what that returned.

    What cannot be taken is said beside its field, and `failed` is called: `fields` names the one for `file` too.
    """
    reading, storing = tab.tr("Lecture du fichier…"), tab.tr("Vérification du contenu, enregistrement…")

    def work(progress: Progress) -> Any:
        progress(0.1, reading)
        content = given.read()
        progress(0.4, storing)
        return use(content)

    _Errand(tab, done, fields, failed).run(work, tab.tr("Ajout du document"))


def in_background(tab: Tab, act: Callable[[], Any], done: Done, fields: Fields) -> None:
    """Runs a use case that makes a paper and stores it."""
    _Errand(tab, done, fields).run(lambda _: act(), tab.tr("Préparation du document"))


class _Errand(QObject):
    """Nothing can be typed meanwhile, so that the case is changed from one place at a time."""

    def __init__(
        self, tab: Tab, done: Done, fields: Fields, failed: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(tab)
        self._tab, self._done, self._fields, self._failed_too = tab, done, fields, failed
        self._result: Any = None
        self._error: BaseException | None = None
        self._ended = False

    def run(self, work: Callable[[Progress], Any], title: str) -> None:
        self._tab.flush()
        overlay = BusyOverlay(self._tab.window())
        job = Job(work, self)
        job.done.connect(self._succeeded)
        job.failed.connect(self._failed)
        overlay.watch(job, title)
        job.finished.connect(overlay.deleteLater)
        job.finished.connect(self._tell)

    def _succeeded(self, result: Any) -> None:
        self._result, self._ended = result, True

    def _failed(self, error: BaseException) -> None:
        self._error = error

    def _tell(self) -> None:
        error = self._error
        self.deleteLater()
        if self._ended:
            self._done(self._result)
        elif isinstance(error, InvalidInput | RuleBroken | Fault):
            self._tab.tell(error, self._fields)
            self._failed_too()
        elif error is not None:
            raise error
