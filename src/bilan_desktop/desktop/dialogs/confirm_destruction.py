"""The last question before a destruction: what goes, what stays, and the reference typed by hand."""

from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text


class ConfirmDestruction(Dialog):
    """`accepted` once the reference was typed and the act pressed. The act is never the default button.

    `proof` is asked for above the reference where the act wants one.
    """

    keeps_drafts = False

    def __init__(
        self,
        title: str,
        act: str,
        reference: str,
        goes: list[str],
        stays: list[str],
        parent: QWidget | None,
        *,
        proof: ProofBox | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._reference = reference
        self.add(self._listed(self.tr("Ce qui est détruit, sans retour"), goes, Tone.DANGER))
        if stays:
            self.add(self._listed(self.tr("Ce qui reste"), stays, Tone.NEUTRAL))
        self._proof = proof
        if proof is not None:
            self.add(proof)
        self._typed = LineField(
            self.tr("Pour confirmer, &tapez la référence {reference}").format(reference=reference),
            placeholder=reference,
        )
        self.add(self._typed)
        self.add_cancel().setDefault(True)
        self._act = self.add_button(act, ButtonKind.DANGER, icon_name="flame")
        self._act.setEnabled(False)
        self._act.clicked.connect(self._confirm)
        self._typed.changed.connect(self._compare)

    def _confirm(self) -> None:
        if self._proof is None or self._proof.require():
            self.accept()

    def _compare(self) -> None:
        typed = "".join(self._typed.value().split()).upper().replace("\N{NON-BREAKING HYPHEN}", "-")
        self._act.setEnabled(typed == self._reference)

    def _listed(self, title: str, lines: list[str], tone: Tone) -> Card:
        card = Card(tone=tone)
        card.add(Text(title, TextStyle.STRONG, wrap=True))
        for line in lines:
            card.add(Text(line, TextStyle.SMALL, wrap=True))
        return card
