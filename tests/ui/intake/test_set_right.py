"""What is wrong in a preview is set right where it stands, listed, and taken back singly."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.one_line import OneLine
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.tracker_preview import TrackerPreview
from tests.ui.intake.previews import (
    HEADINGS,
    PEOPLE,
    Begin,
    choose,
    menu_of,
    offered,
    read_again,
    story_of,
    wait_for_reading,
    write_tracker,
)


def titles(preview: TrackerPreview) -> list[str]:
    """The requirements of the reading in sight."""
    view = preview.room.card.view
    assert view is not None
    return [one.title for one in view.reading.requirements]


def lines(preview: TrackerPreview) -> list[str]:
    """What the list of things set right says."""
    table = preview.room.set_right.table
    rows = (table.row_at(number) for number in range(table.rowCount()))
    return [f"{row.title} ({row.note})" for row in rows if row is not None]


def answer(preview: TrackerPreview, text: str) -> None:
    """Answer the one question that asks for a line."""
    (asking,) = preview.findChildren(OneLine)
    asking.line.input.setText(text)  # type: ignore[attr-defined] # a line
    asking._done()


def test_a_value_is_set_right_in_one_cell_or_in_all_like_it(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    people = (*PEOPLE, ("Di Poe", "di@example.org", "", "", "tbc"))
    preview = begin(write_tracker(tmp_path / "t.xlsx", (HEADINGS, *people)))
    wait_for_reading(preview, qtbot)
    here = "Read “tbc” here as"
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 5, 5), here, "Completed"))
    fact = story_of(preview, 5, 5).fact
    assert fact is not None
    assert (fact.status.value, fact.raw) == ("completed", "tbc")
    assert story_of(preview, 7, 5).fact is None
    alike = "Read every “tbc” in column E as"
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 7, 5), alike, "Waived"))
    other = story_of(preview, 7, 5).fact
    assert other is not None
    assert other.status.value == "waived"
    assert lines(preview) == [
        "“tbc” reads as “Completed” (Tracker, E5)",
        "“tbc” reads as “Waived” (Tracker, column E, every cell)",
    ]
    preview.reject()


def test_a_value_may_be_read_as_whatever_is_written(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    choose(menu_of(preview, 6, 5), "Read “half” here as", "Something else…")
    read_again(preview, qtbot, lambda: answer(preview, "2025-09-01"))
    fact = story_of(preview, 6, 5).fact
    assert fact is not None
    assert fact.on == "2025-09-01"
    preview.reject()


def test_a_column_means_what_the_person_says(begin: Begin, tracker: Path, qtbot: QtBot) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    assert titles(preview) == ["Orientation", "Mentor hrs", "Exam"]
    leave_out = "Nothing: leave it out"
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 3, 5), "Column E means", leave_out))
    assert titles(preview) == ["Orientation", "Mentor hrs"]
    assert story_of(preview, 4, 5).because == "left out by the person importing: Exam"
    assert "Left out: left out by the person importing: Exam" in _told(preview, 4, 5)
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 3, 4), "Column D means", "Score"))
    assert story_of(preview, 4, 4).meaning is Meaning.SCORE
    preview.reject()


def test_a_column_tells_of_the_requirement_the_person_says(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 4, 5), "It tells of", "Mentor hrs"))
    assert titles(preview) == ["Orientation", "Mentor hrs"]
    choose(menu_of(preview, 3, 3), "Rename “Orientation”…")
    read_again(preview, qtbot, lambda: answer(preview, "Welcome day"))
    assert titles(preview) == ["Welcome day", "Mentor hrs"]
    assert lines(preview)[-1] == "“Orientation” is “Welcome day” (Requirements)"
    preview.reject()


def test_another_row_is_the_heading(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    rows = (("Name", "Email", "A", "B", "C"), HEADINGS, *PEOPLE)
    preview = begin(write_tracker(tmp_path / "two.xlsx", rows))
    wait_for_reading(preview, qtbot)
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 4, 1), "Row 4 is the heading"))
    assert titles(preview) == ["Orientation", "Mentor hrs", "Exam"]
    view = preview.room.card.view
    assert view is not None
    assert view.sheets[0].reading.header_rows == (4,)
    preview.room.sheet._ask_of_row(4)
    menu = preview.room.card.menu
    assert menu is not None
    assert "Leave row 5 out" in offered(menu)
    read_again(preview, qtbot, lambda: choose(menu, "Leave row 5 out"))
    assert preview.room.card.view is not None
    assert preview.room.card.view.people == 2
    preview.reject()


def test_a_sheet_is_left_out_and_used_again(begin: Begin, tracker: Path, qtbot: QtBot) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 4, 1), "Leave the sheet out"))
    assert not preview.import_button.isEnabled()
    assert preview.room.card.sheets.tabText(0) == "Tracker (left out)"
    preview.room.card._ask_of_sheet()
    menu = preview.room.card.menu
    assert menu is not None
    wide = "People down, requirements across"
    read_again(preview, qtbot, lambda: choose(menu, wide))
    assert preview.import_button.isEnabled()
    assert preview.room.card.view is not None
    assert preview.room.card.view.sheets[0].reading.layout is Layout.WIDE
    assert lines(preview) == [f"{wide} (Tracker)"]
    preview.reject()


def test_a_file_without_a_tracker_can_be_shown_and_set_right(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("Who", "Zebra"), ("Module one", 3), ("Module two", 4))
    preview = begin(write_tracker(tmp_path / "none.xlsx", rows))
    qtbot.waitUntil(preview._message.isVisible, timeout=20_000)
    assert not preview.import_button.isVisible()
    preview._message._button.click()
    assert preview.room.sheet.isVisible()
    assert preview.import_button.isVisible()
    assert not preview.import_button.isEnabled()
    wide = ("This sheet is", "People down, requirements across")
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 3, 1), "Row 3 is the heading"))
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 3, 1), "Column A means", "Name"))
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 3, 1), *wide))
    assert preview.shown is not None
    assert preview.shown.people == 2
    preview.reject()


def test_what_was_set_right_is_taken_back_singly_and_answers_stay(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    room = preview.room
    room.questions.take_all.click()
    answers = room.questions.answers
    assert answers
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 4, 5), "Leave row 4 out"))
    leave_out = ("Column E means", "Nothing: leave it out")
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 5, 5), *leave_out))
    assert len(lines(preview)) == 2
    room.set_right.view.choose(0)
    read_again(preview, qtbot, room.set_right.take_back.click)
    assert lines(preview) == ["“Exam” is left out (Tracker, column E)"]
    assert room.card.view is not None
    assert room.card.view.people == 3
    assert room.questions.answers == answers
    preview.reject()


def test_a_reading_stopped_on_the_way_takes_the_last_word_back(
    begin: Begin, tracker: Path, desk: Desk, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    before = preview.room.card.view
    choose(menu_of(preview, 4, 5), "Leave row 4 out")
    assert preview.strip.isVisible()
    assert len(lines(preview)) == 1
    preview.strip.cancel.click()
    qtbot.waitUntil(lambda: not preview.strip.isVisible(), timeout=5_000)
    assert Lane.READ_TRACKER not in [job.lane for job in desk.jobs.under_way]
    assert lines(preview) == []
    assert preview.room.card.view is before
    assert preview.import_button.isEnabled()
    preview.reject()


def test_a_later_word_overtakes_a_reading_under_way(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    choose(menu_of(preview, 4, 5), "Leave row 4 out")
    read_again(preview, qtbot, lambda: choose(menu_of(preview, 5, 5), "Leave row 5 out"))
    assert preview.room.card.view is not None
    assert preview.room.card.view.people == 1
    assert len(lines(preview)) == 2
    preview.reject()


def test_enter_opens_what_can_be_set_right_and_the_bar_tells_of_the_cell(
    begin: Begin, tracker: Path, qtbot: QtBot
) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    sheet = preview.room.sheet
    sheet.point_at(4, 4)
    told = preview.room.card.cell.told
    assert told.startswith("D4  “12/60”. Taken for ")
    assert "Mentor hrs of Ada Lind: in progress, 12" in told
    assert "read by: amount over target" in told
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert preview.room.card.menu is not None
    assert "Column D means" in offered(preview.room.card.menu)
    preview.room.card.menu.close()
    preview.reject()


def _told(preview: TrackerPreview, row: int, column: int) -> str:
    preview.room.sheet.point_at(row, column)
    return preview.room.card.cell.told
