"""« À qui ? » — asked before the synthesis is printed or saved (C6); the domain decides, the hand-over is registered."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.disclosure_dialog import DisclosureDialog
from bilan_desktop.desktop.dialogs.hand_over.refusal_dialog import RefusalDialog
from bilan_desktop.desktop.printing import print_paper
from bilan_desktop.desktop.theme.tokens import TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import ButtonKind
from bilan_desktop.desktop.widgets.fields.check_field import CheckField
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.fields.line_field import LineField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice import outside
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.wording.labels import label

MENDED_BY_AGREEMENT = {
    Breach.DISCLOSURE_WITHOUT_AGREEMENT,
    Breach.EMPLOYER_UNDER_CPF,
    Breach.EMPLOYER_GETS_NO_RESULT,
    Breach.CEP_REQUEST_MISSING,
    Breach.AGREEMENT_ALREADY_USED,
    Breach.AGREEMENT_EXPIRED,
}


class RecipientDialog(Dialog):
    """`stored` when something was written in the case: a hand-over, or an agreement to disclose."""

    stored = Signal()

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self._file = file
        self._subject = _subject(file)
        self.ask(self.tr("À qui ?"), self._explanation_of(self._subject))
        self._kind = RadioField(
            self.tr("&Destinataire"), [(kind, label(kind)) for kind in RecipientKind], upright=True
        )
        self._name = LineField(self.tr("&Nom du destinataire"), limit=200)
        self._certain = [
            CheckField(self.tr("L’accord écrit nomme bien cet employeur")),
            CheckField(self.tr("Je confirme : sous CPF, l’employeur n’apprend rien sans cet accord")),
        ]
        self._outside = Text(
            self.tr(
                "Une copie enregistrée ou imprimée sort du coffre : l’application ne pourra pas la détruire."
            ),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        for widget in (self._kind, self._name, *self._certain, self._outside):
            self.add(widget)
        self.add_cancel(self.tr("Fermer"))
        self._save = self.add_button(self.tr("&Enregistrer le PDF…"), icon_name="download")
        self._print = self.add_button(self.tr("&Imprimer…"), ButtonKind.PRIMARY, icon_name="printer")
        self._save.clicked.connect(self._ask_where)
        self._print.clicked.connect(self._send_to_printer)
        for field in (self._kind, self._name, *self._certain):
            field.changed.connect(self._judge)
        self._kind.set_value(RecipientKind.BENEFICIARY)
        self._judge()

    def _recipient(self) -> Recipient | None:
        kind = self._kind.value()
        if kind is None:
            return None
        return Recipient(kind, "" if kind is RecipientKind.BENEFICIARY else self._name.value().strip())

    def _judge(self) -> None:
        """Asks the domain, and shows its answer before anything is printed or saved."""
        recipient = self._recipient()
        third = recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY
        self._name.setVisible(third)
        allowed = False
        self.messages.clear()
        try:
            handing_over.require_allowed(self._file, self._subject, recipient)
            allowed = True
        except RuleBroken as error:
            self.messages.show_panel(self._barred(error))
        twice = allowed and self._needs_certainty(recipient)
        for check in self._certain:
            check.setVisible(twice)
        allowed = allowed and (not twice or all(check.value() for check in self._certain))
        self._save.setEnabled(allowed)
        self._print.setEnabled(allowed)

    def _needs_certainty(self, recipient: Recipient | None) -> bool:
        employer = recipient is not None and recipient.kind is RecipientKind.EMPLOYER
        return employer and Route.CPF in self._file.case.routes

    def _barred(self, error: RuleBroken) -> MessagePanel:
        panel = telling.panel(error)
        if error.breach in MENDED_BY_AGREEMENT:
            button = panel.add_button(self.tr("Enregistrer un &accord écrit…"))
            button.clicked.connect(self._ask_agreement)
        recipient = self._recipient()
        if recipient is not None and recipient.kind is not RecipientKind.BENEFICIARY:
            refused = panel.add_button(self.tr("Noter la demande re&fusée…"))
            refused.clicked.connect(lambda: self._ask_refusal(recipient))
        return panel

    def _ask_refusal(self, asking: Recipient) -> None:
        dialog = RefusalDialog(self._file, self, asking=asking)
        dialog.accepted.connect(self.stored)
        dialog.accepted.connect(self._say_refused)
        dialog.open_sized()

    def _say_refused(self) -> None:
        said = self.tr("La demande refusée est inscrite au registre.")
        self.messages.show_panel(MessagePanel(said, tone=Tone.FINE, closable=True))

    def _ask_agreement(self) -> None:
        recipient = self._recipient()
        if recipient is None:
            return
        if not recipient.name:
            self._name.set_error(self.tr("Nommez d’abord le destinataire : un accord vaut pour lui seul."))
            return
        dialog = DisclosureDialog(self._file, self._subject, recipient, self)
        dialog.accepted.connect(self.stored)
        dialog.accepted.connect(self._judge)
        dialog.open_sized()

    def _send_to_printer(self) -> None:
        paper = synthesis.paper(self._file)
        if print_paper(self, paper, self._file.case.reference):
            recipient = self._recipient()
            assert recipient is not None
            if self.attempt(partial(handing_over.record, self._file, self._subject, recipient)) is not None:
                self._done(self.tr("Envoyé à l’imprimante ; la remise est inscrite au registre."))

    def _ask_where(self) -> None:
        proposed = f"{self._file.case.reference}-synthese.pdf"
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Enregistrer la synthèse"), proposed, self.tr("PDF (*.pdf)")
        )
        if not path:
            return
        act = partial(outside.save_synthesis, self._file, self._subject, self._recipient(), Path(path))
        if self.attempt(act) is not None:
            self._done(self.tr("Enregistré ; la remise est inscrite au registre."))

    def _explanation_of(self, subject: Subject) -> str:
        if subject is Subject.SYNTHESIS:
            return self.tr(
                "Le bénéficiaire est seul destinataire de la synthèse. À un tiers, il faut son accord écrit."
            )
        return self.tr("Ce texte n’est pas définitif : il sort marqué « Projet », pour le seul bénéficiaire.")

    def _done(self, sentence: str) -> None:
        self.stored.emit()
        self._judge()
        self.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE))


def _subject(file: CaseFile) -> Subject:
    final = file.case.synthesis.state is SynthesisState.FINAL
    return Subject.SYNTHESIS if final else Subject.SYNTHESIS_DRAFT
