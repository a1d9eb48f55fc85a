from dataclasses import replace

import pytest

from certtrack_app.rules.nudging import (
    OVERTAKEN,
    TAKEN_UP,
    Contact,
    HoldReason,
    MessagePlan,
    Restated,
    SendingPolicy,
    Unsent,
    hold,
    message_plan,
)
from certtrack_app.rules.vocabulary import MessageKind, MessageState, SendingSwitch
from tests.rules.facts import day
from tests.rules.messages import (
    DEADLINE,
    NUDGE,
    OTHER,
    OUTCOME,
    SEND,
    TODAY,
    contact,
    plan,
    subject,
)

HELD, QUEUED = MessageState.HELD, MessageState.QUEUED


def test_all_that_is_due_to_a_person_is_one_message_the_most_pressing_first() -> None:
    message = plan(contact(), NUDGE, OTHER, DEADLINE).message
    assert message is not None
    assert message.subjects == (DEADLINE, OTHER, NUDGE)
    assert (message.kind, message.state, message.because) == (MessageKind.DEADLINE, QUEUED, "")
    assert (message.due_on, message.participant_id, message.hold) == (day(90), 3, None)


def test_nothing_due_is_nothing_planned() -> None:
    assert plan(contact()) == MessagePlan()


def test_what_was_told_is_not_told_again() -> None:
    assert plan(contact(told=("nudge:1",)), NUDGE) == MessagePlan()


def test_the_same_subject_twice_is_told_once() -> None:
    message = plan(contact(), NUDGE, NUDGE).message
    assert message is not None
    assert message.subjects == (NUDGE,)


def test_twice_the_same_day_changes_nothing() -> None:
    waiting = Unsent(50, QUEUED, (NUDGE,))
    assert plan(contact(waiting), NUDGE) == MessagePlan()


def test_a_new_subject_takes_up_what_has_not_left_yet() -> None:
    found = plan(contact(Unsent(50, HELD, (NUDGE, OUTCOME), "Held.")), NUDGE, DEADLINE)
    assert found.restated == (Restated(50, MessageState.WITHDRAWN, TAKEN_UP),)
    assert found.message is not None
    assert found.message.subjects == (OUTCOME, DEADLINE, NUDGE)


def test_a_message_overtaken_by_events_is_withdrawn() -> None:
    found = plan(contact(Unsent(50, QUEUED, (NUDGE,))))
    assert found == MessagePlan(None, (Restated(50, MessageState.WITHDRAWN, OVERTAKEN),))


def test_what_is_left_of_a_message_partly_overtaken_goes_on_in_a_new_one() -> None:
    found = plan(contact(Unsent(50, QUEUED, (NUDGE, OUTCOME))))
    assert found.restated == (Restated(50, MessageState.WITHDRAWN, TAKEN_UP),)
    assert found.message is not None
    assert found.message.subjects == (OUTCOME,)


def test_without_a_check_nothing_is_overtaken_by_the_clock() -> None:
    who = contact(Unsent(50, QUEUED, (NUDGE,)))
    assert message_plan(who, None, (), SEND, TODAY) == MessagePlan()
    found = message_plan(who, None, (OUTCOME,), SEND, TODAY)
    assert found.message is not None
    assert found.message.subjects == (OUTCOME, NUDGE)


def test_a_later_outcome_on_the_same_evidence_overtakes_the_earlier() -> None:
    later = subject("outcome:21:6", MessageKind.OUTCOME, evidence=21)
    found = plan(contact(Unsent(50, QUEUED, (OUTCOME,))), news=(later,))
    assert found.restated == (Restated(50, MessageState.WITHDRAWN, OVERTAKEN),)
    assert found.message is not None
    assert found.message.subjects == (later,)


def test_a_return_that_was_held_is_not_told_once_nothing_more_is_asked_for() -> None:
    who = replace(contact(Unsent(50, HELD, (OUTCOME,), "Held.")), moot=frozenset({21}))
    (restated,) = plan(who).restated
    assert (restated.message_id, restated.state) == (50, MessageState.WITHDRAWN)
    elsewhere = replace(who, moot=frozenset({22}))
    assert plan(elsewhere, policy=SEND).restated[0].state is MessageState.QUEUED


def test_nobody_is_congratulated_on_a_certificate_whose_term_has_ended() -> None:
    certificate = replace(
        subject("certificate:4", MessageKind.CERTIFICATE), credential_id=4, free_of_budget=True
    )
    lapse = replace(subject("grace:4", MessageKind.LAPSE), credential_id=4)
    found = plan(contact(Unsent(50, HELD, (certificate,), "Held.")), lapse)
    assert found.message is not None
    assert found.message.subjects == (lapse,)
    other = replace(lapse, credential_id=5)
    found = plan(contact(Unsent(50, HELD, (certificate,), "Held.")), other)
    assert found.message is not None
    assert found.message.subjects == (other, certificate)


def test_an_outcome_waits_on_when_the_clock_moves() -> None:
    assert plan(contact(Unsent(50, QUEUED, (OUTCOME,)))) == MessagePlan()


def test_what_a_person_released_goes_as_it_is() -> None:
    released = Unsent(50, QUEUED, (NUDGE,), released=True)
    found = plan(contact(released), NUDGE, DEADLINE)
    assert found.restated == ()
    assert found.message is not None
    assert found.message.subjects == (DEADLINE,)
    assert found.message.hold is HoldReason.BUDGET


def test_even_what_was_released_is_withdrawn_when_it_is_wholly_overtaken() -> None:
    released = Unsent(50, QUEUED, (NUDGE,), released=True)
    assert plan(contact(released)).restated[0].because == OVERTAKEN


@pytest.mark.parametrize(
    ("who", "policy", "reason", "because"),
    [
        pytest.param(
            contact(email=""),
            SEND,
            HoldReason.UNREACHABLE,
            "Cannot be sent: no mail address is on record.",
            id="no address",
        ),
        pytest.param(
            contact(),
            SendingPolicy(SendingSwitch.HOLD_ALL),
            HoldReason.SWITCH,
            "The office holds all messages until they are released.",
            id="hold all",
        ),
        pytest.param(
            contact(),
            SendingPolicy(intake_unreviewed=True),
            HoldReason.AFTER_IMPORT,
            "Messages wait until the coordinator has looked at the last import.",
            id="after import",
        ),
        pytest.param(
            contact(told_on=(day(97),)),
            SEND,
            HoldReason.BUDGET,
            "At most 1 message to a person within 7 days: the last left on 8 Apr 2026, so this "
            "one may go on 15 Apr 2026.",
            id="budget",
        ),
    ],
)
def test_what_is_held_back_says_why(
    who: Contact, policy: SendingPolicy, reason: HoldReason, because: str
) -> None:
    message = plan(who, NUDGE, policy=policy).message
    assert message is not None
    assert (message.state, message.hold, message.because) == (HELD, reason, because)


def test_once_the_coordinator_has_looked_messages_go() -> None:
    assert hold(contact(), (NUDGE,), SendingPolicy(intake_unreviewed=False), TODAY) is None
    sends = SendingPolicy(SendingSwitch.SEND, intake_unreviewed=True)
    assert hold(contact(), (NUDGE,), sends, TODAY) is None
