"""A calendar saved from the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.rules.actions import ActionKind
from certtrack_app.ui.calendar_acts import CalendarActs
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.calendars import CalendarOf
from certtrack_app.workflows.history import history_rows
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.ui.office_desk import DAY, seated_desk


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


def test_a_calendar_without_days_is_refused_in_words(
    office: Office, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with office.unit("Dana", DAY) as unit:
        person = a_participant(unit)
        unit.act(ActionKind.ENROLLED, person)
    said: list[Said] = []
    desk.said.connect(said.append)
    owner = QWidget()
    qtbot.addWidget(owner)
    target = tmp_path / "ada.ics"
    CalendarActs(desk, owner).save(CalendarOf(participant_id=person.id), target)
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=10_000)
    assert said[0].is_refusal
    assert "nothing for a calendar" in said[0].sentence
    assert not target.exists()
    with office.reading(DAY) as reader:
        assert history_rows(reader)[0].kind is not ActionKind.EXPORTED
