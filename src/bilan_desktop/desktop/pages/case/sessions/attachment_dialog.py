"""What a file that was given is: its kind, its title, its day."""

from datetime import date

from attrs import frozen
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.intake import Given
from bilan_desktop.desktop.pages.case.sessions.thumbnail import Thumbnail
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import ChoiceField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import input_sentence


@frozen
class Described:
    """What was said of a file."""

    given: Given
    kind: DocumentKind
    title: str
    made_on: date
    straighten: bool = False
    reduce: bool = False
    route: Route | None = None


class AttachmentDialog(Dialog):
    """`described(Described)` once it is known what the file is."""

    described = Signal(object)

    def __init__(self, file: CaseFile, given: Given, left: int, parent: QWidget | None) -> None:
        super().__init__("", parent, width=600)
        after = self.tr("Puis {count} autres").format(count=left) if left > 1 else self.tr("Puis un autre")
        self.ask(self.tr("Ajouter un document"), after if left else "")
        self._file, self._given = file, given
        self._kind = ChoiceField(
            self.tr("&Nature du document"),
            [
                (kind, label(kind))
                for kind in DocumentKind
                if kind.is_attachable and kind is not DocumentKind.RECEIPT
            ],
        )
        self._route: ChoiceField[Route] = ChoiceField(
            self.tr("&Financement"),
            [(route, label(route)) for route in dict.fromkeys(file.case.routes)],
            hint=self.tr("La facture ne va qu’à son payeur, qui n’apprend rien de l’autre financement."),
        )
        self._route.hide()
        self._named = LineField(
            self.tr("&Intitulé"), hint=self.tr("Pour le reconnaître dans la liste."), optional=True
        )
        self._named.set_value(given.name)
        self._day = day_field(file, "made_on", self.tr("Date du &document"), toward=Toward.PAST)
        self._day.set_value(file.today())
        self._straighten = CheckField(self.tr("&Redresser la page"))
        self._no_content = CheckField(
            self.tr("Rien du bilan n’y figure"), hint=self.tr("Ni résultat, ni note, ni synthèse.")
        )
        self._no_content.hide()
        self._reduce = CheckField(
            self.tr("Réduire la &taille"), hint=self.tr("À la résolution d’une bonne impression.")
        )
        thumbnail = Thumbnail(given)
        name = Text(given.shown(self.tr("Image collée")), TextStyle.SMALL, "secondary", wrap=True)
        asked = QVBoxLayout()
        asked.setSpacing(Space.LARGE)
        for part in (
            name,
            self._kind,
            self._no_content,
            self._route,
            self._named,
            self._day,
            self._straighten,
            self._reduce,
        ):
            asked.addWidget(part)
        asked.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(Space.WIDE)
        beside.addWidget(thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(asked, 1)
        self.add(beside)
        for field in (self._straighten, self._reduce):
            field.setVisible(thumbnail.is_image)
        self.add_cancel()
        add = self.add_button(self.tr("&Ajouter au dossier"), ButtonKind.PRIMARY)
        add.setDefault(True)
        add.clicked.connect(self._add)
        self._kind.changed.connect(self._tell_fate)
        self._kind.setFocus()

    def _tell_fate(self) -> None:
        """What becomes of such a document at the closing."""
        kind = self._kind.value()
        if kind is None:
            return
        said = {
            DocumentClass.WORKING: self.tr(
                "Document de travail\u202f: détruit à la clôture, sauf accord écrit de la personne."
            ),
            DocumentClass.SYNTHESIS: "",
            DocumentClass.VOUCHER: self.tr(
                "Pièce comptable\u202f: conservée à part des années après la clôture."
            ),
            DocumentClass.PROOF: self.tr(
                "Preuve administrative\u202f: conservée à part des années après la clôture."
            ),
        }
        self._kind.set_hint(said[kind.document_class])
        self._no_content.setVisible(kind.is_administrative)
        self._route.setVisible(kind is DocumentKind.INVOICE and len(set(self._file.case.routes)) > 1)
        self.grow()

    def _add(self) -> None:
        kind, title = self._kind.value(), self._named.value()
        if kind is None:
            self._kind.set_error(input_sentence(InvalidInput("kind", Problem.NOTHING_CHOSEN)))
            self._kind.setFocus()
            return
        if kind.is_administrative and not self._no_content.value():
            self._no_content.set_error(
                self.tr("À vérifier et à cocher\u202f; sinon, choisissez une nature de document de travail.")
            )
            self.grow()
            self._no_content.setFocus()
            return
        try:
            self._file.case.require_route_of(kind, self._route.value())
        except InvalidInput as error:
            self._route.set_error(input_sentence(error))
            self._route.setFocus()
            return
        if not self._day.commit() or self._named.error():
            return
        day = self._day.value()
        if day is None or day > self._file.today():
            problem = Problem.EMPTY if day is None else Problem.IN_THE_FUTURE
            self._day.set_error(input_sentence(InvalidInput("made_on", problem)))
            self._day.setFocus()
            return
        self.accept()
        tidy = (self._straighten.value(), self._reduce.value())
        self.described.emit(Described(self._given, kind, title, day, *tidy, self._route.value()))
