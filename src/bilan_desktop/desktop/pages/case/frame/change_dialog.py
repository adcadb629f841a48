"""« Changer de financement »: what is closed, what is asked anew, what goes on counting — before it happens."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.theme.tokens import TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.session import remaining
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import funding
from bilan_desktop.wording.french import duration
from bilan_desktop.wording.labels import label, route_explained
from bilan_desktop.wording.reading import Toward


class ChangeDialog(Dialog):
    """`changed` once the case is under another funding."""

    changed = Signal()

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__("", parent, width=560)
        self._file = file
        case = file.case
        self.ask(
            self.tr("Changer de financement"),
            self.tr(
                "Le financement actuel, «\u202f{route}\u202f», est clos avec ses heures et ses documents."
            ).format(route=label(case.route)),
        )
        self._route: ChoiceField[Route] = ChoiceField(
            self.tr("&Nouveau financement"),
            [(route, label(route)) for route in Route if route is not case.route],
        )
        self._explained = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._until = day_field(
            file,
            "until_day",
            self.tr("&Dernier jour de l’ancien financement"),
            toward=Toward.PAST,
            hint=self.tr("Les séances jusqu’à ce jour lui appartiennent\u202f; les suivantes, au nouveau."),
        )
        self._until.set_value(file.today())
        left = duration(remaining(case.sessions, file.today()))
        self._happens = [
            Text(sentence, wrap=True)
            for sentence in (
                self.tr("Les heures continuent de compter\u202f: il en reste {left}.").format(left=left),
                self.tr(
                    "Les documents du nouveau financement sont demandés avant toute séance d’investigation."
                ),
                self.tr("Le nouveau payeur n’apprend rien de l’ancien financement, ni de ses séances."),
            )
        ]
        for part in (self._route, self._explained, self._until, *self._happens):
            self.add(part)
        self.add_cancel()
        act = self.add_button(self.tr("&Changer de financement"), ButtonKind.PRIMARY)
        act.clicked.connect(self._change)
        self._route.changed.connect(self._explain)
        self._explain()
        self._route.setFocus()

    def _explain(self) -> None:
        route = self._route.value()
        self._explained.setText(route_explained(route) if route else "")
        self._explained.setVisible(route is not None)

    def _change(self) -> None:
        if not self._until.commit():
            return
        act = partial(funding.change_route, self._file, self._route.value(), self._until.value())
        if self.attempt(act, {"route": self._route, "until_day": self._until}) is not None:
            self.accept()
            self.changed.emit()
