from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

import pytest

from certtrack_app.rules.program import (
    Finding,
    ProgramRules,
    definition_findings,
    requirements_in_force,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention
from tests.rules.facts import hours_rule, paper_rule

TERM = TermRule(TermConvention.SAME_DAY, months=36)
CLEAR: dict[str, Any] = {"deadline_days": 90, "asks_for": "signed log"}


def likeness(one: str, other: str) -> float:
    """A stand-in for the library's score, from 0 to 100."""
    return SequenceMatcher(None, one, other).ratio() * 100


def rules(*requirements: RequirementRule) -> ProgramRules:
    return ProgramRules("Coaching", TERM, requirements)


def found(*requirements: RequirementRule, units: dict[str, list[str]] | None = None) -> list[str]:
    return [one.says for one in definition_findings(rules(*requirements), likeness, units)]


def test_a_clear_definition_raises_nothing() -> None:
    assert found(hours_rule(60, **CLEAR), paper_rule(**CLEAR)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentor hrs", "Mentor hours"),
        ("Mentor Hours", "mentor-hours"),
        ("Final exam", "Final exams"),
        ("Ethics sess.", "Ethics session"),
    ],
)
def test_names_alike_are_found(one: str, other: str) -> None:
    says = found(hours_rule(60, title=one, **CLEAR), hours_rule(60, title=other, **CLEAR))
    assert says == [f"Its name is much like “{other}”. Merge the two, or tell them apart."]


def test_names_that_differ_or_of_another_checklist_are_not_alike() -> None:
    mentor = hours_rule(60, title="Mentor hours", **CLEAR)
    assert found(mentor, hours_rule(60, title="Client hours", **CLEAR)) == []
    renewal = hours_rule(10, title="Mentor hours", phase=Phase.RENEWAL, **CLEAR)
    assert found(mentor, renewal) == []


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        pytest.param(hours_rule(None, **CLEAR), "No target", id="no target"),
        pytest.param(hours_rule(60, **{**CLEAR, "unit": ""}), "No unit", id="no unit"),
        pytest.param(hours_rule(60, asks_for="log"), "No deadline", id="no deadline"),
        pytest.param(paper_rule(deadline_days=90, asks_for=" "), "No kind of evidence", id="none"),
        pytest.param(
            paper_rule(kind=RequirementKind.ASSESSMENT, maximum=Decimal(100), **CLEAR),
            "No pass mark",
            id="no pass mark",
        ),
        pytest.param(
            hours_rule(60, **{**CLEAR, "unit": "sessions"}),
            "It is of the kind hours but counts sessions",
            id="unit of another kind",
        ),
    ],
)
def test_what_is_unclear_in_a_definition_is_found(rule: RequirementRule, says: str) -> None:
    (one,) = found(rule)
    assert one.startswith(says)


def test_renewal_requirements_need_no_deadline_of_their_own() -> None:
    rule = hours_rule(60, phase=Phase.RENEWAL, asks_for="log", deadline_days=None)
    assert found(rule) == []
    fixed = hours_rule(60, asks_for="log", deadline_on=date(2026, 6, 30))
    assert found(fixed) == []


def test_amounts_that_came_in_several_units_are_found() -> None:
    rule = hours_rule(60, **CLEAR)
    assert found(rule, units={"hours": ["h", "hrs", ""]}) == []
    assert found(rule, units={"hours": ["h", "sessions"]}) == [
        "Its amounts mix units: h and sessions. Split it, or mend them."
    ]


def test_a_program_without_requirements_asks_for_nothing() -> None:
    assert definition_findings(rules(), likeness) == (
        Finding("Coaching", "No requirements: nothing would ever be asked."),
    )


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        pytest.param(date(2027, 3, 31), ["evaluation", "exam"], id="the last day of the old rule"),
        pytest.param(date(2027, 4, 1), ["exam", "specialist"], id="the day a change takes effect"),
    ],
)
def test_who_enrolls_is_held_to_the_rules_in_force_that_day(day: date, codes: list[str]) -> None:
    """ICF: from 1 April 2027 the performance evaluation ends for ACC and PCC portfolios."""
    program = rules(
        paper_rule("evaluation", effective_until=date(2027, 3, 31)),
        paper_rule("exam"),
        paper_rule("specialist", effective_from=date(2027, 4, 1)),
        paper_rule("credits", phase=Phase.RENEWAL),
    )
    assert [rule.code for rule in requirements_in_force(program, Phase.INITIAL, day)] == codes
