"""A program's rules edited in the window: examples beside the clocks, nonsense at its field."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import Key, rules_by_key
from certtrack_app.rules.vocabulary import Phase, RequirementKind
from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.base import Confirmation
from certtrack_app.ui.dialogs.rules_saving import SaveRules
from certtrack_app.ui.inputs import Choice, Tick
from certtrack_app.ui.panes.programs import ProgramsPane
from certtrack_app.ui.requirement_form import RequirementForm
from certtrack_app.ui.requirement_rows import CategoryRow
from certtrack_app.ui.rules_editor import RulesEditor
from certtrack_app.ui.rules_parts import PROGRAM, TERMS
from certtrack_app.ui.term_form import TermForm
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.enrollment import enroll
from certtrack_app.workflows.lookup import find_program
from certtrack_app.workflows.program_editing import edit_certificate, program_view
from certtrack_app.workflows.programs import add_program, program_templates, template_or_file
from certtrack_app.workflows.rule_reach import Reach, RulesEdit
from certtrack_app.workflows.rules_in_use import RulesInUse
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.ui.office_desk import DAY, seated_desk, settled, shown_pane

INSTRUCTION: Key = (Phase.INITIAL, "instruction")


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def pane(desk: Desk, office: Office, qtbot: QtBot) -> ProgramsPane:
    with office.unit("Dana", DAY) as unit:
        program = add_program(unit, template_or_file("coach-training"))
    with office.unit("Dana", DAY) as unit:
        enroll(unit, a_participant(unit), find_program(unit, program.name))
    made = shown_pane(ProgramsPane(desk), qtbot)
    qtbot.waitUntil(lambda: bool(made.rules.words), timeout=10_000)
    return made


@pytest.fixture
def editor(pane: ProgramsPane, qtbot: QtBot) -> RulesEditor:
    pane.edit_rules()
    qtbot.waitUntil(lambda: pane.rules_room.editor is not None, timeout=10_000)
    assert pane.rules_room.editor is not None
    return pane.rules_room.editor


def enter(editor: RulesEditor, key: str, text: str) -> None:
    line = editor.form.fields[key].input
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)


def beside(editor: RulesEditor, key: str) -> str:
    return editor.form.fields[key]._below.text()


def choose(editor: RulesEditor, part: int | Key) -> None:
    editor.steps.choose(next(key for key, one in editor._parts.items() if one == part))


def rules(office: Office, number: int = 0) -> VersionDefinition:
    with office.reading(DAY) as reader:
        return program_view(reader, 1).definition.versions[number]


def saving(pane: ProgramsPane, editor: RulesEditor) -> SaveRules:
    editor.save_button.click()
    return pane.findChildren(SaveRules)[-1]


def test_every_template_comes_through_the_forms_as_it_was(qtbot: QtBot, theme: Theme) -> None:
    for template in program_templates():
        for version in template_or_file(template.key).versions:
            terms = TermForm(version, DAY)
            qtbot.addWidget(terms)
            assert terms.terms.into(version) == version
            for one in version.requirements:
                form = RequirementForm(one, [each.rule for each in version.requirements], DAY)
                qtbot.addWidget(form)
                assert form.definition == one


def test_the_example_beside_a_clock_follows_what_is_typed(editor: RulesEditor) -> None:
    choose(editor, INSTRUCTION)
    enter(editor, "stall_after_days", "45")
    assert beside(editor, "stall_after_days").startswith("No activity for 45 days: nudge.")
    enter(editor, "flag_after_days", "5")
    assert beside(editor, "flag_after_days").startswith("5 days after the nudge: flag.")
    enter(editor, "stall_after_days", "")
    assert "never stalls" in beside(editor, "stall_after_days")
    choose(editor, TERMS)
    enter(editor, "reminder_days", "60, 30")
    assert beside(editor, "reminder_days").count("2028") == 3


def test_nonsense_is_said_at_its_field_and_cannot_be_left(editor: RulesEditor) -> None:
    choose(editor, INSTRUCTION)
    enter(editor, "flag_after_days", "-1")
    assert "before the nudge" in beside(editor, "flag_after_days")
    choose(editor, TERMS)
    assert "flag_after_days" in editor.form.fields
    enter(editor, "flag_after_days", "ten")
    assert "no whole number" in beside(editor, "flag_after_days")
    enter(editor, "flag_after_days", "10")
    choose(editor, TERMS)
    enter(editor, "reminder_days", "30, 60")
    assert "as 90, 60, 30, 7" in beside(editor, "reminder_days")
    enter(editor, "reminder_days", "soon")
    assert "whole days with commas" in beside(editor, "reminder_days")
    editor.save_button.click()
    assert not editor.findChildren(SaveRules)


def test_two_requirements_cannot_wait_for_each_other(editor: RulesEditor) -> None:
    choose(editor, INSTRUCTION)
    waiting = editor.form.fields["after written_exam"]
    assert isinstance(waiting.input, Tick)
    waiting.input.setChecked(True)
    assert "Written exam waits for this one already" in waiting._below.text()
    choose(editor, TERMS)
    assert "after written_exam" in editor.form.fields
    waiting.input.setChecked(False)
    choose(editor, TERMS)
    assert isinstance(editor.form, TermForm)


def test_saving_says_whom_it_touches_and_can_be_undone(
    pane: ProgramsPane, editor: RulesEditor, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    assert not editor.save_button.isEnabled()
    choose(editor, INSTRUCTION)
    enter(editor, "near_days", "21")
    asking = saving(pane, editor)
    assert "It touches 1 person under way at once" in asking.reach._below.text()
    asking.do_errand()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == [Said("Rules of Coach training saved for everybody", undoable=True)]
    settled(pane, qtbot)
    assert rules_by_key(rules(office))[INSTRUCTION].near_days == 21
    assert pane.rules_room.editor is None
    assert pane.view.isVisible()


def test_from_a_day_on_nobody_under_way_is_touched(
    pane: ProgramsPane, editor: RulesEditor, office: Office, qtbot: QtBot
) -> None:
    choose(editor, INSTRUCTION)
    enter(editor, "target", "80")
    asking = saving(pane, editor)
    way = asking.reach.input
    assert isinstance(way, Choice)
    way.choose(Reach.JOINERS)
    assert "1 person keeps the rules they began under" in asking.reach._below.text()
    asking.do_errand()
    qtbot.waitUntil(lambda: pane.rules_room.editor is None, timeout=10_000)
    settled(pane, qtbot)
    assert rules_by_key(rules(office))[INSTRUCTION].target == 60
    assert rules_by_key(rules(office, 1))[INSTRUCTION].target == 80


def test_a_requirement_is_added_named_moved_and_removed(
    pane: ProgramsPane, editor: RulesEditor, qtbot: QtBot
) -> None:
    editor.add_requirement(Phase.INITIAL)
    enter(editor, "title", "Mentor log")
    kind = editor.form.fields["kind"].input
    assert isinstance(kind, Choice)
    kind.choose(RequirementKind.HOURS)
    assert editor.form.fields["unit"].value == "h"
    editor.up_button.click()
    codes = [one.rule.code for one in editor.wanted.requirements]
    assert "mentor_log" in codes
    assert codes.index("mentor_log") < len(codes) - 1
    editor.down_button.click()
    editor.remove_button.click()
    assert not editor.is_edited
    assert isinstance(editor.form, TermForm)


def test_a_category_is_added_with_its_words_and_taken_away(editor: RulesEditor) -> None:
    choose(editor, INSTRUCTION)
    assert isinstance(editor.form, RequirementForm)
    rows = editor.form.rows["categories"]
    rows.add_button.click()
    made = rows.rows[0]
    assert isinstance(made, CategoryRow)
    for key, text in (("title", "Ethics"), ("minimum", "5"), ("cap", "4")):
        line = made.fields[key].input
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.textEdited.emit(text)
    assert "Lower the minimum" in rows.problem.text()
    assert not editor.form.check()
    made.unwanted.emit()
    assert editor.form.check()
    assert not editor.is_edited


def test_name_and_title_are_edited_too(
    pane: ProgramsPane, editor: RulesEditor, office: Office, qtbot: QtBot
) -> None:
    choose(editor, PROGRAM)
    enter(editor, "name", "Coach school")
    asking = saving(pane, editor)
    assert not asking.form.isVisible()
    asking.do_errand()
    qtbot.waitUntil(lambda: pane.rules_room.editor is None, timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert program_view(reader, 1).definition.name == "Coach school"


def test_rules_nobody_is_under_are_changed_without_a_question(
    pane: ProgramsPane, editor: RulesEditor, desk: Desk, qtbot: QtBot
) -> None:
    choose(editor, INSTRUCTION)
    enter(editor, "near_days", "21")
    nobody = RulesInUse(0, 0, 0, 0, {}, {}, {})
    given = replace(editor.given, in_use=nobody)
    edit = RulesEdit(given.program_id, given.version, editor.wanted)
    asking = SaveRules(desk, given.name, edit, given, pane)
    qtbot.addWidget(asking)
    assert asking.form.isHidden()
    assert asking.reach.value is Reach.EVERYBODY


def test_a_title_saved_with_the_certificate_meanwhile_stays(
    pane: ProgramsPane, editor: RulesEditor, office: Office, qtbot: QtBot
) -> None:
    choose(editor, INSTRUCTION)
    enter(editor, "near_days", "21")
    with office.unit("Dana", DAY) as unit:
        look = program_view(unit, 1).look
        edit_certificate(unit, 1, replace(look, title="Coach of the North"))
    saving(pane, editor).do_errand()
    qtbot.waitUntil(lambda: pane.rules_room.editor is None, timeout=10_000)
    settled(pane, qtbot)
    with office.reading(DAY) as reader:
        assert program_view(reader, 1).look.title == "Coach of the North"


def test_what_was_edited_is_not_thrown_away_unasked(
    pane: ProgramsPane, editor: RulesEditor, qtbot: QtBot
) -> None:
    room: Any = pane.rules_room
    assert pane.why_not_edit_rules() == "They are being edited."
    choose(editor, INSTRUCTION)
    enter(editor, "near_days", "21")
    editor.leave_wanted.emit()
    (asking,) = room.findChildren(Confirmation)
    assert room.editor is not None
    asking._done()
    assert room.editor is None
    settled(pane, qtbot)
    assert pane.why_not_edit_rules() == ""
