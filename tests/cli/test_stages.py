"""The six stages by the command, day by day, as an outside check drives them."""

from pathlib import Path

import pytest

from certtrack_app.adapters.document_reading import page_count, page_texts
from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("program")

PIECES = (
    ("instruction", "--amount", "60"),
    ("attendance", "--score", "95"),
    ("supervised_sessions", "--amount", "6"),
    ("mentor_coaching", "--amount", "10"),
    ("written_exam", "--score", "84"),
    ("final_session",),
)


@pytest.fixture
def program(certtrack: Command) -> str:
    """An office with the general program, an evaluator, and one participant."""
    code, added = certtrack("programs", "add", "coach-training")
    assert code == 0
    certtrack("evaluators", "add", "Ruth Adeyemi", "--email", "ruth@example.org")
    code, _ = certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    assert code == 0
    return str(added["name"])


def statuses(certtrack: Command, on: str = "2026-01-05") -> dict[str, str]:
    """The status of each line of Ana's checklist."""
    _, row = certtrack("checklist", "Ana Lima", on=on)
    return {line["code"]: line["status"] for line in row["lines"]}


def complete(certtrack: Command, on: str) -> str:
    """Hand in and confirm everything; gives the number issued."""
    for requirement, *amount in PIECES:
        code, logged = certtrack("log", "Ana Lima", requirement, *amount, on=on)
        assert (code, logged["state"]) == (0, "submitted")
        code, _ = certtrack("review", "confirm", logged["id"], "--by", "Ruth Adeyemi", on=on)
        assert code == 0
    _, register = certtrack("register", on=on)
    (credential,) = register["credentials"]
    return str(credential["number"])


def test_joining_makes_the_checklist_with_its_deadlines(certtrack: Command, program: str) -> None:
    code, row = certtrack("checklist", "ana@example.org")
    assert code == 0
    assert row["program"] == program
    assert len(row["lines"]) == 6
    instruction = row["lines"][0]
    assert instruction["status"] == "not_started"
    assert instruction["target"] == 60
    assert instruction["due_on"] == "2026-10-02"
    assert "270 days" in instruction["due_because"]


def test_evidence_makes_its_line_pending_and_adds_up(certtrack: Command, tmp_path: Path) -> None:
    paper = tmp_path / "log.txt"
    paper.write_text("twelve hours", encoding="utf-8")
    certtrack("log", "Ana Lima", "Instruction", "--amount", "12", paper, on="2026-01-20")
    _, row = certtrack("checklist", "Ana Lima", on="2026-01-20")
    assert row["lines"][0]["status"] == "pending_verification"
    assert (row["lines"][0]["claimed"], row["lines"][0]["accepted"]) == (12, 0)
    _, waiting = certtrack("review", "list", on="2026-01-20")
    (evidence,) = waiting["evidence"]
    assert evidence["files"][0]["name"] == "log.txt"
    assert len(evidence["files"][0]["sha256"]) == 64
    certtrack(
        "review", "confirm", evidence["id"], "--by", "Ruth", "--amount", "10", on="2026-01-21"
    )
    _, row = certtrack("checklist", "Ana Lima", on="2026-01-21")
    assert row["lines"][0]["status"] == "in_progress"
    assert row["lines"][0]["accepted"] == 10


def test_a_decision_queues_its_outcome(certtrack: Command) -> None:
    _, logged = certtrack("log", "Ana Lima", "final_session")
    code, decided = certtrack(
        "review", "reject", logged["id"], "--by", "Ruth", "--reason", "not_legible",
        "--remark", "The sound is missing.",
    )  # fmt: skip
    assert (code, decided["state"], decided["reason"]) == (0, "rejected", "not_legible")
    assert statuses(certtrack)["final_session"] == "returned"
    _, outbox = certtrack("outbox", "list")
    (message,) = outbox["messages"]
    assert (message["kind"], message["state"], message["to"]) == (
        "outcome",
        "queued",
        "ana@example.org",
    )


