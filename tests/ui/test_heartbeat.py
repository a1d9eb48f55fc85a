"""The heartbeat notices sleep, midnight and times that have come, whatever the clock does."""

from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.ui.heartbeat import Heartbeat

START = datetime(2026, 11, 12, 23, 59).astimezone()


class Clocks:
    """A wall clock and a monotonic one that go as the test says."""

    def __init__(self) -> None:
        self.now = START
        self.ticks = 100.0

    def wall(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.ticks

    def awake(self, **span: float) -> None:
        """Let time pass while the machine is awake."""
        self.now += timedelta(**span)
        self.ticks += timedelta(**span).total_seconds()

    def asleep(self, **span: float) -> None:
        """Let time pass on the wall only."""
        self.now += timedelta(**span)


class Told:
    """What the heartbeat told."""

    def __init__(self, heart: Heartbeat) -> None:
        self.woke: list[float] = []
        self.days: list[date] = []
        self.due = 0
        self.set_back: list[float] = []
        heart.woke.connect(self.woke.append)
        heart.midnight.connect(self.days.append)
        heart.due.connect(self._count)
        heart.set_back.connect(self.set_back.append)

    def _count(self) -> None:
        self.due += 1


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def heart(clocks: Clocks, qtbot: QtBot) -> Heartbeat:
    return Heartbeat(clocks.wall, clocks.monotonic)


@pytest.fixture
def told(heart: Heartbeat) -> Told:
    return Told(heart)


def test_a_common_beat_tells_nothing(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    clocks.awake(seconds=30)
    heart.beat()
    assert (told.woke, told.days, told.due, told.set_back) == ([], [], 0, [])


def test_sleep_is_noticed_with_its_length(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    clocks.asleep(days=21)
    clocks.awake(seconds=30)
    heart.beat()
    assert told.woke == [timedelta(days=21).total_seconds()]
    assert told.days == [date(2026, 12, 3)]


def test_midnight_is_told_once(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    for _ in range(6):
        clocks.awake(seconds=30)
        heart.beat()
    assert told.days == [date(2026, 11, 13)]


def test_what_is_due_is_told_once(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    heart.set_due(START + timedelta(minutes=1))
    clocks.awake(seconds=30)
    heart.beat()
    assert told.due == 0
    for _ in range(3):
        clocks.awake(seconds=30)
        heart.beat()
    assert told.due == 1


def test_what_came_due_in_sleep_is_told_on_waking(
    clocks: Clocks, heart: Heartbeat, told: Told
) -> None:
    heart.set_due(START + timedelta(hours=3))
    clocks.asleep(hours=8)
    heart.beat()
    assert told.due == 1


def test_nothing_is_due_where_nothing_was_set(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    heart.set_due(START)
    heart.set_due(None)
    clocks.awake(hours=1)
    heart.beat()
    assert told.due == 0


def test_a_clock_set_back_tells_no_day_twice(clocks: Clocks, heart: Heartbeat, told: Told) -> None:
    clocks.awake(minutes=2)
    heart.beat()
    clocks.asleep(days=-3)
    heart.beat()
    clocks.awake(days=1)
    heart.beat()
    assert told.days == [date(2026, 11, 13)]
    assert told.set_back == [timedelta(days=3).total_seconds()]
    clocks.awake(days=3)
    heart.beat()
    assert told.days == [date(2026, 11, 13), date(2026, 11, 14)]


def test_it_beats_by_itself(qtbot: QtBot, clocks: Clocks) -> None:
    heart = Heartbeat(clocks.wall, clocks.monotonic)
    heart._timer.setInterval(5)
    clocks.asleep(hours=1)
    with qtbot.waitSignal(heart.woke):
        heart.start()
    heart.stop()
