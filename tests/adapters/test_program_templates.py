import re
from datetime import date

import pytest

from certtrack_app.adapters.program_files import template_or_file, templates
from certtrack_app.errors import Refusal
from certtrack_app.rules.program import definition_findings
from certtrack_app.rules.requirement import QuotaKind, RequirementRule
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
