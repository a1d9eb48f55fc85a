"""Driving a preview: trackers to bring, menus to choose from, readings to wait for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from certtrack_app.rules.tracker.reading import Place
from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.tracker_preview import TrackerPreview
from certtrack_app.ui.window import Window
from certtrack_app.workflows.intake_look import Story
from certtrack_app.workflows.intakes import IntakeRow, intake_rows

Begin = Callable[..., TrackerPreview]
Row = Sequence[Any]

HEADINGS = ("Name", "Email", "Orientation", "Mentor hrs", "Exam")
PEOPLE = (
    ("Ada Lind", "ada@example.org", "04/03/2025", "12/60", "passed"),
    ("Ben Ode", "ben@example.org", "05/06/2025", "60/60", "tbc"),
    ("Cy Roe", "cy@example.org", "", "30/60", "half"),
)
LONG = 20_000


def write_tracker(path: Path, rows: Sequence[Row] = (HEADINGS, *PEOPLE)) -> Path:
    """Write a tracker under a title and an empty row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tracker"
    sheet["A1"] = "Coach tracker"
    sheet.append([])
    for row in rows:
        sheet.append(tuple(row))
    book.save(path)
    return path


def preview_in(window: Window) -> TrackerPreview:
    """Give the preview in sight."""
    (found,) = [one for one in window.findChildren(TrackerPreview) if one.isVisible()]
    return found


def intakes_of(desk: Desk) -> tuple[IntakeRow, ...]:
    """List the office's imports."""
    assert isinstance(desk.seat, OfficeSeat)
    with desk.seat.reading() as reader:
        return intake_rows(reader)


def wait_for_reading(preview: TrackerPreview, qtbot: QtBot) -> None:
    """Wait until the first reading is shown."""
    qtbot.waitUntil(preview.import_button.isVisible, timeout=LONG)


def read_again(preview: TrackerPreview, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something, and wait until the tracker was read anew for it."""
    before = preview.shown
    act()
    qtbot.waitUntil(lambda: preview.shown is not before, timeout=LONG)


def wait_for_notice(said: list[Said], qtbot: QtBot) -> Said:
    """Wait until something is said at the foot of the window."""
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    return said[-1]


def story_of(preview: TrackerPreview, row: int, column: int) -> Story:
    """Tell what stands behind a cell of the first sheet."""
    look = preview.room.card.look
    assert look is not None
    story = look.story(Place(0, row, column))
    assert story is not None
    return story


def menu_of(preview: TrackerPreview, row: int, column: int) -> QMenu:
    """Open the menu of a cell as Enter does."""
    card = preview.room.card
    card.sheet.point_at(row, column)
    card.correct_current()
    assert card.menu is not None
    return card.menu


def choose(menu: QMenu, *texts: str) -> None:
    """Choose an entry by the texts that lead to it."""
    action = next(one for one in menu.actions() if one.text() == texts[0])
    submenu = action.menu()
    if len(texts) > 1:
        assert isinstance(submenu, QMenu)
        choose(submenu, *texts[1:])
    else:
        action.trigger()


def offered(menu: QMenu) -> Iterator[str]:
    """Say what a menu offers."""
    return (action.text() for action in menu.actions() if action.text())
