"""The consent (C1): the day, how it was given, and the signed paper that proves it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.pages.case.adding import in_background, take_in
from bilan_desktop.desktop.pages.case.days import day_field
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.pages.case.signature_field import SignatureField
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import view_blank, view_document
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.choice_field import RadioField
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.request import Consent, ConsentHow
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.running import request
from bilan_desktop.wording.french import long_date
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.reading import Toward


class ConsentCard(Card):
    """Asks for the consent until it is recorded, then shows it with its proof."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        self._information = Button(
            tab.tr("Information préalable…"), ButtonKind.QUIET, dense=True, icon_name="file-text"
        )
        super().__init__(tab.tr("Consentement"), action=self._information, parent=parent)
        self._information.clicked.connect(self._show_information)
        self._tab, self._file = tab, tab.file
        self._changing = False
        self._date = day_field(
            self._file,
            "given_on",
            self.tr("&Jour du consentement"),
            toward=Toward.PAST,
            placeholder=self.tr("aujourd’hui, lundi, 3/12"),
        )
        self._how = RadioField(
            self.tr("Comment il est rec&ueilli"), [(how, label(how)) for how in ConsentHow]
        )
        self._how.set_value(ConsentHow.SIGNED_FORM)
        self._form = IntakeField(self.tr("Formulaire signé"), self.tr("C&hoisir le fichier…"))
        self._pad = SignatureField(self.tr("Signature du bénéficiaire"))
        self._given = _Recorded()
        self._asked = QWidget()
        self.add(self._given)
        self.add(self._asked)
        self._lay_out()
        self._how.changed.connect(self._show_how)
        self._given.view.clicked.connect(self._view)
        self._given.change.clicked.connect(self._change)
        self._show_how()

    def show_case(self) -> None:
        """Shows the consent of the case, or asks for it."""
        consent = self._file.case.consent
        asks = consent is None or self._changing
        self._given.setVisible(not asks)
        self._asked.setVisible(asks)
        self._cancel.setVisible(consent is not None)
        if consent is not None:
            self._given.show_consent(consent)

    def reveal(self) -> None:
        """Puts the focus on the first thing to do, or on the proof."""
        (self._date if self._asked.isVisibleTo(self) else self._given.view).setFocus()

    def _lay_out(self) -> None:
        why = self.tr(
            "Un bilan ne se fait qu’avec le consentement de la personne\u202f: il précède toute séance d’investigation."
        )
        self._record_button = Button(self.tr("Enregistrer le consen&tement"), ButtonKind.PRIMARY, dense=True)
        self._blank = Button(
            self.tr("Formulaire à im&primer"), ButtonKind.QUIET, dense=True, icon_name="printer"
        )
        self._cancel = Button(self.tr("Ann&uler"), ButtonKind.QUIET, dense=True)
        self._record_button.clicked.connect(self._record)
        self._blank.clicked.connect(self._print_blank)
        self._cancel.clicked.connect(self._give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button in (self._record_button, self._blank, self._cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(why, TextStyle.SMALL, "secondary", wrap=True))
        for field in (self._date, self._how, self._form, self._pad):
            column.addWidget(field)
        column.addLayout(buttons)

    def _show_how(self) -> None:
        on_screen = self._how.value() is ConsentHow.SIGNED_ON_SCREEN
        self._pad.setVisible(on_screen)
        self._form.setVisible(not on_screen)
        self._blank.setVisible(not on_screen)

    def _record(self) -> None:
        fields = {"given_on": self._date, "proof": self._form, "file": self._form, "signature": self._pad}
        if not self._date.commit():
            self._date.setFocus()
            return
        given, signature = self._form.value(), self._pad.value()
        try:
            consent = self._typed()
        except InvalidInput as error:
            self._tab.tell(error, fields)
            return
        if consent.how is ConsentHow.SIGNED_ON_SCREEN:
            act = partial(signing.consent_on_screen, self._file, consent.given_on, signature)
            in_background(self._tab, act, self._recorded, fields)
        elif given is not None:
            take_in(self._tab, given, partial(self._attach, consent, given.name), self._recorded, fields)

    def _typed(self) -> Consent:
        """The consent as typed, its proof to be stored yet. Raises InvalidInput for what is missing."""
        how = self._how.value() or ConsentHow.SIGNED_FORM
        consent = Consent.recorded(self._date.value(), how, self._file.case.id, self._file.today())
        if how is ConsentHow.SIGNED_ON_SCREEN and not self._pad.value():
            raise InvalidInput("signature", Problem.EMPTY)
        if how is ConsentHow.SIGNED_FORM and self._form.value() is None:
            raise InvalidInput("proof", Problem.NOTHING_CHOSEN)
        self._file.case.consented(consent)
        return consent

    def _attach(self, consent: Consent, name: str, content: bytes) -> Case:
        return request.record_consent(self._file, consent.given_on, ConsentHow.SIGNED_FORM, content, name)

    def _recorded(self, _: object) -> None:
        self._changing = False
        self._form.set_value(None)
        self._pad.set_value(b"")
        self._tab.messages.clear()
        self._tab.status.show_note(self.tr("Consentement enregistré"))
        self._tab.stored.emit()
        self._given.view.setFocus()

    def _change(self) -> None:
        consent = self._file.case.consent
        self._changing = True
        if consent is not None:
            self._date.set_value(consent.given_on)
            self._how.set_value(consent.how)
        self._show_how()
        self.show_case()
        self._date.setFocus()

    def _give_up(self) -> None:
        self._changing = False
        for field in (self._date, self._form):
            field.clear_error()
        self._form.set_value(None)
        self.show_case()
        self._given.change.setFocus()

    def _view(self) -> None:
        consent = self._file.case.consent
        document = self._file.case.document(consent.proof) if consent else None
        if document is not None:
            view_document(self._tab, document)

    def _show_information(self) -> None:
        title = self.tr("Information préalable")
        view_blank(self._tab, title, Subject.INFORMATION, lambda: signing.information(self._file))

    def _print_blank(self) -> None:
        title = self.tr("Formulaire de consentement à signer")
        view_blank(self._tab, title, Subject.CONSENT_FORM, lambda: signing.blank_consent(self._file))


class _Recorded(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", TextStyle.STRONG, wrap=True)
        self._note = Text("", TextStyle.SMALL, "secondary", wrap=True)
        self.view = Button(self.tr("&Voir la preuve"), dense=True, icon_name="eye")
        self.change = Button(self.tr("Modifier…"), ButtonKind.QUIET, dense=True, icon_name="pencil")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconMark("circle-check", Tone.FINE, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)

    def show_consent(self, consent: Consent) -> None:
        self._text.setText(self.tr("Donné le {day}").format(day=long_date(consent.given_on)))
        self._note.setText(label(consent.how))