def test_a_line_left_alone_is_nudged_first_and_flagged_ten_days_later(certtrack: Command) -> None:
    _, quiet = certtrack("check", on="2026-02-03")
    assert quiet["raised"] == quiet["queued"] == []
    _, nudged = certtrack("check", on="2026-02-04")
    assert [message["kind"] for message in nudged["queued"]] == ["nudge"]
    assert nudged["raised"] == []
    _, again = certtrack("check", on="2026-02-04")
    assert again["raised"] == again["queued"] == again["held"] == []
    _, before = certtrack("check", on="2026-02-13")
    assert before["raised"] == []
    _, flagged = certtrack("check", on="2026-02-14")
    assert {flag["kind"] for flag in flagged["raised"]} == {"stalled"}
    certtrack("log", "Ana Lima", "instruction", "--amount", "5", on="2026-02-15")
    _, cleared = certtrack("check", on="2026-02-15")
    assert "Instruction" in [flag["requirement"] for flag in cleared["cleared"]]


def test_a_laptop_closed_for_weeks_raises_the_same_flags_once(certtrack: Command) -> None:
    _, late = certtrack("check", on="2026-03-20")
    assert {flag["since"] for flag in late["raised"]} == {"2026-02-14"}
    _, again = certtrack("check", on="2026-03-21")
    assert again["raised"] == []


def test_the_last_verification_issues_and_sets_the_renewal_date(
    certtrack: Command, tmp_path: Path
) -> None:
    number = complete(certtrack, "2026-03-02")
    _, people = certtrack("people", "Ana Lima", on="2026-03-02")
    (person,) = people["people"]
    assert [one["state"] for one in person["enrollments"]] == ["completed", "in_progress"]
    _, register = certtrack("register", on="2026-03-02")
    assert register["credentials"][0]["valid_through"] == "2028-03-02"
    assert len(register["head"]) == 16
    pdf = tmp_path / "certificate.pdf"
    code, _ = certtrack("certificate", number, "-o", pdf)
    assert code == 0
    assert page_count(pdf.read_bytes()) == 1
    assert "Ana Lima" in page_texts(pdf.read_bytes())[0]
    assert number in page_texts(pdf.read_bytes())[0]


@pytest.mark.parametrize(
    ("on", "standing", "flag"),
    [
        pytest.param("2027-12-02", "active", None, id="a day before the first warning"),
        pytest.param("2027-12-03", "renewal_due", "renewal_due", id="90 days before"),
        pytest.param("2028-03-02", "renewal_due", "renewal_due", id="last valid day"),
        pytest.param("2028-03-03", "in_grace", "in_grace", id="first day of grace"),
        pytest.param("2028-04-01", "in_grace", "in_grace", id="last day of grace"),
        pytest.param("2028-04-02", "lapsed", "lapsed", id="after grace"),
    ],
)
def test_a_credential_nears_its_end_and_passes_it(
    certtrack: Command, on: str, standing: str, flag: str | None
) -> None:
    complete(certtrack, "2026-03-02")
    _, register = certtrack("register", on=on)
    assert register["credentials"][0]["standing"] == standing
    _, checked = certtrack("check", on=on)
    kinds = {one["kind"] for one in checked["standing"] if one["credential"]}
    assert kinds == ({flag} if flag else set())


def test_renewal_has_its_own_checklist_and_keeps_the_old_expiry_as_base(certtrack: Command) -> None:
    number = complete(certtrack, "2026-03-02")
    code, refused = certtrack("renew", number, on="2028-02-01")
    assert code == 1
    assert "Continuing education" in refused["refusal"]
    for words in (
        ("continuing_education", "--amount", "18"),
        ("continuing_education", "--amount", "2", "--category", "ethics"),
        ("declaration",),
    ):
        _, logged = certtrack("log", "Ana Lima", *words, on="2028-02-01")
        certtrack("review", "confirm", logged["id"], "--by", "Ruth", on="2028-02-01")
    _, register = certtrack("register", on="2028-02-01")
    old, new = register["credentials"]
    assert (old["standing"], new["valid_through"]) == ("superseded", "2030-03-02")


