"""« Prolonger le bilan »: a later planned end, and why; it stays with the case and goes with it (E3a)."""

from functools import partial

from PySide6.QtCore import Signal

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.domain.cases.texts import EXTENSION_REASON
from bilan_desktop.practice.running import frame
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.reading import Toward


class ExtendDialog(Dialog):
    """`extended` once the new end is on disk. The reason is looked through as the other texts of the case are (C3, E1)."""

    extended = Signal()

    def __init__(self, tab: Tab) -> None:
        super().__init__("", tab, width=520)
        file = tab.file
        planned = file.case.frame.planned_end
        assert planned is not None
        self.ask(
            self.tr("Prolonger le bilan"),
            self.tr("Le terme prévu est le {day}. Les heures ne changent pas.").format(
                day=day_month_year(planned)
            ),
        )
        self._file = file
        self.new_end = day_field(
            file,
            "new_end",
            self.tr("&Nouveau terme"),
            toward=Toward.FUTURE,
            placeholder=self.tr("dans 1 mois, 15/1"),
        )
        self.reason = TextField(
            self.tr("&Raison de la prolongation"),
            hint=self.tr("Gardée au dossier, détruite avec lui\u202f; aucun document du payeur ne la porte."),
            lines=(2, 6),
            limit=1000,
        )
        self.watch = FieldWatch(tab, self.reason, EXTENSION_REASON)
        self.add(self.new_end)
        self.add(self.reason)
        self.add_cancel()
        act = self.add_button(self.tr("&Prolonger le bilan"), ButtonKind.PRIMARY, icon_name="calendar-days")
        act.clicked.connect(self._extend)
        self.new_end.setFocus()

    def _extend(self) -> None:
        if not self.new_end.commit():
            return
        if not self.watch.is_answered():
            self.grow()
            return
        act = partial(frame.extend, self._file, self.new_end.value(), self.reason.value())
        if self.attempt(act, {"new_end": self.new_end, "extension_reason": self.reason}) is not None:
            self.accept()
            self.extended.emit()
