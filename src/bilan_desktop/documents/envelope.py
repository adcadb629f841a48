"""A PDF that carries files, closed by a code: AES-256 (PDF 2.0, revision 6), made in memory.

A PDF rather than a ZIP: what is to be read opens in any reader of PDF once the code is typed, without a program to
install, where no system opens an AES-256 ZIP by itself. The files it carries need a reader that shows attachments.
"""

from collections.abc import Iterable
from io import BytesIO

from attrs import field, frozen


@frozen
class Carried:
    """A file to carry, by its name."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    description: str = ""


def sealed(pdf: bytes, files: Iterable[Carried], code: str) -> bytes:
    """The PDF with those files, opened by the code alone; its text and its attachments are encrypted alike."""
    import pikepdf  # noqa: PLC0415 - a fifth of a second, when asked for

    with pikepdf.open(BytesIO(pdf)) as paper:
        for each in files:
            paper.attachments[each.name] = pikepdf.AttachedFileSpec(
                paper,
                each.content,
                filename=each.name,
                description=each.description,
                mime_type=each.media_type,
                creation_date="",
                mod_date="",
            )
        if len(paper.attachments):
            paper.Root.PageMode = pikepdf.Name.UseAttachments
        out = BytesIO()
        allowed = pikepdf.Permissions(extract=True, accessibility=True)
        closed = pikepdf.Encryption(owner=code, user=code, R=6, allow=allowed)
        paper.save(out, encryption=closed, min_version="2.0")
    return out.getvalue()