def test_whoever_logged_it_may_not_verify_it(certtrack: Command) -> None:
    _, logged = certtrack("log", "Ana Lima", "final_session", by="Ruth Adeyemi")
    code, refused = certtrack("review", "confirm", logged["id"], "--by", "Ruth Adeyemi")
    assert code == 1
    assert "Someone else must verify it" in refused["refusal"]


def test_leave_moves_the_deadline_and_stops_the_clock(certtrack: Command) -> None:
    certtrack("leave", "Ana Lima", "--from", "2026-01-10", "--to", "2026-02-08")
    _, row = certtrack("checklist", "Ana Lima")
    assert row["lines"][0]["due_on"] == "2026-11-01"
    _, away = certtrack("people", "Ana Lima", on="2026-01-15")
    assert away["people"][0]["enrollments"][0]["state"] == "on_leave"
    _, checked = certtrack("check", on="2026-02-14")
    assert checked["raised"] == []


def test_undo_takes_back_the_last_errand_and_an_issued_certificate_is_refused(
    certtrack: Command,
) -> None:
    certtrack("log", "Ana Lima", "final_session")
    code, undone = certtrack("undo")
    assert code == 0
    assert statuses(certtrack)["final_session"] == "not_started"
    _, history = certtrack("history")
    assert history["actions"][0]["kind"] == "undid"
    assert history["actions"][0]["id"] == undone["action"]
    complete(certtrack, "2026-03-02")
    code, refused = certtrack("undo", on="2026-03-02")
    assert code == 1
    assert "Revoke" in refused["refusal"]


def test_self_check_proves_the_office_whole_and_finds_a_lost_file(
    certtrack: Command, tmp_path: Path
) -> None:
    paper = tmp_path / "log.txt"
    paper.write_text("twelve hours", encoding="utf-8")
    certtrack("log", "Ana Lima", "Instruction", "--amount", "12", paper)
    code, sound = certtrack("self-check")
    assert (code, sound["ok"], sound["evidence"]["files"]) == (0, True, 1)
    (stored,) = [file for file in (tmp_path / "office" / "evidence").rglob("*") if file.is_file()]
    stored.unlink()
    code, broken = certtrack("self-check")
    assert (code, broken["evidence"]["missing"]) == (1, ["log.txt"])
    _, flags = certtrack("flags")
    assert [flag["kind"] for flag in flags["flags"]] == ["evidence_missing"]


def test_a_clock_set_back_unlapses_nothing_and_is_flagged_itself(certtrack: Command) -> None:
    complete(certtrack, "2026-03-02")
    certtrack("check", on="2028-04-02")
    _, back = certtrack("check", on="2028-01-10")
    assert [flag["kind"] for flag in back["raised"]] == ["clock_problem"]
    _, register = certtrack("register", on="2028-01-10")
    assert register["credentials"][0]["standing"] == "lapsed"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("log", "Ana Lima", "instruction", "--amount", "1e999"), id="no plain number"),
        pytest.param(("log", "Ana Lima", "instruction", "--amount", "nan"), id="no number at all"),
        pytest.param(("log", "Ana Lima", "instruction", "--amount=-3"), id="below zero"),
        pytest.param(("undo", "9999999999999999999999999"), id="no such action"),
        pytest.param(("leave", "Ana Lima", "--from", "2026-08-01", "--to", "9999-12-31"), id="far"),
        pytest.param(("leave", "Ana Lima", "--from", "2026-02-30"), id="no such day"),
        pytest.param(
            ("log", "Ana Lima", "instruction", "--amount", "3", "--on", "2027-01-01"), id="ahead"
        ),
        pytest.param(
            ("enroll", "Ann\nRay", "--email", "ann@example.org"), id="two lines in a name"
        ),
        pytest.param(("enroll", "<b>Ann</b>", "--email", "ann@example.org"), id="markup in a name"),
        pytest.param(
            ("enroll", "Ann Ray", "--email", "a@example.org, b@example.org"), id="two addresses"
        ),
        pytest.param(
            ("pack", "export", "--evaluator", "Ruth", "-o", "pack.zip"), id="a later version's"
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(certtrack: Command, words: tuple[str, ...]) -> None:
    code, said = certtrack(*words)
    assert code == 1
    assert said["refusal"].endswith((".", "!", "?"))
