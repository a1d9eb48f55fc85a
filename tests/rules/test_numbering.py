import pytest

from certtrack_app.rules.numbering import number_by, pattern_problem


def test_a_pattern_makes_a_number_of_year_and_count() -> None:
    assert number_by("CT-{year}-{count:04}", 2026, 42) == "CT-2026-0042"


@pytest.mark.parametrize("pattern", ["CT-{year}-{count:04}", "{count}", "ACC {count:06d}"])
def test_a_pattern_that_tells_credentials_apart_will_do(pattern: str) -> None:
    assert pattern_problem(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "because"),
    [
        pytest.param("CT-{year}", "one number", id="without a count"),
        pytest.param("CT-{count:.0e}", "one number", id="a format that rounds"),
        pytest.param("{count:.1}", "wrong", id="a precision"),
        pytest.param("CT-{count", "wrong", id="a brace left open"),
        pytest.param("{name}-{count}", "not {name}", id="an unknown field"),
        pytest.param("{count.real.imag}", "not {count.real.imag}", id="an attribute"),
        pytest.param("x" * 60 + "{count}", "longer than 60", id="too long"),
        pytest.param(" {count}", "a space", id="a space before it"),
        pytest.param("{count}\n", "a space", id="a line break"),
        pytest.param("A/{count}", "files are named by it", id="a slash"),
    ],
)
def test_a_pattern_that_will_not_do_is_refused_with_the_mend(pattern: str, because: str) -> None:
    assert because in pattern_problem(pattern)
