"""A closed case: what of it is kept and until when, its certificates, its hand-overs; nothing can be written any more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.dialogs.confirm_destruction import ConfirmDestruction
from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.dialogs.hand_over.proof_box import ProofBox
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog, Way
from bilan_desktop.desktop.pages.case.closed.follow_up_card import FollowUpCard
from bilan_desktop.desktop.pages.case.closed.follow_up_dialogs import (
    AnswerDialog,
    AskedDialog,
    DeclinedDialog,
)
from bilan_desktop.desktop.pages.case.closed.kept_card import KeptCard, name_of
from bilan_desktop.desktop.pages.case.closed.records_card import CertificatesCard, HandOversCard
from bilan_desktop.desktop.pages.case.closed.rectify_dialog import RectifyDialog
from bilan_desktop.desktop.pages.case.restricted.banner import RestrictionBanner
from bilan_desktop.desktop.pages.case.restricted.lift_dialog import LiftDialog
from bilan_desktop.desktop.pages.case.satisfaction.card import SatisfactionCard
from bilan_desktop.desktop.theme import theme
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.busy_overlay import BusyOverlay
from bilan_desktop.desktop.widgets.buttons import IconButton, LinkButton
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.desktop.workers import Job
from bilan_desktop.domain.bilan.document import Document, MediaType
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.domain.cases.follow_up import follow_up_on
from bilan_desktop.domain.errors import Fault, InvalidInput
from bilan_desktop.domain.registers.satisfaction import Moment, solicitation_of
from bilan_desktop.practice import satisfaction
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import certificates, closed
from bilan_desktop.practice.ending.closed import ClosedFile, KeptPart
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.wording.french import day_month_year, long_date, short_date
from bilan_desktop.wording.labels import counted_kind, label

ROOM = 820
SIDE = 320


class ClosedCase(QWidget):
    """`changed` when something of it was destroyed, `back` to leave it."""

    changed = Signal()
    back = Signal()

    def __init__(self, desk: Desk, file: ClosedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._file = desk, file
        self._back = LinkButton(self.tr("D&ossiers"))
        self._messages = MessageArea()
        self._kept = KeptCard(file)
        self._certificates = CertificatesCard(file.certificates)
        self._hand_overs = HandOversCard()
        self._hand_overs.show_lines(file.hand_overs, file.refusals)
        self._follow_up = FollowUpCard(file, desk.today())
        self._satisfaction = SatisfactionCard(desk, satisfaction.of_closed(desk, file.id), upright=True)
        self._satisfaction.show_known(file.satisfaction, self._moments())
        self._side = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._kept.viewed.connect(self._view)
        self._kept.withdrawn.connect(self._ask_to_withdraw)
        self._kept.copied.connect(self._copy)
        self._certificates.viewed.connect(self._view_certificate)
        self._follow_up.asked.connect(lambda: self._note(AskedDialog))
        self._follow_up.answered.connect(lambda: self._note(AnswerDialog))
        self._follow_up.declined.connect(lambda: self._note(DeclinedDialog))
        self._satisfaction.noted.connect(self.changed)
        self._lay_out()

    def focus_first(self) -> None:
        """Puts the focus where the keyboard begins."""
        self._back.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _moments(self) -> tuple[Moment, ...]:
        """What may still be asked, or was: at six months from that day on, unless the person declined to be followed up."""
        file, moments = self._file, [Moment.END]
        is_time = follow_up_on(file.term) <= self._desk.today() or file.follow_up.asked_on is not None
        if solicitation_of(file.satisfaction, Moment.SIX_MONTHS) or (
            is_time and file.follow_up.declined_on is None
        ):
            moments.append(Moment.SIX_MONTHS)
        return tuple(moments)

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.LARGE)
        for card in (self._follow_up, self._satisfaction, self._certificates, self._hand_overs):
            side.addWidget(card)
        side.addStretch(1)
        self._columns.setSpacing(Space.LARGE)
        self._columns.addWidget(self._kept, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._side)
        scroll = ScrollColumn(margin=0)
        scroll.body.setContentsMargins(0, 0, Space.TINY, Space.LARGE)
        scroll.add(self._columns)
        scroll.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.MEDIUM)
        column.setSpacing(Space.LARGE)
        column.addLayout(self._head())
        if self._file.restriction is not None:
            banner = RestrictionBanner(self._file.restriction, self._desk.today())
            banner.lifted.connect(self._ask_to_lift)
            column.addWidget(banner)
        column.addWidget(self._messages)
        column.addWidget(scroll, 1)

    def _head(self) -> QVBoxLayout:
        file = self._file
        self._back.setAccessibleName(self.tr("Revenir à la liste des dossiers"))
        self._back.clicked.connect(self.back)
        trail = QHBoxLayout()
        trail.setSpacing(Space.TINY)
        trail.addWidget(self._back)
        trail.addWidget(Text(f"›  {file.reference}", TextStyle.SMALL, "secondary", selectable=True))
        trail.addStretch(1)
        named = QHBoxLayout()
        named.setSpacing(Space.SMALL)
        named.addWidget(Text(file.beneficiary.full_name, TextStyle.TITLE, wrap=True))
        if file.restriction is None:
            edit = IconButton("pencil", self.tr("Rectifier l’identité et les coordonnées"))
            edit.clicked.connect(lambda: self._note(RectifyDialog))
            named.addWidget(edit, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addWidget(Tag(label(file.route), Tone.ACCENT), 0, Qt.AlignmentFlag.AlignVCenter)
        named.addWidget(Tag(self.tr("Clos"), Tone.NEUTRAL), 0, Qt.AlignmentFlag.AlignVCenter)
        named.addStretch(1)
        ended = self.tr("{ending} · terme le {day}").format(
            ending=label(file.ending), day=day_month_year(file.term)
        )
        steps = PhaseSteps()
        steps.set_current(6 if file.follow_up.is_over else 5)
        head = QVBoxLayout()
        head.setSpacing(Space.TINY)
        head.addLayout(trail)
        head.addLayout(named)
        head.addWidget(Text(ended, TextStyle.SMALL, "secondary", wrap=True))
        head.addSpacing(Space.SMALL)
        head.addWidget(steps)
        return head

    def _arrange(self) -> None:
        look = theme.current()
        wide = self.width() >= look.px(ROOM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        unbound = 16_777_215
        self._side.setMinimumWidth(look.px(SIDE) if wide else 0)
        self._side.setMaximumWidth(look.px(SIDE) if wide else unbound)

    def _view(self, part: KeptPart, document: Document) -> None:
        try:
            content = closed.content(self._desk, part.compartment, document.id)
        except Fault as error:
            self._messages.show_panel(telling.panel(error))
            return
        paper = leaving.of_kept(self._desk, self._file.id, document, lambda: content)
        self._show(DocumentViewer(name_of(document), content, document.media_type, self, leaving=paper))

    def _view_certificate(self, certificate: DestructionCertificate) -> None:
        paper = certificates.paper(self._desk, certificate)
        name = self.tr("Attestation de destruction du {day}").format(day=short_date(certificate.destroyed_on))
        leaf = leaving.of_certificate(self._desk, certificate.reference, paper)
        self._show(DocumentViewer(name, paper, MediaType.PDF, self, leaving=leaf))

    def _show(self, viewer: DocumentViewer) -> None:
        viewer.stored.connect(self._read_register)
        viewer.open_sized()

    def _read_register(self) -> None:
        """What was handed over and refused, as it is written now."""
        self._file = closed.open_closed(self._desk, self._file.id)
        self._hand_overs.show_lines(self._file.hand_overs, self._file.refusals)

    def _note(self, make: type[AskedDialog | AnswerDialog | DeclinedDialog | RectifyDialog]) -> None:
        dialog = make(self._desk, self._file, self)
        dialog.accepted.connect(self.changed)
        dialog.open_sized()

    def _ask_to_lift(self) -> None:
        dialog = LiftDialog(self._desk, self._file.id, self)
        dialog.accepted.connect(self.changed)
        dialog.open_sized()

    def _copy(self, part: KeptPart, document: Document) -> None:
        """A copy of the kept synthesis for the beneficiary, who alone may have it after the term (C6)."""
        paper = leaving.of_kept(
            self._desk,
            self._file.id,
            document,
            lambda: closed.content(self._desk, part.compartment, document.id),
        )
        dialog = RecipientDialog(paper, self, way=Way.SAVE)
        dialog.stored.connect(self._read_register)
        dialog.left.connect(self._say)
        dialog.open_sized()

    def _say(self, sentence: str) -> None:
        self._messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))

    def _ask_to_withdraw(self, part: KeptPart) -> None:
        agreement = part.agreement
        if agreement is None:
            return
        covered = [p for p in self._file.parts if p.agreement is not None and p.agreement.id == agreement.id]
        kinds = [d.kind for p in covered for d in p.documents]
        goes = [counted_kind(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)]
        stays = [self.tr("L’accord et son retrait, comme preuve, sans aucun contenu")]
        stays += [self._staying(p) for p in self._file.parts if p not in covered]
        proof = ProofBox(may_be_unsigned=True)
        dialog = ConfirmDestruction(
            self.tr("Retirer l’accord et détruire ce qu’il couvre"),
            self.tr("&Retirer et détruire"),
            self._file.reference,
            goes,
            stays,
            self,
            proof=proof,
        )
        dialog.accepted.connect(lambda: self._withdraw(part, proof))
        dialog.open_sized()

    def _staying(self, part: KeptPart) -> str:
        if part.outcome is Outcome.KEPT:
            sentence = self.tr("Ce que couvre un autre accord, jusqu’au {day}")
        else:
            sentence = self.tr("Des pièces administratives, jusqu’au {day}")
        return sentence.format(day=long_date(part.until))

    def _withdraw(self, part: KeptPart, proof: ProofBox) -> None:
        agreement = part.agreement
        assert agreement is not None
        try:
            signing = proof.given()
        except InvalidInput as error:
            self._messages.show_panel(telling.panel(error))
            return
        job = Job(lambda _: closed.withdraw(self._desk, self._file.id, agreement.id, signing), self)
        job.failed.connect(self._failed)
        job.finished.connect(self.changed)
        BusyOverlay(self).watch(job, self.tr("Destruction en cours"), cancellable=False)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Fault | InvalidInput):
            raise error
        self._messages.show_panel(telling.panel(error))
