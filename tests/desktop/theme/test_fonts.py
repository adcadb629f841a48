"""What the shipped fonts can write."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from bilan_desktop.desktop.theme import fonts
from bilan_desktop.resources import resource

FRENCH = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ«»’‘“”…–—·•€%°²×½−+=<>≤≥→()[]{}/&@#*_'\"!?;:,.-\u00a0\u202f\u2011\u2009"
)
TEXT_FILES = [name for name in fonts.FILES if name.startswith("Bilan")]


@pytest.mark.parametrize("name", TEXT_FILES)
def test_every_character_of_french_typography_has_a_glyph(qapp, name):
    raw = QRawFont(str(resource("fonts", name)), 15)
    missing = [character for character in FRENCH if not raw.supportsCharacter(ord(character))]
    assert missing == []


@pytest.mark.parametrize("name", TEXT_FILES)
def test_names_of_central_europe_have_glyphs(qapp, name):
    raw = QRawFont(str(resource("fonts", name)), 15)
    assert [c for c in "ŁłŞşŐőŽžČčĞğŘřŻżĐđĀā" if not raw.supportsCharacter(ord(c))] == []


def test_names_beyond_latin_extended_fall_back_to_a_shipped_font(qapp):
    raw = QRawFont(str(resource("fonts", "DejaVuSans.ttf")), 15)
    assert [c for c in "ΕλένηДмитрийمحمدễ●✓♥" if not raw.supportsCharacter(ord(c))] == []


def test_the_narrow_space_is_narrower_than_the_space(qapp):
    fonts.load_fonts()
    metrics = QFontMetricsF(fonts.font(30))
    assert 0 < metrics.horizontalAdvance("\u202f") < metrics.horizontalAdvance(" ")


@pytest.mark.parametrize(
    ("weight", "italic"), [(400, False), (400, True), (600, False), (700, False), (700, True)]
)
def test_each_style_is_drawn_by_its_own_file(qapp, weight, italic):
    fonts.load_fonts()
    info = QFontInfo(fonts.font(15, weight, italic=italic))
    assert (info.family(), info.weight(), info.italic()) == (fonts.FAMILY, weight, italic)


def test_loading_twice_adds_nothing(qapp):
    fonts.load_fonts()
    before = QFontDatabase.styles(fonts.FAMILY)
    fonts.load_fonts()
    assert QFontDatabase.styles(fonts.FAMILY) == before
