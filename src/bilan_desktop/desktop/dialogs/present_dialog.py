"""Records that the synthesis was presented to the beneficiary (C8)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.wording.reading import Toward


class PresentDialog(Dialog):
    """`accepted` once the presentation is on disk."""

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.ask(
            self.tr("Présentation au bénéficiaire"),
            self.tr(
                "Le texte présenté est gardé comme version. S’il change ensuite, il est à présenter de nouveau."
            ),
        )
        self._file = file
        self._on = day_field(file, "presented_on", self.tr("Présentée &le"), toward=Toward.PAST)
        self._place = LineField(self.tr("&Lieu"), placeholder=self.tr("Au cabinet, en visioconférence…"))
        self._on.set_value(file.today())
        last = file.case.synthesis.presentation
        if last is not None:
            self._place.set_value(last.place)
        self.add(self._on)
        self.add(self._place)
        self.add_cancel()
        record = self.add_button(self.tr("&Enregistrer la présentation"), ButtonKind.PRIMARY)
        record.setDefault(True)
        record.clicked.connect(self._record)

    def _record(self) -> None:
        if not self._on.commit():
            return
        fields = {"presented_on": self._on, "presented_at": self._place}
        act = partial(synthesis.present, self._file, self._on.value(), self._place.value())
        if self.attempt(act, fields) is not None:
            self.accept()
