"""The practice office, made once and copied for each test, with a window that sits in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, OfficeSeat
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.window import Window
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, NOON, TODAY, found_practice


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "office"
    found_practice(folder, 14).close()
    return folder


@pytest.fixture
def practice(practice_folder: Path, tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    shutil.copytree(practice_folder, folder)
    opened = Office.open(folder, clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def seated(practice: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(memory=Memory(tmp_path))
    desk.sit(OfficeSeat(practice, ACTOR, lambda: TODAY))
    yield desk
    desk.jobs.close()


@pytest.fixture
def window(seated: Desk, theme: Theme, qtbot: QtBot) -> Window:
    made = Window(seated, theme)
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    return made
