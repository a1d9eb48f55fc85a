"""Inputs read what people write, and say in a sentence what is wrong."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from certtrack_app.ui import forms
from certtrack_app.ui.forms import Form
from certtrack_app.ui.inputs import Area, Choice, DayInput, DayPicker, Tick, read_day, read_number
from certtrack_app.ui.theme import Theme


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en_US", "2026-11-30", date(2026, 11, 30)),
        ("en_US", "11/30/2026", date(2026, 11, 30)),
        ("en_US", "Nov 30, 2026", date(2026, 11, 30)),
        ("en_US", "30 Nov 2026", date(2026, 11, 30)),
        ("en_US", "3 March 2026", date(2026, 3, 3)),
        ("en_US", "March 3, 2026", date(2026, 3, 3)),
        ("en_GB", "3 Sep 2026", date(2026, 9, 3)),
        ("en_GB", "30/11/2026", date(2026, 11, 30)),
        ("de_DE", "30.11.2026", date(2026, 11, 30)),
        ("en_US", "30/11/2026", None),
        ("en_US", "2026-02-30", None),
        ("en_US", "", None),
        ("en_US", "soon", None),
    ],
    indirect=["locale"],
)
def test_a_day_is_read_as_the_locale_writes_it_and_never_guessed(
    locale: None, text: str, day: date | None
) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_US", "12", 12),
        ("en_US", "1,200.5", 1200.5),
        ("en_US", "1,5", None),
        ("de_DE", "1,5", 1.5),
        ("de_DE", "1.200,5", 1200.5),
        ("de_DE", "1.5", 1.5),
        ("en_US", "", None),
        ("en_US", "twelve", None),
        ("en_US", "inf", None),
        ("en_US", "nan", None),
    ],
    indirect=["locale"],
)
def test_a_number_is_read_as_the_locale_writes_it(
    locale: None, text: str, number: float | None
) -> None:
    assert read_number(text) == number


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Form:
    made = Form()
    made.add("name", forms.text_field("&Name", rule=forms.must("Say who it is.")))
    made.add("hours", forms.amount_field("&Hours", hint="In whole or half hours"))
    made.add("on", forms.day_field("&Day"))
    made.add("kind", forms.choice_field("&Kind", {"a": "Alpha", "b": "Beta"}, "b"))
    made.add("note", forms.long_text_field("N&ote", "first"))
    made.add("sure", forms.tick_field("I am &sure", ticked=True))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_gives_its_values_as_their_kinds(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.fields["name"].input, " Ann ")
    qtbot.keyClicks(form.fields["hours"].input, "7.5")
    qtbot.keyClicks(form.fields["on"].input, "2026-11-30")
    assert form.check()
    assert form.values == {
        "name": "Ann",
        "hours": 7.5,
        "on": date(2026, 11, 30),
        "kind": "b",
        "note": "first",
        "sure": True,
    }


def test_what_is_wrong_is_said_under_its_field_and_gets_the_keyboard(
    form: Form, qtbot: QtBot
) -> None:
    form.activateWindow()
    qtbot.keyClicks(form.fields["hours"].input, "many")
    assert not form.check()
    assert form.fields["name"]._below.text() == "Say who it is."
    assert form.fields["hours"]._below.text() == "“many” is no number."
    assert form.fields["hours"].input.accessibleDescription() == "“many” is no number."
    qtbot.waitUntil(form.fields["name"].input.hasFocus)


def test_what_was_wrong_goes_as_soon_as_it_is_right(form: Form, qtbot: QtBot) -> None:
    form.check()
    qtbot.keyClicks(form.fields["name"].input, "A")
    assert form.fields["name"]._below.isHidden()
    assert form.fields["name"].input.property("wrong") is False


def test_a_field_is_named_by_its_label(form: Form) -> None:
    names = [field.input.accessibleName() for field in form.fields.values()]
    assert names == ["Name", "Hours", "Day", "Kind", "Note", "I am sure"]


def test_arrows_move_a_day(theme: Theme, qtbot: QtBot) -> None:
    entry = DayInput(date(2026, 2, 28))
    qtbot.addWidget(entry)
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert entry.day() == date(2026, 3, 1)
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert entry.day() == date(2026, 2, 28)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_day_can_be_picked(theme: Theme, qtbot: QtBot) -> None:
    entry = DayInput(date(2026, 2, 28))
    qtbot.addWidget(entry)
    entry.show()
    entry.pick()
    picker = entry.findChild(DayPicker)
    assert picker is not None
    assert picker.isVisible()
    assert picker.calendar.selectedDate() == QDate(2026, 2, 28)
    picker.calendar.clicked.emit(QDate(2026, 5, 4))
    assert not picker.isVisible()
    assert entry.day() == date(2026, 5, 4)


def test_a_choice_without_a_default_may_be_left_open(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice({None: "Choose…", "a": "Alpha"})
    qtbot.addWidget(choice)
    assert choice.key() is None
    choice.choose("a")
    assert choice.key() == "a"
    choice.show()
    choice.grab()


def test_a_tick_is_ticked_by_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    tick = Tick("Sure")
    qtbot.addWidget(tick)
    tick.show()
    before = tick.grab().toImage()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert tick.grab().toImage() != before


def test_files_are_not_dropped_into_words(theme: Theme, qtbot: QtBot) -> None:
    area = Area()
    qtbot.addWidget(area)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile("/somewhere/log.pdf")])
    assert not area.canInsertFromMimeData(dragged)
    assert not area.acceptDrops()
