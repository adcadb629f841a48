"""The tab « Clôture »: what becomes of everything, what is owed, and the end."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.confirm_destruction import ConfirmDestruction
from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.receipt_dialog import ReceiptDialog
from bilan_desktop.desktop.dialogs.invoice_dialog import InvoiceDialog
from bilan_desktop.desktop.pages.case.closing.ending_card import EndingCard, OwedCard
from bilan_desktop.desktop.pages.case.closing.fates_card import FatesCard
from bilan_desktop.desktop.pages.case.closing.lines import fate_lines, goes, stays
from bilan_desktop.desktop.pages.case.closing.vouchers_card import VouchersCard
from bilan_desktop.desktop.pages.case.satisfaction.card import SatisfactionCard
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import hand_over_document, view_document
from bilan_desktop.desktop.pages.case.ways import Way
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space
from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.closing import ClosingPlan, Ending, EndingKind, handed_over
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.cases.vouchers import is_certified
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.domain.registers.satisfaction import Moment
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import vouchers

ROOM = 850  # below this width, at the usual size of the text, the two columns become one


class ClosingTab(Tab):
    """Everything here is computed anew from the case; only acts are stored."""

    place: ClassVar[Place] = Place.CLOSING
    shows_safeguards: ClassVar[bool] = False

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(file, parent)
        self._fates = FatesCard(self.tr("Ce que devient chaque document au terme du bilan"))
        self._vouchers = VouchersCard(self.tr("Pièces de la fin du bilan"))
        self._satisfaction = SatisfactionCard(file.desk, satisfaction.of_running(file))
        self._owed = OwedCard(self.tr("Avant de clôturer"))
        self._ending = EndingCard(file, self.tr("Clôturer"))
        self._busy = BusyOverlay(self)
        self._fates.agreements_asked.connect(self._go_to_agreements)
        self._vouchers.certified.connect(lambda: self.attempt(lambda: vouchers.make_certificates(self.file)))
        self._vouchers.viewed.connect(lambda document: view_document(self, document))
        self._vouchers.handed.connect(lambda document: hand_over_document(self, document))
        self._vouchers.invoiced.connect(lambda: self._open(InvoiceDialog(self.file, self)))
        self._vouchers.dropped.connect(
            lambda invoice: self.attempt(lambda: vouchers.remove_invoice(self.file, invoice))
        )
        self._satisfaction.noted.connect(self._stored_in_dialog)
        self._owed.opinion_wanted.connect(lambda: self.wanted.emit(Way(Place.CLOSING, "satisfaction")))
        self._owed.handed.connect(self._ask_hand_over)
        self._ending.changed.connect(self._show_plan)
        self._ending.asked.connect(self._ask_closing)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.LARGE)
        for cards, stretch in (
            ((self._fates, self._vouchers, self._satisfaction), 9),
            ((self._owed, self._ending), 4),
        ):
            column = QVBoxLayout()
            column.setSpacing(Space.LARGE)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._row.addLayout(column, stretch)

    def show_case(self) -> None:
        """Shows what closing would do to the case as it stands."""
        case = self.file.case
        self._vouchers.show_case(case)
        self._satisfaction.show_known(case.satisfaction, (Moment.END,))
        self._owed.show_lines(self._checklist(case), owes=self._owes(case), is_asked=bool(case.satisfaction))
        self._show_plan()

    def reveal(self, spot: str) -> None:
        """Puts the focus on the hand-over, the satisfaction, or the ending."""
        if spot == "hand_over":
            self._owed.focus_hand_over()
        elif spot == "satisfaction":
            self._satisfaction.focus_first()
        else:
            if spot == EndingKind.CONSENT_WITHDRAWN.value:
                self._ending.kind.set_value(EndingKind.CONSENT_WITHDRAWN)
                self._show_plan()
            self._ending.kind.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(ROOM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)

    def _checklist(self, case: Case) -> list[tuple[str, bool]]:
        written = case.synthesis
        return [
            (
                self.tr("Observations recueillies"),
                written.observations is not None and written.is_presented_as_it_stands,
            ),
            (self.tr("Synthèse définitive"), written.state is SynthesisState.FINAL),
            (self.tr("Synthèse remise contre signature"), handed_over(case, Subject.SYNTHESIS)),
            (
                self.tr("Résultats détaillés remis contre signature"),
                handed_over(case, Subject.DETAILED_RESULTS),
            ),
            (
                self.tr("Certificat de réalisation établi"),
                is_certified(case),
            ),
            (self.tr("Avis de la personne demandé"), bool(case.satisfaction)),
        ]

    def _owes(self, case: Case) -> bool:
        return not all(handed_over(case, s) for s in (Subject.SYNTHESIS, Subject.DETAILED_RESULTS))

    def _how(self) -> Ending | None:
        """The ending as chosen; what is wrong with it stands beside its field."""
        kind = self._ending.kind.value() or EndingKind.COMPLETED
        self._ending.term.clear_error()
        try:
            return closing.ending(
                self.file,
                kind,
                self._ending.term.value(),
                offered=self._ending.offered.value(),
                follow_up_declined=self._ending.declined.value(),
                cause=self._ending.cause.value(),
            )
        except InvalidInput as error:
            self.tell(error, {"term": self._ending.term})
            return None

    def _show_plan(self) -> ClosingPlan | None:
        how = self._how()
        if how is None:
            return None
        plan = closing.plan(self.file, how)
        self._fates.show_plan(plan)
        self._ending.show_plan(plan)
        return plan

    def _go_to_agreements(self) -> None:
        self.wanted.emit(Way(Place.CONFIDENTIALITY, "agreements"))

    def _ask_hand_over(self) -> None:
        self._open(ReceiptDialog(self.file, self))

    def _open(self, dialog: Dialog) -> None:
        dialog.accepted.connect(self._stored_in_dialog)
        dialog.stored.connect(self.stored)
        dialog.open_sized()

    def _stored_in_dialog(self) -> None:
        self.messages.clear()
        self.status.show_saved(self.file.now())
        self.stored.emit()

    def _ask_closing(self) -> None:
        if not self._ending.term.commit():
            return
        plan = self._show_plan()
        if plan is None:
            return
        try:
            plan.require_ready()
        except RuleBroken as error:
            self.tell(error)
            return
        self.messages.clear()
        dialog = ConfirmDestruction(
            self.tr("Clôturer et détruire"),
            self.tr("&Clôturer et détruire"),
            self.file.case.reference,
            goes(plan),
            stays(fate_lines(plan)),
            self,
        )
        dialog.accepted.connect(partial(self._close, plan.ending))
        dialog.open_sized()

    def _close(self, how: Ending) -> None:
        job = Job(lambda progress: closing.close(self.file, how, progress), self)
        job.done.connect(self.ended)
        job.failed.connect(self._not_closed)
        self._busy.watch(job, self.tr("Clôture du dossier…"), cancellable=False)

    def _not_closed(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | InvalidInput | Fault):
            raise error
        self.tell(error)
