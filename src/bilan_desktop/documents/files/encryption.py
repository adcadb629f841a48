"""A PDF that opens with a code alone."""

from io import BytesIO

import pikepdf


def encrypted(pdf: bytes, code: str) -> bytes:
    """The same PDF, its tags and bookmarks kept, readable only with `code` (AES-256, ISO 32000-2 revision 6).

    Its metadata is encrypted too, so that nothing of it can be read without the code. Whoever has the code may print and
    copy: it is their document.
    """
    sealed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            sealed, encryption=pikepdf.Encryption(owner=code, user=code, R=6, aes=True, metadata=True)
        )
    return sealed.getvalue()
