"""A PDF that opens with a code alone."""

from io import BytesIO

import pikepdf

from bilan_desktop.documents.tagging.metadata import PRODUCER, unclaimed


def encrypted(pdf: bytes, code: str) -> bytes:
    """The same PDF, its tags and bookmarks kept, readable only with `code` (AES-256, ISO 32000-2 revision 6).

    Its metadata is encrypted too, so that nothing of it can be read without the code. Whoever has the code may print and
    copy: it is their document. A paper of ours no longer calls itself PDF/A.
    """
    sealed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        if document.docinfo.get("/Producer") == PRODUCER:
            packet = document.Root.Metadata
            packet.write(unclaimed(packet.read_bytes()))
        document.save(
            sealed, encryption=pikepdf.Encryption(owner=code, user=code, R=6, aes=True, metadata=True)
        )
    return sealed.getvalue()
