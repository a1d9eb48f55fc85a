"""The window: places, keyboard, names for everything, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.ui.commands import MENUS
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.places import PLACES, Place
from certtrack_app.ui.sidebar import COMPACT_WIDTH
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.theme import Appearance, Theme
from certtrack_app.ui.tokens import DARK
from certtrack_app.ui.window import Window
from tests.ui.demo import demo_places
from tests.ui.demo_window import loaded_pane, open_window


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    return open_window(desk, theme, qtbot)


def test_a_pane_is_loaded_when_first_shown(window: Window, qtbot: QtBot) -> None:
    assert window.pane("participants") is None
    pane = loaded_pane(window, "participants", qtbot)
    assert window.header.heading.text() == "Participants"
    assert window.windowTitle() == "CertTrack – Participants"
    window.show_place("review")
    window.show_place("participants")
    assert window.pane("participants") is pane


def test_of_places_asked_for_in_one_breath_only_the_last_is_loaded(
    window: Window, qtbot: QtBot
) -> None:
    window.show_place("credentials")
    window.show_place("reports")
    qtbot.waitUntil(lambda: window.pane("reports") is not None)
    assert window.pane("credentials") is None
    assert loaded_pane(window, "credentials", qtbot) is window.pane("credentials")


def test_every_place_has_its_title_icon_and_shortcut(window: Window, qtbot: QtBot) -> None:
    titles = [button.text() for button in window.sidebar.buttons.values()]
    assert titles == [
        "Today", "Participants", "Review", "Credentials", "Outbox", "Reports", "Programs",
        "Imports", "History", "Settings", "Help",
    ]  # fmt: skip
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "review"
    assert window.sidebar.buttons["review"].isChecked()


def test_a_place_can_be_asked_for_by_anybody(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("tests.ui.demo.DemoPane.open", lambda _self, key: opened.append(key))
    loaded_pane(window, "participants", qtbot)
    desk.go("review")
    desk.go("participants", 12)
    assert window.place == "participants"
    assert opened == [12]


def test_a_key_waits_for_its_pane_to_be_loaded(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("tests.ui.demo.DemoPane.open", lambda _self, key: opened.append(key))
    desk.go("credentials", 7)
    qtbot.waitUntil(lambda: opened == [7])


@pytest.mark.logs("No module named 'certtrack_app.ui.panes.nowhere'")
def test_a_pane_that_cannot_be_loaded_is_a_defect_and_not_the_end(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    broken = Place("today", "T&oday", "sun", "certtrack_app.ui.panes.nowhere:Pane")
    window = Window(desk, theme, (broken, *demo_places()[1:]))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(desk.jobs.failed):
        window.show_place("today")
    assert window.problems.dialog is not None
    window.problems.dialog.reject()
    loaded_pane(window, "participants", qtbot)


def test_each_place_keeps_what_was_searched_in_it(window: Window, qtbot: QtBot) -> None:
    pane = loaded_pane(window, "participants", qtbot)
    qtbot.keyClicks(window.header.search, "hannah")
    qtbot.waitUntil(lambda: pane.table.rowCount() == 21)
    loaded_pane(window, "review", qtbot)
    assert window.header.search.text() == ""
    window.show_place("participants")
    assert window.header.search.text() == "hannah"
    assert pane.table.rowCount() == 21


def test_ctrl_f_goes_to_the_search_field_and_escape_empties_it(
    window: Window, qtbot: QtBot
) -> None:
    pane = loaded_pane(window, "participants", qtbot)
    window.activateWindow()
    qtbot.keyClick(pane.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.header.search.hasFocus)
    qtbot.keyClicks(window.header.search, "x")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert window.header.search.text() == ""


def test_the_foot_says_when_the_check_ran(window: Window) -> None:
    window.sidebar.say_foot("Last check 09:30 · next 10:00")
    assert window.sidebar.foot.text() == "Last check 09:30 · next 10:00"


def test_a_narrow_window_shows_the_places_as_icons(window: Window, qtbot: QtBot) -> None:
    window.resize(QSize(800, 600))
    assert window.sidebar.width() == COMPACT_WIDTH
    assert window.sidebar.buttons["review"].toolTip() == "Review"
    window.resize(QSize(1300, 800))
    assert window.sidebar.buttons["review"].toolTip() == ""


def test_undo_is_one_keystroke_and_says_why_not(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.notices.sentence == "This cannot be done here."
    undone: list[bool] = []

    class Undoer:
        def undo_errand(self) -> None:
            undone.append(True)

    window.add_doer(Undoer())
    window.desk.say("Logged.", undoable=True)
    window.notices._undo.click()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True, True]
    window.notices.hide()


def test_the_scheme_is_switched_at_run_time_and_remembered(
    window: Window, theme: Theme, desk: Desk
) -> None:
    window.commands.run("use_dark_colors")
    assert theme.appearance is Appearance.DARK
    assert window.grab().toImage().pixelColor(230, 5).name() == DARK.window
    assert desk.memory.text("appearance") == "dark"


def test_the_window_comes_back_where_it_was(
    window: Window, desk: Desk, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window.setGeometry(10, 10, 760, 600)
    window.close()
    again = Window(Desk(memory=Memory(tmp_path)), theme, demo_places())
    qtbot.addWidget(again)
    assert again.size() == QSize(760, 600)


def test_the_menu_bar_is_there_for_whoever_wants_it(window: Window, desk: Desk) -> None:
    assert window.menuBar().isHidden()
    window.commands.run("show_menu_bar")
    assert not window.menuBar().isHidden()
    assert desk.memory.text("window/menu_bar") == "shown"


def test_every_command_stands_under_the_menu_button(window: Window) -> None:
    menu = window.sidebar.menu_button.menu()
    titles = [action.text().replace("&", "") for action in menu.actions()]
    assert titles == [menu.replace("&", "") for menu in MENUS]


def test_the_paint_is_told_once(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    window = Window(desk, theme, demo_places())
    qtbot.addWidget(window)
    told: list[bool] = []
    window.painted.connect(lambda: told.append(True))
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.resize(900, 600)
    qtbot.wait(30)
    assert told == [True]


@pytest.mark.parametrize("size", [(720, 480), (1360, 860), (2400, 1500)], ids=str)
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_window_lays_itself_out_at_every_size_and_direction(
    desk: Desk,
    theme: Theme,
    qtbot: QtBot,
    size: tuple[int, int],
    appearance: Appearance,
    direction: Qt.LayoutDirection,
) -> None:
    theme.choose(appearance)
    QApplication.setLayoutDirection(direction)
    try:
        window = open_window(desk, theme, qtbot)
        window.resize(*size)
        loaded_pane(window, "participants", qtbot)
        assert window.size() == QSize(*size)
        sidebar_left = window.sidebar.mapTo(window, window.sidebar.rect().topLeft()).x()
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        assert (sidebar_left > size[0] / 2) == mirrored
        view = window.findChild(TableView, "people")
        assert view is not None
        assert view.width() > 200
        window.grab()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_places_are_named_once() -> None:
    assert len({place.name for place in PLACES}) == len(PLACES)
