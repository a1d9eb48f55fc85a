"""A dressed application, and a desk whose lanes are let go after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.theme import Appearance, Theme
from tests.ui.demo import DemoSeat


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    dressed = Theme(qapp, Appearance.LIGHT)
    yield dressed
    dressed.choose(Appearance.LIGHT)
    dressed.deleteLater()


@pytest.fixture
def desk(theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = Desk(DemoSeat(), Memory(tmp_path))
    yield laid
    laid.jobs.close()
