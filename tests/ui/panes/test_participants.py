"""The participants: list, checklist, evidence by drop, and what their commands say and do."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import EvidenceState, FlagKind, LineStatus
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.dialogs.evidence import EvidenceDialog
from certtrack_app.ui.panes.participants import ParticipantsPane
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.window import Window
from certtrack_app.workflows.checklists import LineRow
from certtrack_app.workflows.flags import flag_rows
from certtrack_app.workflows.people import person_rows
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, NAMES, TODAY

D = TypeVar("D", bound=QDialog)
CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit)


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> ParticipantsPane:
    window.show_place("participants")
    qtbot.waitUntil(lambda: window.pane("participants") is not None, timeout=20_000)
    shown = window.pane("participants")
    assert isinstance(shown, ParticipantsPane)
    qtbot.waitUntil(lambda: shown.checklist.sheet is not None, timeout=20_000)
    return shown


def _show(pane: ParticipantsPane, name: str, qtbot: QtBot) -> None:
    """Choose somebody by the search field's words, and wait for their checklist."""
    pane.search(name)
    qtbot.waitUntil(lambda: pane.listed.table.rowCount() == 1)
    qtbot.waitUntil(lambda: pane.checklist.person.text() == name)


def _line(pane: ParticipantsPane, code: str) -> LineRow:
    assert pane.checklist.enrollment is not None
    return next(one for one in pane.checklist.enrollment.checklist.lines if one.code == code)


def _dialog(kind: type[D], qtbot: QtBot) -> D:
    found: list[D] = []

    def there() -> bool:
        found[:] = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]


def _done(dialog: ErrandDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)


