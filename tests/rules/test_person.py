import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.errors import Refusal
from certtrack_app.rules.person import (
    clean_cohort,
    clean_email,
    clean_name,
    email_problem,
    name_problem,
)
from tests.rules.facts import LAW


@pytest.mark.parametrize(
    ("given_name", "taken"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada \t Lovelace ", "Ada Lovelace"),
        ("O'Neill-Müller, Zoë", "O'Neill-Müller, Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("Αθηνά", "Αθηνά"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("X Æ A-12", "X Æ A-12"),
        ("J. R. (Bob) Smith", "J. R. (Bob) Smith"),
        ("Smith & Sons", "Smith & Sons"),
        ("A" * 200, "A" * 200),
    ],
)
def test_a_name_is_taken_with_its_spaces_set_right(given_name: str, taken: str) -> None:
    assert clean_name(given_name) == taken


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param(" \u00a0 ", "empty", id="spaces only"),
        pytest.param("Ada\nLovelace", "several lines", id="line break"),
        pytest.param("Ada\u2028Lovelace", "several lines", id="line separator"),
        pytest.param("Ada\x00", "control characters", id="NUL"),
        pytest.param("Ada\u202egnp.exe", "control characters", id="text turned around"),
        pytest.param("Ada\x1b[31m", "control characters", id="terminal escape"),
        pytest.param("<b>Ada</b>", "markup", id="tags"),
        pytest.param("Ada &lt;script", "markup", id="entity"),
        pytest.param("=HYPERLINK(1)", "does not read as a name", id="formula"),
        pytest.param("@SUM(A1)", "does not read as a name", id="old formula"),
        pytest.param("12345", "does not read as a name", id="a number"),
        pytest.param("A" * 201, "too long", id="too long"),
    ],
)
def test_what_is_no_name_is_refused_with_the_mend(name: str, why: str) -> None:
    assert why in name_problem(name)
    with pytest.raises(Refusal, match=why):
        clean_name(name)


def test_a_refused_name_is_shown_on_one_line_and_not_at_length() -> None:
    problem = name_problem("Ada\n\x1bLovelace " + "very " * 50)
    assert problem.startswith("“Ada Lovelace very")
    assert "\n" not in problem
    assert "…”" in problem


@pytest.mark.parametrize(
    ("email", "taken"),
    [
        ("ada@example.org", "ada@example.org"),
        ("  Ada.L+x@Mail.Example.ORG\n", "Ada.L+x@mail.example.org"),
        ("o'neill@example.co.uk", "o'neill@example.co.uk"),
        ("zoë@müller.example", "zoë@müller.example"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
        ("a@" + "b." * 124 + "org", "a@" + "b." * 124 + "org"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_an_address_is_taken_without_spaces_around_it(email: str, taken: str) -> None:
    assert clean_email(email) == taken


@pytest.mark.parametrize(
    ("email", "why"),
    [
        pytest.param("ada@example.org, bo@example.org", "several addresses", id="two by comma"),
        pytest.param("ada@example.org; bo@example.org", "several addresses", id="two"),
        pytest.param("ada@example.org bo@example.org", "several addresses", id="two by space"),
        pytest.param("ada@@example.org", "several addresses", id="two at signs"),
        pytest.param("ada@example.org\nBcc: x", "line breaks", id="header injection"),
        pytest.param("ada@example.org\r\n.", "line breaks", id="carriage return"),
        pytest.param("ada@exam\u200bple.org", "control characters", id="invisible"),
        pytest.param("Ada <ada@example.org>", "Enter the address alone", id="with a name"),
        pytest.param("ada lovelace@example.org", "Enter the address alone", id="a space in it"),
        pytest.param("ada", "not a complete address", id="no at sign"),
        pytest.param("ada@localhost", "not a complete address", id="no dot"),
        pytest.param("@example.org", "not a complete address", id="nobody"),
        pytest.param("ada@", "not a complete address", id="nowhere"),
        pytest.param("ada@example..org", "not a complete address", id="two dots"),
        pytest.param(".ada@example.org", "not a complete address", id="dot first"),
        pytest.param("ada@-example.org", "not a complete address", id="hyphen first"),
        pytest.param("ada@127.0.0.1", "not a complete address", id="an IP address"),
        pytest.param("a" * 65 + "@example.org", "not a complete address", id="too long"),
        pytest.param("a@" + "b." * 125 + "org", "not a complete address", id="far too long"),
    ],
)
def test_what_is_not_one_address_is_refused_with_the_mend(email: str, why: str) -> None:
    assert why in email_problem(email)
    with pytest.raises(Refusal, match=why):
        clean_email(email)


def test_no_address_is_a_problem_for_a_message_and_not_for_a_person() -> None:
    assert email_problem(" ") == "no mail address is on record."
    assert clean_email(" ") == ""


@LAW
@given(st.text(max_size=40))
def test_what_was_taken_once_is_taken_again_unchanged(text: str) -> None:
    if not name_problem(text):
        assert clean_name(clean_name(text)) == clean_name(text)
    if not email_problem(text.strip()):
        assert clean_email(clean_email(text)) == clean_email(text)


def test_a_cohort_stands_on_one_line_and_is_no_novel() -> None:
    assert clean_cohort("  Spring\n 2026 ") == "Spring 2026"
    assert not clean_cohort("")
    with pytest.raises(Refusal, match="too long for the name of a cohort"):
        clean_cohort("C" * 201)
