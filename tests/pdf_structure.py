"""Reads a paper as a screen reader would, and finds what would make it stumble.

`faults` is the structural judge of tagged PDF: each check has a test that breaks a sound paper and sees it found out.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
from attrs import define, field, frozen

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "INLINE IMAGE"}
SHOWING = {"Tj", "TJ", "'", '"'}
ROLES = {
    *("Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "Figure"),
}


@frozen
class Element:
    """A structure element in reading order."""

    role: str
    obj: pikepdf.Object
    depth: int
    text: str
    marks: tuple[tuple[int, int], ...]


@define
class Content:
    """What a page's stream holds: the text of each mark, and what is wrong with it."""

    texts: dict[int, str] = field(factory=dict)
    loose: int = 0
    open_at_end: int = 0
    repeated: list[int] = field(factory=list)
    missing_glyphs: int = 0


def faults(data: bytes) -> list[str]:
    """What is wrong with the structure of a paper; nothing for a sound one."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["no structure tree"]
        contents = [_content(page) for page in pdf.pages]
        elements = _elements(pdf, contents)
        return [
            *_document_faults(pdf),
            *_content_faults(contents),
            *_tree_faults(pdf, contents, elements),
            *_heading_faults(elements),
            *_table_faults(elements),
            *_list_faults(elements),
            *_figure_faults(elements),
            *_font_faults(pdf),
            *_archive_faults(pdf),
        ]


def read_aloud(data: bytes) -> list[tuple[str, str]]:
    """Each element that holds text, with its role, in the order in which it is read; a figure reads as its words."""
    with pikepdf.open(BytesIO(data)) as pdf:
        contents = [_content(page) for page in pdf.pages]
        return [
            (element.role, " ".join(element.text.split()))
            for element in _elements(pdf, contents)
            if element.text
        ]


def spoken(data: bytes) -> str:
    """All of it, a line for each element."""
    return "\n".join(text for _, text in read_aloud(data))


def _document_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if str(root.get("/Lang", "")) != "fr-FR":
        yield "no language"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    title = str(pdf.docinfo.get("/Title", ""))
    if not title:
        yield "no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title not shown"
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    if title not in xmp or "dc:title" not in xmp:
        yield "XMP without the title"
    if any("/Tabs" not in page.obj for page in pdf.pages):
        yield "page without tab order"


def _content_faults(contents: list[Content]) -> Iterator[str]:
    for number, content in enumerate(contents, start=1):
        if content.loose:
            yield f"page {number}: unmarked content"
        if content.open_at_end:
            yield f"page {number}: mark left open"
        if content.repeated:
            yield f"page {number}: number used twice"
        if content.missing_glyphs:
            yield f"page {number}: missing glyph"


def _tree_faults(pdf: pikepdf.Pdf, contents: list[Content], elements: list[Element]) -> Iterator[str]:
    marks = [mark for element in elements for mark in element.marks]
    if sorted(marks) != [(p, n) for p, content in enumerate(contents) for n in sorted(content.texts)]:
        yield "tree and pages do not hold the same content"
    if marks != sorted(marks):
        yield "reading order is not that of the pages"
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): list(value) for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    owners = {mark: element.obj.objgen for element in elements for mark in element.marks}
    for index, page in enumerate(pdf.pages):
        parents = tree.get(int(page.obj.get("/StructParents", -1)))
        expected = [owners.get((index, n)) for n in range(len(contents[index].texts))]
        if parents is None or [parent.objgen for parent in parents] != expected:
            yield f"page {index + 1}: parent tree broken"
    yield from (f"unknown role {e.role}" for e in elements if e.role not in ROLES)
    yield from ("empty element" for e in elements if not e.marks and "/K" not in e.obj)


def _heading_faults(elements: list[Element]) -> Iterator[str]:
    levels = [int(element.role[1]) for element in elements if re.fullmatch(r"H[1-6]", element.role)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not one first heading"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"heading {after} after heading {before}"


def _kids(obj: pikepdf.Object) -> list[pikepdf.Object]:
    kids = obj.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _roles(obj: pikepdf.Object) -> list[str]:
    return [str(kid.S)[1:] for kid in _kids(obj)]


def _table_faults(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.role == "Table":
            rows = [_roles(row) for row in _kids(element.obj)]
            if set(_roles(element.obj)) != {"TR"} or len({len(row) for row in rows}) != 1:
                yield "table not made of even rows"
            if not all(cell in {"TH", "TD"} for row in rows for cell in row):
                yield "row not made of cells"
            if not any("TH" in row for row in rows):
                yield "table without headers"
        if element.role == "TH" and "/Scope" not in element.obj.get("/A", {}):
            yield "table header without scope"


def _list_faults(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.role == "L" and set(_roles(element.obj)) != {"LI"}:
            yield "list not made of items"
        if element.role == "L" and "/ListNumbering" not in element.obj.get("/A", {}):
            yield "list of unknown kind"
        if element.role == "LI" and _roles(element.obj) != ["Lbl", "LBody"]:
            yield "item without label and body"


def _figure_faults(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.role == "Figure":
            if not str(element.obj.get("/Alt", "")).strip():
                yield "figure without words"
            if "/BBox" not in element.obj.get("/A", {}):
                yield "figure without bounds"


def _font_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for name, font in page.Resources.get("/Font", {}).items():
            descriptor = font.get("/FontDescriptor", {})
            if "/FontFile2" not in descriptor:
                yield f"font {name} not embedded"
            elif not re.match(r"/[A-Z]{6}\+", str(font.BaseFont)):
                yield f"font {name} not a subset"
            if "/ToUnicode" not in font:
                yield f"font {name} cannot be copied"


def _archive_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What ISO 19005-2 asks of a file and can be told from its objects; nothing here proves the whole of it."""
    intents = [intent for intent in pdf.Root.get("/OutputIntents", []) if "/DestOutputProfile" in intent]
    profiles = [intent.DestOutputProfile for intent in intents]
    if not any(p.get("/N") == 3 and p.read_bytes()[36:40] == b"acsp" for p in profiles):
        yield "no output intent"
    if any(key in pdf.Root for key in ("/OpenAction", "/AA", "/AcroForm")) or "/JavaScript" in pdf.Root.get(
        "/Names", {}
    ):
        yield "something that acts by itself"
    xmp = pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else ""
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        day = str(pdf.docinfo.get(key, ""))[2:10]
        if f"<{name}>{day[:4]}-{day[4:6]}-{day[6:8]}T" not in xmp:
            yield f"{name} is not that of the file"
    if "/Author" in pdf.docinfo or "dc:creator" in xmp:
        yield "names whoever made it"


