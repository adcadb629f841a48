"""The « Demande » tab: why the person comes, in their own words (E2), and their consent (C1)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.request.consent_card import ConsentCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.request import TEXTS, Initiative, Request
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import request
from bilan_desktop.wording.labels import label


class RequestTab(Tab):
    """Saved as it is typed; the spots are the names of the request's fields, and `consent`."""

    place = Place.REQUEST

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._form = Form(self, self._fields(), self._read, self._store)
        self.watches = {name: FieldWatch(self, self._form.fields[name], name) for name in TEXTS}
        self._consent = ConsentCard(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._words())
        column.addWidget(self._consent)

    def show_case(self) -> None:
        self._form.show()
        self._consent.show_case()

    def forget(self) -> None:
        super().forget()
        for watch in self.watches.values():
            watch.forget()

    def reveal(self, spot: str) -> None:
        if spot == "consent":
            self._consent.reveal()
        elif not self._form.reveal(spot):
            self._form.reveal("initiative")

    def _fields(self) -> dict[str, FormField]:
        initiatives = [(each, label(each)) for each in Initiative if each is not Initiative.UNSAID]
        return {
            "initiative": RadioField(
                self.tr("Qui a pris l’&initiative du bilan"),
                initiatives,
                hint=self.tr(
                    "Le bilan est une démarche volontaire, quelle que soit la personne qui l’a suggérée."
                ),
                upright=True,
            ),
            "trigger": TextField(
                self.tr("Ce qui &amène la personne maintenant"),
                hint=self.tr("L’événement, la question ou l’envie qui la fait venir aujourd’hui."),
            ),
            "motives": TextField(
                self.tr("&Motifs"), hint=self.tr("Ce qu’elle cherche à comprendre, à changer ou à décider.")
            ),
            "expectations": TextField(
                self.tr("Att&entes"), hint=self.tr("Ce qu’elle voudrait avoir en main à la fin du bilan.")
            ),
            "constraints": TextField(
                self.tr("Cont&raintes"),
                hint=self.tr(
                    "Calendrier, mobilité, revenu\u202f: seulement ce dont le bilan doit tenir compte."
                ),
                optional=True,
            ),
            "who_pushed": TextField(
                self.tr("&Qui a encouragé la démarche"),
                hint=self.tr("Une personne, un service, personne\u202f; et comment."),
                lines=(2, 8),
                optional=True,
            ),
            "free_will": TextField(
                self.tr("Li&bre choix, dans les mots de la personne"),
                hint=self.tr("Notez sa phrase telle qu’elle la dit\u202f: veut-elle ce bilan, et pourquoi."),
            ),
        }

    def _words(self) -> Card:
        card = Card(self.tr("Ce que dit la personne"))
        card.body.setSpacing(Space.LARGE)
        card.add(
            Text(
                self.tr(
                    "Ces notes servent à analyser la demande et à s’assurer du libre choix\u202f; elles restent au dossier."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        for field in self._form.fields.values():
            card.add(field)
        return card

    def _read(self) -> Values:
        stored = self.file.case.request
        values = {name: getattr(stored, name) for name in self._form.fields}
        return {**values, "initiative": stored.initiative or None}

    def _store(self, values: Values) -> None:
        request.save(
            self.file, Request(**{**values, "initiative": values["initiative"] or Initiative.UNSAID})
        )
