"""The list of participants: how fresh it is, what it knows of holders, which columns have room."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from certtrack_app.models.credential import Credential
from certtrack_app.rules.overview import OverviewWord
from certtrack_app.ui.columns import Marked, copied_text
from certtrack_app.ui.participant_list import COLUMNS, Listed
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.window import Window
from certtrack_app.workflows.enrollment import renewal_enrollment
from certtrack_app.workflows.overview import refresh_overview
from certtrack_app.workflows.participants import ListQuery, ParticipantRow, participant_page
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.renewal import revoke, suspend
from certtrack_app.workflows.unit import Office, Unit
from tests.ui.panes.driving import open_participants
from tests.ui.practice import ACTOR, TODAY

HOLDER = "Priya Raman"
ROW = ParticipantRow(
    1, 1, "Ada Lind", "ada lind", "", "", "ACC", 1, 2, OverviewWord.ON_TRACK, 0, TODAY, None
)


def _credential(unit: Unit) -> Credential:
    return unit.session.scalars(select(Credential).where(Credential.holder == HOLDER)).one()


def _holder(office: Office) -> ParticipantRow:
    with office.unit(ACTOR, TODAY) as unit:
        refresh_overview(unit)
    with office.reading(TODAY) as reader:
        (row,) = participant_page(reader, ListQuery(HOLDER), 0, 9)
    return row


def test_evidence_for_a_renewal_is_activity_and_its_deadline_is_the_next(practice: Office) -> None:
    before = _holder(practice)
    assert before.last_activity_on != TODAY
    with practice.unit(ACTOR, TODAY) as unit:
        renewal = renewal_enrollment(unit, _credential(unit))
        assert renewal is not None
        log_evidence(unit, renewal.lines[0], Submission(Decimal(4), on=TODAY, category="ethics"))
        expiry = _credential(unit).valid_through
    after = _holder(practice)
    assert after.last_activity_on == TODAY
    assert after.next_deadline_on == expiry
    assert (after.settled, after.lines) == (before.settled, before.lines)


@pytest.mark.parametrize(
    ("act", "word"), [(revoke, OverviewWord.REVOKED), (suspend, OverviewWord.SUSPENDED)]
)
def test_who_lost_the_credential_is_not_called_certified(
    practice: Office, act: Callable[[Unit, Credential, str], None], word: OverviewWord
) -> None:
    assert _holder(practice).status is OverviewWord.CERTIFIED
    with practice.unit(ACTOR, TODAY) as unit:
        act(unit, _credential(unit), "The recording was somebody else's")
    found = _holder(practice)
    assert found.status is word
    assert found.next_deadline_on is None


def _activity(row: ParticipantRow) -> object:
    column = next(one for one in COLUMNS if one.title == "Last activity")
    return column.value(Listed(row, TODAY))


@pytest.mark.parametrize(
    ("days", "status", "sign"),
    [
        pytest.param(90, OverviewWord.ON_TRACK, "clock", id="getting old"),
        pytest.param(91, OverviewWord.STALLED, "hourglass", id="old"),
        pytest.param(30, OverviewWord.ON_TRACK, "", id="fresh"),
        pytest.param(700, OverviewWord.CERTIFIED, "", id="certified long ago"),
        pytest.param(700, OverviewWord.ON_LEAVE, "", id="on leave"),
    ],
)
def test_only_who_is_under_way_carries_a_sign_when_nothing_was_heard(
    days: int, status: OverviewWord, sign: str
) -> None:
    day = TODAY - timedelta(days=days)
    shown = _activity(replace(ROW, last_activity_on=day, status=status))
    assert (shown.icon if isinstance(shown, Marked) else "") == sign
    assert copied_text(shown) == day.isoformat()


def test_program_and_cohort_have_room_in_a_window_of_a_laptop(window: Window, qtbot: QtBot) -> None:
    window.resize(1360, 850)
    pane = open_participants(window, qtbot)
    shown = [
        column.title for at, column in enumerate(COLUMNS) if not pane.listed.view.isColumnHidden(at)
    ]
    assert shown == ["Participant", "Program", "Cohort", "Checklist", "Status", "Last activity"]
    assert not pane.listed.view.horizontalScrollBar().isVisible()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not pane.listed.view.isColumnHidden(len(COLUMNS) - 1))


def test_a_text_that_is_cut_short_is_said_whole_at_the_pointer(
    window: Window, qtbot: QtBot
) -> None:
    pane = open_participants(window, qtbot)
    view, program = pane.listed.view, pane.listed.table.index(0, 1)
    _ask_about(view, program, 60)
    assert QToolTip.text() == "Coach training"
    _ask_about(view, program, 120)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def _ask_about(view: TableView[Listed], cell: QModelIndex, width: int) -> None:
    view.horizontalHeader().resizeSection(cell.column(), width)
    place = view.visualRect(cell).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), asked)
