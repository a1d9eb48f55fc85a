"""What is remembered of trackers stands in Settings, and can be forgotten there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.models.tracker import TrackerShape, TrackerWord
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.tracker.shapes import Shape, record_of
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.panes.settings import SettingsPane
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.tracker_memory import known_shapes, own_words
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.office_desk import DAY, seated_desk, settled, shown_pane

SHAPE = Shape({1: "name", 2: "zebra"}, columns={2: Meaning.IGNORED})


@pytest.fixture
def desk(theme: Theme, office: Office, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    with office.unit("Dana", DAY) as unit:
        unit.add(TrackerWord(word="done ish", stands_for="completed", learned_on=DAY))
        shape = TrackerShape(
            headings="name | zebra", shape=record_of(SHAPE), called="coaches.xlsx", kept_on=DAY
        )
        unit.act(ActionKind.IMPORTED, unit.add(shape))
    yield laid
    laid.jobs.close()


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> SettingsPane:
    return shown_pane(SettingsPane(desk), qtbot)


def test_words_and_sheets_that_were_set_right_are_listed(pane: SettingsPane) -> None:
    word, shape = pane.trackers.words.row_at(0), pane.trackers.shapes.row_at(0)
    assert word is not None
    assert (word.word, word.stands_for, word.learned_on) == ("done ish", "completed", DAY)
    assert shape is not None
    assert (shape.called, shape.headings) == ("coaches.xlsx", "name | zebra")
    assert not pane.trackers.forget_word.isEnabled()


def test_a_word_is_forgotten_and_that_can_be_undone(
    pane: SettingsPane, office: Office, qtbot: QtBot
) -> None:
    pane.trackers.words_view.choose(1)
    pane.trackers.forget_word.click()
    qtbot.waitUntil(lambda: pane.trackers.words.rowCount() == 0, timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert own_words(reader) == {}
    with office.unit("Dana", DAY) as unit:
        undo_last(unit)
    with office.reading(DAY) as reader:
        assert own_words(reader) == {"done ish": "completed"}


def test_a_sheet_set_right_is_forgotten(pane: SettingsPane, office: Office, qtbot: QtBot) -> None:
    with office.reading(DAY) as reader:
        assert [one.shape for one in known_shapes(reader)] == [SHAPE]
    pane.trackers.shapes_view.choose(1)
    pane.trackers.forget_shape.click()
    qtbot.waitUntil(lambda: pane.trackers.shapes.rowCount() == 0, timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert known_shapes(reader) == ()
