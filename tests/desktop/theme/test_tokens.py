"""The colours: every text can be read on every ground it may stand on."""

import re

import pytest

from bilan_desktop.desktop.theme import tokens
from bilan_desktop.desktop.theme.tokens import PALETTES, Tone, contrast
from bilan_desktop.resources import resource

GROUNDS = ("ground", "sidebar", "card", "field", "hover", "pressed", "track")
PAIRS = [
    *((text, ground) for text in ("ink", "secondary") for ground in GROUNDS),
    *(("faint", ground) for ground in ("ground", "sidebar", "card", "field")),
    *(("accent", ground) for ground in ("ground", "sidebar", "card", "field", "hover", "pressed")),
    *(("accent", f"{tone}_soft") for tone in ("accent",)),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *(("on_danger", ground) for ground in ("danger_button", "danger_hover", "danger_pressed")),
    *((f"{tone.value}_ink", f"{tone.value}_soft") for tone in Tone),
    *((f"{tone.value}_ink", ground) for tone in Tone for ground in ("card", "ground", "field")),
    *((text, f"{tone.value}_soft") for tone in Tone for text in ("ink", "secondary")),
    ("on_selection", "selection"),
    ("on_tooltip", "tooltip"),
]


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_pair_has_a_contrast_of_at_least_4_5(name):
    colours = PALETTES[name].flat()
    weak = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2) for text, ground in PAIRS
    }
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", PALETTES)
def test_borders_of_fields_and_focus_rings_have_a_contrast_of_at_least_3(name):
    colours = PALETTES[name].flat()
    pairs = [(line, ground) for line in ("field_line", "focus") for ground in ("card", "ground", "field")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


def test_high_contrast_reaches_seven():
    colours = PALETTES[tokens.ThemeName.HIGH_CONTRAST].flat()
    assert [pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 7] == []


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_distances_are_multiples_of_four():
    distances = [value for name, value in vars(tokens.Space).items() if name.isupper()]
    assert distances
    assert [value for value in distances if value % 4] == []


@pytest.mark.parametrize("name", PALETTES)
def test_the_marks_of_controls_bear_the_colours_of_their_theme(name):
    palette = PALETTES[name]
    for mark, colour in {"check": palette.on_accent, "down": palette.secondary, "left": palette.ink}.items():
        drawn = resource("icons", "controls", name.value, f"{mark}.svg").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-f]{6}", drawn) == [colour]
