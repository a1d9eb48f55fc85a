"""A newer copy of a tracker says in its preview how it differs, before anything is taken in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Said
from tests.ui.intake.previews import (
    HEADINGS,
    PEOPLE,
    Begin,
    wait_for_notice,
    wait_for_reading,
    write_tracker,
)


def test_the_preview_of_a_newer_copy_lists_what_is_different(
    begin: Begin, tracker: Path, tmp_path: Path, said: list[Said], qtbot: QtBot
) -> None:
    first = begin(tracker)
    wait_for_reading(first, qtbot)
    first.import_button.click()
    wait_for_notice(said, qtbot)
    newcomer = ("Abel Cruz", *PEOPLE[0][1:])
    newer = write_tracker(tmp_path / "newer.xlsx", (HEADINGS, newcomer, *PEOPLE))
    preview = begin(newer)
    wait_for_reading(preview, qtbot)
    contents = preview.room.contents
    qtbot.waitUntil(lambda: contents.differences_view is not None, timeout=20_000)
    lines = [contents.differences.row_at(n) for n in range(contents.differences.rowCount())]
    assert ("new_people", "Abel Cruz") in lines
    assert {kind for line in lines if line is not None for kind in line[:1]} == {
        "new_people",
        "new_facts",
    }
    preview.reject()


def test_the_preview_of_the_identical_file_says_that_nothing_is_new(
    begin: Begin, tracker: Path, said: list[Said], qtbot: QtBot
) -> None:
    first = begin(tracker)
    wait_for_reading(first, qtbot)
    first.import_button.click()
    wait_for_notice(said, qtbot)
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    contents = preview.room.contents
    qtbot.waitUntil(lambda: contents.differences_view is not None, timeout=20_000)
    line = contents.differences.row_at(0)
    assert line is not None
    assert "nothing is new" in line[1]
    preview.reject()
