import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.adapters.program_files import load, save, template_or_file, templates
from certtrack_app.adapters.program_reading import definition
from certtrack_app.adapters.program_writing import program_text
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    SignatoryDefinition,
    VersionDefinition,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention

KEYS = [one.key for one in templates()]
NEWEST = date(2030, 1, 1)


@pytest.mark.parametrize("key", KEYS)
def test_a_program_saved_and_loaded_is_the_same(key: str, tmp_path: Path) -> None:
    program = template_or_file(key)
    save(program, tmp_path / "program.toml")
    assert load(tmp_path / "program.toml") == program
    assert template_or_file(str(tmp_path / "program.toml")) == program


def test_a_saved_program_says_of_a_later_version_only_what_changes() -> None:
    raw = tomllib.loads(program_text(template_or_file("icf-acc")))
    later = raw["version"][1:]
    assert [one["continues"] for one in later] == [
        date(2022, 1, 1),
        date(2025, 11, 3),
        date(2027, 1, 1),
    ]
    assert [len(one.get("requirement", ())) for one in later] == [0, 1, 0]
    assert later[-1]["ends"] == ["initial/performance_evaluation"]


AMOUNTS = st.decimals(min_value=1, max_value=5000, places=3)
DAYS = st.one_of(st.none(), st.integers(1, 900))
QUOTAS = st.builds(
    Quota,
    kind=st.sampled_from(QuotaKind),
    attribute=st.sampled_from(["paid", "client"]),
    amount=AMOUNTS,
    months=st.integers(0, 24),
    since=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2050, 1, 1))),
    title=st.sampled_from(["", "paid “twice”", 'with "quotes"']),
)
CATEGORIES = st.builds(
    Category,
    code=st.sampled_from(["ethics", "core"]),
    minimum=AMOUNTS,
    cap=st.one_of(st.none(), AMOUNTS),
    within=st.sampled_from(["", "core"]),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12).map(
    str.strip
)


def rules(code: str) -> st.SearchStrategy[RequirementDefinition]:
    rule = st.builds(
        RequirementRule,
        code=st.just(code),
        title=TEXTS,
        kind=st.sampled_from(RequirementKind),
        phase=st.sampled_from(Phase),
        target=st.one_of(st.none(), AMOUNTS),
        pass_mark=st.one_of(st.none(), AMOUNTS),
        near_days=DAYS,
        stall_after_days=DAYS,
        waiting_limit_days=DAYS,
        deadline_on=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2050, 1, 1))),
        prerequisites=st.sampled_from([(), ("a", "b")]),
        quotas=st.lists(QUOTAS, max_size=2).map(tuple),
        categories=st.lists(CATEGORIES, max_size=2).map(tuple),
    )
    return st.builds(RequirementDefinition, rule, TEXTS)


VERSIONS = st.builds(
    VersionDefinition,
    effective_on=st.just(NEWEST),
    term=st.builds(TermRule, st.sampled_from(TermConvention), st.integers(0, 60)),
    requirements=st.permutations(["a", "b", "c", "d"]).flatmap(
        lambda codes: st.tuples(*map(rules, codes[:3]))
    ),
    renewal=st.builds(RenewalPolicy, grace_days=st.integers(0, 90), opens_days=DAYS),
    signoff_required=st.booleans(),
    note=TEXTS,
)


@given(st.lists(VERSIONS, min_size=1, max_size=4))
def test_whatever_changes_between_versions_is_written_and_read_back(
    versions: list[VersionDefinition],
) -> None:
    dated = tuple(
        replace(version, effective_on=date(2020 + number, 1, 1))
        for number, version in enumerate(versions)
    )
    program = ProgramDefinition(
        "P", "T", dated, wording="one\n\ntwo", signatories=(SignatoryDefinition("Ann", "Dean"),)
    )
    raw = tomllib.loads(program_text(program), parse_float=Decimal)
    assert definition(raw) == program
