"""When and where the synthesis is presented (C8)."""

from PySide6.QtCore import Qt, Signal

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.french import long_date
from bilan_desktop.wording.reading import Toward


class PresentedCard(Card):
    """`recorded` when the counsellor says that the text on the screen was presented."""

    recorded = Signal()

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self.on = day_field(file, "presented_on", self.tr("&Présentée le"), toward=Toward.PAST)
        self.place = LineField(self.tr("&Lieu"), placeholder=self.tr("Au cabinet, en visioconférence…"))
        self._said = Text("", wrap=True)
        self._record = Button(self.tr("&Enregistrer la présentation"), ButtonKind.PRIMARY)
        self._record.clicked.connect(self.recorded)
        self.add(self._said)
        self.add(self.on)
        self.add(self.place)
        self.body.addWidget(self._record, 0, Qt.AlignmentFlag.AlignLeft)
        self.on.set_value(file.today())
        last = file.case.synthesis.presentation
        if last is not None:
            self.place.set_value(last.place)

    def show_synthesis(self, written: Synthesis) -> None:
        """Asks for the day and the place until the text on the screen was presented."""
        done = written.is_presented_as_it_stands
        shown = written.presentation
        if shown is None:
            self._said.setText(self.tr("Lisez ensemble, puis enregistrez la présentation."))
        elif done:
            told = {"day": long_date(shown.on), "place": shown.place}
            self._said.setText(self.tr("Présentée le {day} ({place}).").format(**told))
        else:
            self._said.setText(
                self.tr("Le texte a changé depuis sa présentation\u202f: elle est à enregistrer.")
            )
        self._said.set_role(Tone.FINE if done else "ink")
        for part in (self.on, self.place, self._record):
            part.setVisible(not done)
