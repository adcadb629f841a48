"""Makes the fonts of `resources/fonts/` from their published sources, so that anybody can make them again.

    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0
    python packaging/build_fonts.py fontsource-atkinson-hyperlegible-next-5.3.0.tgz [FOLDER OF DEJAVU]

Needs fontTools with brotli. Atkinson Hyperlegible Next comes cut in two (latin, latin-ext); each weight is merged
again and given what French typography wants and the cut lost: a narrow no-break space, a no-break hyphen,
→ ≤ ≥. The result bears a name of its own, « Bilan Hyperlegible », as the SIL Open Font License asks of a changed
font. DejaVu Sans, for names written beyond Latin Extended, is copied as Debian ships it (2.37).
"""

import hashlib
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SOURCE_SHA256 = "33dcb7d0d4e2ea98a96985ca7448f738c3b5b370cfc5230b1e40e4f728920cc2"
FAMILY = "Bilan Hyperlegible"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
DEJAVU_COPYRIGHT = Path("/usr/share/doc/fonts-dejavu-core/copyright")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# file name, style as shown, weight, italic
STYLES = (
    ("Regular", "Regular", 400, False),
    ("Italic", "Italic", 400, True),
    ("SemiBold", "SemiBold", 600, False),
    ("Bold", "Bold", 700, False),
    ("BoldItalic", "Bold Italic", 700, True),
)

NARROW_NO_BREAK_SPACE = 0x202F
NO_BREAK_SPACE = 0x00A0
HYPHEN_MINUS, MINUS = 0x2D, 0x2212
HYPHEN, NO_BREAK_HYPHEN = 0x2010, 0x2011
RIGHT_ARROW, LESS_OR_EQUAL, GREATER_OR_EQUAL = 0x2192, 0x2264, 0x2265


def merged(folder: Path, weight: int, italic: bool) -> TTFont:
    """One weight with the glyphs of both of its published parts."""
    slope = "italic" if italic else "normal"
    names = [
        f"atkinson-hyperlegible-next-{subset}-{weight}-{slope}.woff2" for subset in ("latin", "latin-ext")
    ]
    plain = []
    for name in names:
        font = TTFont(folder / name, recalcTimestamp=False)
        font.flavor = None
        del font["STAT"]
        plain.append((folder / name).with_suffix(".ttf"))
        font.save(plain[-1])
    font = Merger(options=Options()).merge([str(path) for path in plain])
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = TTFont(plain[0])["head"].modified
    return font


def add_glyph(font: TTFont, codepoint: int, pen: TTGlyphPen, advance: int) -> None:
    """Adds a drawn glyph under its code point."""
    name = f"uni{codepoint:04X}"
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (advance, getattr(font["glyf"][name], "xMin", 0))
    map_to(font, codepoint, name)


def map_to(font: TTFont, codepoint: int, name: str) -> None:
    """Lets a code point show a glyph that is there already."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[codepoint] = name


def polygon(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    """Draws one closed outline, clockwise as TrueType fills it."""
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def box(font: TTFont, codepoint: int) -> tuple[int, int, int, int]:
    """The bounds of a glyph: left, low, right, high."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[codepoint]].draw(pen)
    left, low, right, high = (round(value) for value in pen.bounds)
    return left, low, right, high


def advance(font: TTFont, codepoint: int) -> int:
    """How far a glyph moves the pen."""
    width, _ = font["hmtx"][font.getBestCmap()[codepoint]]
    return int(width)


def add_french(font: TTFont) -> None:
    """Adds the spaces and signs that French text needs and the published cut has lost."""
    cmap = font.getBestCmap()
    map_to(font, NO_BREAK_SPACE, cmap[0x20])
    add_glyph(font, NARROW_NO_BREAK_SPACE, TTGlyphPen(None), round(advance(font, 0x20) * 0.72))
    for codepoint in (HYPHEN, NO_BREAK_HYPHEN):
        map_to(font, codepoint, cmap[HYPHEN_MINUS])
    add_arrow(font)
    add_comparison(font, LESS_OR_EQUAL, 0x3C)
    add_comparison(font, GREATER_OR_EQUAL, 0x3E)


def add_arrow(font: TTFont) -> None:
    """An arrow to the right, its shaft the minus sign of the font."""
    left, low, right, high = box(font, MINUS)
    middle, thick, reach = (low + high) // 2, high - low, 190
    tip, slant = right + 60, round((high - low) * 0.707)
    pen = TTGlyphPen(None)
    polygon(pen, [(left, low), (left, high), (tip - thick, high), (tip - thick, low)])
    back = tip - reach
    upper = [(back - slant, middle + reach), (back + slant, middle + reach), (tip + slant, middle)]
    lower = [(back + slant, middle - reach), (back - slant, middle - reach), (tip - slant, middle)]
    polygon(pen, upper + lower)
    add_glyph(font, RIGHT_ARROW, pen, advance(font, MINUS) + 60)


def add_comparison(font: TTFont, codepoint: int, sign: int) -> None:
    """« Less than » or « greater than » with the bar of « or equal » under it."""
    _, minus_low, _, minus_high = box(font, MINUS)
    left, low, right, _ = box(font, sign)
    lift, thick = 70, minus_high - minus_low
    pen = TTGlyphPen(None)
    font.getGlyphSet()[font.getBestCmap()[sign]].draw(TransformPen(pen, (1, 0, 0, 1, 0, lift)))
    bar = low + lift - 60
    polygon(pen, [(left, bar - thick), (left, bar), (right, bar), (right, bar - thick)])
    add_glyph(font, codepoint, pen, advance(font, sign))


def rename(font: TTFont, style: str, weight: int, italic: bool) -> None:
    """Gives the font its own name and tells systems how its styles belong together."""
    bold = weight == 700
    family, base = f"{FAMILY} {style}", "Regular"
    if weight in {400, 700}:
        family, base = FAMILY, style
    names = font["name"]
    origin = names.getDebugName(0)
    names.names = []
    postscript = f"{FAMILY.replace(' ', '')}-{style.replace(' ', '')}"
    texts = {
        0: origin,
        1: family,
        2: base,
        3: f"2.001;{postscript}",
        4: f"{FAMILY} {style}",
        5: "Version 2.001",
        6: postscript,
        10: "Atkinson Hyperlegible Next, its Latin parts merged, with signs of French typography added.",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
        16: FAMILY,
        17: style,
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    selection = (0x01 if italic else 0) | (0x20 if bold else 0)
    font["OS/2"].fsSelection = (selection or 0x40) | 0x80
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


def build(package: Path, dejavu: Path) -> None:
    """Writes every font and its licence into `resources/fonts/`."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != SOURCE_SHA256:
        raise SystemExit(f"{package.name} is not the published package this script was written for")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, tarfile.open(package) as archive:
        archive.extractall(temporary, filter="data")
        source = Path(temporary) / "package"
        for file_name, style, weight, italic in STYLES:
            font = merged(source / "files", weight, italic)
            add_french(font)
            rename(font, style, weight, italic)
            font.save(TARGET / f"BilanHyperlegible-{file_name}.ttf")
        shutil.copyfile(source / "LICENSE", TARGET / "BilanHyperlegible-OFL.txt")
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        shutil.copyfile(dejavu / name, TARGET / name)
    shutil.copyfile(DEJAVU_COPYRIGHT, TARGET / "DejaVuSans-LICENSE.txt")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else DEJAVU)
