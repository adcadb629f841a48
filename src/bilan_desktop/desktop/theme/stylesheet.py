"""The one style sheet, written from `resources/styles/*.qss` with the theme's colours and sizes put in.

In those files `$name` is a colour of `tokens.Palette`, `12dp` a length that grows with the text, `12px` one that does
not, and `$marks` the folder of ticks and arrows.
"""

import re
from string import Template

from bilan_desktop.desktop.theme.tokens import TYPE_SCALE, Palette, ThemeName
from bilan_desktop.resources import resource

PARTS = ("base", "buttons", "fields", "containers", "views", "popups")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)dp\b")


def stylesheet(name: ThemeName, palette: Palette, scale: float) -> str:
    """The whole style sheet of a theme at a scale (1.0: a base text of 15 pixels)."""
    text = "\n".join(resource("styles", f"{part}.qss").read_text(encoding="utf-8") for part in PARTS)
    values = palette.flat()
    values["marks"] = resource("icons", "controls", name.value).as_posix()
    for style, shape in TYPE_SCALE.items():
        values[f"{style.value}_size"] = f"{round(shape.pixels * scale)}px"
    text = _LENGTH.sub(lambda match: f"{max(1, round(float(match[1]) * scale))}px", text)
    return Template(text).substitute(values)
