"""Today: the flags with their acts, put off and dismissed; and what is on its way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import FlagKind, Severity
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.flag_painter import act_area
from certtrack_app.ui.flag_words import FlagAct, act_of, act_text, read_out
from certtrack_app.ui.panes.today import TodayPane
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.window import Window
from certtrack_app.workflows.flags import flag_rows
from certtrack_app.workflows.participants import ListQuery, participant_page
from certtrack_app.workflows.today import today_sheet
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.practice import TODAY


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> TodayPane:
    window.show_place("today")
    qtbot.waitUntil(lambda: window.pane("today") is not None, timeout=20_000)
    shown = window.pane("today")
    assert isinstance(shown, TodayPane)
    qtbot.waitUntil(lambda: bool(shown.flags.list.flags), timeout=20_000)
    return shown


def _dialog(qtbot: QtBot) -> ErrandDialog:
    def there() -> list[ErrandDialog]:
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if isinstance(one, ErrandDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def test_the_most_urgent_stands_first(pane: TodayPane) -> None:
    ranks = [list(Severity).index(flag.severity) for flag in pane.flags.list.flags]
    assert ranks == sorted(ranks)
    assert pane.flags.list.flags[0].severity is Severity.URGENT


def test_today_and_the_flags_of_the_office_are_the_same(pane: TodayPane, practice: Office) -> None:
    with practice.reading(TODAY) as reader:
        standing = flag_rows(reader)
    assert pane.flags.list.flags == standing
    assert f"{len(standing)} flags" in pane.subtitle


def test_enter_does_the_obvious_act(pane: TodayPane, seated: Desk, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object]] = []
    seated.wanted.disconnect()
    seated.wanted.connect(lambda place, key: wanted.append((place, key)))
    flag = next(one for one in pane.flags.list.flags if one.kind is FlagKind.STALLED)
    pane.flags.list.choose(flag.id)
    qtbot.keyClick(pane.flags.list, Qt.Key.Key_Return)
    assert wanted == [
        ("participants", Whom(flag.participant_id or 0, flag.enrollment_id, flag.line_id, None))
    ]


def test_a_click_on_the_button_of_a_row_does_it_too(
    pane: TodayPane, seated: Desk, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    seated.wanted.disconnect()
    seated.wanted.connect(lambda place, key: wanted.append((place, key)))
    shown = pane.flags.list
    index = shown.model().index(0, 0)
    place = shown.visualRect(index)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=act_area(place).center())
    assert len(wanted) == 1
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert len(wanted) == 1


def test_a_snoozed_flag_goes_and_comes_back_by_undo(
    pane: TodayPane, seated: Desk, qtbot: QtBot
) -> None:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    flag = pane.flags.list.flags[0]
    pane.flags.list.choose(flag.id)
    pane.snooze_flag()
    dialog = _dialog(qtbot)
    assert dialog.form.values["until"] == TODAY + timedelta(days=7)
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flag.id not in [one.id for one in pane.flags.list.flags])
    assert heard[-1].undoable
    assert "comes back on 23 Nov 2026" in heard[-1].sentence
    seated.do(pane, undo_last)
    qtbot.waitUntil(lambda: flag.id in [one.id for one in pane.flags.list.flags])


def test_dismissing_asks_why(pane: TodayPane, qtbot: QtBot) -> None:
    flag = pane.flags.list.flags[0]
    pane.flags.list.choose(flag.id)
    pane.dismiss_flag()
    dialog = _dialog(qtbot)
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert "Say why" in dialog.form.fields["reason"].problem
    dialog.form.fields["reason"].input.setText("known to us")  # type: ignore[attr-defined]
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flag.id not in [one.id for one in pane.flags.list.flags])


def test_the_keyboard_stays_near_when_its_flag_goes(pane: TodayPane, qtbot: QtBot) -> None:
    second, third = pane.flags.list.flags[1:3]
    pane.flags.list.choose(second.id)
    pane.flags.snooze_for(second, TODAY + timedelta(days=3))
    qtbot.waitUntil(lambda: pane.flags.list.chosen_flag() == third)


def test_search_keeps_the_flags_that_hold_the_words(pane: TodayPane) -> None:
    pane.search("to verify")
    kinds = {flag.kind for flag in pane.flags.list.flags}
    assert kinds == {FlagKind.WAITING_FOR_VERIFICATION}
    pane.search("no such words")
    assert pane.flags.list.flags == ()
    assert pane.flags.calm.isVisible()
    pane.search("")
    assert pane.flags.list.isVisible()


def test_an_empty_list_says_so_kindly(pane: TodayPane) -> None:
    pane.flags.show_flags((), TODAY)
    assert pane.flags.calm._heading.text() == "Nothing needs you"


def test_a_screen_reader_hears_what_enter_does(pane: TodayPane) -> None:
    index = pane.flags.list.model().index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    flag = pane.flags.list.flags[0]
    assert said == read_out(flag)
    assert act_text(flag.kind) in said
    assert flag.because in said
    named = QAccessible.queryAccessibleInterface(pane.flags.list).text(QAccessible.Text.Name)
    assert named == "Needs you"


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_of_flag_has_one_obvious_act(kind: FlagKind) -> None:
    assert isinstance(act_of(kind), FlagAct)
    assert act_text(kind)


def test_what_comes_is_not_told_twice(practice: Office) -> None:
    with practice.reading(TODAY) as reader:
        sheet = today_sheet(reader)
    near = {flag.line_id for flag in sheet.flags if flag.kind is FlagKind.DEADLINE_NEAR}
    assert not near & {row.line_id for row in sheet.deadlines}
    flagged = {flag.credential_id for flag in sheet.flags}
    assert not flagged & {row.credential_id for row in sheet.renewals}


def test_deadlines_of_the_coming_weeks_are_on_their_way(practice: Office) -> None:
    soon = TODAY + timedelta(days=190)
    with practice.reading(soon) as reader:
        sheet = today_sheet(reader)
    assert sheet.deadlines
    assert all(soon <= row.on <= soon + timedelta(days=30) for row in sheet.deadlines)
    assert [row.on for row in sheet.deadlines] == sorted(row.on for row in sheet.deadlines)


def test_whoever_is_late_has_their_later_deadlines_on_the_way_too(practice: Office) -> None:
    late = TODAY + timedelta(days=260)
    with practice.reading(late) as reader:
        sheet = today_sheet(reader)
    by_person = {row.participant for row in sheet.deadlines}
    with practice.reading(late) as reader:
        first = {
            row.name: row.next_deadline_on
            for row in participant_page(reader, ListQuery(), 0, 50)
            if row.next_deadline_on is not None
        }
    assert any(first[name] < late for name in by_person)


def test_a_term_that_ends_within_months_is_on_its_way(practice: Office) -> None:
    before = TODAY + timedelta(days=600)
    with practice.reading(before) as reader:
        (row,) = today_sheet(reader).renewals
    assert row.participant == "Priya Raman"


def test_what_waits_leads_to_its_place(pane: TodayPane, seated: Desk, qtbot: QtBot) -> None:
    wanted: list[str] = []
    seated.wanted.disconnect()
    seated.wanted.connect(lambda place, _key: wanted.append(place))
    steps = pane.upcoming.steps
    steps.setCurrentIndex(steps.model().index(0, 0))
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert wanted == ["review"]


def test_what_comes_moves_below_in_a_narrow_window(window: Window, pane: TodayPane) -> None:
    window.resize(900, 600)
    QApplication.processEvents()
    assert pane.upcoming.y() > pane.flags.y()
    window.resize(1360, 860)
    QApplication.processEvents()
    assert pane.upcoming.y() == pane.flags.y()
