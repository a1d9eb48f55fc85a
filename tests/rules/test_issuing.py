import pytest

from certtrack_app.rules.checklist import ChecklistVerdict
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.issuing import IssuingFacts, IssuingVerdict, issuing_verdict, ready_since
from certtrack_app.rules.vocabulary import EnrollmentState
from tests.rules.facts import (
    START,
    confirmed,
    day,
    imported,
    line,
    paper_rule,
    submitted,
    verdict,
)


def whole(*evidence: EvidenceFact) -> ChecklistVerdict:
    return verdict(line(paper_rule(), *evidence), today=day(50))


def test_all_verified_is_ready() -> None:
    found = issuing_verdict(IssuingFacts(whole(confirmed(1)), "Ada"))
    assert found == IssuingVerdict(ready=True, because=())


@pytest.mark.parametrize("evidence", [(), (submitted(1),), (imported(1),)])
def test_an_open_line_is_a_reason_why_not(evidence: tuple[EvidenceFact, ...]) -> None:
    found = issuing_verdict(IssuingFacts(whole(*evidence), "Ada"))
    assert not found.ready
    assert found.because[0].startswith("Paper: ")


def test_every_reason_is_told_at_once() -> None:
    facts = IssuingFacts(
        whole(), " ", signoff_required=True, obstacles=("A file of its evidence is missing.",)
    )
    assert issuing_verdict(facts).because == (
        "Paper: not started. Nothing handed in.",
        "No name is on record to print.",
        "A file of its evidence is missing.",
        "The program asks for the coordinator's sign-off first.",
    )
    assert not issuing_verdict(facts).waits_for_signoff


def test_a_sign_off_is_waited_for_where_the_program_asks() -> None:
    waiting = issuing_verdict(IssuingFacts(whole(confirmed(1)), "Ada", signoff_required=True))
    assert (waiting.ready, waiting.waits_for_signoff) == (False, True)
    given = IssuingFacts(whole(confirmed(1)), "Ada", signoff_required=True, signed_off_on=day(12))
    assert issuing_verdict(given).ready


def test_a_credential_is_issued_once() -> None:
    facts = IssuingFacts(whole(confirmed(1)), "Ada", already_issued="CT-1")
    assert issuing_verdict(facts).because == (
        "Credential CT-1 was already issued for this enrollment.",
    )


def test_who_has_withdrawn_gets_none() -> None:
    gone = verdict(
        line(paper_rule(), confirmed(1)),
        today=day(50),
        state=EnrollmentState.WITHDRAWN,
        closed_on=day(40),
    )
    assert issuing_verdict(IssuingFacts(gone, "Ada")).because == (
        "The participant has withdrawn from the program.",
    )


def test_it_is_ready_since_the_last_line_was_settled() -> None:
    assert ready_since(whole(confirmed(1, received=30))) == day(31)
    assert ready_since(whole()) == START
    two = verdict(
        line(paper_rule("a"), confirmed(1, received=30)),
        line(paper_rule("b"), confirmed(2, received=20), number=2),
        today=day(50),
    )
    assert ready_since(two) == day(31)
