"""The shipped fonts: loaded from `resources/fonts/`, never looked for on the machine.

Files (the papers use the same ones):
- `BilanHyperlegible-Regular.ttf`, `-Italic.ttf`, `-SemiBold.ttf`, `-Bold.ttf`, `-BoldItalic.ttf`: family
  « Bilan Hyperlegible », Atkinson Hyperlegible Next (OFL-1.1) merged and completed for French typography
  (U+202F, U+2011, → ≤ ≥); licence in `BilanHyperlegible-OFL.txt`.
- `DejaVuSans.ttf`, `DejaVuSans-Bold.ttf`: family « DejaVu Sans », for names written beyond Latin Extended and
  for signs the first family lacks (● ✓ ♥); licence in `DejaVuSans-LICENSE.txt`.
All are made by `packaging/build_fonts.py`.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from bilan_desktop.resources import resource

FAMILY = "Bilan Hyperlegible"
FALLBACK_FAMILY = "DejaVu Sans"
FAMILIES = (FAMILY, FALLBACK_FAMILY)
FILES = (
    "BilanHyperlegible-Regular.ttf",
    "BilanHyperlegible-Italic.ttf",
    "BilanHyperlegible-SemiBold.ttf",
    "BilanHyperlegible-Bold.ttf",
    "BilanHyperlegible-BoldItalic.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
)
BASE_PIXELS = 15


@cache
def load_fonts() -> None:
    """Makes the shipped fonts known to Qt, once per program.

    Raises FileNotFoundError when the program was installed without them.
    """
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise FileNotFoundError(name)


def system_scale() -> float:
    """How much larger than usual the system asks text to be (1.0: as usual)."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return 1.0
    usual = 72.0 if QGuiApplication.platformName() == "cocoa" else 96.0
    return max(0.75, round(20 * screen.logicalDotsPerInchY() / usual) / 20)


def font(pixels: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The interface's font at a size in device-independent pixels and a weight from 400 to 700."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    return made
