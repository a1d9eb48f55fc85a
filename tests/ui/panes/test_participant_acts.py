"""What is granted to one person by the commands of Participants, through their dialogs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, LineStatus
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.panes.participants import ParticipantsPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.keys import line_of_key
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.unit import Office
from tests.ui.panes.driving import (
    line_of,
    open_participants,
    press_doing,
)
from tests.ui.practice import ACTOR, TODAY

WHO = "Amina Yusuf"


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> ParticipantsPane:
    return open_participants(window, qtbot)


def _asked(pane: ParticipantsPane, command: str, qtbot: QtBot) -> ErrandDialog:
    """Run a command and wait for its dialog."""

    def there() -> list[ErrandDialog]:
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if isinstance(one, ErrandDialog) and one.isVisible()]

    pane.run_by_name(command)
    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def _write(dialog: ErrandDialog, key: str, text: str, qtbot: QtBot) -> None:
    entry = dialog.form.fields[key].input
    entry.setFocus()
    qtbot.keyClicks(entry, text)


def test_an_evaluator_is_named_before_a_line_is_waived(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    pane.checklist.steps.choose(line_of(pane, "mentor_coaching").id)
    dialog = _asked(pane, "waive_requirement", qtbot)
    _write(dialog, "reason", "done elsewhere", qtbot)
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert "Choose who decided" in dialog.form.fields["by"].problem
    by = dialog.form.fields["by"].input
    assert isinstance(by, Choice)
    by.setCurrentIndex(1)
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: line_of(pane, "mentor_coaching").status is LineStatus.WAIVED)
    assert "Edda Voss" in line_of(pane, "mentor_coaching").because
    assert "settled" in pane.why_not_waive_requirement()


def test_leave_stops_the_clocks_and_its_end_is_recorded_by_the_same_command(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    dialog = _asked(pane, "record_leave", qtbot)
    assert dialog.form.values["first"] == TODAY
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: _state(pane) is EnrollmentState.ON_LEAVE)
    dialog = _asked(pane, "record_leave", qtbot)
    assert (dialog.form.values["first"], dialog.form.values["last"]) == (TODAY, TODAY)
    dialog.reject()


def test_who_withdraws_keeps_the_history(pane: ParticipantsPane, qtbot: QtBot) -> None:
    dialog = _asked(pane, "withdraw_participant", qtbot)
    _write(dialog, "reason", "moved abroad", qtbot)
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: _state(pane) is EnrollmentState.WITHDRAWN)
    assert line_of(pane, "instruction").evidence
    assert "has ended" in pane.why_not_log_evidence()
    assert not pane.checklist.foot.isVisible()


def test_evidence_nobody_decided_on_can_be_withdrawn(
    pane: ParticipantsPane, practice: Office, qtbot: QtBot
) -> None:
    line = line_of(pane, "mentor_coaching")
    with practice.unit(ACTOR, TODAY) as unit:
        log_evidence(unit, line_of_key(unit, line.id), Submission(amount=line.target))
    qtbot.waitUntil(lambda: len(line_of(pane, "mentor_coaching").evidence) == 1)
    pane.checklist.steps.choose(line.id)
    assert pane.why_not_withdraw_evidence()
    evidence = pane.checklist.detail.evidence
    evidence.setCurrentIndex(evidence.model().index(0, 0))
    assert not pane.why_not_withdraw_evidence()
    dialog = _asked(pane, "withdraw_evidence", qtbot)
    _write(dialog, "reason", "wrong person", qtbot)
    press_doing(dialog, qtbot)
    qtbot.waitUntil(
        lambda: line_of(pane, "mentor_coaching").evidence[0].state is EvidenceState.WITHDRAWN
    )


def test_what_cannot_be_issued_yet_says_what_is_missing(
    pane: ParticipantsPane, seated: Desk
) -> None:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    pane.checklist.issue.click()
    assert heard[-1].is_refusal
    assert "Instruction" in heard[-1].sentence


def test_an_edit_that_changes_nothing_writes_nothing(
    pane: ParticipantsPane, seated: Desk, qtbot: QtBot
) -> None:
    dialog = _asked(pane, "edit_participant", qtbot)
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert seated.jobs.under_way == []


def test_a_day_ahead_is_seen_before_it_is_handed_in(pane: ParticipantsPane, qtbot: QtBot) -> None:
    pane.checklist.steps.choose(line_of(pane, "final_session").id)
    dialog = _asked(pane, "log_evidence", qtbot)
    day = dialog.form.fields["on"].input
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up)
    assert dialog.form.values["on"] == date(2026, 11, 17)
    assert not dialog.form.check()
    dialog.reject()


def _state(pane: ParticipantsPane) -> EnrollmentState:
    assert pane.checklist.enrollment is not None
    return pane.checklist.enrollment.checklist.state
