"""Imports: listed, reported, confirmed, completed by files and answers, and taken back."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.imports import ConfirmIntakeDialog, KeptDialog, TakeBackDialog
from certtrack_app.ui.panes.imports import ImportsPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.evaluators import evaluator_rows
from certtrack_app.workflows.intake import Choice
from certtrack_app.workflows.intake_papers import intake_paper
from certtrack_app.workflows.intakes import intake_rows
from certtrack_app.workflows.unit import Office
from tests.ui.panes.driving import open_dialog, press_doing
from tests.ui.practice import TODAY
from tests.workflows.trackers import HEADER, bring, written

ROWS = (
    ("Ana Lima", "ana@x.org", date(2026, 1, 12), date(2026, 1, 30), "4/10", "ana.pdf", "Mo Ali"),
    ("Ben Okoro", "ben@x.org", date(2026, 1, 12), "maybe", "2/10", "ben.pdf", ""),
)
WIDER = (*HEADER, "Ethics file", "Verified by")


@pytest.fixture
def imported(practice: Office, tmp_path: Path) -> int:
    tracker = written(tmp_path / "tracker.xlsx", *ROWS, header=WIDER)
    taken = bring(practice, tracker, choice=Choice(new_program="Coaching"), on=TODAY)
    return taken.intake_id or 0


@pytest.fixture
def pane(window: Window, imported: int, qtbot: QtBot) -> ImportsPane:
    window.show_place("imports", imported)
    qtbot.waitUntil(lambda: window.pane("imports") is not None, timeout=20_000)
    shown = window.pane("imports")
    assert isinstance(shown, ImportsPane)
    qtbot.waitUntil(lambda: shown.detail.sheet is not None, timeout=20_000)
    return shown


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def test_an_import_is_listed_with_its_figures_and_what_is_open(pane: ImportsPane) -> None:
    row = pane.table.row_at(0)
    assert row is not None
    assert (row.files, row.people, row.program) == (("tracker.xlsx",), 2, "Coaching")
    assert pane.detail.tabs.tabText(0).endswith(str(row.open_questions))
    names = [pane.detail.missing.row_at(number) for number in range(2)]
    assert [one.name for one in names if one is not None] == ["ana.pdf", "ben.pdf"]


def test_a_question_is_answered_where_it_stands(
    pane: ImportsPane, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    asked = next(
        one
        for number in range(pane.detail.questions.table.rowCount())
        if (one := pane.detail.questions.table.row_at(number)) is not None and one.raw == "maybe"
    )
    pane.detail.questions.view.choose(asked.id)
    pane.detail.questions.answers.choose("completed")
    pane.detail.questions.doing.click()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert said[0].sentence == "Answered; 1 fact came in."
    with practice.reading(TODAY) as reader:
        assert intake_rows(reader)[0].open_questions == asked_before(pane) - 1


def asked_before(pane: ImportsPane) -> int:
    assert pane.detail.sheet is not None
    return len(pane.detail.sheet.questions)


def test_a_folder_dropped_on_it_brings_the_files_it_names(
    pane: ImportsPane, said: list[Said], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "ANA.pdf").write_bytes(b"%PDF-1.7 of Ana %%EOF")
    offer = pane.offer_files((folder,), QPoint())
    assert offer is not None
    assert offer.take is not None
    offer.take((folder,))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].sentence == "1 file kept; 1 still missing."
    qtbot.waitUntil(lambda: pane.detail.missing.rowCount() == 1)


def confirm_mentoring(pane: ImportsPane, practice: Office, qtbot: QtBot) -> None:
    """An evaluator confirms one requirement of the import."""
    pane.detail.buttons["confirm"].click()
    dialog = open_dialog(ConfirmIntakeDialog, qtbot)
    with practice.reading(TODAY) as reader:
        by = evaluator_rows(reader)[0]
    dialog.form.fields["scope"].input.choose("Mentor coaching")  # type: ignore[attr-defined]  # a Choice
    dialog.form.fields["by"].input.choose(by.id)  # type: ignore[attr-defined]  # a Choice
    basis = dialog.form.fields["basis"].input
    assert "Mo Ali" in basis.text()  # type: ignore[attr-defined]  # a Line
    press_doing(dialog, qtbot)


def test_an_evaluator_confirms_one_requirement_on_the_basis_the_tracker_proposes(
    pane: ImportsPane, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    confirm_mentoring(pane, practice, qtbot)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].sentence == "Confirmed 2 pieces of evidence."


def test_it_is_taken_back_and_what_was_kept_is_listed(
    pane: ImportsPane, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    confirm_mentoring(pane, practice, qtbot)
    qtbot.waitUntil(lambda: bool(said))
    pane.detail.buttons["take_back"].click()
    press_doing(open_dialog(TakeBackDialog, qtbot), qtbot)
    kept = open_dialog(KeptDialog, qtbot)
    text = kept.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert "“Mentor coaching” of Ana Lima" in text.toPlainText()
    kept.accept()

    def is_marked() -> bool:
        row = pane.table.row_at(0)
        return row is not None and row.withdrawn_on is not None

    qtbot.waitUntil(is_marked)


def test_its_report_and_its_annotated_copy_are_saved(
    pane: ImportsPane, practice: Office, said: list[Said], tmp_path: Path, qtbot: QtBot
) -> None:
    assert pane.detail.sheet is not None
    key = pane.detail.sheet.row.id
    for suffix in (".pdf", ".xlsx"):
        target = tmp_path / f"report{suffix}"
        with practice.reading(TODAY) as reader:
            made = intake_paper(reader, key, suffix)
        pane.save(made, target)
        qtbot.waitUntil(target.exists, timeout=60_000)
    assert load_workbook(tmp_path / "report.xlsx")["Tracker"]["D2"].comment is not None
    qtbot.waitUntil(lambda: len(said) == 2)
