"""The detailed results, written part by part, then established as the beneficiary's document (C6)."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.autosave import Autosave
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.pages.case.adding import in_background
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import hand_over_document
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.figures.interests_hexagon import InterestsHexagon
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.document import MediaType
from bilan_desktop.domain.bilan.results import TITLE_LIMIT, ResultPart
from bilan_desktop.domain.cases.texts import RESULTS
from bilan_desktop.domain.errors import RuleBroken
from bilan_desktop.practice.running import results
from bilan_desktop.wording.french import long_date
from bilan_desktop.wording.interests import interests_of


class ResultsCard(Card):
    """One editor for each part; what is typed is saved by itself."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(tab.tr("Résultats détaillés"), parent=parent)
        self._tab, self._file = tab, tab.file
        self._parts: dict[UUID, _Part] = {}
        self._said = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.LARGE)
        self._new = LineField(
            self.tr("Titre d’une nouvelle &partie"),
            placeholder=self.tr("Intérêts, valeurs, compétences, enquêtes métier…"),
            limit=TITLE_LIMIT,
        )
        self._add = Button(self.tr("Ajouter cette partie"), icon_name="plus", dense=True)
        self._look = Button(self.tr("Voir l’aper&çu"), ButtonKind.QUIET, icon_name="eye", dense=True)
        self._establish = Button(self.tr("Étab&lir le document"), icon_name="file-check", dense=True)
        self._hand = Button(self.tr("Remettre ou i&mprimer…"), icon_name="printer", dense=True)
        self._lay_out()
        self._new.entered.connect(self._add_part)
        self._add.clicked.connect(self._add_part)
        self._look.clicked.connect(self._show_paper)
        self._establish.clicked.connect(self._make_document)
        self._hand.clicked.connect(self._hand_over)

    def show_case(self) -> None:
        """Shows the parts as they stand, and whether the document was established."""
        case = self._file.case
        for gone in self._parts.keys() - {part.id for part in case.results}:
            self._drop(gone)
        for part in case.results:
            if part.id not in self._parts:
                self._parts[part.id] = made = _Part(self._tab, part, self._ask_to_remove)
                self._column.addWidget(made)
            self._parts[part.id].show_part(part)
        made_on = document.made_on if (document := case.document(case.results_id)) else None
        self._said.setText(
            self.tr("Document établi le {day}. S’il change, établissez-le de nouveau.").format(
                day=long_date(made_on)
            )
            if made_on
            else self.tr(
                "Ce que l’investigation a produit, pour le seul bénéficiaire. Le texte de travail est détruit à la clôture."
            )
        )
        written = bool(case.results)
        for button in (self._look, self._establish):
            button.setVisible(written)
        self._hand.setVisible(made_on is not None)

    def reveal(self) -> None:
        """Puts the focus on the first part, or where one is added."""
        (next(iter(self._parts.values()), None) or self._new).setFocus()

    def _lay_out(self) -> None:
        self.add(self._said)
        self.add(self._column)
        adding = QHBoxLayout()
        adding.setSpacing(Space.SMALL)
        adding.addWidget(self._new, 1)
        adding.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(adding)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SMALL)
        for button in (self._establish, self._hand, self._look):
            acts.addWidget(button)
        acts.addStretch(1)
        self.add(acts)

    def _add_part(self) -> None:
        title = self._new.value()
        part = self._tab.attempt(partial(results.add_part, self._file, title), {"result_title": self._new})
        if part is not None:
            self._new.set_value("")
            self._parts[part.id].setFocus()

    def _drop(self, part_id: UUID) -> None:
        gone = self._parts.pop(part_id)
        gone.release()
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _ask_to_remove(self, part: ResultPart) -> None:
        dialog = Dialog(
            self.tr("Retirer cette partie\u202f?"),
            self._tab,
            explanation=self.tr("«\u202f{title}\u202f» est effacée du dossier, sans retour.").format(
                title=part.title
            ),
            width=480,
        )
        dialog.add_cancel(self.tr("&Garder la partie")).setDefault(True)
        dialog.add_button(self.tr("&Retirer la partie"), ButtonKind.DANGER).clicked.connect(dialog.accept)
        dialog.accepted.connect(lambda: self._tab.attempt(partial(results.remove_part, self._file, part.id)))
        dialog.open_sized()

    def _show_paper(self) -> None:
        if self._tab.flush():
            paper = results.paper(self._file)
            DocumentViewer(
                self.tr("Résultats détaillés"), paper, MediaType.PDF, self._tab, leaving=None
            ).open_sized()

    def _make_document(self) -> None:
        if self._tab.flush():
            act = partial(results.establish, self._file)
            in_background(self._tab, act, lambda _: self._made(), {"results": self._new})

    def _made(self) -> None:
        self._tab.messages.clear()
        self._tab.status.show_note(self.tr("Résultats détaillés établis"))
        self._tab.stored.emit()
        self._hand.setFocus()

    def _hand_over(self) -> None:
        document = self._file.case.document(self._file.case.results_id)
        if document is not None:
            hand_over_document(self._tab, document)


class _Part(QWidget):
    """One part: its title, its text, and the way to take it away."""

    def __init__(self, tab: Tab, part: ResultPart, remove: Callable[[ResultPart], None]) -> None:
        super().__init__()
        self._tab, self._part = tab, part
        self._editor = RichTextEditor(part.title, placeholder=self._placeholder(part), lines=(3, 24))
        self._watch = FieldWatch(tab, self._editor, f"{RESULTS}/{part.id}")
        self._saver: Autosave = tab.saver(self._save, beside=True)
        self._editor.changed.connect(self._saver.touch)
        self._saver.saved.connect(self._editor.clear_error)
        self._saver.saved.connect(self._show_figure)
        self._saver.refused.connect(self._tell_beside)
        self._hexagon = InterestsHexagon()
        self._show_figure()
        gone = IconButton("trash-2", self.tr("Retirer «\u202f{title}\u202f»").format(title=part.title))
        gone.clicked.connect(lambda: remove(self._part))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._editor, 1)
        row.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self._hexagon)
        self.setFocusProxy(self._editor)

    def _placeholder(self, part: ResultPart) -> str:
        if "intérêt" not in part.title.casefold():
            return ""
        return self.tr(
            "Réaliste, investigateur, artistique, social, entreprenant, conventionnel\u202f: chacun suivi d’un chiffre, "
            "ils se montrent en hexagone."
        )

    def show_part(self, part: ResultPart) -> None:
        """Shows the part as it is stored, unless it is being typed in."""
        self._part = part
        if not self._saver.is_dirty:
            self._editor.set_value(part.content)
            self._show_figure()

    def release(self) -> None:
        """The part is going away."""
        self._watch.forget()
        self._tab.release(self._saver)

    def _save(self) -> None:
        content = self._editor.value()
        results.save_part(self._tab.file, ResultPart(self._part.id, self._part.title, content))

    def _show_figure(self) -> None:
        """The hexagon, where the text gives each of the six interests a figure."""
        self._hexagon.set_interests(interests_of(self._editor.value()))

    def _tell_beside(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._editor.set_error(telling.forbidden(error))
