"""Where the convention stands: each sending of its draft, the ten days, the signature and its proof (R. 6313-8)."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.adding import take_in
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.frame.ten_days import TenDays
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_document
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Rule, Text
from bilan_desktop.desktop.widgets.tag import Tag
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Convention, ConventionState, TrainingPlan
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.practice.running import attachments, funding
from bilan_desktop.wording.french import long_date, plural
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward
from bilan_desktop.wording.refusals import source_text

_TONES = {
    ConventionState.NOT_SENT: Tone.NEUTRAL,
    ConventionState.WAITING: Tone.WARNING,
    ConventionState.SIGNED: Tone.FINE,
    ConventionState.REFUSED_BY_SILENCE: Tone.DANGER,
}


class ConventionCard(Card):
    """One thing to do at a time: note a sending, then the signature; a further sending restarts the ten days."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        self._tag = Tag()
        super().__init__(tab.tr("Convention tripartite"), action=self._tag, parent=parent)
        self._tab, self._file = tab, tab.file
        self._amending = False
        self._clock = TenDays()
        self._stands = Text("", TextStyle.BODY, wrap=True)
        self._why = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._sendings = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self._view = Button(self.tr("Voir la convention signée"), dense=True, icon_name="eye")
        self._amend = Button(
            self.tr("Modifier la si&gnature…"), ButtonKind.QUIET, dense=True, icon_name="pencil"
        )
        placeholder = self.tr("aujourd’hui, lundi, 3/12")
        self._sent_on = day_field(
            self._file, "sent_on", self.tr("Projet &transmis le"), toward=Toward.PAST, placeholder=placeholder
        )
        self._send = Button(self.tr("Noter la transmission"), dense=True, icon_name="send")
        self._signed_on = day_field(
            self._file, "signed_on", self.tr("Signée le"), toward=Toward.PAST, placeholder=placeholder
        )
        self._proof = IntakeField(self.tr("Convention signée des trois"), self.tr("Choisir le fichier…"))
        self._sign = Button(self.tr("Noter la si&gnature"), dense=True, icon_name="signature")
        self._signing = self._signing_part()
        self._sending = self._sending_part()
        self._lay_out()
        self._send.clicked.connect(self._note_sending)
        self._sign.clicked.connect(self._note_signature)
        self._view.clicked.connect(self._show_proof)
        self._amend.clicked.connect(self._amend_signature)

    def show_case(self) -> None:
        """Shows where the convention stands today."""
        convention, today = self._convention(), self._file.today()
        state = convention.state(today)
        self._tag.set_text(label(state), _TONES[state])
        self._show_clock(convention, state)
        signed = state is ConventionState.SIGNED
        self._view.setVisible(signed)
        self._amend.setVisible(signed and not self._amending)
        self._signing.setVisible(
            self._amending or state in {ConventionState.WAITING, ConventionState.REFUSED_BY_SILENCE}
        )
        self._sending.setVisible(not self._amending)
        self._sendings.setText("\n".join(self._told(convention)))
        self._sendings.setVisible(bool(convention.sent_on))
        self._send.setText(
            self.tr("Noter une nouvelle transmission")
            if convention.sent_on
            else self.tr("Noter la transmission")
        )

    def reveal(self, spot: str) -> bool:
        """Puts the focus on what the convention waits for. False for an unknown spot."""
        if spot not in {"paper", "sending"}:
            return False
        waits = self._convention().state(self._file.today()) is ConventionState.WAITING
        (self._signed_on if waits else self._sent_on).setFocus()
        return True

    def release(self) -> None:
        """The card is going away; it holds nothing that saves itself."""

    def _show_clock(self, convention: Convention, state: ConventionState) -> None:
        last_day = convention.last_day
        self._clock.setVisible(last_day is not None and state is not ConventionState.SIGNED)
        row = row_on(Figure.CONVENTION_DAYS, last_day or self._file.today())
        source = source_text(row.source)
        if state is ConventionState.SIGNED and convention.signed_on:
            self._stands.setText(self.tr("Signée le {day}").format(day=long_date(convention.signed_on)))
            self._why.setText(source)
            return
        if last_day is None:
            self._stands.setText(self.tr("Le projet de convention n’a pas encore été transmis au salarié."))
            why = self.tr(
                "À compter de la transmission, il a {days} pour signer\u202f; son silence vaut refus. {source}"
            )
            self._why.setText(why.format(days=plural(row.value, self.tr("jour")), source=source))
            return
        day = (self._file.today() - max(convention.sent_on)).days
        if state is ConventionState.REFUSED_BY_SILENCE:
            said = self.tr("Refus (silence)\u202f: le délai s’est achevé le {day}.").format(
                day=long_date(last_day)
            )
            why = self.tr(
                "Aucune séance ne peut être ajoutée. Ce refus n’est pas une faute. Si la convention a été signée à temps, "
                "notez sa signature\u202f; sinon, une nouvelle transmission ouvre un nouveau délai. {source}"
            )
        elif day == row.value:
            said = self.tr("Dernier jour\u202f: sans réponse aujourd’hui, le silence vaut refus demain.")
            why = self.tr("Jour {day} sur {days}. {source}")
        else:
            said = self.tr(
                "Jour {number} sur {days}\u202f: le salarié peut signer jusqu’au {day} inclus."
            ).format(number=day, days=row.value, day=long_date(last_day))
            why = self.tr("Sans réponse au soir de ce jour, le silence vaut refus. {source}")
        self._stands.setText(said)
        self._why.setText(why.format(day=day, days=row.value, source=source))
        self._clock.show_day(day, row.value, said, ended=state is ConventionState.REFUSED_BY_SILENCE)

    def _told(self, convention: Convention) -> list[str]:
        first = self.tr("Projet transmis le {day}")
        again = self.tr("Nouveau projet transmis le {day}")
        return [
            (again if index else first).format(day=long_date(day))
            for index, day in enumerate(convention.sent_on)
        ]

    def _lay_out(self) -> None:
        proof = QHBoxLayout()
        proof.setSpacing(Space.SMALL)
        proof.addWidget(self._view)
        proof.addWidget(self._amend)
        proof.addStretch(1)
        for part in (self._stands, self._clock, self._why, self._sendings):
            self.add(part)
        self.add(proof)
        self.add(self._signing)
        self.add(self._sending)

    def _signing_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Rule(faint=True))
        column.addWidget(self._signed_on)
        column.addWidget(self._proof)
        column.addWidget(self._sign)
        return part

    def _sending_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Rule(faint=True))
        column.addWidget(self._sent_on)
        column.addWidget(self._send)
        return part

    def _convention(self) -> Convention:
        plan = self._file.case.funding
        assert isinstance(plan, TrainingPlan)
        return plan.convention

    def _note_sending(self) -> None:
        if not self._sent_on.commit():
            self._sent_on.setFocus()
            return
        day = self._sent_on.value()
        if self._tab.attempt(lambda: funding.send_convention(self._file, day), {"sent_on": self._sent_on}):
            self._sent_on.set_value(None)
            self._tab.status.show_note(self.tr("Transmission notée\u202f: le délai court"))
            self._signed_on.setFocus()

    def _note_signature(self) -> None:
        fields = {
            "signed_on": self._signed_on,
            "sent_on": self._sent_on,
            "convention_proof": self._proof,
            "file": self._proof,
        }
        if not self._signed_on.commit():
            self._signed_on.setFocus()
            return
        try:
            day = self._checked_day()
        except (InvalidInput, RuleBroken) as error:
            self._tab.tell(error, fields)
            return
        given, kept = self._proof.value(), self._convention().proof
        if given is None:
            if self._tab.attempt(lambda: funding.sign_convention(self._file, day, kept), fields):
                self._signed()
            return

        def use(content: bytes) -> Case:
            paper = attachments.attach(self._file, content, DocumentKind.CONVENTION, given.name, made_on=day)
            return funding.sign_convention(self._file, day, paper.id)

        take_in(self._tab, given, use, lambda _: self._signed(), fields)

    def _checked_day(self) -> date:
        """The day of the signature, with a proof given or kept. Raises InvalidInput or RuleBroken."""
        convention, day = self._convention(), self._signed_on.value()
        checked = convention.signed(day, self._file.case.id, self._file.today())
        if self._proof.value() is None and not (self._amending and convention.proof):
            raise InvalidInput("convention_proof", Problem.NOTHING_CHOSEN)
        assert checked.signed_on is not None
        return checked.signed_on

    def _signed(self) -> None:
        self._amending = False
        self._signed_on.set_value(None)
        self._proof.set_value(None)
        self._tab.messages.clear()
        self._tab.status.show_note(self.tr("Signature de la convention notée"))
        self._tab.stored.emit()
        self.show_case()
        self._view.setFocus()

    def _amend_signature(self) -> None:
        self._amending = True
        self._signed_on.set_value(self._convention().signed_on)
        self.show_case()
        self._signed_on.setFocus()

    def _show_proof(self) -> None:
        document = self._file.case.document(self._convention().proof)
        if document is not None:
            view_document(self._tab, document)
