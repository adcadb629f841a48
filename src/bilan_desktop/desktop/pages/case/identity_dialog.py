"""Who the person is and how to reach them; saved as it is typed."""

from attrs import evolve
from PySide6.QtWidgets import QGridLayout

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Space, Tone
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.beneficiary import Civility, Status
from bilan_desktop.practice.running import cases
from bilan_desktop.wording.labels import label

NAMES = ("first_name", "last_name", "civility", "status", "email", "phone", "address")


class IdentityDialog(Dialog):
    """Closing it puts everything on disk first; what cannot be stored is said, and may be given up."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(
            tab.tr("Identité et coordonnées"),
            tab,
            explanation=tab.tr(
                "Pour les papiers, les rendez-vous et le suivi à six mois. La situation ne sert qu’aux chiffres annuels."
            ),
        )
        self._file = tab.file
        self._form = Form(tab, self._fields(), self._read, self._store)
        self._form.show()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.LARGE)
        for index, field in enumerate(self._form.fields.values()):
            row, column = divmod(index, 2)
            grid.addWidget(field, row, column, 1, 2 if field is self._form.fields["address"] else 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add(grid)
        close = self.add_button(tab.tr("Fer&mer"), ButtonKind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        self.finished.connect(self._form.release)
        self._form.reveal("first_name")

    def reject(self) -> None:
        if self._form.saver.flush():
            super().reject()
            return
        panel = MessagePanel(
            self.tr("Une saisie n’est pas enregistrée"),
            (self.tr("Corrigez-la, ou fermez sans elle. Le reste est à l’abri."),),
            tone=Tone.WARNING,
            icon_name="triangle-alert",
        )
        close = panel.add_button(self.tr("Fermer sans l’enregistrer"))
        close.clicked.connect(lambda: self.done(self.DialogCode.Rejected))
        self.messages.show_panel(panel)

    def _fields(self) -> dict[str, FormField]:
        return {
            "first_name": LineField(self.tr("&Prénom"), limit=80),
            "last_name": LineField(self.tr("&Nom"), limit=80),
            "civility": ChoiceField(self.tr("&Civilité"), [(each, label(each)) for each in Civility]),
            "status": ChoiceField(self.tr("&Situation"), [(each, label(each)) for each in Status]),
            "email": LineField(self.tr("C&ourriel"), optional=True),
            "phone": LineField(self.tr("&Téléphone"), limit=40, optional=True),
            "address": TextField(self.tr("&Adresse"), lines=(2, 5), limit=500, optional=True),
        }

    def _read(self) -> Values:
        stored = self._file.case.beneficiary
        return {name: getattr(stored, name) for name in NAMES}

    def _store(self, values: Values) -> None:
        cases.save_beneficiary(self._file, evolve(self._file.case.beneficiary, **values))
