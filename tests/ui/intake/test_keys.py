"""Every letter that Alt takes in the preview presses one thing only."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from certtrack_app.ui.tracker_preview import TrackerPreview
from tests.ui.intake.previews import Begin, wait_for_reading

_LETTER = re.compile(r"&(\w)")


def letters(preview: TrackerPreview) -> Counter[str]:
    """The letters of all buttons and labels in sight."""
    buttons, labels = preview.findChildren(QPushButton), preview.findChildren(QLabel)
    shown: list[QPushButton | QLabel] = [*buttons, *labels]
    texts = (one.text() for one in shown if one.isVisible())
    return Counter(found[1].lower() for text in texts if (found := _LETTER.search(text)))


@pytest.mark.parametrize("tab", ["Questions", "Requirements", "Set right"])
def test_no_letter_is_taken_twice(begin: Begin, tracker: Path, tab: str, qtbot: QtBot) -> None:
    preview = begin(tracker)
    wait_for_reading(preview, qtbot)
    room = preview.room
    room.again.show()
    room._banner.show()
    pages = (room.questions, room.definitions, room.set_right)
    room.tabs.setCurrentWidget(pages[("Questions", "Requirements", "Set right").index(tab)])
    room.definitions.editor.into.show()
    room.definitions.editor._about_alike.show()
    assert {letter: n for letter, n in letters(preview).items() if n > 1} == {}
    preview.reject()
