"""A new passphrase: seven words are proposed, its strength is measured, and it is typed twice unless it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.desktop.widgets.figures.strength_meter import StrengthMeter
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.practice import passphrase
from bilan_desktop.wording.advice import advice_sentence
from bilan_desktop.wording.refusals import input_sentence

_PAUSE = 120  # milliseconds without a key before the strength is measured


class ShownField(PassphraseField):
    """A passphrase that tells when its eye opens or closes."""

    shown_changed = Signal(bool)

    def show_text(self) -> None:
        """Opens the eye."""
        if not self.is_shown():
            self._toggle()

    def _toggle(self) -> None:
        super()._toggle()
        self.shown_changed.emit(self.is_shown())


class PassphraseForm(QWidget):
    """`entered` is Enter in the last field; `own_words` are those of the practice, which strengthen nothing."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_words: Sequence[str] = ()
        self._proposal = Text("", TextStyle.HEADING, wrap=True, selectable=True)
        self._first = ShownField(self.tr("&Phrase de passe"))
        self._meter = StrengthMeter()
        self._advice = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._advice.hide()
        self._again = PassphraseField(self.tr("&Encore une fois"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._proposal_panel())
        typed = QVBoxLayout()
        typed.setSpacing(Space.SMALL)
        typed.addWidget(self._first)
        typed.addWidget(self._meter)
        typed.addWidget(self._advice)
        column.addLayout(typed)
        column.addWidget(self._again)
        self._first.changed.connect(self._pause.start)
        self._first.shown_changed.connect(self._show_again)
        self._first.entered.connect(self._go_on)
        self._again.entered.connect(self.entered)
        self._propose()

    def set_own_words(self, words: Sequence[str]) -> None:
        """The practice's own words: a passphrase made of them is weak."""
        self._own_words = words

    def focus_first(self) -> None:
        """Puts the cursor in the passphrase."""
        self._first.setFocus()

    def check(self) -> str | None:
        """The passphrase; None, with a sentence beside its cause, when it is weak or was not typed twice the same."""
        text = self._first.value()
        self._measure()
        try:
            passphrase.require_strength(text, tuple(self._own_words))
        except InvalidInput as error:
            self.show_error(error)
            return None
        self._first.clear_error()
        if not self._first.is_shown() and self._again.value() != text:
            self._again.set_error(input_sentence(InvalidInput("passphrase_again", Problem.DOES_NOT_MATCH)))
            self._again.setFocus()
            return None
        self._again.clear_error()
        return text

    def show_error(self, error: InvalidInput) -> None:
        """Shows what a use case refused beside the passphrase."""
        self._first.set_error(input_sentence(error))
        self._first.setFocus()

    def wipe(self) -> None:
        """Forgets what was typed and what was proposed."""
        self._first.wipe()
        self._again.wipe()
        self._proposal.clear()

    def _proposal_panel(self) -> Card:
        panel = Card(tone=Tone.ACCENT)
        panel.setAccessibleName(self.tr("Phrase proposée"))
        panel.body.setSpacing(Space.SMALL)
        panel.add(Text(self.tr("Sept mots tirés au hasard"), TextStyle.SMALL, "secondary"))
        panel.add(self._proposal)
        take = Button(self.tr("&Utiliser cette phrase"), dense=True, icon_name="check")
        other = Button(self.tr("Proposer une &autre"), ButtonKind.QUIET, dense=True, icon_name="refresh-cw")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(take)
        row.addWidget(other)
        row.addStretch(1)
        panel.add(row)
        take.clicked.connect(self._take)
        other.clicked.connect(self._propose_aloud)
        return panel

    def _propose(self) -> None:
        self._proposal.setText(passphrase.propose())

    def _propose_aloud(self) -> None:
        self._propose()
        announce(self._proposal, self._proposal.text())

    def _take(self) -> None:
        self._first.set_value(self._proposal.text())
        self._first.show_text()
        self._first.clear_error()
        self._first.setFocus()
        self._measure()

    def _go_on(self) -> None:
        if self._first.is_shown():
            self.entered.emit()
        else:
            self._again.setFocus()

    def _show_again(self, is_shown: bool) -> None:
        self._again.setVisible(not is_shown)
        self._first.set_hint(
            self.tr(
                "Elle est affichée\u202f: il n’est pas besoin de l’écrire deux fois. Retenez-la, ou notez-la en lieu sûr."
            )
            if is_shown
            else ""
        )

    def _measure(self) -> None:
        text = self._first.value()
        if not text:
            self._meter.set_bits(None)
            self._advice.clear()
            return
        measured = passphrase.strength(text, tuple(self._own_words))
        self._meter.set_bits(measured.bits)
        self._advice.setText(" ".join(advice_sentence(each) for each in measured.advice[:2]))
        self._advice.setVisible(bool(measured.advice))
