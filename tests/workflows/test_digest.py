"""The coordinator's digest: once a day at most, and only of what newly needs a person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message
from certtrack_app.models.program import Requirement
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import (
    FlagKind,
    MessageKind,
    MessageState,
    SendingSwitch,
    Severity,
)
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.digest import tell_coordinator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.messages import letter_of, release_messages
from certtrack_app.workflows.settings import edit_settings, office_settings
from certtrack_app.workflows.unit import Office, Unit
from tests.builders import a_participant, a_program, an_enrollment

DAY = date(2026, 3, 2)
ADDRESS = "cora@example.org"


@pytest.fixture
def settled(office: Office) -> Office:
    settle_in(office, "Cora", DAY, day_given=True)
    with office.unit("Cora", DAY) as unit:
        wanted = replace(office_settings(unit), coordinator="Cora", coordinator_email=ADDRESS)
        edit_settings(unit, wanted)
        _enroll(unit, "Ana Berg")
        _enroll(unit, "Ben Olsen", email="")
    return office


def _enroll(unit: Unit, name: str, email: str | None = None) -> None:
    person = a_participant(unit, name, email)
    an_enrollment(unit, person, a_program(unit, name))
    unit.act(ActionKind.ENROLLED, person)


def _check(office: Office, day: date) -> None:
    with office.unit("Cora", day) as unit:
        run_check(unit)


def _digests(office: Office) -> list[Message]:
    with office.reading(DAY) as reader:
        query = select(Message).where(Message.kind == MessageKind.COORDINATOR_DIGEST)
        return list(reader.session.scalars(query.order_by(Message.id)))


def test_somebody_out_of_reach_is_told_to_the_coordinator_once(settled: Office) -> None:
    for days in range(5):
        _check(settled, DAY + timedelta(days=days))
        _check(settled, DAY + timedelta(days=days))
    (digest,) = _digests(settled)
    assert (digest.to, digest.state) == (ADDRESS, MessageState.QUEUED)
    assert "Ben Olsen" in digest.body
    assert "Ana Berg" not in digest.body
    with settled.reading(DAY) as reader:
        letter = letter_of(reader, reader.find(Message, digest.id), ADDRESS)
    assert (letter.to.email, letter.to.name) == (ADDRESS, "Cora")


def test_the_digest_says_whom_and_what_each_exception_is_about(settled: Office) -> None:
    with settled.unit("Cora", DAY) as unit:
        rule = unit.find(Requirement, 1)
        rule.stall_after_days, rule.flag_after_days = 30, 10
        unit.act(ActionKind.EDITED_PROGRAM, "stalls")
    _check(settled, DAY + timedelta(days=41))
    (digest,) = _digests(settled)
    lines = digest.body.splitlines()
    assert (
        "- Ana Berg, Coach education: stalled. No activity since 2 Mar 2026; after 30 days "
        "without any, a nudge was due on 1 Apr 2026."
    ) in lines
    assert "- Ben Olsen: cannot be reached: no mail address is on record." in lines


def test_what_comes_up_later_is_a_digest_of_its_own(settled: Office) -> None:
    _check(settled, DAY)
    later = DAY + timedelta(days=6)
    with settled.unit("Cora", later) as unit:
        _enroll(unit, "Cleo Dahl", email="")
    _check(settled, later)
    first, second = _digests(settled)
    assert (first.made_on, second.made_on) == (DAY, later)
    assert "Cleo Dahl" in second.body
    assert "Ben Olsen" not in second.body


def test_an_office_that_wishes_none_gets_none(settled: Office) -> None:
    with settled.unit("Cora", DAY) as unit:
        edit_settings(unit, replace(office_settings(unit), digest=False))
    _check(settled, DAY)
    assert _digests(settled) == []


def test_many_are_named_up_to_a_page(settled: Office) -> None:
    with settled.unit("Cora", DAY) as unit:
        unit.add_all(_flag(number) for number in range(30))
        unit.act(ActionKind.CHECKED, "the office")
        digest = tell_coordinator(unit, DAY)
        assert digest is not None
    assert digest.body.count("\n- ") == 21
    assert "And 10 more: see Today." in digest.body


def _flag(number: int) -> Flag:
    return Flag(
        key=f"clock/{number}",
        kind=FlagKind.CLOCK_PROBLEM,
        severity=Severity.SOON,
        since=DAY,
        because=f"Reason {number}.",
        remedy="Look.",
        raised_on=DAY,
    )


def test_a_digest_that_was_held_is_released_like_any_message(settled: Office) -> None:
    with settled.unit("Cora", DAY) as unit:
        wanted = replace(office_settings(unit), sending=SendingSwitch.HOLD_ALL)
        edit_settings(unit, wanted)
    _check(settled, DAY)
    (digest,) = _digests(settled)
    assert digest.state is MessageState.HELD
    with settled.unit("Cora", DAY) as unit:
        release_messages(unit, [digest.id])
    assert _digests(settled)[0].state is MessageState.QUEUED
