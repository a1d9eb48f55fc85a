"""Questions are answered one for all their cells, by keyboard too, and the count falls."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from certtrack_app.ui.intake_questions import QuestionPanel
from certtrack_app.ui.tracker_preview import TrackerPreview
from tests.ui.intake.previews import (
    HEADINGS,
    PEOPLE,
    Begin,
    read_again,
    story_of,
    wait_for_reading,
    write_tracker,
)

ODD = (*PEOPLE, ("Di Poe", "di@example.org", "07/08/2025", "", "half"))


def panel_of(begin: Begin, tmp_path: Path, qtbot: QtBot) -> tuple[TrackerPreview, QuestionPanel]:
    preview = begin(write_tracker(tmp_path / "odd.xlsx", (HEADINGS, *ODD)))
    wait_for_reading(preview, qtbot)
    return preview, preview.room.questions


def abouts(panel: QuestionPanel) -> dict[str, int]:
    """What is asked about, and in how many cells."""
    return {one.question.about: one.cells for one in panel._asked}


def test_one_question_stands_for_all_its_cells(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    assert abouts(panel) == {"date order": 3, "meaning of a value": 2}
    assert panel.left_open == 2
    assert panel.answers == {}
    assert preview.room.tabs.tabText(0) == "Questions 2"
    assert panel._count.text() == "2 of 2 left open"
    preview.reject()


def test_digits_answer_and_the_next_open_question_is_asked(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    first = panel.view.chosen_row()
    assert first is not None
    QTest.keyClick(panel.view, Qt.Key.Key_1)
    assert panel.answers == {first.question.topic: first.question.choices[0]}
    assert (panel.left_open, preview.room.tabs.tabText(0)) == (1, "Questions 1")
    second = panel.view.chosen_row()
    assert second is not None
    assert second.question.topic != first.question.topic
    QTest.keyClick(panel.view, Qt.Key.Key_9)
    assert panel.left_open == 0
    assert panel._count.text() == "All answered"
    read_again(preview, qtbot, preview.room.again.click)
    assert panel.left_open == 0
    assert abouts(panel) == {}
    assert preview.room.tabs.tabText(0) == "Questions"
    preview.reject()


def test_enter_takes_the_proposal_and_delete_opens_it_again(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    order = next(one for one in panel._asked if one.question.about == "date order")
    panel.view.choose(order.question.topic)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.answers == {order.question.topic: order.question.proposed}
    panel.view.choose(order.question.topic)
    assert panel.box._buttons[1].isChecked() or panel.box._buttons[0].isChecked()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert panel.answers == {}
    assert panel.left_open == 2
    preview.reject()


def test_take_what_is_proposed_leaves_open_what_nobody_can_propose(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    panel.take_all.click()
    assert [one.question.about for one in panel._asked if one.answer is None] == [
        "meaning of a value"
    ]
    assert not panel.take_all.isVisible()
    preview.reject()


def test_choosing_a_question_shows_its_first_cell(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    value = next(one for one in panel._asked if one.question.about == "meaning of a value")
    panel.view.choose(value.question.topic)
    place = preview.room.sheet.place_now()
    assert place is not None
    assert (place.row, place.column) == (6, 5)
    assert preview.room.card.cell.told == "E6  “half”. Asked about: What does “half” mean?"
    preview.reject()


def test_an_answer_given_by_mouse_is_kept_over_readings(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = panel_of(begin, tmp_path, qtbot)
    value = next(one for one in panel._asked if one.question.about == "meaning of a value")
    panel.view.choose(value.question.topic)
    button = next(b for b in panel.box._buttons if b.text().endswith("In progress"))
    button.click()
    read_again(preview, qtbot, preview.room.again.click)
    fact = story_of(preview, 7, 5).fact
    assert fact is not None
    assert fact.status.value == "in_progress"
    assert panel.answers == {value.question.topic: "in_progress"}
    preview.reject()


def test_a_column_without_a_heading_gets_the_name_that_is_typed(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("Ada Lind", "Completed"), ("Ben Ode", "In progress"), ("Cy Roe", "Completed"))
    preview = begin(write_tracker(tmp_path / "bare.xlsx", rows))
    wait_for_reading(preview, qtbot)
    panel = preview.room.questions
    assert set(abouts(panel)) == {"heading of a column"}
    panel.box._own.input.setText("Ethics")  # type: ignore[attr-defined] # a line
    panel.box.use.click()
    read_again(preview, qtbot, preview.room.again.click)
    view = preview.shown
    assert view is not None
    assert [one.title for one in view.reading.requirements] == ["Ethics"]
    preview.reject()
