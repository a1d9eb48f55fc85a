"""Fusion in our own colors: palette, style sheet and type, from the one table of tokens."""

from enum import StrEnum, unique
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from certtrack_app import paths
from certtrack_app.ui.stylesheet import sheet
from certtrack_app.ui.tokens import DARK, LIGHT, Tokens

FAMILY = "Inter"
ROW_HEIGHT = 40
GUTTER = 16
_SCREEN_FACES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


@unique
class Appearance(StrEnum):
    """What the person chose: as the system does, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application, and again whenever the system or the person changes the scheme."""

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.appearance = appearance
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(font())
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, appearance: Appearance) -> None:
        """Change what the person chose, at once."""
        self.appearance = appearance
        self._dress()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        tokens_now = self._wanted()
        _Worn.tokens = tokens_now
        self._app.setPalette(palette(tokens_now))
        self._app.setStyleSheet(sheet(tokens_now))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.appearance is Appearance.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self.appearance is Appearance.DARK else LIGHT


class _Worn:
    """The colors now on screen; painters ask for them at each painting."""

    tokens: Tokens = LIGHT


def tokens() -> Tokens:
    """Say which colors are on screen now."""
    return _Worn.tokens


def color(name: str) -> QColor:
    """Give the color of a token on screen now."""
    return QColor(getattr(tokens(), name))


def font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Make a font of the window's family; 13 pixels is the size of running text."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def body_font() -> QFont:
    """Make the font of running text."""
    return font()


@cache
def strong_font() -> QFont:
    """Make the font of what a row is about."""
    return font(weight=QFont.Weight.Medium)


@cache
def figure_font() -> QFont:
    """Make the font of figures in columns: every digit as wide as the next."""
    made = font()
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def load_fonts() -> None:
    """Give Qt the faces that the window writes with."""
    for face in _SCREEN_FACES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / "inter" / face))


def palette(colors: Tokens) -> QPalette:
    """Lay the tokens out as Qt's palette, so that nothing is left for the platform to color."""
    laid = QPalette()
    role = QPalette.ColorRole
    for which, token in (
        (role.Window, colors.window),
        (role.WindowText, colors.ink),
        (role.Base, colors.card),
        (role.AlternateBase, colors.window),
        (role.Text, colors.ink),
        (role.Button, colors.card),
        (role.ButtonText, colors.ink),
        (role.BrightText, colors.on_accent),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Accent, colors.accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.ToolTipBase, colors.notice),
        (role.ToolTipText, colors.on_notice),
        (role.PlaceholderText, colors.muted),
        (role.Light, colors.card),
        (role.Midlight, colors.hairline),
        (role.Mid, colors.edge),
        (role.Dark, colors.outline),
        (role.Shadow, colors.shadow),
    ):
        laid.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        laid.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.outline))
    return laid
