import re
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
from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    SignatoryDefinition,
    VersionDefinition,
    refuse_definition,
)
from certtrack_app.rules.program import definition_findings
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention

KEYS = [one.key for one in templates()]
SOURCED = re.compile(r"https://\S+ \((official|second-hand)[^)]*, read 20\d\d-\d\d-\d\d\)")
NEWEST = date(2030, 1, 1)


def rule_of(key: str, phase: Phase, code: str, day: date = NEWEST) -> RequirementRule:
    version = template_or_file(key).in_force(day)
    (found,) = [
        one.rule for one in version.requirements if (one.rule.phase, one.rule.code) == (phase, code)
    ]
    return found


def codes_of(key: str, day: date, phase: Phase = Phase.INITIAL) -> list[str]:
    version = template_or_file(key).in_force(day)
    return [one.rule.code for one in version.requirements if one.rule.phase is phase]


# -- the templates we ship


def test_the_programs_of_the_field_are_shipped() -> None:
    assert KEYS == [
        "bcc",
        "coach-training",
        "emcc-eia-practitioner",
        "icf-acc",
        "icf-mcc",
        "icf-pcc",
        "shrm-cp",
    ]
    for one in templates():
        assert one.source
        assert one.as_of == date(2026, 11, 23)


@pytest.mark.parametrize("key", KEYS)
def test_a_template_has_both_checklists_and_leaves_nothing_unclear(key: str) -> None:
    program = template_or_file(key)
    for version in program.versions:
        phases = {one.rule.phase for one in version.requirements}
        assert phases == {Phase.INITIAL, Phase.RENEWAL}
        assert version.note
        assert definition_findings(version.rules(program.name), lambda *_: 0.0) == ()


@pytest.mark.parametrize("key", [key for key in KEYS if key != "coach-training"])
def test_each_figure_names_the_page_it_was_read_on_and_the_day(key: str) -> None:
    for version in template_or_file(key).versions:
        assert SOURCED.search(version.note)
        for one in version.requirements:
            sourced = SOURCED.search(one.source) or "https://" in one.source
            assert sourced, one.rule.code
            assert re.search(r"(official|second-hand).*2026-11-23", one.source), one.rule.code


@pytest.mark.parametrize(
    ("key", "education", "hours", "paid", "clients", "recent"),
    [
        ("icf-acc", 60, 100, 75, 8, 25),
        ("icf-pcc", 125, 500, 450, 25, 50),
        ("icf-mcc", 200, 2500, 2250, 35, None),
    ],
)
def test_icf_asks_for_education_and_client_hours(
    key: str, education: int, hours: int, paid: int, clients: int, recent: int | None
) -> None:
    assert rule_of(key, Phase.INITIAL, "education").target == education
    coaching = rule_of(key, Phase.INITIAL, "client_coaching")
    assert coaching.target == hours
    quotas = {(quota.kind, quota.attribute): quota for quota in coaching.quotas}
    assert quotas[QuotaKind.AT_LEAST, "paid"].amount == paid
    assert quotas[QuotaKind.DISTINCT, "client"].amount == clients
    within = quotas.get((QuotaKind.WITHIN_MONTHS, ""))
    assert (within is None) is (recent is None)
    if within is not None:
        assert within.amount == recent
        assert within.months == 18


@pytest.mark.parametrize("key", ["icf-acc", "icf-pcc", "icf-mcc"])
@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2025, 11, 3), date(2027, 1, 1), NEWEST])
def test_icf_mentoring_takes_three_months_three_hours_alone_and_a_specialist_from_2027(
    key: str, day: date
) -> None:
    mentoring = rule_of(key, Phase.INITIAL, "mentor_coaching", day)
    quotas = {(quota.kind, quota.attribute): quota for quota in mentoring.quotas}
    assert mentoring.target == 10
    assert quotas[QuotaKind.OVER_MONTHS, ""].months == 3
    assert quotas[QuotaKind.AT_LEAST, "one_to_one"].amount == 3
    assert quotas[QuotaKind.ONLY, "mentor_coach_specialization"].since == date(2027, 1, 1)
    assert ((QuotaKind.ONLY, "mentor_mcc") in quotas) == (key == "icf-mcc")


@pytest.mark.parametrize(
    ("key", "day", "evaluated"),
    [
        ("icf-acc", date(2027, 3, 31), True),
        ("icf-acc", date(2027, 4, 1), False),
        ("icf-pcc", date(2027, 3, 31), True),
        ("icf-pcc", date(2027, 4, 1), False),
        ("icf-mcc", date(2027, 4, 1), True),
    ],
)
def test_the_performance_evaluation_ends_in_april_2027_but_for_the_mcc(
    key: str, day: date, *, evaluated: bool
) -> None:
    assert ("performance_evaluation" in codes_of(key, day)) is evaluated


