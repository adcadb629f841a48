"""The look in force: which theme, how large, and how it is changed while the program runs."""

from enum import StrEnum

from attrs import evolve, frozen
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from bilan_desktop.desktop.theme import IS_FUSION, fonts
from bilan_desktop.desktop.theme.stylesheet import stylesheet
from bilan_desktop.desktop.theme.tokens import LIGHT, PALETTES, TYPE_SCALE, Palette, TextStyle, ThemeName


@frozen
class Theme:
    """One look: palette and scale (1.0: a base text of 15 device-independent pixels)."""

    name: ThemeName = ThemeName.LIGHT
    palette: Palette = LIGHT
    scale: float = 1.0

    def px(self, length: float) -> int:
        """A length that grows with the text, in device-independent pixels."""
        return max(1, round(length * self.scale))

    def font(
        self, style: TextStyle = TextStyle.BODY, *, weight: int | None = None, italic: bool = False
    ) -> QFont:
        """The font of a step of the type scale."""
        shape = TYPE_SCALE[style]
        return fonts.font(shape.pixels * self.scale, weight or shape.weight, italic=italic)


class _InForce:
    theme = Theme()


def current() -> Theme:
    """The look in force; ask for it when painting, never keep it."""
    return _InForce.theme


def apply(app: QApplication, name: ThemeName, scale: float = 1.0) -> Theme:
    """Puts a look in force on every window there is and will be.

    `scale` is the counsellor's own (Ctrl + / −); the system's is added to it.
    """
    fonts.load_fonts()
    look = Theme(name, PALETTES[name], scale * fonts.system_scale())
    _InForce.theme = look
    if not app.property(IS_FUSION) and not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(look.palette))
    app.setFont(look.font())
    app.setStyleSheet(stylesheet(look.name, look.palette, look.scale))
    return look


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for where, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.field,
        role.AlternateBase: colours.hover,
        role.Text: colours.ink,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.BrightText: colours.ink,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.on_selection,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.tooltip,
        role.ToolTipText: colours.on_tooltip,
        role.PlaceholderText: colours.faint,
        role.Light: colours.line,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.faint))
    return made


class ThemeChoice(StrEnum):
    """What the counsellor chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@frozen
class Preference:
    """What is remembered between two starts."""

    choice: ThemeChoice = ThemeChoice.SYSTEM
    zoom: float = 1.0


class Appearance(QObject):
    """Holds the preference, follows the system's light and dark unless a theme was chosen, and zooms.

    `changed(Preference)` asks to remember; `applied()` says that a new look is in force.
    """

    changed = Signal(object)
    applied = Signal()

    def __init__(self, app: QApplication, preference: Preference | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._preference = preference or Preference()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def preference(self) -> Preference:
        """What was chosen."""
        return self._preference

    def choose(self, choice: ThemeChoice) -> None:
        """Chooses a theme, or the system's."""
        self._set(evolve(self._preference, choice=choice))

    def zoom_in(self) -> None:
        """The next larger text."""
        self._set(evolve(self._preference, zoom=min((z for z in ZOOMS if z > self._zoom), default=ZOOMS[-1])))

    def zoom_out(self) -> None:
        """The next smaller text."""
        self._set(evolve(self._preference, zoom=max((z for z in ZOOMS if z < self._zoom), default=ZOOMS[0])))

    def zoom_reset(self) -> None:
        """Text at its usual size."""
        self._set(evolve(self._preference, zoom=1.0))

    def zoom_to(self, zoom: float) -> None:
        """Text at one of the sizes of `ZOOMS`."""
        self._set(evolve(self._preference, zoom=zoom))

    @property
    def _zoom(self) -> float:
        return self._preference.zoom

    def _set(self, preference: Preference) -> None:
        if preference == self._preference:
            return
        self._preference = preference
        self._apply()
        self.changed.emit(preference)

    def _system_changed(self) -> None:
        if self._preference.choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        apply(self._app, theme_for(self._preference.choice), self._preference.zoom)
        self.applied.emit()


def theme_for(choice: ThemeChoice) -> ThemeName:
    """The theme a choice stands for now."""
    if choice is not ThemeChoice.SYSTEM:
        return ThemeName(choice.value)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ThemeName.DARK if dark else ThemeName.LIGHT
