"""A pane goes stale when told and reads again once, when it is in sight."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import Topic
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.pane import Pane


class CountingPane(Pane[int]):
    """Shows how often it was read."""

    shows = frozenset({Topic.EVIDENCE, Topic.FLAGS})

    def build(self) -> None:
        self.reads = 0
        self.filled: list[int] = []
        self.work: Callable[[Any], int] = lambda _reader: 1
        self.said = QLabel(self.content)
        QVBoxLayout(self.content).addWidget(self.said)

    def fetch(self) -> Callable[[Any], int]:
        self.reads += 1
        return self.work

    def fill(self, found: int) -> None:
        self.filled.append(found)


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> CountingPane:
    made = CountingPane(desk)
    qtbot.addWidget(made)
    return made


def _shown(pane: CountingPane, qtbot: QtBot) -> None:
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.filled))


def test_a_pane_out_of_sight_reads_nothing(pane: CountingPane, desk: Desk, qtbot: QtBot) -> None:
    desk.announced.emit(frozenset({Topic.EVIDENCE}))
    qtbot.wait(20)
    assert pane.reads == 0


def test_a_pane_reads_once_however_often_it_was_told(
    pane: CountingPane, desk: Desk, qtbot: QtBot
) -> None:
    for _ in range(3):
        desk.announced.emit(frozenset({Topic.EVIDENCE}))
    _shown(pane, qtbot)
    desk.announced.emit(frozenset({Topic.FLAGS}))
    desk.announced.emit(frozenset({Topic.EVIDENCE}))
    qtbot.waitUntil(lambda: len(pane.filled) == 2)
    qtbot.wait(20)
    assert pane.reads == 2


def test_what_a_pane_does_not_show_leaves_it_alone(
    pane: CountingPane, desk: Desk, qtbot: QtBot
) -> None:
    _shown(pane, qtbot)
    desk.announced.emit(frozenset({Topic.MESSAGES}))
    qtbot.wait(20)
    assert pane.reads == 1


def test_a_pane_brought_back_unchanged_is_not_read_again(pane: CountingPane, qtbot: QtBot) -> None:
    _shown(pane, qtbot)
    pane.hide()
    pane.show()
    qtbot.wait(20)
    assert pane.reads == 1


def test_a_pane_that_went_stale_out_of_sight_reads_when_it_is_back(
    pane: CountingPane, desk: Desk, qtbot: QtBot
) -> None:
    _shown(pane, qtbot)
    pane.hide()
    desk.announced.emit(frozenset({Topic.EVIDENCE}))
    qtbot.wait(20)
    assert pane.reads == 1
    pane.show()
    qtbot.waitUntil(lambda: len(pane.filled) == 2)


def test_a_refusal_stands_in_the_pane_with_a_way_to_try_again(
    pane: CountingPane, desk: Desk, qtbot: QtBot
) -> None:
    def refuse(_reader: Any) -> int:
        raise Refusal("The file is gone. Restore it.")

    pane.work = refuse
    with qtbot.assertNotEmitted(desk.said):
        pane.show()
        qtbot.waitUntil(lambda: pane._message._sentence.text() == "The file is gone. Restore it.")
    assert pane._message.isVisible()
    pane.work = lambda _reader: 2
    pane._message._button.click()
    qtbot.waitUntil(lambda: pane.filled == [2])
    assert pane.content.isVisible()


def test_a_defect_is_reported_and_the_pane_says_so(
    pane: CountingPane, desk: Desk, qtbot: QtBot
) -> None:
    pane.work = lambda _reader: 1 // 0
    with qtbot.waitSignal(desk.jobs.failed):
        pane.show()
    qtbot.waitUntil(pane._message.isVisible)
    assert "defect" in pane._message._sentence.text()


def test_without_an_office_the_pane_says_so(pane: CountingPane, desk: Desk, qtbot: QtBot) -> None:
    desk.seat = None
    pane.show()
    qtbot.waitUntil(pane._message.isVisible)
    assert "No office is open" in pane._message._sentence.text()


def test_slow_reading_shows_progress_then_offers_to_stop(
    pane: CountingPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr("certtrack_app.ui.states.OFFER_CANCEL_MS", 600)
    pane.work = lambda _reader: int(gate.wait(10))
    pane.show()
    qtbot.wait(150)
    assert not pane.busy.isVisible()
    qtbot.waitUntil(pane.busy.isVisible, timeout=1000)
    assert not pane.busy._cancel.isVisible()
    qtbot.waitUntil(pane.busy._cancel.isVisible, timeout=2000)
    pane.busy._cancel.click()
    gate.set()
    qtbot.waitUntil(pane._message.isVisible)
    assert pane.filled == []
    assert not pane.busy.isVisible()


def test_a_second_reading_takes_the_place_of_the_first(pane: CountingPane, qtbot: QtBot) -> None:
    gate = threading.Event()
    pane.work = lambda _reader: int(gate.wait(10))
    pane.show()
    qtbot.waitUntil(lambda: pane.reads == 1)
    pane.work = lambda _reader: 7
    pane.refresh()
    qtbot.waitUntil(lambda: pane.reads == 2)
    gate.set()
    qtbot.waitUntil(lambda: pane.filled == [7])
    assert pane.content.isVisible()


def test_an_empty_pane_says_why_and_what_to_begin_with(pane: CountingPane, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    _shown(pane, qtbot)
    pane.show_empty("All is well", "Nobody waits for you.", ("&Look", lambda: pressed.append(True)))
    assert pane._message.isVisible()
    pane._message._button.click()
    assert pressed == [True]
    pane.show_content()
    assert pane.content.isVisible()