def test_the_mcc_asks_for_the_pcc_and_two_recordings() -> None:
    pcc = rule_of("icf-mcc", Phase.INITIAL, "pcc")
    assert pcc.kind is RequirementKind.PREREQUISITE_CREDENTIAL
    assert rule_of("icf-mcc", Phase.INITIAL, "performance_evaluation").target == 2


@pytest.mark.parametrize("key", ["icf-acc", "icf-pcc", "icf-mcc"])
def test_icf_renews_with_forty_credits_and_only_the_acc_with_mentoring(key: str) -> None:
    earned = rule_of(key, Phase.RENEWAL, "continuing_education")
    categories = {one.code: one for one in earned.categories}
    assert earned.target == 40
    assert categories["core_competencies"].minimum == 24
    assert categories["ethics"].minimum == 3
    assert categories["ethics"].within == "core_competencies"
    assert categories["resource_development"].cap == 16
    renewal = codes_of(key, NEWEST, Phase.RENEWAL)
    assert ("mentor_coaching" in renewal) is (key == "icf-acc")


@pytest.mark.parametrize("key", ["icf-acc", "icf-pcc", "icf-mcc"])
def test_icf_terms_run_from_the_most_recent_expiry_since_november_2025(key: str) -> None:
    program = template_or_file(key)
    before, after = program.in_force(date(2025, 11, 2)), program.in_force(date(2025, 11, 3))
    assert before.term == TermRule(TermConvention.SAME_DAY, months=36)
    assert after.term == TermRule(TermConvention.PREVIOUS_EXPIRY, months=36)
    for version in (before, after):
        assert (version.renewal.grace_months, version.renewal.late_months) == (2, 10)


def test_the_other_bodies_terms_and_renewals_are_as_they_say() -> None:
    emcc, bcc, shrm, own = (
        template_or_file(key).in_force(NEWEST)
        for key in ("emcc-eia-practitioner", "bcc", "shrm-cp", "coach-training")
    )
    assert (emcc.term.months, bcc.term.months, own.term.months) == (60, 60, 24)
    assert shrm.term == TermRule(TermConvention.BIRTH_MONTH_END, months=36)
    assert (shrm.renewal.grace_days, shrm.renewal.grace_credits_count) == (60, True)
    ethics = rule_of("bcc", Phase.RENEWAL, "continuing_education").categories[0]
    assert ethics.code == "ethics"
    assert ethics.minimum == 4
    earned = rule_of("shrm-cp", Phase.RENEWAL, "professional_development")
    assert earned.target == 60
    assert {one.code: one.cap for one in earned.categories} == {
        "education": None,
        "self_paced": 30,
        "organization": 20,
        "profession": 30,
    }
    training = rule_of("coach-training", Phase.RENEWAL, "continuing_education")
    assert training.target == 20
    assert training.categories[0].minimum == 2
    assert rule_of("coach-training", Phase.INITIAL, "attendance").pass_mark == 90
    assert rule_of("coach-training", Phase.INITIAL, "written_exam").pass_mark == 70


@pytest.mark.parametrize(
    "words", ["icf-acc", "ICF ACC", " icf  acc", "associate certified coach (acc)"]
)
def test_a_template_is_found_by_key_name_or_title(words: str) -> None:
    assert template_or_file(words).name == "ICF ACC"


def test_words_that_name_nothing_are_refused_with_the_choices() -> None:
    with pytest.raises(Refusal, match=r"neither a template nor a file.*icf-acc, icf-mcc"):
        template_or_file("icf acd")


# -- reading and writing


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


# -- files that make no sense

MINIMAL = """
name = "Own"
title = "Own title"
[[version]]
effective_on = 2024-01-01
term_convention = "never"
[[version.requirement]]
code = "exam"
title = "Exam"
kind = "assessment"
"""
LATER = """
[[version]]
effective_on = 2025-01-01
continues = 2024-01-01
"""


