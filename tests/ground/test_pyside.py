"""Qt keeps the count of what it is lent.

PySide6 6.12.0 on Python 3.11 drops a reference to None with every void call and one to True with
every emit; the process dies seconds later, in a test or in front of a person.
"""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 500
NOISE = 50


class _Bell(QObject):
    rung = Signal(bool)


def test_a_call_that_answers_nothing_keeps_the_count_of_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setToolTip("")
    assert abs(sys.getrefcount(None) - before) < NOISE


@pytest.mark.usefixtures("qapp")
def test_a_signal_keeps_the_count_of_true() -> None:
    bell = _Bell()
    heard: list[int] = []
    bell.rung.connect(lambda _rung: heard.append(1))
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        bell.rung.emit(True)
    assert len(heard) == CALLS
    assert abs(sys.getrefcount(True) - before) < NOISE
