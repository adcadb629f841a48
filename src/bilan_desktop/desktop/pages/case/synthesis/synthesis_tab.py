"""The tab « Synthèse »: the three sections and their live paper side by side, then presentation, observations, final version."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.autosave import Autosave
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog
from bilan_desktop.desktop.pages.case.synthesis.paper_preview import PaperPreview
from bilan_desktop.desktop.pages.case.synthesis.presentation.presentation import Presentation
from bilan_desktop.desktop.pages.case.synthesis.steps_card import StepsCard
from bilan_desktop.desktop.pages.case.synthesis.versions_card import VersionsCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import say_left
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.rich_text_editor import RichTextEditor
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.errors import RuleBroken
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.labels import label

ROOM = 820  # below this width, at the usual size of the text, the paper is looked at in a window of its own
PREVIEW_SHARE = 9, 8  # the editors' part of the width beside the paper's


class SynthesisTab(Tab):
    """Three editors and no fourth; what is typed is saved by itself and the paper follows."""

    place: ClassVar[Place] = Place.SYNTHESIS
    scrolls: ClassVar[bool] = False
    shows_safeguards: ClassVar[bool] = False

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._note = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._editors = {section: self._editor(section) for section in Section}
        self.watches = {
            section: FieldWatch(self, editor, section.value) for section, editor in self._editors.items()
        }
        self._shown: dict[Section, RichText] = {}
        self._section_savers = {section: self._saver(section) for section in Section}
        self._steps = StepsCard(self)
        self._versions = VersionsCard(file, self.tr("Versions gardées"))
        self._preview = PaperPreview(file)
        self._present = Button(
            self.tr("&Présenter au bénéficiaire (F11)"), ButtonKind.PRIMARY, icon_name="presentation"
        )
        self._hand = Button(self.tr("&Remettre ou imprimer…"), icon_name="printer")
        self._keep = Button(self.tr("Garder cette &version"), ButtonKind.QUIET, icon_name="history")
        self._look = Button(self.tr("Voir l’&aperçu"), ButtonKind.QUIET, icon_name="eye")
        self._present.clicked.connect(self.present)
        self._hand.clicked.connect(self._ask_recipient)
        self._keep.clicked.connect(self._keep_version)
        self._look.clicked.connect(self._preview.open_alone)
        for shown in (self._preview, self._versions):
            shown.stored.connect(self._stored_in_dialog)
        self._lay_out()
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(250)
        self._refreshing.timeout.connect(self._preview.refresh)

    def show_case(self) -> None:
        """Shows the sections, the state they are in, and what may be done next."""
        case = self.file.case
        written = case.synthesis
        final = written.state is SynthesisState.FINAL
        for section, editor in self._editors.items():
            stored = written.sections.of(section)
            if stored is not self._shown.get(section) and not self._section_savers[section].is_dirty:
                editor.set_value(stored)
                self._shown[section] = stored
            editor.set_read_only(final)
        self._note.setText(self._state_sentence())
        self._keep.setVisible(not final)
        self._steps.show_case(case)
        self._versions.show_versions(written.versions)
        self._refreshing.start()

    def reveal(self, spot: str) -> None:
        """Puts the focus on a section or on one of the steps."""
        if spot in set(Section):
            self._editors[Section(spot)].setFocus()
        elif not self._steps.reveal(spot):
            first = next(
                (s for s in Section if self.file.case.synthesis.sections.of(s).is_empty),
                Section.CIRCUMSTANCES,
            )
            self._editors[first].setFocus()

    def forget(self) -> None:
        """Gives up what could not be saved, and empties the paper."""
        super().forget()
        for watch in self.watches.values():
            watch.forget()
        self._steps.watch.forget()
        self._refreshing.stop()
        self._shown.clear()
        self._preview.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(ROOM)
        self._preview.setVisible(wide)
        self._look.setVisible(not wide)

    def _editor(self, section: Section) -> RichTextEditor:
        number = list(Section).index(section) + 1
        return RichTextEditor(
            f"{number} · {label(section)}", placeholder=self._placeholder(section), lines=(3, 30)
        )

    def _saver(self, section: Section) -> Autosave:
        editor = self._editors[section]

        def save() -> None:
            case = synthesis.save_section(self.file, section, editor.value())
            self._shown[section] = case.synthesis.sections.of(section)

        saver = self.saver(save, beside=True)
        editor.changed.connect(saver.touch)
        saver.saved.connect(editor.clear_error)
        saver.refused.connect(partial(_tell_beside, editor))
        return saver

    def _placeholder(self, section: Section) -> str:
        return {
            Section.CIRCUMSTANCES: self.tr("Origine de la demande, conditions de réalisation"),
            Section.SKILLS: self.tr("Compétences et aptitudes, au regard des perspectives envisagées"),
            Section.PROJECT: self.tr(
                "Le cas échéant\u202f: projet professionnel, projet de formation, principales étapes. "
                "Une liste numérotée d’étapes datées se place aussi sur une ligne du temps."
            ),
        }[section]

    def _lay_out(self) -> None:
        left = ScrollColumn(margin=0)
        left.body.setContentsMargins(0, 0, Space.SMALL, Space.LARGE)
        left.add(self._note)
        for editor in self._editors.values():
            card = Card(editor.label())
            editor.hide_label()
            card.add(editor)
            left.add(card)
        for buttons in ((self._present, self._hand), (self._keep, self._look)):
            actions = QHBoxLayout()
            actions.setSpacing(Space.SMALL)
            for button in buttons:
                actions.addWidget(button)
            actions.addStretch(1)
            left.add(actions)
        left.add(self._steps)
        left.add(self._versions)
        left.add_stretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(left, PREVIEW_SHARE[0])
        row.addWidget(self._preview, PREVIEW_SHARE[1])

    def _state_sentence(self) -> str:
        case = self.file.case
        written = case.synthesis
        if written.finalised_on:
            return self.tr("Version {number}, définitive depuis le {day}\u202f: elle ne change plus.").format(
                number=written.number, day=day_month_year(written.finalised_on)
            )
        if case.phase.rank < Phase.CONCLUSION.rank:
            return self.tr(
                "Brouillon de travail\u202f: la version définitive s’établit en phase de conclusion (Charte du Cnam)."
            )
        return self.tr("Version {number} en cours d’écriture. Trois rubriques, rien d’autre.").format(
            number=written.number
        )

    def _keep_version(self) -> None:
        if self.flush():
            self.attempt(partial(synthesis.keep_version, self.file))

    def present(self) -> None:
        """Opens the presentation in front of the beneficiary, on the whole screen."""
        if self.flush():
            shown = Presentation(self)
            shown.stored.connect(self._stored_in_dialog)
            shown.open_whole()

    def _ask_recipient(self) -> None:
        if self.flush():
            dialog = RecipientDialog(leaving.of_synthesis(self.file), self)
            dialog.stored.connect(self._stored_in_dialog)
            dialog.left.connect(lambda sentence: say_left(self, sentence))
            dialog.open_sized()

    def _stored_in_dialog(self) -> None:
        self.messages.clear()
        self.status.show_saved(self.file.now())
        self.stored.emit()


def _tell_beside(editor: RichTextEditor, error: Exception) -> None:
    """Says beside a section what may not be in it (C3, C9); anything else is said above the tab."""
    if isinstance(error, RuleBroken) and "field" in error.facts:
        editor.set_error(telling.forbidden(error))
