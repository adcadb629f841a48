"""Shows the documents of a running case in the viewer."""

from collections.abc import Callable

from bilan_desktop.desktop.dialogs.document_viewer import DocumentViewer, may_print
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.domain.bilan.document import Document, MediaType
from bilan_desktop.domain.errors import Fault
from bilan_desktop.wording.labels import label


def view_document(tab: Tab, document: Document) -> None:
    """Opens a document of the case."""
    try:
        content = tab.file.content(document.id)
    except Fault as error:
        tab.tell(error)
        return
    name = document.title or label(document.kind)
    viewer = DocumentViewer(name, content, document.media_type, tab, printable=may_print(document.kind))
    viewer.open_sized()


def view_blank(tab: Tab, title: str, make: Callable[[], bytes]) -> None:
    """Opens a paper to print and sign by hand."""
    DocumentViewer(title, make(), MediaType.PDF, tab, printable=True).open_sized()
