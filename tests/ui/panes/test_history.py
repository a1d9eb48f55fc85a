"""History: errands newest first, narrowed, undone; and the proof in words."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certtrack_app.rules.actions import ActionKind
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.panes.history import HistoryPane
from certtrack_app.ui.whom import Whom
from certtrack_app.ui.window import Window
from certtrack_app.workflows.history import action_row, history_rows
from certtrack_app.workflows.lookup import find_line, find_participant
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.review import evidence_to_decide
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, TODAY


@pytest.fixture
def logged(practice: Office) -> int:
    """A piece of evidence logged last of all."""
    with practice.unit(ACTOR, TODAY) as unit:
        line = find_line(unit, find_participant(unit, "Amina Yusuf"), "final")
        return log_evidence(unit, line, Submission(note="by post")).id


@pytest.fixture
def pane(window: Window, logged: int, qtbot: QtBot) -> HistoryPane:
    window.show_place("history")
    qtbot.waitUntil(lambda: window.pane("history") is not None, timeout=20_000)
    shown = window.pane("history")
    assert isinstance(shown, HistoryPane)
    qtbot.waitUntil(lambda: shown.deed.sheet is not None, timeout=20_000)
    return shown


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def _sentence(pane: HistoryPane) -> str:
    return pane.deed.sheet.action.sentence if pane.deed.sheet is not None else ""


def test_the_newest_errand_stands_first_with_who_and_what_it_changed(
    pane: HistoryPane, practice: Office
) -> None:
    with practice.reading(TODAY) as reader:
        (newest,) = history_rows(reader, limit=1)
    first = pane.table.row_at(0)
    assert first is not None
    assert (first.id, first.sentence) == (newest.id, newest.sentence)
    assert pane.deed.sheet is not None
    assert pane.deed.sheet.action.actor == ACTOR
    assert "evidence" in pane.deed.changes.toPlainText()


def test_an_errand_is_undone_from_the_history(
    pane: HistoryPane, practice: Office, logged: int, said: list[Said], qtbot: QtBot
) -> None:
    assert pane.deed.undoing.isEnabled()
    pane.deed.undoing.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].sentence.startswith("Undone: Logged evidence")
    with practice.reading(TODAY) as reader:
        assert logged not in [one.id for one in evidence_to_decide(reader)]
    qtbot.waitUntil(
        lambda: (row := pane.table.row_at(0)) is not None and row.kind is ActionKind.UNDID
    )


def test_what_cannot_be_undone_says_why(pane: HistoryPane, qtbot: QtBot) -> None:
    pane.search("Checked")
    qtbot.waitUntil(lambda: _sentence(pane).startswith("Checked"))
    assert not pane.deed.undoing.isEnabled()
    assert "Time did it" in pane.deed.why_not.text()
    assert pane.why_not_undo_chosen() == pane.deed.why_not.text()


def test_errands_are_narrowed_to_a_kind_and_to_a_person(
    pane: HistoryPane, practice: Office, qtbot: QtBot
) -> None:
    total = pane.table.rowCount()
    pane.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: 0 < pane.table.rowCount() < total)
    shown = [row for n in range(pane.table.rowCount()) if (row := pane.table.row_at(n))]
    with practice.reading(TODAY) as reader:
        whole = [action_row(reader, row.id) for row in shown]
    assert all("Issued" in " ".join((one.sentence, *one.because)) for one in whole)
    pane.tabs.setCurrentIndex(0)
    with practice.reading(TODAY) as reader:
        person = find_participant(reader, "Łukasz Wójcik").id
        expected = len(history_rows(reader, person, limit=1000))
    pane.open(Whom(person))
    qtbot.waitUntil(lambda: pane.table.rowCount() == expected)
    qtbot.waitUntil(lambda: "Łukasz Wójcik" in pane.whose.text())
    pane.whose.click()
    qtbot.waitUntil(lambda: pane.table.rowCount() == total)


def test_names_of_every_script_are_found(pane: HistoryPane, qtbot: QtBot) -> None:
    total = pane.table.rowCount()
    pane.search("łukasz")
    qtbot.waitUntil(lambda: 0 < pane.table.rowCount() < total)
    assert "Łukasz" in " ".join(
        row.sentence for n in range(pane.table.rowCount()) if (row := pane.table.row_at(n))
    )


def test_the_proof_is_run_and_said_in_words(pane: HistoryPane, qtbot: QtBot) -> None:
    assert "head" in pane.proof.words.text()
    pane.proof.verify.click()
    assert not pane.proof.verify.isEnabled()
    qtbot.waitUntil(pane.proof.verify.isEnabled, timeout=30_000)
    assert "unbroken" in pane.proof.found.text()
    assert pane.proof.chip.text() == "All sound"
    pane.proof.copy.click()
    assert QApplication.clipboard().text() in pane.proof.words.text()
