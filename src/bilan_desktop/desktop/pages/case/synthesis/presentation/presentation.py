"""*Présentation* (F11): the synthesis in large type, for two people at one screen.

This case alone, none of the counsellor's notes, nothing of the window behind: the beneficiary reads, says what they have to
say, and both sign.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.synthesis.observations import ObservationsFields
from bilan_desktop.desktop.pages.case.synthesis.presentation.presented_card import PresentedCard
from bilan_desktop.desktop.pages.case.synthesis.presentation.signatures_card import SignaturesCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.quiet import QUIET
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.stylesheet import stylesheet
from bilan_desktop.desktop.theme.tokens import TYPE_SCALE, Space, TextStyle
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.figures.steps_line import StepsFigure
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.reading_text import ReadingText
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import Fault
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.practice.running import synthesis
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.steps import dated_steps

LARGER = 1.4
"""How much larger than elsewhere everything is written."""

_MEASURE = 880  # pixels of a line of text, at the usual size


class Presentation(Dialog):
    """Fills the screen. `stored` when something of the case was stored; Esc and F11 close it, and what was typed is kept."""

    stored = Signal()

    def __init__(self, tab: Tab) -> None:
        case = tab.file.case
        super().__init__(tab.tr("Document de synthèse"), tab)
        self._explanation.setText(
            self.tr("Bilan de compétences de {name}").format(name=case.beneficiary.full_name)
        )
        self._explanation.show()
        self._tab, self._file = tab, tab.file
        self.setProperty(QUIET, True)
        look = theme.current()
        sheet = stylesheet(look.name, look.palette, look.scale * LARGER)
        self.setStyleSheet(
            f"* {{ font-size: {look.px(TYPE_SCALE[TextStyle.BODY].pixels * LARGER)}px; }}\n{sheet}"
        )
        self._presented = PresentedCard(self._file)
        self._observations = ObservationsFields(
            self.tr("&Observations du bénéficiaire"),
            self.tr("Je &n’ai pas d’observation"),
            self.tr("Vos mots, tels quels, en annexe de la synthèse."),
        )
        counsellor = self._file.desk.practice.counsellor
        self._signatures = SignaturesCard(
            self.tr("Signatures"),
            {
                Signatory.BENEFICIARY: self.tr("Bénéficiaire\u202f: {name}").format(
                    name=case.beneficiary.full_name
                ),
                Signatory.COUNSELLOR: self.tr("Conseiller ou conseillère\u202f: {name}").format(
                    name=counsellor
                ),
            },
        )
        self._note = Text("", role="secondary", wrap=True)
        self._saver = tab.saver(self._save)
        self._connect()
        self._lay_out()
        self.show_case(self._file.case)

    def show_case(self, case: Case) -> None:
        """Shows what may be done next: present, say something, sign."""
        written = case.synthesis
        final = written.finalised_on is not None
        concluding = case.phase is Phase.CONCLUSION
        self._note.setText(
            ""
            if concluding
            else self.tr("Texte provisoire\u202f: la présentation s’enregistre en phase de conclusion.")
        )
        self._note.setVisible(bool(self._note.text()))
        self._presented.setVisible(concluding)
        self._presented.show_synthesis(written)
        self._said.setVisible(written.presentation is not None)
        self._observations.set_read_only(final)
        if not self._saver.is_dirty:
            self._observations.show_observations(written.observations)
        answered = written.is_presented_as_it_stands and written.observations is not None
        self._signatures.setVisible(answered)
        self._signatures.show_synthesis(written)

    def open_whole(self) -> None:
        """Takes the whole screen."""
        self.open()
        self.showFullScreen()
        self._content.setFocus()

    def done(self, result: int) -> None:
        if self._saver.flush():
            self._tab.release(self._saver)
            super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(Space.WIDE, (self.width() - theme.current().px(_MEASURE * LARGER)) // 2)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side, Space.PAGE, side, Space.LARGE)
        self._signatures.stack(narrow=self.width() < theme.current().px(900))

    def _connect(self) -> None:
        QShortcut(QKeySequence("F11"), self, self.accept)
        self._presented.recorded.connect(self._record)
        self._observations.changed.connect(self._saver.touch)
        self._signatures.signed.connect(self._sign)
        self._saver.saved.connect(self._kept)
        for trouble in (self._saver.refused, self._saver.failed):
            trouble.connect(self._not_saved)

    def _lay_out(self) -> None:
        written = self._file.case.synthesis
        for number, section in enumerate(Section, start=1):
            text = written.sections.of(section)
            if not text.is_empty:
                card = Card(f"{number}. {label(section)}")
                card.add(ReadingText(label(section), text))
                self._add_steps(card, section, text)
                self.add(card)
        if all(written.sections.of(section).is_empty for section in Section):
            self.add(Text(self.tr("La synthèse n’est pas encore écrite."), wrap=True))
        self.add(self._note)
        self.add(self._presented)
        self._said = Card()
        self._said.add(self._observations)
        self.add(self._said)
        self.add(self._signatures)
        self._content.add_stretch()
        self._content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
        self._title.setProperty("text_style", TextStyle.TITLE.value)
        leave = self.add_button(self.tr("&Quitter la présentation (Échap)"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.accept)

    def _add_steps(self, card: Card, section: Section, text: RichText) -> None:
        """The dated line of the paper, below the text it is read from."""
        written = self._file.case.synthesis
        dated = dated_steps(text, written.finalised_on or self._file.today())
        if section is Section.PROJECT and dated is not None:
            line = StepsFigure(LARGER)
            line.set_steps(dated.steps)
            card.add(line)

    def _record(self) -> None:
        card = self._presented
        if self._saver.flush() and card.on.commit():
            act = partial(synthesis.present, self._file, card.on.value(), card.place.value())
            self._do(act, {"presented_on": card.on, "presented_at": card.place})

    def _sign(self, who: Signatory) -> None:
        if self._saver.flush():
            pad = self._signatures.pad(who)
            self._do(partial(synthesis.sign, self._file, who, pad.value()), {"signature": pad})

    def _do(self, act: Callable[[], Case], fields: dict) -> None:
        case = self.attempt(act, fields)
        if case is not None:
            self.stored.emit()
            self.show_case(case)

    def _save(self) -> None:
        words = self._observations.words()
        if words is not None:
            synthesis.observe(self._file, self._file.today(), words)

    def _kept(self) -> None:
        self.messages.clear()
        self._observations.text.clear_error()
        self.show_case(self._file.case)

    def _not_saved(self, error: telling.Told) -> None:
        fields = {"words": self._observations.text, "observed_on": self._observations.text}
        if isinstance(error, Fault) or not telling.told_beside(fields, error):
            self.messages.show_panel(telling.panel(error))
