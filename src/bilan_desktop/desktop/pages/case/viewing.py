"""Shows the documents of a running case in the viewer."""

from collections.abc import Callable

from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer
from bilan_desktop.desktop.dialogs.hand_over.recipient_dialog import RecipientDialog
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.message_panel import MessagePanel
from bilan_desktop.domain.bilan.document import Document, MediaType
from bilan_desktop.domain.errors import Fault
from bilan_desktop.domain.sharing.agreement import Subject
from bilan_desktop.practice.sharing import leaving
from bilan_desktop.wording.labels import label


def view_document(tab: Tab, document: Document) -> None:
    """Opens a document of the case."""
    content = _read(tab, document)
    if content is None:
        return
    name = document.title or label(document.kind)
    paper = leaving.of_document(tab.file, document, content)
    viewer = DocumentViewer(name, content, document.media_type, tab, leaving=paper)
    viewer.stored.connect(lambda: _stored(tab))
    viewer.open_sized()


def hand_over_document(tab: Tab, document: Document) -> None:
    """Asks « À qui ? » for a document of the case, without showing it."""
    content = _read(tab, document)
    if content is None:
        return
    dialog = RecipientDialog(leaving.of_document(tab.file, document, content), tab)
    dialog.stored.connect(lambda: _stored(tab))
    dialog.left.connect(lambda sentence: say_left(tab, sentence))
    dialog.open_sized()


def view_blank(tab: Tab, title: str, subject: Subject, make: Callable[[], bytes]) -> None:
    """Opens a paper to print and sign by hand."""
    content = make()
    paper = leaving.of_form(tab.file, subject, content)
    viewer = DocumentViewer(title, content, MediaType.PDF, tab, leaving=paper)
    viewer.stored.connect(lambda: _stored(tab))
    viewer.open_sized()


def view_statement(tab: Tab, title: str, share: int, content: bytes) -> None:
    """Opens a statement for the payer of one of the fundings, by its place in `Case.shares`."""
    paper = leaving.of_statement(tab.file, share, content)
    viewer = DocumentViewer(title, content, MediaType.PDF, tab, leaving=paper)
    viewer.stored.connect(lambda: _stored(tab))
    viewer.open_sized()


def say_left(tab: Tab, sentence: str) -> None:
    """Says above the tab that a paper left."""
    tab.messages.show_panel(MessagePanel(sentence, tone=Tone.FINE, closable=True))


def _read(tab: Tab, document: Document) -> bytes | None:
    try:
        return tab.file.content(document.id)
    except Fault as error:
        tab.tell(error)
        return None


def _stored(tab: Tab) -> None:
    tab.status.show_saved(tab.file.now())
    tab.stored.emit()