def _elements(pdf: pikepdf.Pdf, contents: list[Content]) -> list[Element]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found: list[Element] = []

    def walk(obj: pikepdf.Object, depth: int) -> None:
        marks = tuple(_marks(obj, pages))
        alt = str(obj.get("/Alt", ""))
        text = alt or "".join(contents[page].texts.get(number, "") for page, number in marks)
        found.append(Element(str(obj.S)[1:], obj, depth, text, marks))
        for kid in _kids(obj):
            walk(kid, depth + 1)

    top = pdf.Root.StructTreeRoot.K
    for kid in top if isinstance(top, pikepdf.Array) else [top]:
        walk(kid, 0)
    return found


def _marks(obj: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    kids = obj.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield pages[obj.Pg.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield pages[kid.Pg.objgen], int(kid.MCID)


def _content(page: pikepdf.Page) -> Content:
    content = Content()
    fonts = {name: _codes(font) for name, font in page.Resources.get("/Font", {}).items()}
    stack: list[pikepdf.Object | None] = []
    codes: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            codes = fonts.get(str(operands[0]), {})
        elif name in {"BMC", "BDC"}:
            stack.append(_opened(operands, content))
        elif name == "EMC":
            stack.pop()
        elif name in PAINTING:
            if not stack:
                content.loose += 1
            elif name in SHOWING:
                _show(operands, codes, stack, content)
    content.open_at_end = len(stack)
    return content


def _opened(operands: list[pikepdf.Object], content: Content) -> pikepdf.Object | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        number = int(properties.MCID)
        if number in content.texts:
            content.repeated.append(number)
        content.texts[number] = ""
    return properties


def _show(
    operands: list[pikepdf.Object],
    codes: dict[int, str],
    stack: list[pikepdf.Object | None],
    content: Content,
) -> None:
    shown = b"".join(bytes(part) for part in _strings(operands))
    content.missing_glyphs += sum(codes.get(code, "\0") == "\0" for code in shown)
    text = "".join(codes.get(code, "\ufffd") for code in shown)
    for properties in reversed(stack):
        if isinstance(properties, pikepdf.Dictionary):
            if "/ActualText" in properties:
                text = str(properties.ActualText)
            if "/MCID" in properties:
                content.texts[int(properties.MCID)] += text


def _strings(operands: list[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from (part for part in operand if isinstance(part, pikepdf.String))
        elif isinstance(operand, pikepdf.String):
            yield operand


def _codes(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in pairs
        if len(letters) % 4 == 0
    }
