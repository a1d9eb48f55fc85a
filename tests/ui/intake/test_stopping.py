"""An import can be stopped on its way: nothing has happened, and the preview is still there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, Said
from tests.ui.intake.previews import (
    HEADINGS,
    Begin,
    intakes_of,
    wait_for_notice,
    wait_for_reading,
    write_tracker,
)

MANY = 1_500


def test_an_import_stopped_on_its_way_leaves_the_office_as_it_was(
    begin: Begin, tmp_path: Path, desk: Desk, said: list[Said], qtbot: QtBot
) -> None:
    people = [
        (f"Person Number{n}", f"p{n}@example.org", "Completed", "1/60", "passed")
        for n in range(MANY)
    ]
    preview = begin(write_tracker(tmp_path / "many.xlsx", (HEADINGS, *people)))
    wait_for_reading(preview, qtbot)
    preview.import_button.click()
    (job,) = desk.jobs.under_way
    qtbot.waitUntil(lambda: job.progress.done > 0, timeout=20_000)
    assert preview.strip.isVisible()
    assert not preview.room.isEnabled()
    preview.strip.cancel.click()
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=5_000)
    assert preview.isVisible()
    assert preview.room.isEnabled()
    assert preview.import_button.isEnabled()
    assert intakes_of(desk) == ()
    assert said == []
    preview.import_button.click()
    assert wait_for_notice(said, qtbot).sentence.startswith("Imported 1")
