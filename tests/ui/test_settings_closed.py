"""What the system may do while the window is closed: shown, set up and taken back at a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.adapters import background
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.settings_closed import WhileClosed
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.background import Service
from certtrack_app.workflows.unit import Office
from tests.ui.office_desk import seated_desk


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WhileClosed:
    here = background.Place("linux", tmp_path, tmp_path / "config")
    monkeypatch.setattr(background, "Place", lambda: here)
    made = WhileClosed(desk)
    qtbot.addWidget(made)
    made.read()
    _settle(desk, qtbot)
    return made


def _settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.under_way, timeout=10_000)


def test_opening_at_login_is_shown_set_up_and_taken_back(
    page: WhileClosed, desk: Desk, qtbot: QtBot, tmp_path: Path, office: Office
) -> None:
    card = page.cards[Service.AT_LOGIN]
    entry = tmp_path / "config" / "autostart" / "certtrack.desktop"
    assert str(entry) in card.shown.toPlainText()
    assert str(office.folder) in card.shown.toPlainText()
    assert (card.state.text(), entry.exists()) == ("Not set up", False)
    card.change.click()
    _settle(desk, qtbot)
    assert (card.state.text(), entry.exists()) == ("Set up", True)
    assert entry.read_text("utf-8") in card.shown.toPlainText()
    card.change.click()
    _settle(desk, qtbot)
    assert (card.state.text(), entry.exists()) == ("Not set up", False)


def test_what_the_system_refuses_is_said_and_nothing_stays(
    page: WhileClosed,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    card = page.cards[Service.DAILY_CHECK]
    card.change.click()
    _settle(desk, qtbot)
    assert "there is no systemctl here" in card.problem.text()
    assert not list((tmp_path / "config").rglob("certtrack-check.*"))
