"""What was answered and set right once is known at the next tracker, and can be forgotten."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.rules.tracker.set_right import AllRead, ColumnMeans, GoesUnder
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.tracker_preview import TrackerPreview
from certtrack_app.workflows.history import history_rows
from certtrack_app.workflows.tracker_memory import own_words
from tests.ui.intake.previews import (
    HEADINGS,
    Begin,
    read_again,
    story_of,
    wait_for_notice,
    wait_for_reading,
    write_tracker,
)

FIRST = (
    (*HEADINGS, "Zebra"),
    ("Ada Lind", "ada@example.org", "Completed", "12/60", "done-ish", "x1"),
    ("Ben Ode", "ben@example.org", "In progress", "60/60", "done-ish", "x2"),
    ("Cy Roe", "cy@example.org", "hm", "30/60", "Completed", "x3"),
)
NEWER = (*FIRST, ("Di Poe", "di@example.org", "hm", "", "done-ish", "x4"))


@pytest.fixture
def taught(begin: Begin, tmp_path: Path, said: list[Said], qtbot: QtBot) -> None:
    """An office that answered about a word and set its tracker right once."""
    preview = begin(write_tracker(tmp_path / "first.xlsx", FIRST))
    wait_for_reading(preview, qtbot)
    topic = "f1/Tracker"
    set_right = (
        ColumnMeans(topic, 6, Meaning.IGNORED, None, "Zebra"),
        AllRead(topic, 3, "hm", "waived"),
        GoesUnder("Exam", "Final exam"),
    )
    read_again(preview, qtbot, lambda: preview.room.say(set_right))
    panel = preview.room.questions
    panel.view.choose("value/done ish")
    next(b for b in panel.box._buttons if b.text().endswith("Completed")).click()
    preview.import_button.click()
    assert wait_for_notice(said, qtbot).sentence.startswith("Imported 3 people")
    said.clear()


def lines(preview: TrackerPreview) -> list[str]:
    table = preview.room.set_right.table
    rows = (table.row_at(number) for number in range(table.rowCount()))
    return [f"{row.title} ({row.note})" for row in rows if row is not None]


@pytest.mark.usefixtures("taught")
def test_a_word_answered_once_is_asked_no_more_and_shown_as_yours(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = begin(write_tracker(tmp_path / "newer.xlsx", NEWER))
    wait_for_reading(preview, qtbot)
    fact = story_of(preview, 7, 5).fact
    assert fact is not None
    assert (fact.status.value, fact.rule) == ("completed", "the office's own word")
    assert lines(preview) == ["“done ish” means “Completed” (Your word)"]
    preview.reject()


@pytest.mark.usefixtures("taught")
def test_a_word_of_the_office_can_be_forgotten_and_is_asked_about_again(
    begin: Begin, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    preview = begin(write_tracker(tmp_path / "newer.xlsx", NEWER))
    wait_for_reading(preview, qtbot)
    preview.room.set_right.view.choose(0)
    read_again(preview, qtbot, preview.room.set_right.take_back.click)
    assert lines(preview) == []
    question = story_of(preview, 7, 5).question
    assert question is not None
    assert question.raw == "done-ish"
    assert isinstance(desk.seat, OfficeSeat)
    with desk.seat.reading() as reader:
        assert own_words(reader) == {}
        assert "the word “done ish”" in history_rows(reader)[0].sentence
    preview.reject()


@pytest.mark.usefixtures("taught")
def test_the_next_copy_is_read_as_last_time_where_the_person_wants_it(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = begin(write_tracker(tmp_path / "newer.xlsx", NEWER))
    wait_for_reading(preview, qtbot)
    room = preview.room
    assert room._banner.isVisible()
    assert "first.xlsx" in room._last_words.text()
    read_again(preview, qtbot, room.as_last_time.click)
    assert not room._banner.isVisible()
    assert preview.shown is not None
    titles = [one.title for one in preview.shown.reading.requirements]
    assert titles == ["Orientation", "Mentor hrs", "Final exam"]
    fact = story_of(preview, 7, 3).fact
    assert fact is not None
    assert fact.status.value == "waived"
    assert len(lines(preview)) == 4
    room.set_right.view.choose(0)
    read_again(preview, qtbot, room.set_right.take_back.click)
    assert len(lines(preview)) == 3
    preview.reject()


@pytest.mark.usefixtures("taught")
def test_another_tracker_is_not_read_as_last_time(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (("Name", "Ethics"), ("Ada Lind", "Completed"), ("Ben Ode", "In progress"))
    preview = begin(write_tracker(tmp_path / "other.xlsx", rows))
    wait_for_reading(preview, qtbot)
    assert not preview.room._banner.isVisible()
    assert lines(preview) == []
    preview.reject()
