from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.rules.nudging import (
    Contact,
    Hold,
    HoldReason,
    MessagePlan,
    Restated,
    SendingPolicy,
    Unsent,
    budget_in_words,
    counts_against_budget,
    digest_is_due,
    hold,
    message_plan,
)
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import MessageKind, MessageState, SendingSwitch
from tests.rules.facts import LAW, day
from tests.rules.messages import NUDGE, OUTCOME, SEND, TODAY, contact, plan, subject

HELD, QUEUED = MessageState.HELD, MessageState.QUEUED


@pytest.mark.parametrize(
    ("told_on", "policy", "is_held"),
    [
        pytest.param((day(93),), SEND, False, id="7 days ago"),
        pytest.param((day(94),), SEND, True, id="6 days ago"),
        pytest.param((day(100),), SEND, True, id="today"),
        pytest.param(
            (day(97),), SendingPolicy(SendingSwitch.SEND, budget_messages=2), False, id="two a week"
        ),
        pytest.param(
            (day(97), day(95), day(60)),
            SendingPolicy(SendingSwitch.SEND, budget_messages=2),
            True,
            id="two a week, both used",
        ),
        pytest.param(
            (day(100),), SendingPolicy(SendingSwitch.SEND, budget_days=0), False, id="no budget"
        ),
        pytest.param(
            (day(100),), SendingPolicy(SendingSwitch.SEND, budget_days=1), True, id="one a day"
        ),
    ],
)
def test_the_budget_is_one_message_a_week(
    told_on: tuple[date, ...],
    policy: SendingPolicy,
    is_held: bool,  # noqa: FBT001 a case of the table
) -> None:
    found = hold(contact(told_on=told_on), (NUDGE,), policy, TODAY)
    assert (found is not None) is is_held


def test_of_two_a_week_the_next_may_go_when_the_first_of_them_is_a_week_old() -> None:
    two = SendingPolicy(SendingSwitch.SEND, budget_messages=2)
    found = hold(contact(told_on=(day(97), day(95))), (NUDGE,), two, TODAY)
    assert found == Hold(
        HoldReason.BUDGET,
        "At most 2 messages to a person within 7 days: the last left on 8 Apr 2026, so this one "
        "may go on 13 Apr 2026.",
        day(102),
    )


def test_an_outcome_goes_whatever_was_sent_this_week_and_takes_the_rest_along() -> None:
    assert hold(contact(told_on=(day(99),)), (NUDGE, OUTCOME), SEND, TODAY) is None


def test_only_a_message_that_tells_more_than_exceptions_uses_up_the_budget() -> None:
    assert counts_against_budget((NUDGE, OUTCOME))
    assert not counts_against_budget((OUTCOME,))


def test_a_message_held_for_the_budget_is_queued_once_the_budget_is_free() -> None:
    held = Unsent(50, HELD, (NUDGE,), "Budget.")
    found = plan(contact(held, told_on=(day(80),)), NUDGE)
    assert found == MessagePlan(None, (Restated(50, QUEUED, ""),))


def test_a_message_held_for_the_budget_says_when_to_look_at_it_again() -> None:
    who = contact(told_on=(day(97),))
    message = plan(who, NUDGE).message
    assert message is not None
    assert message.held_until == day(104)
    assert hold(who, (NUDGE,), SEND, day(103)) is not None
    assert hold(who, (NUDGE,), SEND, day(104)) is None
    again = plan(contact(Unsent(50, HELD, (NUDGE,), "Old words."), told_on=(day(97),)), NUDGE)
    assert [one.held_until for one in again.restated] == [day(104)]
    unreachable = plan(contact(email=""), NUDGE).message
    assert unreachable is not None
    assert unreachable.held_until is None


def test_a_message_that_is_held_for_another_reason_now_says_so() -> None:
    held = Unsent(50, HELD, (NUDGE,), "Budget.")
    found = plan(contact(held, email="nobody"), NUDGE)
    assert [(one.state, one.because[:14]) for one in found.restated] == [(HELD, "Cannot be sent")]


@pytest.mark.parametrize(
    ("needing", "last", "due"),
    [
        pytest.param(0, None, False, id="nothing needs a person"),
        pytest.param(1, None, True, id="the first"),
        pytest.param(2, TODAY, False, id="today's was sent"),
        pytest.param(2, TODAY - timedelta(days=1), True, id="yesterday's was sent"),
    ],
)
def test_the_coordinator_is_written_to_once_a_day_and_only_when_needed(
    needing: int,
    last: date | None,
    due: bool,  # noqa: FBT001 a case of the table
) -> None:
    assert digest_is_due(needing, last, TODAY) is due


def test_the_budget_is_said_in_words() -> None:
    assert budget_in_words(SEND) == (
        "At most 1 message to a person within 7 days; outcomes and the last warning before a "
        "credential lapses go at once."
    )
    no_limit = SendingPolicy(budget_days=0)
    assert budget_in_words(no_limit) == "No limit to how many messages a person gets."


class Mailbox:
    """One person's messages over many days, sent on the day they are queued."""

    def __init__(self) -> None:
        self.sent: list[tuple[date, tuple[Subject, ...]]] = []
        self.waiting: tuple[Unsent, ...] = ()

    def run(self, due: list[Subject], news: tuple[Subject, ...], today: date) -> None:
        """Plan a day's messages and send those that may go."""
        found = message_plan(self._contact(), due, news, SEND, today)
        freed = {one.message_id for one in found.restated if one.state is QUEUED}
        leaving = [one.subjects for one in self.waiting if one.id in freed]
        gone = {one.message_id for one in found.restated if one.state is not HELD}
        self.waiting = tuple(one for one in self.waiting if one.id not in gone)
        made = found.message
        if made is not None and made.state is QUEUED:
            leaving.append(made.subjects)
        elif made is not None:
            self.waiting += (Unsent(today.toordinal(), HELD, made.subjects, made.because),)
        assert len(leaving) <= 1
        assert len(self.waiting) <= 1
        self.sent += [(today, subjects) for subjects in leaving]

    def _contact(self) -> Contact:
        told = frozenset(one.key for _, subjects in self.sent for one in subjects)
        told_on = tuple(on for on, subjects in self.sent if counts_against_budget(subjects))
        return Contact(3, "ada@example.org", told, told_on, self.waiting)


timelines = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["nudge", "deadline", "outcome"])), max_size=12
)


@LAW
@given(timelines)
def test_no_more_is_sent_than_the_budget_and_nothing_twice(
    events: list[tuple[int, str]],
) -> None:
    mailbox, due = Mailbox(), list[Subject]()
    for count in range(60):
        happened = [(number, word) for number, (on, word) in enumerate(events) if on == count]
        new = [subject(f"{word}:{number}", MessageKind(word)) for number, word in happened]
        due += [one for one in new if not one.free_of_budget]
        mailbox.run(due, tuple(one for one in new if one.free_of_budget), day(count))
    keys = [one.key for _, subjects in mailbox.sent for one in subjects]
    assert len(keys) == len(set(keys)) == len(events)
    assert not mailbox.waiting
    counted = [sent for sent in mailbox.sent if counts_against_budget(sent[1])]
    for (earlier, _), (later, subjects) in pairwise(counted):
        went_along = any(one.free_of_budget for one in subjects)
        assert went_along or later - earlier >= timedelta(days=7)
