"""The structure tree: written on the bytes of a printed paper, so that it can be read aloud in its right order."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from attrs import frozen

from bilan_desktop.documents.tagging.colour import write_output_intent
from bilan_desktop.documents.tagging.letters import name_plain_letters
from bilan_desktop.documents.tagging.metadata import about, packet
from bilan_desktop.documents.tagging.press import Bounds, Marks, Printed
from bilan_desktop.documents.typeset.boxes import Node

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LANGUAGE = "fr-FR"


@frozen
class Metadata:
    """What the file says of the paper: never who made it nor on which machine."""

    title: str
    made_on: date


def tagged(printed: Printed, nodes: Sequence[Node], metadata: Metadata) -> bytes:
    """The paper as tagged PDF 1.7: structure, parent tree, language, title, alternative texts, XMP. Same input, same bytes."""
    from pikepdf import ObjectStreamMode, Pdf  # noqa: PLC0415 - a fifth of a second, for papers only

    with Pdf.open(BytesIO(printed.data)) as pdf:
        _Tree(pdf, printed.marks).write(nodes)
        _describe(pdf, metadata)
        name_plain_letters(pdf)
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return out.getvalue()


class _Tree:
    def __init__(self, pdf: "Pdf", marks: Marks) -> None:
        self._pdf = pdf
        self._bounds = marks.bounds
        self._pages = [page.obj for page in pdf.pages]
        self._content: dict[Node, list[tuple[int, int]]] = {}
        for page, nodes in enumerate(marks.pages):
            for number, node in enumerate(nodes):
                self._content.setdefault(node, []).append((page, number))
        self._marks = marks
        self._made: dict[Node, Object] = {}

    def write(self, nodes: Sequence[Node]) -> None:
        """Puts the tree into the catalogue and its numbers into the pages."""
        from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(Node("Document", tuple(nodes)), root)
        numbers = Array()
        for index, (page, marked) in enumerate(zip(self._pages, self._marks.pages, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            del page["/Trans"]  # reportlab's empty transition to the next page, of no use on paper
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([self._made[node] for node in marked])))
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._pages)
        catalogue = self._pdf.Root
        catalogue.StructTreeRoot = root
        catalogue.MarkInfo = Dictionary(Marked=True)
        catalogue.Lang = LANGUAGE

    def _element(self, node: Node, parent: "Object") -> "Object":
        from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        self._made[node] = element
        kids: list[Object | int] = [self._element(kid, element) for kid in node.kids]
        content = self._content.get(node, [])
        if content:
            first = content[0][0]
            element.Pg = self._pages[first]
            kids += [n if page == first else self._elsewhere(page, n) for page, n in content]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        if node.alt:
            element.Alt = node.alt
        attributes = _attributes(node, self._bounds.get(node))
        if attributes is not None:
            element.A = attributes
        return element

    def _elsewhere(self, page: int, number: int) -> "Object":
        from pikepdf import Dictionary, Name  # noqa: PLC0415

        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)


def _attributes(node: Node, bounds: Bounds | None) -> "Object | None":
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

    if node.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    if node.role == "L":
        return Dictionary(O=Name.List, ListNumbering=Name.Decimal if node.numbered else Name.Disc)
    if bounds:
        box = Array([round(value, 2) for value in bounds])
        return Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return None


def _describe(pdf: "Pdf", metadata: Metadata) -> None:
    from pikepdf import Dictionary, Name, String  # noqa: PLC0415

    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    write_output_intent(pdf)
    stream = pdf.make_stream(packet(metadata.title, metadata.made_on, LANGUAGE))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    for name in [str(name) for name in pdf.docinfo.keys()]:  # noqa: SIM118 - of a PDF dictionary
        del pdf.docinfo[name]
    for name, value in about(metadata.title, metadata.made_on).items():
        pdf.docinfo[name] = String(value)
