"""The documents of a session, or of the whole case: added, looked at, taken away."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bilan_desktop.desktop.dialogs.dialog import Dialog
from bilan_desktop.desktop.pages.case.intake import IntakeField
from bilan_desktop.desktop.pages.case.sessions.incoming import Incoming
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.pages.case.viewing import hand_over_document, view_document
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.buttons import ButtonKind, IconButton
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.icon_mark import IconMark
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.lists import rows
from bilan_desktop.domain.bilan.document import Document, DocumentKind, MediaType
from bilan_desktop.practice.running import attachments
from bilan_desktop.wording.french import file_size, short_date
from bilan_desktop.wording.labels import label

_STAYS = {DocumentKind.SYNTHESIS, DocumentKind.RECEIPT, DocumentKind.WITHDRAWAL}
_ICONS = {MediaType.JPEG: "image", MediaType.PNG: "image"}


class DocumentsCard(Card):
    """Those of one session when `session_id` is given, else every one of the case."""

    def __init__(self, tab: Tab, session_id: UUID | None = None, parent: QWidget | None = None) -> None:
        title = tab.tr("Pièces de la séance") if session_id else tab.tr("Documents du dossier")
        super().__init__(title, parent=parent)
        self._tab, self._file, self._session = tab, tab.file, session_id
        self._shown: tuple[Document, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._empty = Text(
            self.tr(
                "Questionnaires, travaux, résultats détaillés, émargements\u202f: ce qui est joint reste chiffré dans le dossier."
            ),
            TextStyle.SMALL,
            "secondary",
            wrap=True,
        )
        self._intake = IntakeField(
            self.tr("Ajouter un document"), self.tr("&Joindre des fichiers…"), keeps=False
        )
        self._incoming = Incoming(tab, self._intake, session_id)
        self.add(self._empty)
        self.add(self._rows)
        self.add(self._intake)

    def show_case(self) -> None:
        """Shows the documents as they stand."""
        documents = tuple(d for d in self._file.case.documents if self._session in {None, d.session_id})
        if documents == self._shown:
            return
        self._shown = documents
        rows.clear(self._rows)
        for document in documents:
            self._rows.addWidget(self._row(document))
        self._empty.setVisible(not documents)

    def _row(self, document: Document) -> QWidget:
        row = _Row(document)
        row.view.clicked.connect(lambda: view_document(self._tab, document))
        row.hand_over.clicked.connect(lambda: hand_over_document(self._tab, document))
        row.remove.clicked.connect(lambda: self._ask_to_remove(document))
        return row

    def reveal(self) -> None:
        """Puts the focus where one is added."""
        self._intake.setFocus()

    def _ask_to_remove(self, document: Document) -> None:
        dialog = Dialog(
            self.tr("Retirer ce document\u202f?"),
            self._tab,
            explanation=self.tr("«\u202f{name}\u202f» est effacé du dossier, sans retour.").format(
                name=_name(document)
            ),
            width=480,
        )
        dialog.add_cancel(self.tr("&Garder le document")).setDefault(True)
        dialog.add_button(self.tr("&Retirer le document"), ButtonKind.DANGER).clicked.connect(dialog.accept)
        dialog.accepted.connect(lambda: self._remove(document.id))
        dialog.open_sized()

    def _remove(self, document_id: UUID) -> None:
        if self._tab.attempt(lambda: attachments.remove(self._file, document_id)):
            self._tab.status.show_note(self.tr("Document retiré"))
            self._intake.setFocus()


class _Row(QWidget):
    def __init__(self, document: Document) -> None:
        super().__init__()
        name = _name(document)
        parts = [label(document.kind)] if document.title else []
        parts += [short_date(document.made_on), label(document.media_type), file_size(document.size)]
        self.view = IconButton("eye", self.tr("Voir «\u202f{name}\u202f»").format(name=name))
        self.hand_over = IconButton("printer", self.tr("Remettre ou imprimer « {name} »").format(name=name))
        self.remove = IconButton("trash-2", self.tr("Retirer «\u202f{name}\u202f»").format(name=name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, TextStyle.BODY, wrap=True))
        words.addWidget(Text(" · ".join(parts), TextStyle.SMALL, "secondary", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconMark(_ICONS.get(document.media_type, "file-text")), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.view)
        row.addWidget(self.hand_over)
        row.addWidget(self.remove)
        place = self.remove.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(place)
        self.remove.setVisible(document.kind not in _STAYS)


def _name(document: Document) -> str:
    return document.title or label(document.kind)
