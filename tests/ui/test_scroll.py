"""Rooms that scroll, whole numbers, words beside an input, rows that are added and taken away."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certtrack_app.ui.forms import Field, Form, count_field, must, text_field
from certtrack_app.ui.parts import column, label
from certtrack_app.ui.row_list import FieldRow, RowList
from certtrack_app.ui.scroll import Scroll
from certtrack_app.ui.theme import Theme

LONG = "A sentence that wraps over several lines wherever there is little room for it. " * 4


def _type(field: Field, text: str) -> None:
    line = field.input
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)


def test_a_sentence_that_wraps_gets_its_height(qtbot: QtBot, theme: Theme) -> None:
    words = label(LONG, wrap=True)
    inside = QWidget()
    inside.setLayout(column(words, label("below")))
    room = Scroll(inside)
    qtbot.addWidget(room)
    room.resize(240, 60)
    with qtbot.waitExposed(room):
        room.show()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    narrow = inside.minimumHeight()
    room.resize(600, 60)
    qtbot.waitUntil(lambda: inside.minimumHeight() < narrow)
    words.setText(LONG * 3)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_a_whole_number_is_read_and_anything_else_is_said(qtbot: QtBot, theme: Theme) -> None:
    field = count_field("Days", 30, "", lambda value: "Enter some." if value is None else "")
    qtbot.addWidget(field)
    assert field.value == 30
    for text, wrong in (("ten", "“ten” is no whole number."), ("1.5", "“1.5” is no whole number.")):
        _type(field, text)
        assert (field.value, field.problem) == (None, wrong)
    _type(field, "")
    assert (field.value, field.problem) == (None, "Enter some.")
    _type(field, "45")
    assert (field.value, field.problem) == (45, "")


def test_words_stand_beside_an_input_and_problems_too(qtbot: QtBot, theme: Theme) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = form.add("days", count_field("Days", 30, "a month", must("Enter some.")))
    field.stand_beside(110)
    form.resize(500, 200)
    with qtbot.waitExposed(form):
        form.show()
    assert field.input.width() == 110
    assert field._below.x() > field.input.geometry().right()
    _type(field, "")
    assert not form.check()
    assert field._below.text() == "Enter some."
    form.clear()
    assert form.values == {}


def test_rows_are_added_taken_away_and_heard(qtbot: QtBot, theme: Theme) -> None:
    rows = RowList(
        lambda words: FieldRow({"name": text_field("Name", words)}, "Take this away"),
        ("first",),
        ("Add one", ""),
    )
    qtbot.addWidget(rows)
    heard: list[int] = []
    rows.changed.connect(lambda: heard.append(len(rows.rows)))
    rows.add_button.click()
    _type(rows.rows[1].fields["name"], "second")
    assert [one.values["name"] for one in rows.rows] == ["first", "second"]
    rows.rows[0].unwanted.emit()
    assert heard == [2, 2, 1]
    rows.show_problem("Twice the same.")
    assert rows.problem.text() == "Twice the same."
