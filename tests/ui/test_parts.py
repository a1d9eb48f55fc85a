"""The small parts: plain words, whichever way they run."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.ui.parts import Card, ChipLabel, ElidedLabel, button, icon_button, label
from certtrack_app.ui.theme import Theme
from certtrack_app.ui.tokens import Tone


def test_a_label_shows_markup_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    made = label('<img src="x">')
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_latin_name_stands_at_the_near_end_in_a_mirrored_window(
    theme: Theme, qtbot: QtBot
) -> None:
    made = label("Grace Okafor")
    qtbot.addWidget(made)
    assert made.alignment() & Qt.AlignmentFlag.AlignLeft
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert made.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_line_that_is_cut_is_shown_whole_as_a_tip(theme: Theme, qtbot: QtBot) -> None:
    made = ElidedLabel("240 people · 7 exceptions need you")
    qtbot.addWidget(made)
    made.resize(80, 20)
    _point_at(made)
    assert made.toolTip() == "240 people · 7 exceptions need you"
    made.resize(600, 20)
    _point_at(made)
    assert made.toolTip() == ""


def _point_at(made: ElidedLabel) -> None:
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), QPoint(2, 2)))


def test_an_icon_button_is_named(theme: Theme, qtbot: QtBot) -> None:
    made = icon_button("x", "Close")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Close", "Close")


def test_a_chip_is_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    chip = ChipLabel("New", Tone.INFO)
    qtbot.addWidget(chip)
    before = chip.width()
    chip.say("Waiting for verification", Tone.WARN)
    assert chip.width() > before + 60
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 2).isValid()


def test_a_card_holds_its_heading_and_what_stands_beside_it(theme: Theme, qtbot: QtBot) -> None:
    card = Card("Flagged exceptions")
    qtbot.addWidget(card)
    card.beside_heading(button("Review all"))
    card.show()
    card.resize(400, 200)
    assert card.heading.isVisible()