def _drop(window: Window, target: QWidget, at: QPoint, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = QPointF(target.mapTo(window, at))
    action, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(place.toPoint(), action, mime, left, none)
    QApplication.sendEvent(window, enter)
    move = QDragMoveEvent(place.toPoint(), action, mime, left, none)
    QApplication.sendEvent(window, move)
    QApplication.sendEvent(window, QDropEvent(place, action, mime, left, none))


def _said(desk: Desk) -> list[Said]:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    return heard


def test_the_first_person_is_shown_at_once(pane: ParticipantsPane) -> None:
    assert pane.listed.table.rowCount() == 14
    assert pane.checklist.person.text() == "Amina Yusuf"
    assert pane.subtitle.startswith("14 people")


def test_choosing_a_row_shows_that_persons_checklist(pane: ParticipantsPane, qtbot: QtBot) -> None:
    pane.listed.view.setFocus()
    qtbot.keyClick(pane.listed.view, Qt.Key.Key_Down)
    name = pane.listed.view.chosen_row().row.name  # type: ignore[union-attr]
    assert name != "Amina Yusuf"
    qtbot.waitUntil(lambda: pane.checklist.person.text() == name)


def test_the_filter_finds_by_name_and_by_status(pane: ParticipantsPane, qtbot: QtBot) -> None:
    _show(pane, "Priya Raman", qtbot)
    pane.search("stalled")
    qtbot.waitUntil(lambda: pane.listed.table.rowCount() > 1)
    pane.search("nobody of this name")
    qtbot.waitUntil(lambda: pane.listed.table.rowCount() == 0)
    assert "Nobody" in pane.checklist.nobody.text()


def test_a_saved_view_keeps_those_it_names(pane: ParticipantsPane, qtbot: QtBot) -> None:
    pane.listed.views.choose("certified")
    qtbot.waitUntil(lambda: pane.listed.table.rowCount() == 1)
    qtbot.waitUntil(lambda: pane.checklist.person.text() == "Priya Raman")
    assert pane.listed.heading.text() == "Certified"


def test_each_cohort_is_a_view(pane: ParticipantsPane, qtbot: QtBot) -> None:
    winter = next(key for key in pane.listed.views.keys if str(key).startswith("cohort:Winter"))
    pane.listed.views.choose(winter)
    qtbot.waitUntil(lambda: 0 < pane.listed.table.rowCount() < 14)


def test_sorting_goes_through_the_database(pane: ParticipantsPane, qtbot: QtBot) -> None:
    header = pane.listed.view.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    table = pane.listed.table
    qtbot.waitUntil(lambda: (row := table.row_at(0)) is not None and row.row.name > "T")


def test_a_file_dropped_on_a_line_becomes_pending_evidence(
    window: Window, pane: ParticipantsPane, practice: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    scan = tmp_path / "module-2.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    steps = pane.checklist.steps
    _drop(window, steps.viewport(), steps.visualRect(steps.currentIndex()).center(), [scan])
    dialog = _dialog(EvidenceDialog, qtbot)
    assert dialog.files.files == [scan]
    amount = dialog.form.fields["amount"].input
    qtbot.waitUntil(amount.hasFocus)
    qtbot.keyClicks(amount, "12.5")
    _done(dialog, qtbot)
    qtbot.waitUntil(lambda: _line(pane, "instruction").status is LineStatus.PENDING_VERIFICATION)
    newest = _line(pane, "instruction").evidence[-1]
    assert (newest.state, newest.claimed) == (EvidenceState.SUBMITTED, Decimal("12.5"))
    assert [file.name for file in newest.files] == ["module-2.pdf"]
    assert newest.logged_by == ACTOR
    step = steps.chosen_step()
    assert step is not None
    assert (step.icon, step.aside) == ("clock", "24 / 60 h")


def test_the_dialog_says_under_the_field_what_is_missing(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("log_evidence")
    dialog = _dialog(EvidenceDialog, qtbot)
    dialog.form.fields["on"].input.setText("1 Jan 2030")  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Say how much" in dialog.form.fields["amount"].problem
    assert "not come yet" in dialog.form.fields["on"].problem
    dialog.reject()


def test_a_refusal_is_said_in_the_dialog_and_it_stays(pane: ParticipantsPane, qtbot: QtBot) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("extend_deadline")
    dialog = _dialog(ErrandDialog, qtbot)
    dialog.form.fields["until"].input.setText("17 Nov 2026")  # type: ignore[attr-defined]
    dialog.form.fields["reason"].input.setText("ill")  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Give a later day" in dialog.problem.text())
    assert dialog.isVisible()
    dialog.reject()


def test_an_extension_moves_the_deadline_which_says_why(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    pane.run_by_name("extend_deadline")
    dialog = _dialog(ErrandDialog, qtbot)
    dialog.form.fields["until"].input.setText("1 Dec 2027")  # type: ignore[attr-defined]
    dialog.form.fields["reason"].input.setText("illness")  # type: ignore[attr-defined]
    _done(dialog, qtbot)
    qtbot.waitUntil(lambda: _line(pane, "instruction").due_on == date(2027, 12, 1))
    due = pane.checklist.detail.due
    assert not due.reasons.isVisible()
    due.button.setFocus()
    qtbot.keyClick(due.button, Qt.Key.Key_Space)
    assert due.reasons.isVisible()
    assert "illness" in due.reasons.text()


def test_no_command_marks_a_line_done_past_an_evaluator(window: Window) -> None:
    words = " ".join(window.commands.text(name).lower() for name in window.commands.actions)
    assert "mark" not in words
    assert "done" not in words


def test_every_command_that_cannot_run_says_why(pane: ParticipantsPane, qtbot: QtBot) -> None:
    _show(pane, "Priya Raman", qtbot)
    pane.checklist.switch.choose(pane.checklist.switch.keys[-1])  # the one that is completed
    for name in ("log_evidence", "record_leave", "waive_requirement", "withdraw_participant"):
        assert "has ended" in getattr(pane, f"why_not_{name}")(), name
    assert "evidence" in pane.why_not_withdraw_evidence()
    assert not pane.why_not_edit_participant()


def test_a_credential_shows_until_when_it_is_valid_and_why(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    _show(pane, "Priya Raman", qtbot)
    assert pane.checklist.tabs.isTabVisible(1)
    assert pane.checklist.switch.isVisible()  # the renewal has a checklist of its own
    pane.checklist.tabs.setCurrentIndex(1)
    assert "CT-" in " ".join(_texts(pane.checklist.standings))


def test_the_timeline_tells_what_was_done(pane: ParticipantsPane, qtbot: QtBot) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    pane.checklist.tabs.setCurrentIndex(2)
    step = pane.checklist.timeline.model().index(0, 0)
    assert pane.checklist.pages.currentIndex() == 2
    assert step.data(Qt.ItemDataRole.DisplayRole)


def test_somebody_asked_for_by_line_is_shown_with_that_line(
    window: Window, pane: ParticipantsPane, practice: Office, seated: Desk, qtbot: QtBot
) -> None:
    with practice.reading(TODAY) as reader:
        flag = next(one for one in flag_rows(reader) if one.kind is FlagKind.STALLED)
    assert flag.participant_id is not None
    seated.go("participants", Whom(flag.participant_id, line_id=flag.line_id))
    qtbot.waitUntil(lambda: pane.checklist.person.text() == flag.participant)
    line = pane.checklist.chosen_line()
    assert line is not None
    assert line.id == flag.line_id
    qtbot.waitUntil(
        lambda: (
            (row := pane.listed.view.chosen_row()) is not None and row.row.name == flag.participant
        )
    )


def test_the_cohort_of_many_changes_at_once_and_comes_back_by_undo(
    pane: ParticipantsPane, practice: Office, seated: Desk, qtbot: QtBot
) -> None:
    heard = _said(seated)
    pane.listed.view.selectAll()
    pane.run_by_name("change_cohort")
    dialog = _dialog(ErrandDialog, qtbot)
    dialog.form.fields["cohort"].input.setText("Blue")  # type: ignore[attr-defined]
    _done(dialog, qtbot)
    assert _cohorts(practice) == {"Blue"}
    assert heard[-1] == Said("14 people are in Blue now.", undoable=True)
    seated.do(pane, undo_last, undoable=False)
    qtbot.waitUntil(lambda: len(_cohorts(practice)) > 1)


def test_a_new_participant_is_enrolled_and_shown(
    pane: ParticipantsPane, practice: Office, qtbot: QtBot
) -> None:
    pane.new_participant()
    dialog = _dialog(ErrandDialog, qtbot)
    qtbot.mouseClick(dialog.doing, Qt.MouseButton.LeftButton)
    assert "name is empty" in dialog.form.fields["name"].problem
    dialog.form.fields["name"].input.setText("Wanda Ruiz")  # type: ignore[attr-defined]
    dialog.form.fields["email"].input.setText("wanda@example.org")  # type: ignore[attr-defined]
    _done(dialog, qtbot)
    qtbot.waitUntil(lambda: pane.checklist.person.text() == "Wanda Ruiz")
    assert _line(pane, "instruction").due_on == TODAY + timedelta(days=270)


def test_what_is_known_of_somebody_can_be_changed(
    pane: ParticipantsPane, practice: Office, qtbot: QtBot
) -> None:
    _show(pane, "Amina Yusuf", qtbot)
    pane.edit_participant()
    dialog = _dialog(ErrandDialog, qtbot)
    dialog.form.fields["certificate_name"].input.setText("Dr Amina Yusuf")  # type: ignore[attr-defined]
    _done(dialog, qtbot)
    with practice.reading(TODAY) as reader:
        (person,) = [one for one in person_rows(reader) if one.name == "Amina Yusuf"]
    assert person.certificate_name == "Dr Amina Yusuf"


@pytest.mark.parametrize("size", [(900, 600), (1360, 860), (1920, 1080)], ids=str)
def test_nothing_is_cut_off_at_any_size(
    window: Window, pane: ParticipantsPane, size: tuple[int, int], qtbot: QtBot
) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert window.width() == size[0]
    assert pane.listed.view.horizontalScrollBar().maximum() == 0
    assert pane.checklist.log.isVisible()
    assert pane.checklist.geometry().right() <= pane.content.width()


def test_every_control_has_a_name(pane: ParticipantsPane) -> None:
    assert _nameless(pane) == []


def test_an_office_without_anybody_says_what_to_begin_with(
    window: Window, seated: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from certtrack_app.ui.panes import participants

    nobody = participants.Around(TODAY, 0, (), ())
    monkeypatch.setattr(participants, "_around", lambda _reader: nobody)
    window.show_place("participants")
    qtbot.waitUntil(lambda: window.pane("participants") is not None, timeout=20_000)
    shown = window.pane("participants")
    assert shown is not None
    qtbot.waitUntil(lambda: "Nobody is enrolled yet" in _texts(shown))


def _cohorts(office: Office) -> set[str]:
    with office.reading(TODAY) as reader:
        return {one.cohort for one in person_rows(reader)}


def _texts(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel)]


def _nameless(widget: QWidget) -> list[str]:
    """The controls in sight that a screen reader could not name."""
    named: Callable[[QWidget], str] = lambda one: (  # noqa: E731 read once, just below
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    )
    controls = [one for kind in CONTROLS for one in widget.findChildren(kind)]
    return [
        type(one).__name__
        for one in controls
        if one.isVisible() and not named(one) and not one.objectName().startswith("qt_")
    ]


def test_names_are_those_of_the_office(pane: ParticipantsPane) -> None:
    rows = [pane.listed.table.row_at(number) for number in range(14)]
    assert {row.row.name for row in rows if row is not None} == set(NAMES[:14])
