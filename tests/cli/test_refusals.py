"""What the command refuses, each in one sentence that says what to do; nothing is half done."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.test_stages import complete

TRACKER = "Name,Email,First aid,Ethics\nAda Lind,ada@example.org,2026-01-02,2026-01-03\n"


@pytest.fixture
def office(certtrack: Command) -> None:
    """An office with the general program, two evaluators, and one participant."""
    certtrack("programs", "add", "coach-training")
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")
    certtrack("evaluators", "add", "Omar Bello")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")


def refusal(said: tuple[int, dict[str, Any]], code: int = 1) -> str:
    """The sentence of a refusal."""
    assert said[0] == code
    assert list(said[1]) == ["refusal"]
    return str(said[1]["refusal"])


@pytest.mark.usefixtures("office")
def test_nobody_is_meant_by_an_empty_name(certtrack: Command) -> None:
    certtrack("enroll", "Zoë Ek", "--email", "")
    assert refusal(certtrack("people", "")) == "Name the participant."
    _, logged = certtrack("log", "Ana Lima", "final_session")
    said = refusal(certtrack("review", "confirm", logged["id"], "--by", " "))
    assert said == "Name the evaluator."


@pytest.mark.usefixtures("office")
def test_issuing_to_somebody_certified_says_what_they_hold(certtrack: Command) -> None:
    number = complete(certtrack, "2026-03-02")
    code, said = certtrack("issue", "Ana Lima", on="2026-03-03")
    assert code == 1
    assert said["issued"] == []
    (refused,) = said["refused"]
    assert refused["because"].startswith(
        f"{number} was issued on 2 Mar 2026 and is active. Valid through 2 Mar 2028. To renew it, "
        "this is open. "
    )


@pytest.mark.usefixtures("office")
def test_nothing_is_known_yet_of_a_day_to_come(certtrack: Command) -> None:
    said = refusal(certtrack("register", "--known", "2026-01-06"))
    assert said.startswith("6 Jan 2026 has not come yet")
    code, register = certtrack("register", "--on", "2026-01-06")
    assert (code, register["on"], register["foreseen"]) == (0, "2026-01-06", True)
    code, register = certtrack("register", "--known", "2026-01-05")
    assert (code, register["foreseen"]) == (0, False)


@pytest.mark.usefixtures("office")
def test_an_evaluator_overturns_their_own_decision_only_with_a_reason_in_words(
    certtrack: Command,
) -> None:
    _, logged = certtrack("log", "Ana Lima", "final_session")
    key = logged["id"]
    certtrack("review", "confirm", key, "--by", "Ruth")
    reject = ("review", "reject", key, "--by", "Ruth", "--reason", "not_legible")
    assert refusal(certtrack(*reject)).endswith(
        "on 5 Jan 2026. To overturn that decision, say why, as a remark."
    )
    assert certtrack(*reject, "--remark", "The sound breaks off.")[1]["state"] == "rejected"
    confirm = ("review", "confirm", key, "--by", "Ruth")
    assert "say why, as the basis" in refusal(certtrack(*confirm))
    assert certtrack(*confirm, "--basis", "Heard the full copy.")[1]["state"] == "confirmed"


@pytest.mark.usefixtures("office")
def test_figures_say_from_which_day_they_count(certtrack: Command) -> None:
    certtrack("enroll", "Bea Ek", "--email", "bea@example.org", "--on", "2025-11-30")
    _, counted = certtrack("figures")
    assert (counted["from"], counted["to"]) == ("2025-11-30", "2026-01-05")
    _, counted = certtrack("figures", "--from", "2025-12-31")
    assert counted["from"] == "2025-12-31"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "There is no file", id="missing"),
        pytest.param("q1 = yes", "is no JSON: it goes wrong at line 1, column 1", id="no JSON"),
        pytest.param('["q1"]', "does not hold an answer in words", id="a list"),
        pytest.param('{"q1": {"a": 1}}', "does not hold an answer in words", id="no words"),
        pytest.param(b"\xff\xfe\x00", "is no text in UTF-8", id="no text"),
    ],
)
def test_answers_that_cannot_be_read_are_refused_in_words(
    certtrack: Command, tmp_path: Path, content: str | bytes | None, words: str
) -> None:
    tracker, answers = tmp_path / "tracker.csv", tmp_path / "answers.json"
    tracker.write_text(TRACKER, encoding="utf-8")
    if content is not None:
        answers.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = refusal(certtrack("import", tracker, "--new-program", "Ours", "--answers", answers))
    assert words in said
    assert "Errno" not in said
    assert not (tmp_path / "office").exists()


def test_the_same_file_again_changes_nothing_and_names_its_program(
    certtrack: Command, tmp_path: Path
) -> None:
    tracker = tmp_path / "tracker.csv"
    tracker.write_text(TRACKER, encoding="utf-8")
    code, _ = certtrack("import", tracker, "--new-program", "Ours", "--accept-proposed")
    assert code == 0
    code, again = certtrack("import", tracker, "--new-program", "Ours", "--accept-proposed")
    assert (code, again["program"], again["unchanged"]) == (0, "Ours", True)
    assert again["intake"]["facts"] == again["intake"]["people"] == 0
    assert json.dumps(again["unchanged"]) == "true"
