"""The one page of a case whose planned end has passed: extend it with a new date and a reason, or close it (E3a)."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.texts import EXTENSION_REASON
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import frame
from bilan_desktop.wording.french import day_month_year, long_date, relative_day
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import source_text


class OverdueTab(Tab):
    """`ended` once the case is extended: it is opened anew, whole."""

    place: ClassVar[Place] = Place.FRAME
    shows_safeguards: ClassVar[bool] = False

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._told = MessagePanel(
            self.tr("Clôturer ou prolonger"),
            (
                self._passed(),
                self.tr(
                    "Rien n’est détruit sans vous. Jusqu’à votre choix, le dossier ne montre que cette page."
                ),
            ),
            tone=Tone.WARNING,
            icon_name="triangle-alert",
            source=source_text(SOURCES[RuleId.E3A]),
        )
        self._new_end = day_field(
            file,
            "new_end",
            self.tr("&Nouveau terme"),
            toward=Toward.FUTURE,
            placeholder=self.tr("dans 1 mois, 15/1"),
        )
        self._reason = TextField(
            self.tr("&Raison de la prolongation"),
            hint=self.tr("Gardée au dossier, détruite avec lui."),
            lines=(2, 6),
            limit=1000,
        )
        self.watch = FieldWatch(self, self._reason, EXTENSION_REASON)
        self._extend = Button(self.tr("&Prolonger le bilan"), ButtonKind.PRIMARY, icon_name="calendar-days")
        self._close = Button(self.tr("Aller à la &clôture"), icon_name="arrow-right")
        self._extend.clicked.connect(self._note)
        self._close.clicked.connect(lambda: self.wanted.emit(Way(Place.CLOSING)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._told)
        column.addWidget(self._extension_card())
        column.addWidget(self._closing_card())

    def reveal(self, spot: str) -> None:
        """Puts the focus on the new end."""
        self._new_end.setFocus()

    def forget(self) -> None:
        super().forget()
        self.watch.forget()

    def _passed(self) -> str:
        planned = self.file.case.frame.planned_end
        assert planned is not None
        said = self.tr("Le terme prévu, le {day}, est passé ({near}).")
        return said.format(day=long_date(planned), near=relative_day(planned, self.file.today()))

    def _extension_card(self) -> Card:
        card = Card(self.tr("Prolonger"))
        card.body.setSpacing(Space.LARGE)
        told = [
            self.tr("Prolongé le {on} jusqu’au {until}.").format(
                on=day_month_year(each.on), until=day_month_year(each.planned_end)
            )
            for each in self.file.case.frame.extensions
        ]
        if told:
            card.add(Text("\n".join(told), TextStyle.SMALL, "secondary", wrap=True))
        card.add(self._new_end)
        card.add(self._reason)
        card.add(_alone(self._extend))
        return card

    def _closing_card(self) -> Card:
        card = Card(self.tr("Clôturer"))
        card.add(
            Text(
                self.tr("Remises, accords de conservation, puis destruction de ce qui ne se garde pas."),
                wrap=True,
            )
        )
        card.add(_alone(self._close))
        return card

    def _note(self) -> None:
        if not self._new_end.commit():
            self._new_end.setFocus()
            return
        if not self.watch.is_answered():
            return
        act = partial(frame.extend, self.file, self._new_end.value(), self._reason.value())
        if self.attempt(act, {"new_end": self._new_end, "extension_reason": self._reason}) is not None:
            self.ended.emit()


def _alone(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
