"""A tracker from the drop to the office: previewed, asked about, imported, or left alone."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.dialogs.new_office import NewOfficeDialog
from certtrack_app.ui.intake_flow import IntakeFlow
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.founding import person_here
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.intake.previews import (
    Begin,
    intakes_of,
    preview_in,
    story_of,
    wait_for_notice,
    wait_for_reading,
)


def test_the_preview_shows_every_cell_with_what_it_was_taken_for(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    table = preview.room.sheet.table
    name = table.index_of(4, 1)
    assert name.data() == "Ada Lind"
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Ada Lind, taken for a name"
    asked = table.index_of(4, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert asked == "04/03/2025, asked about"
    preview.reject()


def test_taken_left_out_and_asked_about_add_up_on_screen(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    words = [part.text() for part in preview.room.findChildren(QLabel)]
    shown = next(n for n, text in enumerate(words) if text.endswith(" taken"))
    taken, left_out, asked, whole = (int(words[shown + n].split()[0]) for n in (0, 2, 4, 6))
    assert taken + left_out + asked == whole == 20
    preview.reject()


def test_what_is_proposed_is_taken_and_the_import_can_be_undone(
    begin: Begin, tracker: Path, said: list[Said], desk: Desk, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    assert preview.room.questions.answers == {}
    preview.room.questions.take_all.click()
    assert preview.room.questions.answers
    preview.import_button.click()
    notice = wait_for_notice(said, qtbot)
    assert notice.sentence.startswith("Imported 3 people, ")
    assert notice.undoable
    (intake,) = intakes_of(desk)
    assert (intake.people, intake.files) == (3, ("coach_tracker.xlsx",))
    assert isinstance(desk.seat, OfficeSeat)
    with desk.seat.writing() as unit:
        assert "coach_tracker.xlsx" in undo_last(unit).sentence


def test_one_answer_settles_all_cells_of_its_question(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    before = preview.room.card.view
    assert before is not None
    ((number, order),) = [
        (n, one) for n, one in enumerate(before.reading.questions) if one.about == "date order"
    ]
    assert before.cells_asked(number) == 2
    preview.room.questions.take_proposals()
    preview.room.again.click()
    qtbot.waitUntil(lambda: preview.shown is not before, timeout=20_000)
    after = preview.room.card.view
    assert after is not None
    assert order.topic not in {one.topic for one in after.reading.questions}
    story = story_of(preview, 4, 3)
    assert story.fact is not None
    assert story.fact.on == "2025-04-03"
    preview.reject()


def test_a_question_left_open_waits_in_the_office(
    begin: Begin, tracker: Path, said: list[Said], desk: Desk, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    assert preview.room.questions.answers == {}
    preview.import_button.click()
    assert "left open" in wait_for_notice(said, qtbot).sentence


def test_the_identical_file_changes_nothing_and_says_so(
    begin: Begin, tracker: Path, said: list[Said], desk: Desk, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    preview.import_button.click()
    wait_for_notice(said, qtbot)
    said.clear()
    again = begin(tracker)
    wait_for_reading(again, qtbot)
    again.import_button.click()
    notice = wait_for_notice(said, qtbot)
    assert notice.sentence.startswith("Nothing changed: this is a copy of")
    assert not notice.undoable
    assert len(intakes_of(desk)) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.xlsx", b"PK\x03\x04 and then nothing"),
        ("notes.csv", b"buy milk\nwater the plants\n"),
    ],
    ids=["damaged", "no tracker"],
)
def test_a_file_that_will_not_do_is_refused_kindly(
    begin: Begin, tmp_path: Path, desk: Desk, qtbot: QtBot, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    preview = begin(tmp_path / name)
    qtbot.waitUntil(preview._message.isVisible, timeout=20_000)
    assert name in preview._message._sentence.text()
    assert not preview.import_button.isVisible()
    assert preview._other.isVisible()
    preview.reject()
    assert intakes_of(desk) == ()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made during the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("lane", [Lane.ASK, Lane.READ_TRACKER])
def test_cancel_stops_the_reading_and_leaves_nothing_behind(
    temporary: Path, lane: Lane, begin: Begin, tracker: Path, desk: Desk, qtbot: QtBot
) -> None:
    defects: list[Exception] = []
    desk.jobs.failed.connect(defects.append)
    preview = begin(tracker)
    qtbot.waitUntil(lambda: [job.lane for job in desk.jobs.under_way] == [lane])
    if lane is Lane.ASK:  # its answer waits at the door when the preview is left
        desk.jobs._lane(lane).submit(int).result()
    preview.closing_button.click()
    assert not preview.isVisible()
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=5_000)
    assert defects == []
    assert list(temporary.iterdir()) == []
    assert intakes_of(desk) == ()


def test_a_preview_left_open_leaves_nothing_behind_either(
    temporary: Path, begin: Begin, tracker: Path, desk: Desk, window: Window, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    assert list(temporary.iterdir()) != []
    desk.jobs.close()
    preview.close()
    shiboken6.delete(preview)
    gc.collect()
    assert list(temporary.iterdir()) == []


def test_without_an_office_it_asks_where_to_make_one_and_goes_on(
    window: Window,
    tracker: Path,
    said: list[Said],
    office: Office,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    entered: list[tuple[Path, bool]] = []

    def enter(
        folder: Path, *, create: bool = False, then: Callable[[], None] | None = None
    ) -> None:
        entered.append((folder, create))
        if then is not None:
            then()

    doors = QDialog(window)
    doors.setObjectName("doors")
    doors.show()
    IntakeFlow(window, enter, has_office=False).begin((tracker,))
    preview = preview_in(window)
    wait_for_reading(preview, qtbot)
    preview.import_button.click()
    (asking,) = preview.findChildren(NewOfficeDialog)
    asking._take_place(tmp_path)
    asking.form.fields["name"].input.setText("North Office")  # type: ignore[attr-defined] # a line
    asking.form.fields["person"].input.setText("Dana Whitfield")  # type: ignore[attr-defined] # too
    asking._done_asking()
    assert entered == [(tmp_path / "North Office", True)]
    assert person_here() == "Dana Whitfield"
    assert not doors.isVisible()
    assert wait_for_notice(said, qtbot).sentence.startswith("Imported 3 people")
