"""The parts of a paper that are pictures, each with the words that stand for it when it is read aloud."""

from io import BytesIO

from attrs import field, frozen

from bilan_desktop.documents.typeset.boxes import Box, Laid, Node, Stroke
from bilan_desktop.documents.typeset.inks import ImageInk, SquaresInk


@frozen
class Picture:
    """A PNG or JPEG image, as large as its bounds allow, in points."""

    data: bytes = field(repr=False)
    alt: str
    max_width: float
    max_height: float
    before: float = 0.0

    def laid(self, measure: float) -> Laid:
        """One box. The image must be one that can be read."""
        from PIL import Image  # noqa: PLC0415 - for pictures only

        with Image.open(BytesIO(self.data)) as image:
            width, height = image.size
        scale = min(min(self.max_width, measure) / width, self.max_height / height)
        node = Node("Figure", alt=self.alt)
        ink = ImageInk(width * scale, height * scale, self.data)
        return Laid((node,), (Box(height * scale, (Stroke(node, ink),), self.before),))


@frozen
class QrCode:
    """A QR code of a text, error correction M."""

    text: str = field(repr=False)
    alt: str
    side: float
    before: float = 0.0

    def laid(self, measure: float) -> Laid:  # noqa: ARG002 - a block like the others
        """One box."""
        node = Node("Figure", alt=self.alt)
        ink = SquaresInk(self.side, _modules(self.text))
        return Laid((node,), (Box(self.side, (Stroke(node, ink),), self.before),))


def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel  # noqa: PLC0415

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(count)) for row in range(count))
