"""Rules edited as one errand: for whoever joins from a day on, or for everybody under them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Program, Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import rules_by_key, with_new_requirement, with_rule, without
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, RequirementRule
from certtrack_app.rules.vocabulary import EnrollmentState, Phase, RequirementKind
from certtrack_app.rules.words import day_in_words
from certtrack_app.workflows.enrollment import enroll
from certtrack_app.workflows.program_editing import program_view
from certtrack_app.workflows.rule_editing import edit_rules
from certtrack_app.workflows.rule_reach import Reach, RulesEdit
from certtrack_app.workflows.rules_in_use import rules_in_use
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant, a_program, some_evidence
from tests.office_fixtures import TODAY
from tests.workflows.errands import count

EXAM = (Phase.INITIAL, "exam")
HOURS = (Phase.INITIAL, "education")
LATER = TODAY + timedelta(days=30)
Change = Callable[[VersionDefinition], VersionDefinition]


@pytest.fixture
def under_way(office: Office) -> Office:
    """An office with one program and one person under way in it."""
    with office.unit("Cora", TODAY) as unit:
        program = a_program(unit)
        unit.act(ActionKind.ADDED_PROGRAM, program)
    with office.unit("Cora", TODAY) as unit:
        enroll(unit, a_participant(unit), unit.find(Program, 1))
    return office


def version(office: Office, number: int = 0) -> VersionDefinition:
    with office.reading(TODAY) as reader:
        return program_view(reader, 1).definition.versions[number]


def changed(key: tuple[Phase, str], **settings: object) -> Change:
    def change(whole: VersionDefinition) -> VersionDefinition:
        rule: RequirementRule = replace(rules_by_key(whole)[key], **settings)  # type: ignore[arg-type] # any field
        return with_rule(whole, key, rule)

    return change


def edit(
    office: Office, change: Change, reach: Reach = Reach.EVERYBODY, day: date | None = None
) -> str:
    began = version(office)
    with office.unit("Cora", TODAY) as unit:
        return edit_rules(unit, RulesEdit(1, began, change(began), reach=reach, effective_on=day))


def lines(office: Office) -> set[str]:
    with office.reading(TODAY) as reader:
        return {line.requirement.code for line in reader.find(Enrollment, 1).lines}


def complete(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        enrollment = unit.find(Enrollment, 1)
        enrollment.state, enrollment.completed_on = EnrollmentState.COMPLETED, TODAY
        unit.act(ActionKind.COMPLETED, enrollment)


def test_a_clock_changed_for_everybody_runs_for_those_under_way(under_way: Office) -> None:
    said = edit(under_way, changed(EXAM, stall_after_days=45, flag_after_days=5))
    assert said == "for everybody"
    with under_way.reading(TODAY) as reader:
        assert len(reader.find(Program, 1).versions) == 1
        held_to = {
            one.requirement.code: one.requirement for one in reader.find(Enrollment, 1).lines
        }
    assert held_to["exam"].stall_after_days == 45


def test_from_a_day_on_those_under_way_keep_what_they_began_under(under_way: Office) -> None:
    edit(under_way, changed(HOURS, target=Decimal(80)), Reach.JOINERS, LATER)
    assert rules_by_key(version(under_way))[HOURS].target == 60
    assert rules_by_key(version(under_way, 1))[HOURS].target == 80
    with under_way.unit("Cora", LATER) as unit:
        joined = enroll(unit, a_participant(unit, "Ben Osei"), unit.find(Program, 1))
        targets = {one.requirement.code: one.requirement.target for one in joined.lines}
    assert targets["education"] == 80
    with under_way.reading(TODAY) as reader:
        assert reader.find(Line, 1).requirement.target == 60


def test_what_is_added_for_everybody_stands_on_checklists_under_way(under_way: Office) -> None:
    edit(under_way, lambda whole: with_new_requirement(whole, Phase.INITIAL, "Mentor log")[0])
    assert lines(under_way) == {"education", "exam", "mentor_log"}


def test_what_no_checklist_asks_for_is_removed_and_anything_else_is_retired(
    under_way: Office,
) -> None:
    edit(under_way, lambda whole: with_new_requirement(whole, Phase.RENEWAL, "Fee")[0])
    edit(under_way, lambda whole: without(without(whole, EXAM), (Phase.RENEWAL, "fee")))
    assert count(under_way, Requirement) == 2
    assert rules_by_key(version(under_way))[EXAM].effective_until == TODAY - timedelta(days=1)
    assert lines(under_way) == {"education", "exam"}
    with under_way.unit("Cora", TODAY) as unit:
        joined = enroll(unit, a_participant(unit, "Ben Osei"), unit.find(Program, 1))
        assert [one.requirement.code for one in joined.lines] == ["education"]


def test_a_requirement_retired_the_day_it_began_still_makes_sense(under_way: Office) -> None:
    edit(under_way, changed(EXAM, effective_from=TODAY))
    edit(under_way, lambda whole: without(whole, EXAM))
    rule = rules_by_key(version(under_way))[EXAM]
    assert rule.effective_from == rule.effective_until == TODAY - timedelta(days=1)
    edit(under_way, lambda whole: replace(without(whole, EXAM), note="Looked over"))
    assert rules_by_key(version(under_way))[EXAM].effective_until == rule.effective_until


def test_what_is_retired_is_left_out_of_rules_from_a_day_on(under_way: Office) -> None:
    edit(under_way, lambda whole: without(whole, EXAM))
    edit(under_way, changed(HOURS, target=Decimal(80)), Reach.JOINERS, LATER)
    assert set(rules_by_key(version(under_way, 1))) == {HOURS}


def test_what_somebody_completed_is_not_asked_for_anew(under_way: Office) -> None:
    complete(under_way)
    with pytest.raises(Refusal, match="1 person has completed “Coach education”"):
        edit(under_way, changed(HOURS, target=Decimal(80)))
    assert rules_by_key(version(under_way))[HOURS].target == 60
    edit(under_way, changed(HOURS, stall_after_days=45))
    edit(under_way, changed(HOURS, target=Decimal(80)), Reach.JOINERS, TODAY)


def test_those_under_way_go_over_and_who_completed_does_not(under_way: Office) -> None:
    complete(under_way)
    with under_way.unit("Cora", TODAY) as unit:
        enroll(unit, a_participant(unit, "Ben Osei"), unit.find(Program, 1))

    def change(whole: VersionDefinition) -> VersionDefinition:
        fewer = without(changed(HOURS, target=Decimal(80))(whole), EXAM)
        return with_new_requirement(fewer, Phase.INITIAL, "Mentor log")[0]

    assert edit(under_way, change, Reach.UNDER_WAY).startswith("for those under way")
    with under_way.reading(TODAY) as reader:
        done, going = reader.find(Enrollment, 1), reader.find(Enrollment, 2)
        assert [one.requirement.target for one in done.lines] == [60, None]
        assert done.version_id != going.version_id
        asked = {one.requirement.code: one.requirement for one in going.lines}
    assert set(asked) == {"education", "exam", "mentor_log"}
    assert asked["education"].target == 80
    with under_way.unit("Cora", TODAY) as unit:
        undo_last(unit)
    with under_way.reading(TODAY) as reader:
        assert [one.requirement.code for one in reader.find(Enrollment, 2).lines] == [
            "education",
            "exam",
        ]


def test_evidence_on_record_keeps_the_unit_it_was_counted_in(under_way: Office) -> None:
    with under_way.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.LOGGED_EVIDENCE, some_evidence(unit, unit.find(Line, 1), Decimal(12)))
    assert count(under_way, Evidence) == 1
    sessions = changed(HOURS, kind=RequirementKind.SESSIONS, unit="sessions")
    with pytest.raises(Refusal, match="Evidence of “Coach education” is on record"):
        edit(under_way, sessions)
    with pytest.raises(Refusal, match="Evidence of “Coach education” is on record"):
        edit(under_way, sessions, Reach.UNDER_WAY)
    edit(under_way, sessions, Reach.JOINERS, LATER)


def test_an_edit_is_one_action_that_can_be_undone(under_way: Office) -> None:
    before = version(under_way)
    edit(
        under_way,
        lambda whole: replace(
            with_new_requirement(without(whole, EXAM), Phase.INITIAL, "Mentor log")[0],
            renewal=RenewalPolicy(reminder_days=(60, 30), grace_months=2),
        ),
    )
    with under_way.unit("Cora", TODAY) as unit:
        sentence = undo_last(unit).sentence
    assert sentence == (
        "Edited the program ACC (renewal, Mentor log and without Written exam; for everybody)"
    )
    assert version(under_way) == before
    assert lines(under_way) == {"education", "exam"}


def test_name_and_title_are_changed_with_the_rules(under_way: Office) -> None:
    began = version(under_way)
    with under_way.unit("Cora", TODAY) as unit:
        edit_rules(unit, RulesEdit(1, began, began, " Coach  A ", "Certified Coach"))
        program = unit.find(Program, 1)
        assert (program.name, program.title) == ("Coach A", "Certified Coach")
        unit.add(Program(name="Other", title="Other"))
        unit.act(ActionKind.ADDED_PROGRAM, "Other")
    with (
        pytest.raises(Refusal, match="already a program named other"),
        under_way.unit("Cora", TODAY) as unit,
    ):
        edit_rules(unit, RulesEdit(1, began, began, "other", "Certified Coach"))


@pytest.mark.parametrize(
    ("change", "reach", "day", "because"),
    [
        (changed(EXAM, flag_after_days=-1), Reach.EVERYBODY, None, "would come before the nudge"),
        (
            lambda whole: replace(whole, renewal=RenewalPolicy(reminder_days=(30, 60))),
            Reach.EVERYBODY,
            None,
            "must come in order",
        ),
        (lambda whole: whole, Reach.EVERYBODY, None, "Nothing was changed"),
        (changed(EXAM, near_days=7), Reach.JOINERS, None, "from which day on"),
        (changed(EXAM, near_days=7), Reach.JOINERS, date(2026, 1, 1), "from which day on"),
    ],
    ids=["flag first", "out of order", "nothing", "no day", "a day gone by"],
)
def test_nonsense_is_refused_and_nothing_is_saved(
    under_way: Office, change: Change, reach: Reach, day: date | None, because: str
) -> None:
    before = version(under_way)
    with pytest.raises(Refusal, match=because):
        edit(under_way, change, reach, day)
    assert version(under_way) == before


def test_two_versions_cannot_begin_on_one_day(under_way: Office) -> None:
    edit(under_way, changed(EXAM, near_days=7), Reach.JOINERS, LATER)
    with pytest.raises(Refusal, match=f"There are rules from {day_in_words(LATER)} already"):
        edit(under_way, changed(EXAM, near_days=5), Reach.JOINERS, LATER)


def test_rules_changed_meanwhile_are_not_written_over(under_way: Office) -> None:
    began = version(under_way)
    edit(under_way, changed(EXAM, near_days=7))
    wanted = changed(EXAM, near_days=5)(began)
    with (
        pytest.raises(Refusal, match="changed these rules meanwhile"),
        under_way.unit("Cora", TODAY) as unit,
    ):
        edit_rules(unit, RulesEdit(1, began, wanted, "ACC", "ACC Coach"))
    gone = replace(began, effective_on=TODAY)
    with (
        pytest.raises(Refusal, match="not on record any more"),
        under_way.unit("Cora", TODAY) as unit,
    ):
        edit_rules(unit, RulesEdit(1, gone, began, "ACC", "ACC Coach"))


def test_who_stands_under_rules_is_counted_before_anything_is_saved(under_way: Office) -> None:
    day = version(under_way).effective_on
    with under_way.reading(TODAY) as reader:
        used = rules_in_use(reader, 1, day)
    assert (used.under_way, used.renewing, used.completed, used.holders) == (1, 0, 0, 0)
    assert used.is_used
    assert used.lines == {HOURS: 1, EXAM: 1}
    complete(under_way)
    with under_way.reading(TODAY) as reader:
        used = rules_in_use(reader, 1, day)
    assert (used.under_way, used.completed) == (0, 1)
    assert used.completed_lines == {HOURS: 1, EXAM: 1}


def test_categories_and_conditions_are_kept_as_they_were_entered(under_way: Office) -> None:
    wanted = (
        Category("core", "Core competencies", Decimal(24)),
        Category("ethics", "Ethics", Decimal(3), Decimal(10), "core"),
    )
    edit(under_way, changed(HOURS, categories=wanted, prerequisites=("exam",)))
    rule = rules_by_key(version(under_way))[HOURS]
    assert (rule.categories, rule.prerequisites) == (wanted, ("exam",))
