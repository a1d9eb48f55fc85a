from datetime import date

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.models.flag import Flag
from certtrack_app.models.message import Message, MessageSubject
from certtrack_app.models.participant import Line
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY
from tests.workflows.errands import a_message, check, count, enroll, take_back


def test_what_the_clock_did_is_passed_over_and_not_undone(office: Office) -> None:
    enroll(office)
    check(office)
    with pytest.raises(Refusal, match="Time did it"):
        take_back(office, 3)
    assert take_back(office).undone == 2


def test_what_the_clock_made_of_a_record_goes_with_it(office: Office) -> None:
    enroll(office)
    check(office)
    take_back(office)
    assert [count(office, model) for model in (Flag, Message, MessageSubject)] == [0, 0, 0]


def test_a_message_that_somebody_released_keeps_its_person(office: Office) -> None:
    enroll(office)
    check(office)
    with office.unit("Dana", TODAY) as unit:
        unit.find(Message, 1).released = True
        unit.act(ActionKind.RELEASED, unit.find(Message, 1))
    with pytest.raises(Refusal, match="“Released the message to ada@example.org” came after it"):
        take_back(office)


def test_a_message_of_an_errand_goes_though_the_clock_has_touched_it(office: Office) -> None:
    enroll(office)
    with office.unit("Cora", TODAY) as unit:
        a_message(unit)
        unit.act(ActionKind.QUEUED_MESSAGE, "Ada Lind")
    with office.unit("Cora", TODAY) as unit:
        unit.find(Message, 1).state = MessageState.HELD
        unit.act(ActionKind.CHECKED, "the office")
    take_back(office)
    assert count(office, Message) == 0


def test_a_flag_that_moved_on_by_itself_is_left_to_the_next_check(office: Office) -> None:
    enroll(office)
    check(office)
    with office.unit("Cora", TODAY) as unit:
        unit.find(Flag, 1).snoozed_to = date(2026, 4, 1)
        unit.find(Line, 1).settled_because = "Prior learning"
        unit.act(ActionKind.SNOOZED, "a flag")
    with office.unit("Cora", TODAY) as unit:
        unit.find(Flag, 1).cleared_on = TODAY
        unit.act(ActionKind.CHECKED, "the office")
    take_back(office)
    with office.reading(TODAY) as reader:
        flag, line = reader.find(Flag, 1), reader.find(Line, 1)
        assert (flag.snoozed_to, flag.cleared_on) == (date(2026, 4, 1), TODAY)
        assert line.settled_because == ""
