import pytest

from certtrack_app.rules.figures import Period
from certtrack_app.rules.rates import (
    DecisionFact,
    RenewalFact,
    StallFact,
    rejection_rates,
    renewal_rates,
    stall_rates,
)
from tests.rules.facts import day

EVER = Period(day(400))


def test_the_stall_rate_is_of_the_lines_that_could_be_worked_on() -> None:
    facts = [
        StallFact(1, "Hours", day(0), stalled_on=(day(40), day(90))),
        StallFact(2, "Hours", day(0), closed_on=day(20)),
        StallFact(3, "Hours", day(10)),
        StallFact(4, "Exam", day(10), imported=True),
        StallFact(5, "Exam", day(500)),
    ]
    hours, exam = stall_rates(facts, EVER)
    assert (hours.of, hours.count, hours.n, hours.rate) == ("Hours", 1, 3, 1 / 3)
    assert (hours.rows, hours.all_rows) == ((1,), (1, 2, 3))
    assert (exam.rate, exam.imported) == (0, (4,))


def test_a_stall_outside_the_period_does_not_count_in_it() -> None:
    facts = [StallFact(1, "Hours", day(0), stalled_on=(day(40),))]
    (found,) = stall_rates(facts, Period(day(100), day(50)))
    assert (found.count, found.n) == (0, 1)


def test_a_line_closed_before_the_period_is_not_of_it() -> None:
    facts = [StallFact(1, "Hours", day(0), closed_on=day(20), stalled_on=(day(10),))]
    assert stall_rates(facts, Period(day(100), day(50))) == ()


@pytest.mark.parametrize(
    ("renewed", "as_of", "share"),
    [
        pytest.param(80, 400, "on_time", id="before the last valid day"),
        pytest.param(100, 400, "on_time", id="on the last valid day"),
        pytest.param(101, 400, "in_grace", id="first day of grace"),
        pytest.param(160, 400, "in_grace", id="last day of grace"),
        pytest.param(161, 400, "late", id="after grace"),
        pytest.param(None, 161, "lapsed", id="not at all"),
        pytest.param(None, 160, "still_in_grace", id="not yet"),
        pytest.param(150, 150, "in_grace", id="on the last day of the period"),
        pytest.param(150, 120, "still_in_grace", id="not yet by the end of the period"),
    ],
)
def test_a_credential_whose_term_ended_was_renewed_in_time_in_grace_late_or_not(
    renewed: int | None, as_of: int, share: str
) -> None:
    fact = RenewalFact(1, day(100), day(160), None if renewed is None else day(renewed))
    found = renewal_rates([fact], Period(day(as_of)))
    counts = {name: getattr(found, name).count for name in vars(found)}
    assert counts == {name: int(name == share) for name in counts}


def test_the_on_time_rate_is_of_the_terms_that_ended_in_the_period() -> None:
    facts = [
        RenewalFact(1, day(100), day(100), day(90)),
        RenewalFact(2, day(150), day(150)),
        RenewalFact(3, day(300), day(300), day(290)),
    ]
    found = renewal_rates(facts, Period(day(200), day(50)))
    assert (found.on_time.rate, found.on_time.n, found.lapsed.rows) == (0.5, 2, (2,))
    assert renewal_rates([], EVER).on_time.rate is None


def decided(number: int, requirement: str, on: int = 10, **more: object) -> DecisionFact:
    return DecisionFact(number, requirement, day(on), **more)  # type: ignore[arg-type]  # tests pass what fits


def test_evidence_rejected_is_counted_in_the_end_and_on_first_submission() -> None:
    facts = [
        decided(1, "Hours", rejected=True, first_rejected=True, reason="not_legible"),
        decided(2, "Hours", rejected=False, first_submission=False),
        decided(3, "Exam", rejected=False, first_rejected=True),
        decided(4, "Exam", rejected=True, first_rejected=True, reason="duplicate", imported=True),
        decided(5, "Exam", on=500, rejected=True, reason="other"),
    ]
    found = rejection_rates(facts, EVER)
    assert (found.in_the_end.count, found.in_the_end.n) == (2, 4)
    assert (found.on_first_submission.count, found.on_first_submission.n) == (3, 3)
    assert [(one.of, one.rate) for one in found.by_requirement] == [("Hours", 0.5), ("Exam", 0.5)]
    assert [(one.of, one.rows) for one in found.by_reason] == [
        ("duplicate", (4,)),
        ("not_legible", (1,)),
    ]
    assert found.in_the_end.imported == (4,)
