"""A warning that went out late, and the next one on its heels."""

import pytest

from certtrack_app.rules.late_warning import Warned
from certtrack_app.rules.nudging import Contact, SendingPolicy, message_plan
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import MessageKind
from tests.rules.facts import day
from tests.rules.messages import SEND, TODAY


def warning(due: int, credential: int = 5, *, supervisor: bool = False) -> Subject:
    return Subject(
        f"renewal:{credential}:{due}",
        MessageKind.RENEWAL,
        3,
        day(due),
        "It is valid through 17 April.",
        free_of_budget=True,
        credential_id=credential,
        tells_supervisor=supervisor,
    )


def told(for_day: int, on: int) -> Contact:
    """Somebody who was warned for one day, on another."""
    warned = Warned(5, day(for_day), day(on))
    return Contact(3, "ada@example.org", frozenset(), (day(on),), (), (warned,))


@pytest.mark.parametrize(
    ("for_day", "on", "is_told"),
    [
        pytest.param(77, 99, False, id="told the day before, three weeks late"),
        pytest.param(77, 94, False, id="told six days before, nearer to this one"),
        pytest.param(77, 93, True, id="told a week before"),
        pytest.param(97, 98, True, id="told a day late, nearer to its own day"),
        pytest.param(97, 97, True, id="told on its day"),
    ],
)
def test_a_warning_told_so_late_that_the_next_was_nearer_stands_for_it(
    for_day: int,
    on: int,
    is_told: bool,  # noqa: FBT001 a case of the table
) -> None:
    plan = message_plan(told(for_day, on), [warning(100)], (), SEND, TODAY)
    assert (plan.message is not None) is is_told


def test_a_late_warning_of_one_credential_says_nothing_of_another() -> None:
    plan = message_plan(told(77, 99), [warning(100, credential=6)], (), SEND, TODAY)
    assert plan.message is not None


def test_a_supervisor_is_told_even_on_the_heels_of_a_late_warning() -> None:
    plan = message_plan(told(77, 99), [warning(100, supervisor=True)], (), SEND, TODAY)
    assert plan.message is not None


def test_an_office_without_a_budget_gets_every_warning() -> None:
    unlimited = SendingPolicy(SEND.switch, budget_days=0)
    plan = message_plan(told(77, 99), [warning(100)], (), unlimited, TODAY)
    assert plan.message is not None
