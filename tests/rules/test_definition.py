from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    SignatoryDefinition,
    VersionDefinition,
    refuse_definition,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import RequirementKind, TermConvention

EXAM = RequirementRule("exam", "Exam", RequirementKind.ASSESSMENT)
EARLY = VersionDefinition(
    date(2024, 1, 1),
    TermRule(TermConvention.SAME_DAY, months=24),
    (RequirementDefinition(EXAM, "our own"),),
)
LATE = replace(EARLY, effective_on=date(2027, 1, 1), signoff_required=True)
COACH = ProgramDefinition("Coach", "Certified Coach", (EARLY, LATE))


def refusal(definition: ProgramDefinition) -> str:
    with pytest.raises(Refusal) as refused:
        refuse_definition(definition)
    return refused.value.sentence


def with_rule(rule: RequirementRule) -> ProgramDefinition:
    return replace(COACH, versions=(replace(EARLY, requirements=(RequirementDefinition(rule),)),))


def test_a_sensible_definition_is_taken() -> None:
    refuse_definition(COACH)
    refuse_definition(replace(COACH, accent="#0F6e73", signatories=(SignatoryDefinition("A"),)))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        pytest.param(date(2023, 5, 1), EARLY, id="before the first"),
        pytest.param(date(2024, 1, 1), EARLY, id="its first day"),
        pytest.param(date(2026, 12, 31), EARLY, id="the day before the next"),
        pytest.param(date(2027, 1, 1), LATE, id="the day of the next"),
    ],
)
def test_who_enrolls_falls_under_the_version_in_force(
    day: date, version: VersionDefinition
) -> None:
    assert COACH.in_force(day) is version


@pytest.mark.parametrize("code", ["exam", "T1", "mentor-hours", "1.2", "prüfung"])
def test_a_code_is_any_one_word(code: str) -> None:
    refuse_definition(with_rule(replace(EXAM, code=code)))


def test_a_version_reads_as_the_rules_want_it() -> None:
    rules = LATE.rules("Coach")
    assert (rules.name, rules.effective_on) == ("Coach", date(2027, 1, 1))
    assert rules.requirements == (EXAM,)
    assert rules.signoff_required


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param({"name": " "}, "The name must be one line", id="no name"),
        pytest.param({"title": "Certified\nCoach"}, "The title must be one line", id="two lines"),
        pytest.param({"title": "x" * 201}, "at most 200 characters", id="a long title"),
        pytest.param({"accent": "teal"}, "“teal” is no color. Write it as #0f6e73", id="a color"),
        pytest.param(
            {"signatories": (SignatoryDefinition(""),)}, "A signatory needs a name", id="nobody"
        ),
        pytest.param({"versions": ()}, "It has no version", id="no version"),
        pytest.param({"versions": (LATE, EARLY)}, "in the order they take effect", id="order"),
        pytest.param({"versions": (EARLY, EARLY)}, "each on a day of its own", id="one day twice"),
    ],
)
def test_a_program_that_makes_no_sense_is_refused(
    changed: dict[str, object], sentence: str
) -> None:
    assert sentence in refusal(replace(COACH, **changed))  # type: ignore[arg-type] # by design


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        pytest.param(replace(EXAM, code="Exam 1"), "the code “Exam 1” must be", id="a code"),
        pytest.param(replace(EXAM, title="Ex\u2028am"), "the title of “exam”", id="a line break"),
        pytest.param(replace(EXAM, title="x" * 201), "the title of “exam”", id="a long title"),
        pytest.param(replace(EXAM, target=Decimal(-1)), "must be more than nothing", id="a target"),
    ],
)
def test_a_requirement_that_makes_no_sense_is_refused_with_its_version(
    rule: RequirementRule, sentence: str
) -> None:
    said = refusal(with_rule(rule))
    assert "Rules from 1 Jan 2024: " in said
    assert sentence in said
