"""Review by the keyboard: confirm, be refused, reject with a reason, and what is shown."""

from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.models.evidence import Evidence
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import EvidenceState, RejectionReason
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.imported_many import ConfirmManyDialog
from certtrack_app.ui.dialogs.rejection import RejectionDialog
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.panes.review import ReviewPane
from certtrack_app.ui.window import Window
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.lookup import find_line, find_participant
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.review import EvidenceRow, evidence_rows, evidence_to_decide
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Office
from tests.ui.practice import ACTOR, EVALUATOR, TODAY


def _opened(window: Window, qtbot: QtBot) -> ReviewPane:
    window.show_place("review")
    qtbot.waitUntil(lambda: window.pane("review") is not None, timeout=20_000)
    shown = window.pane("review")
    assert isinstance(shown, ReviewPane)
    qtbot.waitUntil(lambda: shown.decision.case is not None, timeout=20_000)
    _take_keyboard(shown, qtbot)
    return shown


def _take_keyboard(pane: ReviewPane, qtbot: QtBot) -> None:
    """Put the keyboard on the list, as a click on it would."""

    def is_there() -> bool:
        pane.window().activateWindow()
        pane.view.setFocus()
        return pane.view.hasFocus()

    qtbot.waitUntil(is_there)


@pytest.fixture
def pane(window: Window, qtbot: QtBot) -> ReviewPane:
    return _opened(window, qtbot)


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def _shown(pane: ReviewPane) -> EvidenceRow:
    assert pane.decision.case is not None
    return pane.decision.case.evidence


def _state(office: Office, key: int) -> EvidenceRow:
    with office.reading(TODAY) as reader:
        (found,) = evidence_rows(reader, [key])
    return found


def _choose_judge(pane: ReviewPane, name: str) -> None:
    by = pane.decision.form.fields["by"].input
    assert isinstance(by, Choice)
    by.setCurrentIndex(by.findText(name))


def _type_basis(pane: ReviewPane, text: str) -> None:
    basis = pane.decision.form.fields["basis"].input
    basis.clear()  # type: ignore[attr-defined]  # a Line
    QTest.keyClicks(basis, text)


def _log(office: Office, name: str, files: tuple[Path, ...] = ()) -> int:
    with office.unit(ACTOR, TODAY) as unit:
        line = find_line(unit, find_participant(unit, name), "final")
        return log_evidence(unit, line, Submission(files=files)).id


def test_the_longest_waiting_stands_first_and_is_shown(pane: ReviewPane, practice: Office) -> None:
    with practice.reading(TODAY) as reader:
        waiting = evidence_to_decide(reader)
    assert pane.table.rowCount() == len(waiting) > 1
    assert _shown(pane).id == waiting[0].id
    assert "No file came with it" in pane.papers.paper.said


