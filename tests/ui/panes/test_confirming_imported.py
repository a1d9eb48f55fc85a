"""What a tracker says of one person is confirmed by an evaluator, whole or a line at a time."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.imported import ConfirmImportedDialog
from certtrack_app.ui.window import Window
from certtrack_app.workflows.evaluators import evaluator_rows
from certtrack_app.workflows.intake import Choice
from certtrack_app.workflows.overview import refresh_overview
from certtrack_app.workflows.review import evidence_not_verified
from certtrack_app.workflows.unit import Office
from tests.ui.panes.driving import line_of, open_dialog, open_participants, press_doing, show_person
from tests.ui.practice import TODAY
from tests.workflows.trackers import HEADER, bring, written

ROW = ("Zoe Quist", "zoe@x.org", date(2026, 1, 12), date(2026, 1, 30), "4/10", "Mo Ali")


@pytest.fixture(autouse=True)
def imported(practice: Office, tmp_path: Path) -> None:
    tracker = written(tmp_path / "tracker.xlsx", ROW, header=(*HEADER, "Ethics verified by"))
    bring(practice, tracker, choice=Choice(new_program="Coaching"), on=TODAY)
    with practice.unit("Dana", TODAY) as unit:
        refresh_overview(unit)


@pytest.fixture
def said(seated: Desk) -> list[Said]:
    heard: list[Said] = []
    seated.said.connect(heard.append)
    return heard


def test_one_line_is_confirmed_on_the_basis_the_tracker_proposes(
    window: Window, practice: Office, said: list[Said], qtbot: QtBot
) -> None:
    pane = open_participants(window, qtbot)
    show_person(pane, "Zoe Quist", qtbot)
    pane.checklist.steps.choose(line_of(pane, "T1").id)
    window.commands.run("confirm_imported")
    dialog = open_dialog(ConfirmImportedDialog, qtbot)
    assert dialog.form.values["scope"] == "Ethics"
    assert "Mo Ali" in dialog.form.values["basis"]
    with practice.reading(TODAY) as reader:
        by = evaluator_rows(reader)[0]
    dialog.form.fields["by"].input.choose(by.id)  # type: ignore[attr-defined]  # a Choice
    press_doing(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].sentence == "Confirmed 1 piece of evidence."
    with practice.reading(TODAY) as reader:
        left = [one for one in evidence_not_verified(reader) if one.participant == "Zoe Quist"]
    assert [(one.requirement, one.state) for one in left] == [
        ("Mentor coaching", EvidenceState.IMPORTED_NOT_VERIFIED)
    ]
