"""The participants: list, checklist, evidence by drop, and what their commands say and do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import FlagKind
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.panes import participants
from certtrack_app.ui.panes.participants import ParticipantsPane
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.window import Window
from certtrack_app.workflows import person_sheet as person_sheets
from certtrack_app.workflows.flags import flag_rows
from certtrack_app.workflows.person_sheet import PersonSheet, person_sheet
from certtrack_app.workflows.unit import Office, Reader
from tests.ui.panes.driving import (
    open_participants,
    show_person,
)
from tests.ui.practice import NAMES, TODAY

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QComboBox, QPlainTextEdit)


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> ParticipantsPane:
    return open_participants(window, qtbot)


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


def test_whoever_is_chosen_in_passing_is_not_read(
    pane: ParticipantsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def noted(reader: Reader, participant_id: int) -> PersonSheet:
        read.append(participant_id)
        return person_sheet(reader, participant_id)

    monkeypatch.setattr(person_sheets, "person_sheet", noted)
    for number in (2, 3, 4):
        pane.listed.view.choose_number(number)
    chosen = pane.listed.view.chosen_row()
    assert chosen is not None
    qtbot.waitUntil(lambda: pane.checklist.person.text() == chosen.row.name)
    assert read == [chosen.row.participant_id]


def test_the_filter_finds_by_name_and_by_status(pane: ParticipantsPane, qtbot: QtBot) -> None:
    show_person(pane, "Priya Raman", qtbot)
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


def test_no_command_marks_a_line_done_past_an_evaluator(window: Window) -> None:
    words = " ".join(window.commands.text(name).lower() for name in window.commands.actions)
    assert "mark" not in words
    assert "done" not in words


def test_every_command_that_cannot_run_says_why(pane: ParticipantsPane, qtbot: QtBot) -> None:
    show_person(pane, "Priya Raman", qtbot)
    pane.checklist.switch.choose(pane.checklist.switch.keys[-1])  # the one that is completed
    for name in ("log_evidence", "record_leave", "waive_requirement", "withdraw_participant"):
        assert "has ended" in getattr(pane, f"why_not_{name}")(), name
    assert "evidence" in pane.why_not_withdraw_evidence()
    assert not pane.why_not_edit_participant()


def test_a_credential_shows_until_when_it_is_valid_and_why(
    pane: ParticipantsPane, qtbot: QtBot
) -> None:
    show_person(pane, "Priya Raman", qtbot)
    assert pane.checklist.tabs.isTabVisible(1)
    assert pane.checklist.switch.isVisible()  # the renewal has a checklist of its own
    pane.checklist.tabs.setCurrentIndex(1)
    assert "CT-" in " ".join(_texts(pane.checklist.standings))


def test_the_timeline_tells_what_was_done(pane: ParticipantsPane, qtbot: QtBot) -> None:
    show_person(pane, "Amina Yusuf", qtbot)
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

    nobody = participants.Around(TODAY, 0, (), ())
    monkeypatch.setattr(participants, "_around", lambda _reader: nobody)
    window.show_place("participants")
    qtbot.waitUntil(lambda: window.pane("participants") is not None, timeout=20_000)
    shown = window.pane("participants")
    assert shown is not None
    qtbot.waitUntil(lambda: "Nobody is enrolled yet" in _texts(shown))


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
