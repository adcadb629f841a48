"""What a file says of itself: its title, its language, its day, its kind. Nobody's name, no machine, no hour.

Every paper calls itself PDF/A-2b, which is what pikepdf's judge of ISO 19005-2, not ours, finds it to be. It has what level
A asks for besides, as far as can be seen here, but does not say so: nothing outside this project has judged that.
"""

from datetime import date
from xml.sax.saxutils import escape

PRODUCER = "Bilan Desktop"

_CLAIM = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
"""


def about(title: str, made_on: date) -> dict[str, str]:
    """The information dictionary."""
    day = f"D:{made_on:%Y%m%d}000000Z"
    return {"/Title": title, "/Producer": PRODUCER, "/CreationDate": day, "/ModDate": day}


def packet(title: str, made_on: date, language: str) -> bytes:
    """The XMP packet, which says the same."""
    day = f"{made_on:%Y-%m-%d}T00:00:00Z"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description>
{_CLAIM}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def unclaimed(packet: bytes) -> bytes:
    """The same packet for a file that is PDF/A no more: encrypted, it is none (ISO 19005-2, 6.1.3)."""
    return packet.replace(_CLAIM.encode(), b"")
