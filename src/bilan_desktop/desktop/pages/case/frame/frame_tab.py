"""The « Cadre » tab: a bilan limited in time with objectives (E3a), the paper of its funding (C2), its planned sessions."""

from attrs import evolve
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.frame.appointments_card import AppointmentsCard
from bilan_desktop.desktop.pages.case.frame.extend_dialog import ExtendDialog
from bilan_desktop.desktop.pages.case.frame.funding_cards import FundingCards
from bilan_desktop.desktop.pages.case.frame.terms_card import SUBJECTS
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_blank
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import PAPERS
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.texts import EXTENSION_REASON, FRAME_TEXTS
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import frame, funding
from bilan_desktop.wording.french import day_month_year


class FrameTab(Tab):
    """Saved as it is typed; the spots are the names of the fields and those of its cards."""

    place = Place.FRAME

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        fields = {
            "starts_on": day_field(file, "starts_on", self.tr("Dé&but")),
            "planned_end": day_field(
                file,
                "planned_end",
                self.tr("Terme &prévu"),
                hint=self.tr("Une échéance\u202f: le dossier la rappelle, et se clôt ou se prolonge."),
            ),
            "objectives": TextField(
                self.tr("Ob&jectifs"), hint=self.tr("Ce que la personne et vous convenez d’atteindre.")
            ),
            "means": TextField(
                self.tr("&Moyens et méthodes annoncés"),
                hint=self.tr(
                    "Entretiens, questionnaires, enquêtes métier\u202f: ce qui est présenté à la personne."
                ),
                optional=True,
            ),
        }
        self._form = Form(self, fields, self._read, self._store)
        self.watches = {name: FieldWatch(self, fields[name], name) for name in FRAME_TEXTS}
        self._extensions = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._extend = Button(self.tr("Prolonger le bilan…"), dense=True, icon_name="calendar-days")
        self._extend.clicked.connect(self._ask_extension)
        self._amend = Button(self.tr("Avenant à signer…"), dense=True, icon_name="file-text")
        self._amend.clicked.connect(self._show_amendment)
        self._programme = Button(self.tr("Programme à signer…"), dense=True, icon_name="list-checks")
        self._programme.clicked.connect(self._show_programme)
        self._funding = FundingCards(self)
        self._appointments = AppointmentsCard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._frame_card())
        column.addWidget(self._funding)
        column.addWidget(self._appointments)

    def show_case(self) -> None:
        self._form.show()
        self._show_extensions()
        self._funding.show_case()
        self._appointments.show_case()

    def forget(self) -> None:
        super().forget()
        self._funding.forget()
        for watch in self.watches.values():
            watch.forget()

    def reveal(self, spot: str) -> None:
        if spot == "appointments":
            self._appointments.reveal()
        elif spot == EXTENSION_REASON:
            self._extend.setFocus()
        elif not (self._form.reveal(spot) or self._funding.reveal(spot)):
            self._form.reveal("starts_on")

    def _frame_card(self) -> Card:
        card = Card(self.tr("Un bilan limité dans le temps"))
        card.body.setSpacing(Space.LARGE)
        days = QHBoxLayout()
        days.setSpacing(Space.LARGE)
        days.addWidget(self._form.fields["starts_on"], 1)
        days.addWidget(self._form.fields["planned_end"], 1)
        card.add(days)
        card.add(self._extensions)
        extend = QHBoxLayout()
        extend.addWidget(self._extend)
        extend.addWidget(self._amend)
        extend.addStretch(1)
        card.add(extend)
        card.add(self._form.fields["objectives"])
        card.add(self._form.fields["means"])
        card.body.addWidget(self._programme, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_extensions(self) -> None:
        """How often the end was put off, and why; the way to do it stands once there is an end."""
        case = self.file.case
        said = self.tr("Prolongé le {on}, du {former} au {until}\u202f: {reason}")
        told = [
            said.format(
                on=day_month_year(each.on),
                former=day_month_year(each.former_end),
                until=day_month_year(each.planned_end),
                reason=each.reason,
            )
            for each in case.frame.extensions
        ]
        self._extensions.setText("\n".join(told))
        self._extensions.setVisible(bool(told))
        self._extend.setVisible(case.frame.planned_end is not None)
        self._amend.setVisible(bool(case.amendments))

    def _show_programme(self) -> None:
        if self.flush():
            title = self.tr("Programme du bilan")
            view_blank(self, title, Subject.PROGRAMME, lambda: signing.programme(self.file))

    def _ask_extension(self) -> None:
        wanted = self._form.take_back("planned_end")
        if not self.flush():
            return
        dialog = ExtendDialog(self)
        dialog.new_end.set_value(wanted)
        dialog.extended.connect(self.stored)
        dialog.open_sized()

    def _show_amendment(self) -> None:
        if not self.flush():
            return
        try:
            content = funding.amendment(self.file)
        except InvalidInput as error:
            self.tell(error)
            return
        subject = SUBJECTS[PAPERS[self.file.case.route].kind]
        view_blank(self, self.tr("Avenant"), subject, lambda: content)

    def _read(self) -> Values:
        stored = self.file.case.frame
        return {name: getattr(stored, name) for name in ("starts_on", "planned_end", "objectives", "means")}

    def _store(self, values: Values) -> None:
        frame.save(self.file, evolve(Frame(), **values))
