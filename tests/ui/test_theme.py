"""One table of colors dresses everything, and again at run time."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from certtrack_app import paths
from certtrack_app.ui import icons, stylesheet, theme
from certtrack_app.ui.parts import button
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.tokens import DARK, LIGHT, Tokens, Tone

UI = Path(theme.__file__).parent


def test_the_window_is_written_in_inter(theme: Theme) -> None:
    button = QPushButton("A")
    assert QFontInfo(button.font()).family() == "Inter"
    assert button.font().pixelSize() == 13


def test_a_change_of_scheme_recolors_what_is_on_screen(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(200, 40)
    line.show()
    assert line.grab().toImage().pixelColor(100, 30) == QColor(LIGHT.card)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert line.grab().toImage().pixelColor(100, 30) == QColor(DARK.card)


def test_the_system_is_followed_only_while_the_person_wants_that(theme: Theme) -> None:
    theme.choose(Appearance.SYSTEM)
    theme._system_changed(Qt.ColorScheme.Dark)
    assert theme.appearance is Appearance.SYSTEM
    theme.choose(Appearance.DARK)
    theme._system_changed(Qt.ColorScheme.Light)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_leaves_no_text_for_the_platform_to_color(tokens: Tokens) -> None:
    laid = theme.palette(tokens)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        assert laid.color(role) == QColor(tokens.ink)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_a_color_for_every_name(tokens: Tokens) -> None:
    written = stylesheet.sheet(tokens)
    assert "$" not in written
    assert tokens.outline in written


def test_no_color_stands_outside_the_table() -> None:
    elsewhere = {
        path.name
        for path in UI.rglob("*.py")
        if path.name != "tokens.py" and re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))
    }
    assert elsewhere == set()


def test_every_icon_named_in_the_code_is_there() -> None:
    known = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    calls = re.compile(r'(?:icons?\.(?:icon|picture)|icon_button|Marked|Step)\(\s*"([a-z0-9-]+)"')
    named = {name for path in UI.rglob("*.py") for name in calls.findall(path.read_text("utf-8"))}
    assert named
    assert named <= known


def test_an_icon_takes_the_color_of_the_scheme_of_the_moment(theme: Theme) -> None:
    made = icons.icon("check", icons.INK)
    light = made.pixmap(64, 64).toImage()
    theme.choose(Appearance.DARK)
    dark = made.pixmap(64, 64).toImage()
    assert _inks(light) == {QColor(LIGHT.ink).rgb()}
    assert _inks(dark) == {QColor(DARK.ink).rgb()}


def test_an_icon_may_take_a_tone(theme: Theme) -> None:
    drawn = icons.picture("check", 64, Tone.BAD).toImage()
    assert _inks(drawn) == {QColor(LIGHT.tones[Tone.BAD].ink).rgb()}


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_an_icon_is_as_fine_as_the_screen(theme: Theme, scale: float) -> None:
    drawn = icons.picture("check", 16, scale=scale)
    assert drawn.width() == 16 * scale
    assert drawn.devicePixelRatio() == scale


def test_an_unknown_icon_is_refused_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_words_keep_off_the_icon_of_a_button(theme: Theme, qtbot: QtBot) -> None:
    made = button("Save", "save")
    qtbot.addWidget(made)
    drawn = made.icon().pixmap(made.iconSize()).toImage()
    right = [drawn.pixelColor(x, y).alpha() for x in range(17, 23) for y in range(drawn.height())]
    assert max(right) == 0


def _inks(drawn: QImage) -> set[int]:
    """The colors of all fully covered pixels."""
    seen = {
        drawn.pixel(x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    return {color & 0xFFFFFFFF for color in seen}
