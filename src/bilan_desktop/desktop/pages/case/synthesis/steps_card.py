"""From the draft to the final version: presented (C8), observations asked (C10), frozen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.synthesis.observations import ObservationsFields
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.bilan.synthesis import Synthesis
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.texts import OBSERVATIONS
from bilan_desktop.domain.errors import InvalidInput, RuleBroken
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.wording.french import day_month_year
from bilan_desktop.wording.reading import Toward

if TYPE_CHECKING:
    from bilan_desktop.desktop.pages.case.tab import Tab


class StepsCard(Card):
    """Belongs to the tab, which says what a use case refuses."""

    def __init__(self, tab: "Tab") -> None:
        super().__init__(tab.tr("Vers la version définitive"))
        self._tab = tab
        self._presentation = Text("", wrap=True)
        label = self.tr("Da&te des observations")
        self._on = day_field(tab.file, "observed_on", label, toward=Toward.PAST)
        self._said = ObservationsFields(
            self.tr("Observations du &bénéficiaire"),
            self.tr("Le bénéficiaire &n’a pas d’observation"),
            self.tr("Les mots du bénéficiaire, tels quels\u202f; ils figurent en annexe de la synthèse."),
        )
        self._signed = Text("", wrap=True)
        self._freeze = Button(self.tr("Fi&ger la version définitive…"), icon_name="badge-check")
        self._correct = Button(
            self.tr("Corri&ger la version définitive…"), ButtonKind.QUIET, icon_name="pencil"
        )
        self.watch = FieldWatch(tab, self._said.text, OBSERVATIONS, own_words=True)
        self._saver = tab.saver(self._save, beside=True)
        for source in (self._on, self._said):
            source.changed.connect(self._saver.touch)
        self._freeze.clicked.connect(self._ask)
        self._correct.clicked.connect(self._ask_to_correct)
        self._observations = QWidget()
        self._lay_out()

    def show_case(self, case: Case) -> None:
        """Shows how far the synthesis is."""
        written = case.synthesis
        final = written.finalised_on is not None
        self._presentation.setText(self._presentation_sentence(written))
        self._observations.setVisible(written.presentation is not None)
        self._freeze.setVisible(written.presentation is not None and not final)
        self._correct.setVisible(final)
        self._signed.setText(self._signatures_sentence(written))
        self._signed.setVisible(bool(self._signed.text()))
        self._on.set_read_only(final)
        self._said.set_read_only(final)
        if not self._saver.is_dirty:
            self._show_observations(written)

    def reveal(self, spot: str) -> bool:
        """Puts the focus on one of the steps; False when it is none of them."""
        spots = {"observations": self._said.text, "final": self._freeze}
        if spot in spots and spots[spot].isVisibleTo(self):
            spots[spot].setFocus()
            return True
        return False

    def _show_observations(self, written: Synthesis) -> None:
        observed = written.observations
        self._on.set_value(observed.on if observed else self._tab.file.today())
        self._said.show_observations(observed)

    def _presentation_sentence(self, written: Synthesis) -> str:
        if written.presentation is None:
            return self.tr("La synthèse n’a pas encore été présentée au bénéficiaire.")
        told = {"day": day_month_year(written.presentation.on), "place": written.presentation.place}
        if written.is_presented_as_it_stands:
            return self.tr("Présentée le {day} ({place}).").format(**told)
        return self.tr("Présentée le {day} ({place}), puis modifiée\u202f: à présenter de nouveau.").format(
            **told
        )

    def _signatures_sentence(self, written: Synthesis) -> str:
        holding = {signature.who for signature in written.signed}
        if len(holding) == len(Signatory):
            return self.tr("Signée à l’écran par le bénéficiaire et par le conseil.")
        if Signatory.BENEFICIARY in holding:
            return self.tr("Signée à l’écran par le bénéficiaire.")
        if Signatory.COUNSELLOR in holding:
            return self.tr("Signée à l’écran par le conseil.")
        return ""

    def _save(self) -> None:
        words = self._said.words()
        if words is None:
            return
        self._on.commit()
        try:
            synthesis.observe(self._tab.file, self._on.value(), words)
        except (InvalidInput, RuleBroken) as error:
            telling.told_beside({"words": self._said.text, "observed_on": self._on}, error)
            raise
        self._said.text.clear_error()
        self._on.clear_error()

    def _ask(self) -> None:
        if not self._tab.flush():
            return
        dialog = Dialog(
            self.tr("Figer la version définitive"),
            self,
            explanation=self.tr(
                "Le texte et les observations ne pourront plus changer. Le document est gardé tel quel dans le coffre,"
                " prêt à être remis à son seul destinataire."
            ),
        )
        self._offer(dialog, self.tr("&Figer cette version"), "badge-check", synthesis.finalise)

    def _ask_to_correct(self) -> None:
        dialog = Dialog(
            self.tr("Corriger la version définitive"),
            self,
            explanation=self.tr(
                "Le document déjà établi reste dans le dossier, tel quel, jusqu’à la clôture. Le texte s’ouvre de nouveau\u202f:"
                " corrigé, il se présente, se fige à sa date et se remet contre signature, comme la première fois."
            ),
        )
        self._offer(dialog, self.tr("&Corriger le texte"), "pencil", synthesis.correct)

    def _offer(self, dialog: Dialog, words: str, icon_name: str, act: Callable[[CaseFile], Case]) -> None:
        """Shows a question whose answer is to act, or to leave it."""
        dialog.add_cancel()
        button = dialog.add_button(words, ButtonKind.PRIMARY, icon_name=icon_name)
        button.clicked.connect(dialog.accept)
        dialog.accepted.connect(lambda: self._tab.attempt(partial(act, self._tab.file)))
        dialog.open_sized()

    def _lay_out(self) -> None:
        self.add(self._presentation)
        column = QVBoxLayout(self._observations)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Rule(faint=True))
        column.addWidget(self._said)
        column.addWidget(self._on)
        self.add(self._observations)
        self.add(self._signed)
        self.add(self._freeze)
        self.add(self._correct)
