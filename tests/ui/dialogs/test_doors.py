"""The three doors of a first start, each leading into an office."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from certtrack_app import paths
from certtrack_app.errors import Refusal
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.doors import Doors
from certtrack_app.ui.dialogs.new_office import NewOfficeDialog
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window
from certtrack_app.workflows import sample
from certtrack_app.workflows.founding import person_here
from certtrack_app.workflows.programs import program_rows
from certtrack_app.workflows.settings import office_settings
from certtrack_app.workflows.unit import Office
from tests.ui.demo import demo_places
from tests.ui.office_desk import DAY, seated_desk


class Entered:
    """Notes which offices were entered, and lets whoever waits go on."""

    def __init__(self) -> None:
        self.folders: list[tuple[Path, bool]] = []

    def __call__(
        self, folder: Path, *, create: bool = False, then: Callable[[], None] | None = None
    ) -> None:
        self.folders.append((folder, create))
        if then is not None:
            then()


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    made = Window(desk, theme, demo_places())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def entered() -> Entered:
    return Entered()


@pytest.fixture
def doors(
    window: Window, entered: Entered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Doors:
    monkeypatch.setattr(paths, "offices_folder", lambda: tmp_path / "offices")
    made = Doors(window, entered)
    made.open()
    return made


def test_the_sample_door_makes_the_office_and_goes_in(
    doors: Doors, entered: Entered, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def make(folder: Path, _today: object, on_progress: Callable[[float], None]) -> sample.Sample:
        on_progress(0.5)
        folder.mkdir(parents=True)
        (folder / "office.db").touch()
        return sample.Sample(60, ("ACC",))

    monkeypatch.setattr(sample, "make_sample", make)
    folder = paths.offices_folder() / "Sample office"
    with qtbot.waitSignal(doors.accepted, timeout=10_000):
        doors.sample.click()
    assert entered.folders == [(folder, False)]


def test_the_sample_made_before_is_entered_again(
    doors: Doors, entered: Entered, qtbot: QtBot
) -> None:
    folder = paths.offices_folder() / "Sample office"
    folder.mkdir(parents=True)
    (folder / "office.db").touch()
    with qtbot.waitSignal(doors.accepted):
        doors.sample.click()
    assert entered.folders == [(folder, False)]


def test_a_sample_that_cannot_be_made_says_why_and_opens_the_doors_again(
    doors: Doors, entered: Entered, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_given: object) -> sample.Sample:
        raise Refusal("The disk is full. Make room and try again.")

    monkeypatch.setattr(sample, "make_sample", refuse)
    doors.sample.click()
    assert not doors.tracker.isEnabled()
    qtbot.waitUntil(lambda: "disk is full" in doors._said.text())
    assert doors.tracker.isEnabled()
    assert entered.folders == []
    doors.reject()


def test_the_template_door_founds_an_office_with_its_program(
    doors: Doors, entered: Entered, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    doors.template.click()
    (asking,) = doors.findChildren(NewOfficeDialog)
    asking.form.check()
    assert asking.form.fields["name"].problem == "Give the office a name."
    for key, text in (("name", "North Office"), ("person", "Dana Whitfield")):
        line = asking.form.fields[key].input
        assert isinstance(line, QLineEdit)
        line.setText(text)
    with qtbot.waitSignal(doors.accepted):
        asking._done_asking()
    assert entered.folders == [(tmp_path / "offices" / "North Office", True)]
    assert person_here() == "Dana Whitfield"
    qtbot.waitUntil(lambda: _programs(office) == 1, timeout=10_000)
    with office.reading(DAY) as reader:
        assert office_settings(reader).name == "North Office"


def test_a_tracker_dropped_on_the_doors_is_brought_to_the_window(
    doors: Doors, window: Window, tmp_path: Path
) -> None:
    brought: list[object] = []
    window.files_brought.connect(brought.append)
    tracker = tmp_path / "tracker.csv"
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tracker))])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(doors, enter)
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(doors, drop)
    assert drop.isAccepted()
    assert brought == [(tracker,)]
    assert doors.isVisible()
    doors.reject()


def test_every_door_is_reached_by_the_keyboard_and_read_out(doors: Doors) -> None:
    for door in (doors.sample, doors.tracker, doors.template):
        assert door.focusPolicy() == Qt.FocusPolicy.StrongFocus
        assert door.accessibleName()
        assert door.accessibleDescription()
    doors.reject()


def _programs(office: Office) -> int:
    with office.reading(DAY) as reader:
        return len(program_rows(reader))
