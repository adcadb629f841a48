"""The practice's details, saved by themselves."""

from typing import TYPE_CHECKING

from attrs import evolve
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.autosave import Autosave
from bilan_desktop.desktop.forms.practice_form import PracticeForm
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.message_panel import MessageArea
from bilan_desktop.desktop.widgets.status_line import StatusLine
from bilan_desktop.domain.errors import Fault

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class PracticeCard(Card):
    """What cannot stand waits beside its field; everything else is stored."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.status = StatusLine()
        self._messages = MessageArea()
        self._form = PracticeForm()
        self.add(self._messages)
        self.add(self._form)
        self._autosave = Autosave(self._save, desk, status=self.status, word=telling.sentence, parent=self)
        self._form.changed.connect(self._autosave.touch)
        self._autosave.failed.connect(self._failed)
        self._autosave.saved.connect(lambda _: self._messages.clear())

    def show_practice(self) -> None:
        """Shows what is stored, unless something typed is not stored yet."""
        if not self._autosave.is_dirty:
            self._form.set_value(self._desk.practice)

    def flush(self) -> bool:
        """Stores what is typed now."""
        return self._autosave.flush()

    def drop(self) -> None:
        """Gives up what could not be stored."""
        self._autosave.drop()

    def _save(self) -> None:
        """Stores every field that can stand, then raises InvalidInput for the first that cannot."""
        stored, typed = self._desk.practice, self._form.value()
        errors = self._form.tell_errors()
        kept = evolve(typed, **{name: getattr(stored, name) for name in errors})
        self._desk.save_practice(
            evolve(kept, keeps_to_the_charter=stored.keeps_to_the_charter, keeping=stored.keeping)
        )
        for error in errors.values():
            raise error

    def _failed(self, error: Fault) -> None:
        panel = self._messages.show_panel(telling.panel(error, retry=self.tr("&Réessayer")))
        panel.way_out.connect(self._autosave.flush)
