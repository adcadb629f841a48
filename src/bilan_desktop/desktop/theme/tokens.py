"""The colours, sizes and spaces of the interface, by what they are for; everything visible takes them from here."""

from enum import StrEnum

from attrs import fields, frozen


class ThemeName(StrEnum):
    """The three looks; each has the same roles."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Tone(StrEnum):
    """What a tag, a panel or a mark says without words."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    FINE = "fine"
    WARNING = "warning"
    DANGER = "danger"


@frozen
class ToneColours:
    """The colours of one tone, as `#rrggbb`."""

    ink: str  # text and icons, on `soft` and on a card
    soft: str  # ground of tags and panels
    line: str  # border around `soft`
    fill: str  # bars and cells that carry no text


@frozen
class Palette:
    """One theme's colours, as `#rrggbb`, by role."""

    ground: str
    sidebar: str
    card: str
    line: str
    hairline: str
    field: str
    field_line: str
    track: str
    scroll: str
    ink: str
    secondary: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    danger_button: str
    danger_hover: str
    danger_pressed: str
    on_danger: str
    hover: str
    pressed: str
    selection: str
    on_selection: str
    focus: str
    tooltip: str
    on_tooltip: str
    neutral: ToneColours
    accent_tone: ToneColours
    fine: ToneColours
    warning: ToneColours
    danger: ToneColours

    def tone(self, tone: Tone) -> ToneColours:
        """The colours of a tone."""
        return self.accent_tone if tone is Tone.ACCENT else getattr(self, tone.value)

    def flat(self) -> dict[str, str]:
        """Every colour by name; those of a tone are called `warning_soft`, `accent_ink` and so on."""
        named: dict[str, str] = {}
        for each in fields(Palette):
            value = getattr(self, each.name)
            if isinstance(value, ToneColours):
                name = each.name.removesuffix("_tone")
                named |= {f"{name}_{part.name}": getattr(value, part.name) for part in fields(ToneColours)}
            else:
                named[each.name] = value
        return named


LIGHT = Palette(
    ground="#f6f4f0",
    sidebar="#fcfaf7",
    card="#ffffff",
    line="#e2dfd9",
    hairline="#eceae4",
    field="#ffffff",
    field_line="#918c82",
    track="#eae7e0",
    scroll="#bcb7ad",
    ink="#1f2933",
    secondary="#52606d",
    faint="#626d77",
    accent="#1f6f6b",
    accent_hover="#195c59",
    accent_pressed="#134846",
    on_accent="#ffffff",
    danger_button="#b42318",
    danger_hover="#971c13",
    danger_pressed="#7a150e",
    on_danger="#ffffff",
    hover="#f0ede7",
    pressed="#e5e1d9",
    selection="#c9e4e1",
    on_selection="#1f2933",
    focus="#1f6f6b",
    tooltip="#1f2933",
    on_tooltip="#ffffff",
    neutral=ToneColours("#4a5763", "#eceae4", "#dad6cd", "#dfdcd5"),
    accent_tone=ToneColours("#1f6f6b", "#e3f1ef", "#c4dfdc", "#b9dad6"),
    fine=ToneColours("#2b6b45", "#e6f4ea", "#c5e3cf", "#b5dcc2"),
    warning=ToneColours("#8a5a00", "#fff3d6", "#f0dcaa", "#f5dfa8"),
    danger=ToneColours("#b42318", "#fdecea", "#f3c8c4", "#f3c8c4"),
)

DARK = Palette(
    ground="#14191c",
    sidebar="#101517",
    card="#1c2327",
    line="#343f45",
    hairline="#2a3338",
    field="#161c1f",
    field_line="#75838c",
    track="#303a40",
    scroll="#56636b",
    ink="#eceff1",
    secondary="#adb9c1",
    faint="#93a1aa",
    accent="#69c9bf",
    accent_hover="#83d6cd",
    accent_pressed="#9fe2db",
    on_accent="#0a2321",
    danger_button="#f39c92",
    danger_hover="#f7b2aa",
    danger_pressed="#fac8c2",
    on_danger="#3a0d08",
    hover="#232c31",
    pressed="#2d383e",
    selection="#23524f",
    on_selection="#f4f7f8",
    focus="#69c9bf",
    tooltip="#eceff1",
    on_tooltip="#14191c",
    neutral=ToneColours("#c3ced5", "#2b353b", "#3e4a51", "#46525a"),
    accent_tone=ToneColours("#7fd3ca", "#173634", "#285551", "#2f6560"),
    fine=ToneColours("#8ad6a6", "#17341f", "#2a5737", "#2f6a41"),
    warning=ToneColours("#f0c567", "#382c10", "#5d4a1d", "#7a6023"),
    danger=ToneColours("#f6a79e", "#421d1a", "#6b322d", "#84403a"),
)

HIGH_CONTRAST = Palette(
    ground="#000000",
    sidebar="#000000",
    card="#000000",
    line="#ffffff",
    hairline="#b8b8b8",
    field="#000000",
    field_line="#ffffff",
    track="#4d4d4d",
    scroll="#ffffff",
    ink="#ffffff",
    secondary="#f0f0f0",
    faint="#d0d0d0",
    accent="#ffe45c",
    accent_hover="#fff0a0",
    accent_pressed="#fff7cf",
    on_accent="#000000",
    danger_button="#ff9c92",
    danger_hover="#ffb9b2",
    danger_pressed="#ffd6d2",
    on_danger="#000000",
    hover="#2a2a2a",
    pressed="#404040",
    selection="#ffe45c",
    on_selection="#000000",
    focus="#ffe45c",
    tooltip="#ffffff",
    on_tooltip="#000000",
    neutral=ToneColours("#ffffff", "#1c1c1c", "#ffffff", "#9a9a9a"),
    accent_tone=ToneColours("#ffe45c", "#1f1b00", "#ffe45c", "#c9b02e"),
    fine=ToneColours("#7df0a2", "#001a09", "#7df0a2", "#3fae63"),
    warning=ToneColours("#ffd27a", "#1f1500", "#ffd27a", "#c79436"),
    danger=ToneColours("#ffaaa2", "#240400", "#ffaaa2", "#d4665c"),
)

PALETTES = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK, ThemeName.HIGH_CONTRAST: HIGH_CONTRAST}


class Space:
    """Distances in device-independent pixels, multiples of 4."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    CARD = 20
    WIDE = 24
    PAGE = 28
    HUGE = 40


RADIUS_CARD = 12
RADIUS_CONTROL = 8


class TextStyle(StrEnum):
    """The steps of the type scale."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    SMALL = "small"
    CAPTION = "caption"


@frozen
class TextShape:
    """A step: pixels at scale 1 and weight."""

    pixels: float
    weight: int


TYPE_SCALE = {
    TextStyle.DISPLAY: TextShape(30, 700),
    TextStyle.TITLE: TextShape(24, 700),
    TextStyle.HEADING: TextShape(16, 700),
    TextStyle.STRONG: TextShape(15, 600),
    TextStyle.BODY: TextShape(15, 400),
    TextStyle.SMALL: TextShape(13, 400),
    TextStyle.CAPTION: TextShape(12, 400),
}


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
