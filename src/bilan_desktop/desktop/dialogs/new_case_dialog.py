"""« Nouveau dossier »: who the bilan is for, and who pays; everything else comes in the case itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField, RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.domain.beneficiary import Beneficiary, Civility, Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.practice.running import cases
from bilan_desktop.wording.labels import label, route_explained

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class NewCaseDialog(Dialog):
    """Asks for identity and funding route; `opened(case_id)` once the case is on disk."""

    opened = Signal(str)

    def __init__(self, desk: "Desk", parent: QWidget | None) -> None:
        super().__init__("", parent, width=640)
        self.ask(self.tr("Nouveau dossier"))
        self._desk = desk
        self._civility: RadioField[Civility] = RadioField(
            self.tr("Ci&vilité"), [(each, label(each)) for each in Civility]
        )
        self._civility.set_value(Civility.NONE)
        self._first_name = LineField(self.tr("&Prénom"), limit=80)
        self._last_name = LineField(self.tr("&Nom"), limit=80)
        self._status: ChoiceField[Status] = ChoiceField(
            self.tr("S&ituation"),
            [(each, label(each)) for each in Status],
            hint=self.tr("Pour les chiffres annuels seulement."),
        )
        self._status.set_value(Status.EMPLOYEE)
        self._email = LineField(self.tr("Courrie&l"), optional=True)
        self._phone = LineField(self.tr("&Téléphone"), optional=True, limit=40)
        self._route: RadioField[Route] = RadioField(
            self.tr("&Financement"),
            [(each, label(each)) for each in Route],
            notes={each: route_explained(each) for each in Route},
        )
        self._fields: dict[str, FormField] = {
            "first_name": self._first_name,
            "last_name": self._last_name,
            "status": self._status,
            "email": self._email,
            "phone": self._phone,
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.MEDIUM)
        grid.addWidget(self._civility, 0, 0, 1, 2)
        grid.addWidget(self._first_name, 1, 0)
        grid.addWidget(self._last_name, 1, 1)
        grid.addWidget(self._route, 2, 0, 1, 2)
        grid.addWidget(self._email, 3, 0)
        grid.addWidget(self._phone, 3, 1)
        grid.addWidget(self._status, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(grid)
        self.add_cancel(self.tr("Ann&uler"))
        create = self.add_button(self.tr("&Ouvrir le dossier"), ButtonKind.PRIMARY)
        create.setDefault(True)
        create.clicked.connect(self._create)
        self._first_name.setFocus()

    def _create(self) -> None:
        for field in (*self._fields.values(), self._route):
            field.clear_error()
        route = self._route.value()
        if route is None:
            self._route.set_error(self.tr("Choisissez qui finance le bilan."))
        made = self.attempt(lambda: self._open_case(route), self._fields)
        if made is not None:
            self.accept()
            self.opened.emit(made)

    def _open_case(self, route: Route | None) -> str | None:
        """The new case's id; None without a route. Raises InvalidInput for the first field that cannot stand."""
        beneficiary = Beneficiary(
            first_name=self._first_name.value(),
            last_name=self._last_name.value(),
            civility=self._civility.value() or Civility.NONE,
            status=self._status.value() or Status.EMPLOYEE,
            email=self._email.value(),
            phone=self._phone.value(),
        ).checked()
        if route is None:
            return None
        file = cases.open_new(self._desk, beneficiary, route)
        try:
            return str(file.case.id)
        finally:
            file.close()
