"""The words of a command: understood, or answered by one JSON object that says what is wrong."""

from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.test_refusals import refusal


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("nonsense",), "No such command 'nonsense'.", id="no command"),
        pytest.param(("enroll",), "Missing argument", id="an argument is missing"),
        pytest.param(("check", "--frob"), "No such option: --frob.", id="no such option"),
        pytest.param(("flags", "--kind", "x"), "'--kind': 'x' is not one of", id="no such kind"),
        pytest.param(("review", "confirm", "x", "--by", "Ruth"), "'ID'", id="no number"),
    ],
)
def test_words_not_understood_exit_with_2(
    certtrack: Command, words: tuple[str, ...], says: str
) -> None:
    said = refusal(certtrack(*words), 2)
    assert says in said
    assert said.endswith(". See certtrack --help.")


def test_help_is_one_json_object_too(certtrack: Command) -> None:
    code, said = certtrack("enroll", "--help")
    assert code == 0
    assert "Enroll somebody in a program" in said["help"]


@pytest.mark.parametrize(
    ("note", "says"),
    [
        pytest.param("a\x1b[2Jb", "“a [2Jb” has invisible control characters", id="escape"),
        pytest.param("a\x00b", "invisible control characters", id="zero"),
        pytest.param("\u202etxt.exe", "invisible control characters", id="turned around"),
        pytest.param("n" * 10_000, "too long: 10,000 signs, and 4,000 are the most", id="long"),
    ],
)
def test_words_nobody_could_read_again_are_refused(
    certtrack: Command, note: str, says: str
) -> None:
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    assert says in refusal(certtrack("log", "Ana Lima", "final_session", "--note", note))
    assert certtrack("review", "list")[1] == {"evidence": []}


@pytest.mark.parametrize("note", ["first line\nsecond\tline", "مرحبا \u200fabc", "Zoë ☃"])
def test_words_of_every_language_and_several_lines_are_taken(certtrack: Command, note: str) -> None:
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    code, _ = certtrack("log", "Ana Lima", "final_session", "--note", note)
    assert code == 0


def test_somebody_must_be_at_the_keyboard(certtrack: Command) -> None:
    said: tuple[int, dict[str, Any]] = certtrack("people", by=" ")
    assert refusal(said) == "Say who is at the keyboard: --as needs a name."
