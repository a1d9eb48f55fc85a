"""Before messages leave: what happened since the check is heeded."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from certtrack_app.models.message import Message
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.lookup import find_line, find_participant
from certtrack_app.workflows.messages import save_messages
from certtrack_app.workflows.people import Particulars, edit_participant
from certtrack_app.workflows.programs import add_program, template_or_file
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.unit import Office, Unit
from tests.office_fixtures import TODAY

STALLED = TODAY + timedelta(days=31)
Errand = Callable[[Unit], object]


@pytest.fixture
def quiet(office: Office) -> Office:
    """Ana Lima joined a month ago and did nothing: a nudge about her instruction is queued."""
    settle_in(office, "Dana", TODAY, day_given=True)
    with office.unit("Dana", TODAY) as unit:
        program = add_program(unit, template_or_file("coach-training"))
        enroll(unit, take_in_participant(unit, "Ana Lima", "ana@example.org"), program)
    check(office, STALLED)
    return office


def check(office: Office, day: date) -> None:
    with office.unit("Dana", day) as unit:
        run_check(unit)


def save(office: Office, day: date, folder: Path) -> list[str]:
    """Hand over what is queued; tell what the letters say."""
    with office.unit("Dana", day) as unit:
        paths = save_messages(unit, folder)
    return [path.read_text(encoding="utf-8") for path in paths]


def edit(office: Office, day: date, particulars: Particulars) -> None:
    with office.unit("Dana", day) as unit:
        edit_participant(unit, find_participant(unit, "Ana Lima"), particulars)


def messages(office: Office) -> list[tuple[MessageState, str, str]]:
    with office.reading(STALLED) as reader:
        rows = reader.session.scalars(select(Message).order_by(Message.id))
        return [(one.state, one.to, one.because) for one in rows]


def test_a_nudge_does_not_leave_once_the_evidence_came(quiet: Office, tmp_path: Path) -> None:
    with quiet.unit("Dana", STALLED) as unit:
        line = find_line(unit, find_participant(unit, "Ana Lima"), "instruction")
        log_evidence(unit, line, Submission(amount=line.requirement.target))
    assert save(quiet, STALLED, tmp_path) == []
    ((state, _, because),) = messages(quiet)
    assert state is MessageState.WITHDRAWN
    assert because == "Overtaken: what it says no longer holds."


def test_what_is_queued_follows_the_address_of_its_person(quiet: Office, tmp_path: Path) -> None:
    edit(quiet, STALLED, Particulars(email="lima@example.org"))
    (letter,) = save(quiet, STALLED, tmp_path)
    assert "To: Ana Lima <lima@example.org>" in letter


def test_one_address_that_is_gone_holds_one_message_and_not_the_rest(
    quiet: Office, tmp_path: Path
) -> None:
    edit(quiet, STALLED, Particulars(email=""))
    assert save(quiet, STALLED, tmp_path) == []
    ((state, _, because),) = messages(quiet)
    assert (state, because) == (
        MessageState.HELD,
        "Cannot be sent: no mail address is on record.",
    )


def test_a_message_held_for_want_of_an_address_goes_to_the_one_entered_later(
    quiet: Office, tmp_path: Path
) -> None:
    edit(quiet, STALLED, Particulars(email=""))
    check(quiet, STALLED)
    edit(quiet, STALLED, Particulars(email="lima@example.org"))
    check(quiet, STALLED + timedelta(days=1))
    ((state, to, _),) = messages(quiet)
    assert (state, to) == (MessageState.QUEUED, "lima@example.org")
    (letter,) = save(quiet, STALLED + timedelta(days=1), tmp_path)
    assert "To: Ana Lima <lima@example.org>" in letter


def test_days_left_are_counted_from_the_day_a_message_leaves(quiet: Office, tmp_path: Path) -> None:
    save(quiet, STALLED, tmp_path / "nudge")
    near = TODAY + timedelta(days=300 - 14)
    check(quiet, near)
    with quiet.reading(near) as reader:
        assert reader.session.get(Participant, 1)
    (letter,) = save(quiet, near + timedelta(days=3), tmp_path / "later")
    assert "Supervised sessions" in letter


def test_looking_changes_nothing_where_nothing_happened(quiet: Office, tmp_path: Path) -> None:
    with quiet.reading(STALLED) as reader:
        (before,) = reader.session.scalars(select(Message.body))
    save(quiet, STALLED, tmp_path)
    with quiet.reading(STALLED) as reader:
        (after,) = reader.session.scalars(select(Message.body))
    assert before == after


def test_what_failed_waits_for_a_person_and_is_not_made_anew_by_the_check(quiet: Office) -> None:
    with quiet.unit("Dana", STALLED) as unit:
        message = unit.find(Message, 1)
        message.state, message.because = MessageState.FAILED, "It may have left or not."
        unit.act(ActionKind.SENDING_FAILED, message)
    with quiet.unit("Dana", STALLED) as unit:
        line = find_line(unit, find_participant(unit, "Ana Lima"), "mentor_coaching")
        log_evidence(unit, line, Submission(amount=line.requirement.target))
    check(quiet, STALLED + timedelta(days=1))
    ((state, _, _),) = messages(quiet)
    assert state is MessageState.FAILED