def test_evidence_is_confirmed_by_the_keyboard_and_the_next_is_chosen(
    pane: ReviewPane, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    first, count = _shown(pane).id, pane.table.rowCount()
    second = pane.table.row_at(1)
    assert second is not None
    _choose_judge(pane, EVALUATOR)
    _type_basis(pane, "Her list of November 14")
    _take_keyboard(pane, qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.table.rowCount() == count - 1)
    qtbot.waitUntil(lambda: pane.decision.case is not None and _shown(pane).id == second.id)
    decided = _state(practice, first)
    assert decided.state is EvidenceState.CONFIRMED
    assert decided.decided_by == EVALUATOR
    assert said[-1].undoable
    assert pane.decision.form.fields["by"].value is not None
    assert pane.decision.form.fields["basis"].value == "Her list of November 14"


def test_enter_on_the_list_confirms_too_and_less_than_claimed_may_be_accepted(
    pane: ReviewPane, practice: Office, qtbot: QtBot
) -> None:
    for number in range(pane.table.rowCount()):
        found = pane.table.row_at(number)
        if found is not None and found.claimed is not None:
            pane.view.choose(found.id)
            break
    qtbot.waitUntil(lambda: _shown(pane).claimed is not None)
    key, claimed = _shown(pane).id, _shown(pane).claimed
    assert claimed is not None
    _choose_judge(pane, EVALUATOR)
    _type_basis(pane, "by phone")
    accepted = pane.decision.form.fields["accepted"].input
    accepted.selectAll()  # type: ignore[attr-defined]  # a Line
    QTest.keyClicks(accepted, "2")
    _take_keyboard(pane, qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _state(practice, key).state is EvidenceState.CONFIRMED)
    assert _state(practice, key).accepted == Decimal(2) < claimed


def test_nothing_is_decided_before_somebody_is_named(
    pane: ReviewPane, practice: Office, qtbot: QtBot
) -> None:
    key = _shown(pane).id
    _take_keyboard(pane, qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pane.decision.form.fields["by"].input.hasFocus()
    assert _state(practice, key).state is EvidenceState.SUBMITTED


def test_whoever_logged_it_may_not_decide_and_the_form_says_so(
    window: Window, practice: Office, qtbot: QtBot
) -> None:
    with practice.unit("Somebody", TODAY) as unit:
        add_evaluator(unit, ACTOR)
    pane = _opened(window, qtbot)
    key = _shown(pane).id
    _choose_judge(pane, ACTOR)
    _type_basis(pane, "my own eyes")
    _take_keyboard(pane, qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said = pane.decision.form.fields["by"].input.accessibleDescription()
    assert f"{ACTOR} logged “{_shown(pane).title}”. Someone else must verify it." in said
    assert _state(practice, key).state is EvidenceState.SUBMITTED


def test_evidence_is_rejected_with_a_reason_and_a_remark(
    pane: ReviewPane, practice: Office, qtbot: QtBot
) -> None:
    key, count = _shown(pane).id, pane.table.rowCount()
    _choose_judge(pane, EVALUATOR)
    _type_basis(pane, "by phone")
    _take_keyboard(pane, qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RejectionDialog)
    dialog.do_errand()
    assert dialog.form.fields["reason"].problem
    reason = dialog.form.fields["reason"].input
    assert isinstance(reason, Choice)
    reason.choose(RejectionReason.NOT_SIGNED.value)
    QTest.keyClicks(dialog.form.fields["remark"].input, "Please have it signed.")
    dialog.do_errand()
    qtbot.waitUntil(lambda: pane.table.rowCount() == count - 1)
    decided = _state(practice, key)
    assert decided.state is EvidenceState.REJECTED
    assert (decided.reason, decided.remark) == ("not_signed", "Please have it signed.")


def test_a_pdf_a_picture_and_a_text_are_shown_one_at_a_time(
    window: Window, practice: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf, picture, text = tmp_path / "a.pdf", tmp_path / "b.png", tmp_path / "c.txt"
    canvas = Canvas(str(pdf))
    canvas.drawString(100, 700, "Recorded session")
    canvas.save()
    Image.new("RGB", (80, 60), (10, 120, 90)).save(picture)
    text.write_text("A note of the session.", encoding="utf-8")
    key = _log(practice, "Amina Yusuf", (pdf, picture, text))
    pane = _opened(window, qtbot)
    viewer = pane.papers.paper.viewer
    with qtbot.waitSignal(viewer.page_shown, timeout=20_000):
        pane.open(key)
    qtbot.waitUntil(lambda: _shown(pane).id == key)
    assert pane.papers.file is not None
    assert pane.papers.file.name == "a.pdf"
    with qtbot.waitSignal(viewer.page_shown):
        pane.papers.show_file(1)
    color = viewer.canvas.grab().toImage().pixelColor(viewer.canvas.rect().center())
    assert (color.red(), color.green(), color.blue()) == (10, 120, 90)
    pane.papers.show_file(2)
    qtbot.waitUntil(lambda: pane.papers.paper.text.toPlainText() == "A note of the session.")


def test_a_missing_file_is_said_and_nothing_else_is_shown_for_it(
    window: Window, practice: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "gone.txt"
    file.write_text("gone", encoding="utf-8")
    key = _log(practice, "Amina Yusuf", (file,))
    with practice.reading(TODAY) as reader:
        (row,) = evidence_rows(reader, [key])
        evidence_store(reader).path_of(row.files[0].sha256).unlink()
    pane = _opened(window, qtbot)
    pane.open(key)
    qtbot.waitUntil(lambda: "is missing" in pane.papers.paper.said)


def test_what_was_imported_of_a_person_is_confirmed_on_a_stated_basis(
    window: Window, practice: Office, qtbot: QtBot
) -> None:
    keys = [_log(practice, "Amina Yusuf"), _log(practice, "Amina Yusuf")]
    with practice.unit(ACTOR, TODAY) as unit:
        for key in keys:
            unit.find(Evidence, key).state = EvidenceState.IMPORTED_NOT_VERIFIED
        unit.act(ActionKind.EDITED_EVIDENCE, "as a tracker would bring it in")
    pane = _opened(window, qtbot)
    pane.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: pane.table.rowCount() == 2 and _shown(pane).id in keys)
    pane.more.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConfirmManyDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConfirmManyDialog)
    by = dialog.form.fields["by"].input
    assert isinstance(by, Choice)
    by.setCurrentIndex(by.findText(EVALUATOR))
    dialog.do_errand()
    assert dialog.form.fields["basis"].problem
    QTest.keyClicks(dialog.form.fields["basis"].input, "Checked against the paper file")
    dialog.do_errand()
    qtbot.waitUntil(lambda: _state(practice, keys[0]).state is EvidenceState.CONFIRMED)
    assert {_state(practice, key).decided_by for key in keys} == {EVALUATOR}


def test_what_was_entered_stays_when_something_else_changes(
    pane: ReviewPane, practice: Office, qtbot: QtBot
) -> None:
    count = pane.table.rowCount()
    _type_basis(pane, "her letter")
    _log(practice, "Amina Yusuf")
    qtbot.waitUntil(lambda: pane.table.rowCount() == count + 1)
    qtbot.waitUntil(lambda: not pane.desk.jobs.under_way)
    assert pane.decision.form.fields["basis"].value == "her letter"


def test_every_control_has_a_name(pane: ReviewPane) -> None:
    for name in ("view", "tabs"):
        assert getattr(pane, name).accessibleName()
    for field in pane.decision.form.fields.values():
        assert field.input.accessibleName()


def test_why_a_command_cannot_run_is_said(pane: ReviewPane) -> None:
    assert "imported" in pane.why_not_confirm_imported()
    assert pane.why_not_save_evidence() == "There is no file to save a copy of."
