"""An office at whose window a small tracker is previewed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.intake_flow import IntakeFlow
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.tracker_preview import TrackerPreview
from certtrack_app.ui.window import Window
from certtrack_app.workflows.unit import Office
from tests.ui.demo import demo_places
from tests.ui.intake.previews import Begin, preview_in, write_tracker
from tests.ui.office_desk import seated_desk


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    return write_tracker(tmp_path / "coach_tracker.xlsx")


@pytest.fixture
def desk(theme: Theme, office: Office, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def window(desk: Desk, theme: Theme, qtbot: QtBot) -> Window:
    made = Window(desk, theme, demo_places())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def said(desk: Desk) -> list[Said]:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    return heard


@pytest.fixture
def begin(window: Window) -> Begin:
    def begun(*paths: Path) -> TrackerPreview:
        def never(*_: object, **__: object) -> None:
            pytest.fail("an office is open already")

        IntakeFlow(window, never, has_office=True).begin(paths)
        return preview_in(window)

    return begun
