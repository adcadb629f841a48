"""A PDF that carries files, in memory. Protected by a code, it carries them as safely as its own text.

A PDF rather than a ZIP: what is to be read opens in any reader of PDF once the code is typed, without a program to
install, where no system opens an AES-256 ZIP by itself. The files it carries need a reader that shows attachments.
"""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from attrs import field, frozen


@frozen
class Carried:
    """A file to carry, by its name."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def carrying(pdf: bytes, files: Iterable[Carried]) -> bytes:
    """The same PDF with those files attached, in view when it opens."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        for each in files:
            paper.attachments[each.name] = pikepdf.AttachedFileSpec(
                paper,
                each.content,
                filename=each.name,
                description="",
                mime_type=each.media_type,
                creation_date="",
                mod_date="",
            )
        paper.Root.PageMode = pikepdf.Name.UseAttachments
        out = BytesIO()
        paper.save(out)
    return out.getvalue()
