"""The settings: each explained beside it, saved as one errand, refused with the mend."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from certtrack_app.rules.vocabulary import MessageKind, SendingSwitch
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.evaluators import AddEvaluator, EditEvaluator, EvaluatorConflicts
from certtrack_app.ui.inputs import Choice, Tick
from certtrack_app.ui.panes.settings import SettingsPane
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import person_set_here
from certtrack_app.workflows.frame import frame_row, own_reasons
from certtrack_app.workflows.settings import office_settings, wording_rows
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.ui.office_desk import DAY, seated_desk, settled, shown_pane


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    with office.unit("Dana", DAY) as unit:
        add_evaluator(unit, "Ruth Adeyemi", "ruth@example.org")
    yield laid
    laid.jobs.close()


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> SettingsPane:
    return shown_pane(SettingsPane(desk), qtbot)


def _enter(pane: SettingsPane, key: str, text: str) -> None:
    line = pane.office.form.fields[key].input
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)


def _said(desk: Desk, qtbot: QtBot) -> list[Said]:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    return heard


def test_what_is_entered_is_saved_with_an_undo(
    pane: SettingsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    assert not pane.office.save_button.isEnabled()
    _enter(pane, "name", "North Office")
    pane.office.save_button.click()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Said("Settings saved", undoable=True)]
    settled(pane, qtbot)
    assert pane.subtitle == "North Office"
    assert not pane.office.save_button.isEnabled()
    with office.reading(DAY) as reader:
        assert office_settings(reader).name == "North Office"


def test_each_setting_says_what_it_would_do(pane: SettingsPane) -> None:
    fields = pane.office.form.fields
    switch = fields["sending"].input
    assert isinstance(switch, Choice)
    switch.setCurrentIndex(0)
    assert fields["sending"].value is SendingSwitch.HOLD_ALL
    assert "waits in the outbox" in fields["sending"]._below.text()
    _enter(pane, "budget_days", "14")
    assert "within 14 days" in fields["budget_days"]._below.text()
    _enter(pane, "budget_messages", "2")
    assert "At most 2 messages to a person" in fields["budget_days"]._below.text()
    _enter(pane, "number_pattern", "ACC-{count:03}")
    assert "ACC-007" in fields["number_pattern"]._below.text()


@pytest.mark.parametrize(
    ("key", "text", "because"),
    [
        ("name", "", "needs a name"),
        ("coordinator_email", "dana@", "not a complete address"),
        ("budget_days", "1.5", "no whole number"),
        ("budget_days", "-1", "whole days"),
        ("budget_messages", "0", "1 or more"),
        ("number_pattern", "CT-{year}", "Add {count}"),
    ],
)
def test_nonsense_stays_unsaved_and_says_the_mend(
    pane: SettingsPane, desk: Desk, key: str, text: str, because: str
) -> None:
    _enter(pane, key, text)
    pane.office._save()
    assert because in pane.office.form.fields[key]._below.text()
    assert not desk.jobs.under_way


def test_an_edit_under_way_survives_a_reading_of_the_office(
    pane: SettingsPane, qtbot: QtBot
) -> None:
    _enter(pane, "name", "Half typ")
    pane.refresh()
    settled(pane, qtbot)
    assert pane.office.form.values["name"] == "Half typ"


def test_a_wording_is_shown_filled_in_while_it_is_typed(pane: SettingsPane, qtbot: QtBot) -> None:
    editor = pane.wordings
    pane.tabs.setCurrentIndex(1)
    editor.body.setPlainText("How is {requirement} coming along?")
    qtbot.waitUntil(
        lambda: "How is Mentor coaching coming along?" in editor._shown.toPlainText(),
        timeout=10_000,
    )
    editor.body.setPlainText("How is {reqirement}?")
    qtbot.waitUntil(lambda: "{reqirement}" in editor.problem.text(), timeout=10_000)


def test_a_wording_is_saved_and_put_back(
    pane: SettingsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    editor = pane.wordings
    editor.body.setPlainText("How is {requirement} coming along?")
    editor.save_button.click()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert [one.kind for one in wording_rows(reader) if one.is_own] == [MessageKind.NUDGE]
    editor._back.click()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    settled(pane, qtbot)
    assert "quiet around" in editor.body.toPlainText()


def test_greeting_and_signature_are_shown_saved_and_put_back(
    pane: SettingsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    page = pane.letters
    pane.tabs.setCurrentIndex(2)
    assert not page.save_button.isEnabled()
    _type(page.form.fields["greeting"].input, "Hi {naem},")
    qtbot.waitUntil(lambda: "{naem}" in page.problem.text(), timeout=10_000)
    _type(page.form.fields["greeting"].input, "Hi {name},")
    qtbot.waitUntil(lambda: page.shown.toPlainText().startswith("Hi Amara"), timeout=10_000)
    page.save_button.click()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert frame_row(reader).frame.greeting == "Hi {name},"
    page.back_button.click()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    settled(pane, qtbot)
    assert page.form.values["greeting"] == "Dear {name},"


def test_the_office_adds_a_reason_for_returning_evidence(
    pane: SettingsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    page = pane.letters
    page.rows.add_button.click()
    _type(page.rows.rows[0].fields["reason"].input, "it is not signed")
    page.reasons_button.click()
    qtbot.waitUntil(lambda: "already" in page.reasons_problem.text(), timeout=10_000)
    _type(page.rows.rows[0].fields["reason"].input, "translation missing")
    page.reasons_button.click()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert own_reasons(reader) == ("translation missing",)
    assert not page.reasons_button.isEnabled()
    assert [one.values["reason"] for one in page.rows.rows] == ["translation missing"]


def test_an_evaluator_is_added_and_a_conflict_recorded(
    pane: SettingsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    with office.unit("Dana", DAY) as unit:
        from certtrack_app.rules.actions import ActionKind

        unit.act(ActionKind.ENROLLED, a_participant(unit, "Ada Lind"))
    adding = AddEvaluator(desk, pane)
    _fill(adding.form.fields["name"].input, "Marek Nowak")
    adding.do_errand()
    settled(pane, qtbot)
    qtbot.waitUntil(lambda: pane.evaluators.table.rowCount() == 2, timeout=10_000)
    pane.evaluators.view.choose(1)
    chosen = pane.evaluators.view.chosen_row()
    assert chosen is not None
    conflict = EvaluatorConflicts(desk, chosen, pane)
    _fill(conflict.form.fields["participant"].input, "Ada")
    conflict.do_errand()
    qtbot.waitUntil(
        lambda: any(one.conflicts == ("Ada Lind",) for one in pane.evaluators._all), timeout=10_000
    )
    barred = next(one for one in pane.evaluators._all if one.conflicts)
    taking_back = EvaluatorConflicts(desk, barred, pane)
    tick = taking_back.form.fields[f"keeps {barred.conflict_ids[0]}"].input
    assert isinstance(tick, Tick)
    tick.setChecked(False)
    taking_back.do_errand()
    qtbot.waitUntil(lambda: not any(one.conflicts for one in pane.evaluators._all), timeout=10_000)


def test_an_evaluator_is_set_right_retired_and_brought_back(
    pane: SettingsPane, desk: Desk, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    shown = pane.evaluators
    shown.view.choose(1)
    chosen = shown.view.chosen_row()
    assert chosen is not None
    editing = EditEvaluator(desk, chosen, pane)
    _fill(editing.form.fields["name"].input, "Ruth A. Adeyemi")
    editing.do_errand()
    qtbot.waitUntil(lambda: shown._all[0].name == "Ruth A. Adeyemi", timeout=10_000)
    shown.retire_button.click()
    qtbot.waitUntil(lambda: shown._all[0].retired_on == DAY, timeout=10_000)
    assert shown.retire_button.text() == "&Bring back"
    assert not shown.conflict_button.isEnabled()
    shown.retire_button.click()
    qtbot.waitUntil(lambda: shown._all[0].retired_on is None, timeout=10_000)
    assert [one.sentence for one in heard][-1] == "Ruth A. Adeyemi decides again."
    settled(pane, qtbot)


def test_who_sits_here_is_kept_on_this_machine(
    pane: SettingsPane, desk: Desk, qtbot: QtBot
) -> None:
    heard = _said(desk, qtbot)
    _fill(pane.machine.fields["person"].input, "Dana Whitfield")
    pane._keep_person()
    qtbot.waitUntil(lambda: bool(heard))
    assert person_set_here() == "Dana Whitfield"


def _type(line: object, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)


def _fill(line: object, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.setText(text)
