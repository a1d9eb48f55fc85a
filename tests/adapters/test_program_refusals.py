from pathlib import Path

import pytest

from certtrack_app.adapters.program_files import load, template_or_file
from certtrack_app.errors import FileRefused
from certtrack_app.rules.definition import refuse_definition

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
