"""Rules while somebody edits them, and what is said of the changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from certtrack_app.rules.definition import RequirementDefinition, VersionDefinition
from certtrack_app.rules.draft import (
    changed_names,
    code_for,
    key_of,
    measure_changed,
    moved,
    requirement_change,
    rules_by_key,
    substance_changed,
    with_codes,
    with_new_requirement,
    with_rule,
    without,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, TermConvention
from tests.rules.facts import hours_rule, paper_rule

HOURS, PAPER, FEE = (Phase.INITIAL, "hours"), (Phase.INITIAL, "paper"), (Phase.RENEWAL, "fee")
VERSION = VersionDefinition(
    date(2026, 1, 1),
    TermRule(TermConvention.SAME_DAY, months=36),
    tuple(
        RequirementDefinition(rule)
        for rule in (
            hours_rule(60),
            paper_rule("fee", phase=Phase.RENEWAL),
            paper_rule(prerequisites=("hours",)),
        )
    ),
)


def titles(version: VersionDefinition) -> list[str]:
    return [one.rule.title for one in version.requirements]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Mentor coaching", "mentor_coaching"),
        ("Hours", "hours_2"),
        ("!?", "requirement"),
        ("Übung 3", "übung_3"),
    ],
)
def test_a_code_is_made_of_the_title(title: str, code: str) -> None:
    assert code_for(title, {"hours"}) == code


def test_a_new_requirement_stands_last_on_its_checklist() -> None:
    version, rule = with_new_requirement(VERSION, Phase.RENEWAL, "Hours")
    assert version.requirements[-1].rule is rule
    assert (rule.phase, rule.code) == (Phase.RENEWAL, "hours")


def test_what_is_new_takes_its_code_from_its_title_at_the_end() -> None:
    version, rule = with_new_requirement(VERSION, Phase.INITIAL, "New requirement")
    version = with_rule(version, key_of(rule), replace(rule, title="Hours"))
    version = with_rule(version, PAPER, paper_rule(prerequisites=(rule.code,)))
    named = rules_by_key(with_codes(VERSION, version))
    assert named[Phase.INITIAL, "hours_2"].title == "Hours"
    assert named[PAPER].prerequisites == ("hours_2",)
    assert set(rules_by_key(with_codes(VERSION, VERSION))) == {HOURS, PAPER, FEE}


def test_who_waits_for_a_requirement_follows_its_code_and_its_removal() -> None:
    renamed = with_rule(VERSION, HOURS, replace(hours_rule(60), code="training"))
    assert rules_by_key(renamed)[PAPER].prerequisites == ("training",)
    assert rules_by_key(without(VERSION, HOURS))[PAPER].prerequisites == ()
    assert titles(without(VERSION, FEE)) == ["Training hours", "Paper"]
    two = with_rule(VERSION, PAPER, paper_rule(prerequisites=("other", "hours")))
    assert rules_by_key(without(two, HOURS))[PAPER].prerequisites == ("other",)


def test_a_requirement_moves_among_those_of_its_checklist() -> None:
    down = moved(VERSION, HOURS, 1)
    assert titles(down) == ["Paper", "Fee", "Training hours"]
    assert moved(down, HOURS, -1) == VERSION
    assert moved(VERSION, HOURS, -1) == VERSION
    assert moved(VERSION, PAPER, 1) == VERSION


def test_what_was_asked_for_is_told_from_how_it_is_watched() -> None:
    clocks = with_rule(VERSION, HOURS, hours_rule(60, stall_after_days=45, near_days=7))
    assert substance_changed(VERSION, clocks) == ()
    more = with_rule(VERSION, HOURS, hours_rule(80))
    assert substance_changed(VERSION, more) == (HOURS,)
    assert measure_changed(VERSION, more) == ()
    minutes = with_rule(VERSION, HOURS, hours_rule(60, unit="min"))
    assert measure_changed(VERSION, minutes) == (HOURS,)
    assert substance_changed(VERSION, without(VERSION, HOURS)) == ()


def test_a_change_is_said_as_the_settings_say_it() -> None:
    old = hours_rule(60)
    assert requirement_change(old, old) == ""
    assert requirement_change(old, replace(old, target=Decimal(80))) == (
        "Training hours: 80 h, added up over confirmed evidence."
    )
    renamed = replace(old, title="Training", target=Decimal(80))
    assert requirement_change(old, renamed).startswith("Training hours, now Training: 80 h")
    unsaid = replace(old, asks_for="log", effective_until=date(2027, 1, 1))
    assert requirement_change(old, unsaid) == (
        "Training hours: another what is handed in and until when it is asked for."
    )


def test_what_differs_between_two_versions_is_named() -> None:
    after = without(with_rule(VERSION, HOURS, hours_rule(80)), FEE)
    after = replace(
        with_new_requirement(after, Phase.INITIAL, "Exam")[0],
        term=TermRule(TermConvention.NEVER),
        renewal=RenewalPolicy(()),
        signoff_required=True,
        note="As of May",
    )
    assert changed_names(VERSION, after) == (
        "term",
        "renewal",
        "issuing",
        "note",
        "Training hours",
        "Exam",
        "without Fee",
    )
    assert changed_names(VERSION, VERSION) == ()
    assert changed_names(VERSION, moved(VERSION, HOURS, 1)) == ("order",)
