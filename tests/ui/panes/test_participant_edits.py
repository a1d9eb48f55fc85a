"""What is handed in and changed under Participants: evidence by drop, deadlines, particulars."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import EvidenceState, LineStatus
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.dialogs.evidence import EvidenceDialog
from certtrack_app.ui.panes.participants import ParticipantsPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.people import person_rows
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.panes.driving import (
    drop_files,
    hear_notices,
    line_of,
    open_dialog,
    open_participants,
    press_doing,
    show_person,
)
from tests.ui.practice import ACTOR, TODAY

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit)


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> ParticipantsPane:
    return open_participants(window, qtbot)


def test_a_file_dropped_on_a_line_becomes_pending_evidence(
    window: Window, pane: ParticipantsPane, practice: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
    scan = tmp_path / "module-2.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    steps = pane.checklist.steps
    instruction = steps.currentIndex()
    steps.setCurrentIndex(steps.model().index(3, 0))
    drop_files(window, steps.viewport(), steps.visualRect(instruction).center(), [scan])
    assert steps.currentIndex() == instruction
    dialog = open_dialog(EvidenceDialog, qtbot)
    assert dialog.files.files == [scan]
    amount = dialog.form.fields["amount"].input
    qtbot.waitUntil(amount.hasFocus)
    qtbot.keyClicks(amount, "12.5")
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: line_of(pane, "instruction").status is LineStatus.PENDING_VERIFICATION)
    newest = line_of(pane, "instruction").evidence[-1]
    assert (newest.state, newest.claimed) == (EvidenceState.SUBMITTED, Decimal("12.5"))
    assert [file.name for file in newest.files] == ["module-2.pdf"]
    assert newest.logged_by == ACTOR
    step = steps.chosen_step()
    assert step is not None
    assert (step.icon, step.aside) == ("clock", "24 / 60 h")


def test_the_dialog_says_under_the_field_what_is_missing(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("log_evidence")
    dialog = open_dialog(EvidenceDialog, qtbot)
    dialog.form.fields["on"].input.setText("1 Jan 2030")  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Say how much" in dialog.form.fields["amount"].problem
    assert "not come yet" in dialog.form.fields["on"].problem
    dialog.reject()


def test_a_refusal_is_said_in_the_dialog_and_it_stays(pane: ParticipantsPane, qtbot: QtBot) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("extend_deadline")
    dialog = open_dialog(ErrandDialog, qtbot)
    dialog.form.fields["until"].input.setText("17 Nov 2026")  # type: ignore[attr-defined]
    dialog.form.fields["reason"].input.setText("ill")  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Give a later day" in dialog.problem.text())
    assert dialog.isVisible()
    dialog.reject()


def test_an_extension_moves_the_deadline_which_says_why(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("extend_deadline")
    dialog = open_dialog(ErrandDialog, qtbot)
    dialog.form.fields["until"].input.setText("1 Dec 2027")  # type: ignore[attr-defined]
    dialog.form.fields["reason"].input.setText("illness")  # type: ignore[attr-defined]
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: line_of(pane, "instruction").due_on == date(2027, 12, 1))
    due = pane.checklist.detail.due
    assert not due.reasons.isVisible()
    due.button.setFocus()
    qtbot.keyClick(due.button, Qt.Key.Key_Space)
    assert due.reasons.isVisible()
    assert "illness" in due.reasons.text()


def test_the_cohort_of_many_changes_at_once_and_comes_back_by_undo(
    pane: ParticipantsPane, practice: Office, seated: Desk, qtbot: QtBot
) -> None:
    heard = hear_notices(seated)
    pane.listed.view.selectAll()
    pane.run_by_name("change_cohort")
    dialog = open_dialog(ErrandDialog, qtbot)
    dialog.form.fields["cohort"].input.setText("Blue")  # type: ignore[attr-defined]
    press_doing(dialog, qtbot)
    assert _cohorts(practice) == {"Blue"}
    assert heard[-1] == Said("14 people are in Blue now.", undoable=True)
    seated.do(pane, undo_last)
    qtbot.waitUntil(lambda: len(_cohorts(practice)) > 1)


def test_a_new_participant_is_enrolled_and_shown(
    pane: ParticipantsPane, practice: Office, qtbot: QtBot
) -> None:
    pane.new_participant()
    dialog = open_dialog(ErrandDialog, qtbot)
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert "name is empty" in dialog.form.fields["name"].problem
    dialog.form.fields["name"].input.setText("Wanda Ruiz")  # type: ignore[attr-defined]
    dialog.form.fields["email"].input.setText("wanda@example.org")  # type: ignore[attr-defined]
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: pane.checklist.person.text() == "Wanda Ruiz")
    assert line_of(pane, "instruction").due_on == TODAY + timedelta(days=270)


def test_what_is_known_of_somebody_can_be_changed(
    pane: ParticipantsPane, practice: Office, qtbot: QtBot
) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
    pane.edit_participant()
    dialog = open_dialog(ErrandDialog, qtbot)
    dialog.form.fields["certificate_name"].input.setText("Dr Amina Yusuf")  # type: ignore[attr-defined]
    press_doing(dialog, qtbot)
    with practice.reading(TODAY) as reader:
        (person,) = [one for one in person_rows(reader) if one.name == "Amina Yusuf"]
    assert person.certificate_name == "Dr Amina Yusuf"


def _cohorts(office: Office) -> set[str]:
    with office.reading(TODAY) as reader:
        return {one.cohort for one in person_rows(reader)}