def refusal(tmp_path: Path, content: str) -> str:
    (tmp_path / "own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        load(tmp_path / "own.toml")
    assert refused.value.sentence.startswith("own.toml: ")
    return refused.value.sentence


def test_little_is_enough(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(MINIMAL, encoding="utf-8")
    assert load(tmp_path / "own.toml").versions[0].requirements[0].rule.code == "exam"


@pytest.mark.parametrize(
    ("line", "becomes", "sentence"),
    [
        ('name = "Own"', "", "“name” is missing. Write it."),
        (
            'name = "Own"',
            'nmae = "Own"\nname = "Own"',
            "“nmae” is no field of it. Did you mean “name”?",
        ),
        ('name = "Own"', "name = 7", "“name” must be a text in quotes, not “7”"),
        ('name = "Own"', 'name = "Own"\nformat = 2', "a newer CertTrack wrote this file"),
        ('name = "Own"', 'name = "Own"\nas_of = "May"', "“as_of” must be a day such as"),
        ("effective_on = 2024-01-01", "", "version 1, “effective_on” is missing"),
        ("effective_on = 2024-01-01", "effective_on = 2024-01-01T10:00:00", "must be a day"),
        ('"never"', '"nver"', "version 2024-01-01, “term_convention” must be one of same_day"),
        ('"never"', '"same_day"', "The term needs a length in months"),
        ('"never"', '"never"\ngrace_days = "ten"', "“grace_days” must be a whole number"),
        ('"never"', '"never"\ngrace_days = 9000000', "“grace_days” is too large a number"),
        ('"never"', '"never"\nsignoff_required = 1', "“signoff_required” must be true or false"),
        ('"never"', '"never"\nreminder_days = [7, 90]', "must come in order"),
        ('"never"', '"never"\nreminder_days = ["7"]', "must be a list such as [90, 60, 30, 7]"),
        ('"never"', '"never"\nends = ["initial/exam"]', "“ends” needs “continues”"),
        (
            '"never"',
            '"never"\ncontinues = 2020-01-01',
            "names 2020-01-01, which is no version above",
        ),
        ('code = "exam"', "", "version 2024-01-01, requirement 1, “code” is missing"),
        ('"assessment"', '"asessment"', "requirement “exam”, “kind” must be one of hours"),
        ('"assessment"', '"assessment"\ntarget = "six"', "“target” must be a number such as 60"),
        ('"assessment"', '"assessment"\ntarget = true', "“target” must be a number such as 60"),
        ('"assessment"', '"assessment"\ntarget = inf', "“target” must be a number of at most"),
        ('"assessment"', '"assessment"\ntarget = 1.0001', "“target” must be a number of at most"),
        ('"assessment"', '"assessment"\ntarget = -1', "must be more than nothing"),
        ('"assessment"', '"assessment"\nstall_after_days = true', "must be a whole number"),
        (
            '"assessment"',
            '"assessment"\nprerequisites = "a"',
            'must be a list such as ["education"]',
        ),
        ('"assessment"', '"assessment"\nprerequisites = ["a"]', "no requirement of its checklist"),
        ('"assessment"', '"assessment"\nquotas = [7]', "“quotas” must be a list of tables"),
        ('"assessment"', '"assessment"\nquotas = [{}]', "“exam”, quota 1, “kind” is missing"),
        (
            '"assessment"',
            '"assessment"\nsurce = "x"',
            "“surce” is no field of it. Did you mean “source”?",
        ),
        ('"assessment"', '"assessment"\nzzzzzz = "x"', "“zzzzzz” is no field of it. Take it out."),
        (
            '"assessment"',
            '"assessment"' + LATER + 'ends = ["exam"]',
            "“exam”, which was not asked before",
        ),
        ('"assessment"', '"assessment"' + LATER + "ends = 7", "“ends” must be a list"),
        (
            '"assessment"',
            '"assessment"' + LATER + "requirement = [{}]",
            "version 2025-01-01, requirement 1, “code”",
        ),
        (
            '"assessment"',
            '"assessment"' + LATER.replace("2025", "2023"),
            "in the order they take effect",
        ),
        ('"never"', "never", "it is not written as TOML"),
    ],
)
def test_nonsense_is_refused_with_the_file_the_place_and_the_mend(
    tmp_path: Path, line: str, becomes: str, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, MINIMAL.replace(line, becomes, 1))


def test_a_file_that_is_no_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileRefused, match=r"own\.toml: it is not a text file"):
        load(tmp_path / "own.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(FileRefused, match="too large for a program"):
        load(tmp_path / "large.toml")
    with pytest.raises(FileRefused, match="there is no such file"):
        load(tmp_path / "gone.toml")
    with pytest.raises(FileRefused, match="this is a folder"):
        template_or_file(str(tmp_path))


def test_versions_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, 'name = "Own"\ntitle = "T"\nversion = 3')
    assert "“version” must be a list of tables, each under a line [[version]]" in said


def test_a_list_too_deep_is_refused(tmp_path: Path) -> None:
    assert "not written as TOML" in refusal(tmp_path, "a = " + "[" * 100_000)


def test_a_refused_definition_is_not_the_one_we_ship() -> None:
    refuse_definition(template_or_file("coach-training"))
