"""One session held: when, how, and its notes — what the person said apart from what the counsellor thinks (E1, C4)."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.dialogs.hand_over.attendance_dialog import AttendanceDialog
from bilan_desktop.desktop.pages.case.form import Form, Values
from bilan_desktop.desktop.pages.case.sessions.documents_card import DocumentsCard
from bilan_desktop.desktop.pages.case.sessions.session_fields import NAMES, SessionFields, session_of
from bilan_desktop.desktop.pages.case.sessions.session_list import lines_of
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.watching.field_watch import FieldWatch
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.buttons import Button, ButtonKind
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.fields.text_field import TextField
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.cases.texts import note_field
from bilan_desktop.domain.cases.vouchers import unsigned
from bilan_desktop.practice.running import sessions
from bilan_desktop.wording.french import duration


class SessionEditor(QWidget):
    """Saved as it is typed. `left` asks for the list again."""

    left = Signal()

    def __init__(self, tab: Tab, session_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session_id = session_id
        self._tab, self._file = tab, tab.file
        self._head = SessionFields(self._file)
        self._length = Text("", TextStyle.SMALL, "secondary")
        notes = {
            "said": TextField(
                self.tr("Ce &que la personne a dit"),
                hint=self.tr("Ses mots, les faits qu’elle rapporte. Elle peut en demander la copie."),
                lines=(6, 24),
            ),
            "thoughts": TextField(
                self.tr("Notes de tra&vail du conseiller"),
                hint=self.tr(
                    "Vos hypothèses et questions, à part\u202f; elles ne paraissent sur aucun document."
                ),
                lines=(4, 24),
            ),
        }
        session = self.session()
        self._head.offer_phases(self._file.case, session.phase if session else None)
        self._notes = Form(tab, notes, self._read_notes, self._store_notes)
        self.watches = {
            name: FieldWatch(tab, field, note_field(session_id, name)) for name, field in notes.items()
        }
        self._form = Form(tab, self._head.fields, self._read_head, self._store_head)
        self._documents = DocumentsCard(tab, session_id)
        self._remove = Button(
            self.tr("&Retirer cette séance…"), ButtonKind.QUIET, dense=True, icon_name="trash-2"
        )
        self._remove.clicked.connect(self._ask_to_remove)
        self._sign = Button(self.tr("Faire ém&arger…"), dense=True, icon_name="signature")
        self._sign.clicked.connect(self._ask_to_sign)
        self._stale = Text(
            self.tr(
                "La feuille d’émargement date d’avant une correction de la séance\u202f: à refaire signer."
            ),
            TextStyle.SMALL,
            Tone.WARNING,
            wrap=True,
        )
        self._stale.hide()
        self._lay_out()
        self.show_case()

    def session(self) -> Session | None:
        """The session as it is stored; None once it was removed."""
        return next((s for s in self._file.case.sessions if s.id == self.session_id), None)

    def show_case(self) -> None:
        """Shows the session as it is stored."""
        session = self.session()
        if session is None:
            return
        self._form.show()
        self._notes.show()
        self._documents.show_case()
        case = self._file.case
        signed = session not in unsigned(case)
        sheets = [d for d in case.documents if d.kind is DocumentKind.ATTENDANCE]
        stale = not signed and any(d.session_id == session.id for d in sheets)
        self._sign.setText(
            self.tr("Émargée\u202f; refaire sig&ner…") if signed else self.tr("Faire ém&arger…")
        )
        self._stale.setVisible(stale)
        self._length.setText(self.tr("Durée\u202f: {span}").format(span=duration(session.duration)))

    def release(self) -> None:
        """The editor is going away."""
        self._form.release()
        self._notes.release()
        for watch in self.watches.values():
            watch.forget()

    def focus_notes(self) -> None:
        """Puts the focus in the notes."""
        self._notes.reveal("said")

    def take_remainder(self, remaining: timedelta) -> None:
        """Shortens the session to what is left of the hours."""
        self._head.end_after(remaining)
        self._form.saver.touch()
        self._form.saver.flush()

    def _lay_out(self) -> None:
        when = Card(self.tr("Séance"), action=self._length)
        when.add(self._head)
        notes = Card(self.tr("Notes"))
        notes.body.setSpacing(Space.LARGE)
        for field in self._notes.fields.values():
            notes.add(field)
        foot = QHBoxLayout()
        foot.addWidget(self._sign)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        when.add(self._stale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        for card in (when, notes, self._documents):
            column.addWidget(card)
        column.addLayout(foot)

    def _read_head(self) -> Values:
        session = self.session()
        return {name: getattr(session, name) for name in NAMES}

    def _store_head(self, values: Values) -> None:
        session = self.session()
        assert session is not None
        sessions.save(self._file, session_of(session.id, values, session))

    def _read_notes(self) -> Values:
        session = self.session()
        return {"said": session.said if session else "", "thoughts": session.thoughts if session else ""}

    def _store_notes(self, values: Values) -> None:
        sessions.save_notes(self._file, self.session_id, values["said"], values["thoughts"])

    def _ask_to_sign(self) -> None:
        if not self._tab.flush():
            return
        dialog = AttendanceDialog(self._file, self.session_id, self._tab)
        dialog.accepted.connect(self._tab.stored)
        dialog.stored.connect(self._tab.stored)
        dialog.open_sized()

    def _ask_to_remove(self) -> None:
        session = self.session()
        if session is None:
            return
        day, times = lines_of(session)
        dialog = Dialog(
            self.tr("Retirer cette séance\u202f?"),
            self._tab,
            explanation=self.tr(
                "{day}, {times}. Ses notes sont effacées et ses heures rendues au bilan\u202f; ses pièces restent au dossier."
            ).format(day=day, times=times),
            width=480,
        )
        dialog.add_cancel(self.tr("&Garder la séance")).setDefault(True)
        dialog.add_button(self.tr("&Retirer la séance"), ButtonKind.DANGER).clicked.connect(dialog.accept)
        dialog.accepted.connect(self._take_away)
        dialog.open_sized()

    def _take_away(self) -> None:
        for form in (self._form, self._notes):
            form.saver.flush()
        if self._tab.attempt(lambda: sessions.remove(self._file, self.session_id)):
            self._tab.status.show_note(self.tr("Séance retirée"))
            self.left.emit()
