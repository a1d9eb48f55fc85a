"""Every command has its place, its words and its reason."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui.acts import WindowActs
from certtrack_app.ui.commands import COMMANDS, MENUS, Command, Commands, plain_words
from certtrack_app.ui.palette import Hit, Palette
from certtrack_app.ui.places import PLACES
from certtrack_app.ui.theme import Theme

TABLE = (
    Command("print_face", "&File", "&Print face…", "Ctrl+P", "printer", "Choose somebody first."),
    Command("sing", "&File", "&Sing", "Ctrl+S"),
    Command("hum", "", "&Hum"),
)


class Singer:
    """Can sing once the office is open."""

    def __init__(self) -> None:
        self.sung = 0
        self.reason = ""

    def sing(self) -> None:
        self.sung += 1

    def why_not_sing(self) -> str:
        return self.reason


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def singer() -> Singer:
    return Singer()


@pytest.fixture
def commands(window: QWidget, singer: Singer) -> Commands:
    made = Commands(window, TABLE)
    made.look_to(lambda: (singer,))
    return made


def test_the_method_of_the_same_name_does_it(commands: Commands, singer: Singer) -> None:
    commands.run("sing")
    assert singer.sung == 1


def test_a_command_that_cannot_run_says_why(
    commands: Commands, singer: Singer, qtbot: QtBot
) -> None:
    singer.reason = "It is past ten."
    with qtbot.waitSignal(commands.cannot) as why:
        commands.run("sing")
    assert why.args == ["It is past ten."]
    assert singer.sung == 0


def test_a_command_nobody_in_sight_can_do_says_what_it_needs(
    commands: Commands, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(commands.cannot) as why:
        commands.run("print_face")
    assert why.args == ["Choose somebody first."]


def test_the_pane_in_sight_goes_before_the_window(commands: Commands, singer: Singer) -> None:
    pane = Singer()
    commands.look_to(lambda: (pane, singer))
    commands.run("sing")
    assert (pane.sung, singer.sung) == (1, 0)


def test_a_shortcut_runs_it(
    commands: Commands, window: QWidget, singer: Singer, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert singer.sung == 1


def test_an_open_menu_dims_what_cannot_run_and_its_tip_says_why(
    commands: Commands, window: QWidget, singer: Singer
) -> None:
    singer.reason = "It is past ten."
    menu = commands.menus(window)[0]
    menu.aboutToShow.emit()
    assert not commands.actions["sing"].isEnabled()
    assert commands.actions["sing"].toolTip() == "It is past ten."
    menu.aboutToHide.emit()
    assert commands.actions["sing"].isEnabled()


def test_a_command_without_a_menu_stands_in_none(commands: Commands, window: QWidget) -> None:
    held = [action.objectName() for menu in commands.menus(window) for action in menu.actions()]
    assert held == ["print_face", "sing"]


def test_names_shortcuts_and_menus_are_told_apart() -> None:
    names = [command.name for command in COMMANDS]
    shortcuts = [command.shortcut for command in COMMANDS if command.shortcut]
    shortcuts += [place.shortcut for place in PLACES if place.shortcut]
    assert len(set(names)) == len(names)
    assert len(set(shortcuts)) == len(shortcuts)
    assert {command.menu for command in COMMANDS} <= {*MENUS, ""}


def test_mnemonics_of_one_menu_are_told_apart() -> None:
    for menu in MENUS:
        texts = [command.text for command in COMMANDS if command.menu == menu]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(texts), menu
        assert len(set(letters)) == len(letters), menu


def test_no_command_is_named_like_something_every_widget_does() -> None:
    assert [command.name for command in COMMANDS if hasattr(QWidget, command.name)] == []


def test_words_lose_mnemonic_and_ellipsis() -> None:
    assert plain_words("&Print face…") == "Print face"
    assert plain_words("Bread && butter") == "Bread & butter"


def test_what_the_window_does_itself_is_in_the_table() -> None:
    methods = {name for name in vars(WindowActs) if not name.startswith(("_", "why_not_"))}
    assert methods - {"palette"} <= {command.name for command in COMMANDS}


@pytest.fixture
def palette(commands: Commands, window: QWidget, qtbot: QtBot) -> Palette:
    return Palette(window, commands)


def _titles(palette: Palette) -> list[str]:
    rows = (palette.hits.row_at(n) for n in range(palette.hits.rowCount()))
    return [row.title for row in rows if row is not None]


def test_the_palette_finds_commands_by_any_word(palette: Palette, qtbot: QtBot) -> None:
    palette.ask()
    assert _titles(palette) == ["Print face", "Sing", "Hum"]
    qtbot.keyClicks(palette.field, "face pri")
    assert _titles(palette) == ["Print face"]


def test_the_palette_says_when_nothing_is_found(palette: Palette, qtbot: QtBot) -> None:
    palette.ask()
    assert palette.nothing.isHidden()
    qtbot.keyClicks(palette.field, "xyzzy")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_enter_does_what_was_found(palette: Palette, singer: Singer, qtbot: QtBot) -> None:
    palette.ask()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert singer.sung == 1
    assert not palette.isVisible()


def test_the_palette_finds_people_through_whoever_knows_them(
    palette: Palette, qtbot: QtBot
) -> None:
    opened: list[str] = []
    asked: list[str] = []

    def seek(text: str, then: object) -> None:
        asked.append(text)
        assert callable(then)
        then([Hit("users", "Simone Weil", "Participant", lambda: opened.append("Simone"))])

    palette.seek = seek
    palette.ask()
    qtbot.keyClicks(palette.field, "sim")
    qtbot.waitUntil(lambda: _titles(palette) == ["Simone Weil"])
    assert asked == ["sim"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened == ["Simone"]


def test_escape_closes_the_palette(palette: Palette, qtbot: QtBot) -> None:
    palette.ask()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_any_object_may_do_commands(commands: Commands) -> None:
    hummed: list[bool] = []
    commands.look_to(lambda: (SimpleNamespace(hum=lambda: hummed.append(True)),))
    commands.run("hum")
    assert hummed == [True]
