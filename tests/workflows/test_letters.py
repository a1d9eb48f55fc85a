"""Letters: what a holder is told of a renewal depends on what is still theirs to do."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from certtrack_app.models.credential import Credential
from certtrack_app.models.message import Message
from certtrack_app.models.participant import Line
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import MessageKind, MessageState
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.lookup import find_evaluator, find_line, find_participant
from certtrack_app.workflows.programs import add_program, template_or_file
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.settings import edit_settings, office_settings
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence
from tests.office_fixtures import TODAY

_PIECES = (
    ("instruction", Submission(amount=Decimal(60))),
    ("attendance", Submission(score=Decimal(95))),
    ("supervised_sessions", Submission(amount=Decimal(6))),
    ("mentor_coaching", Submission(amount=Decimal(10))),
    ("written_exam", Submission(score=Decimal(80))),
    ("final_session", Submission()),
)
EXPIRY = date(2028, 3, 2)


@pytest.fixture
def certified(office: Office) -> Office:
    """Ana Lima holds a credential valid through 2 March 2028; her renewal is still all open."""
    settle_in(office, "Dana", TODAY, day_given=True)
    with office.unit("Dana", TODAY) as unit:
        program = add_program(unit, template_or_file("coach-training"))
        enroll(unit, take_in_participant(unit, "Ana Lima", "ana@example.org"), program)
        add_evaluator(unit, "Ruth Adeyemi")
    for code, submission in _PIECES:
        hand_in(office, TODAY, code, submission)
    with office.reading(TODAY) as reader:
        assert reader.session.scalars(select(Credential.valid_through)).one() == EXPIRY
    return office


def hand_in(
    office: Office, day: date, code: str, submission: Submission, accepted: int | None = None
) -> None:
    with office.unit("Dana", day) as unit:
        evidence = log_evidence(unit, line_of(unit, code), submission)
        amount = None if accepted is None else Decimal(accepted)
        confirm_evidence(unit, evidence, find_evaluator(unit, "Ruth"), amount)


def line_of(unit: Unit, code: str) -> Line:
    return find_line(unit, find_participant(unit, "Ana Lima"), code)


def told(office: Office, day: date) -> str:
    """What the newest message to a person says after a check on a day."""
    with office.unit("Dana", day) as unit:
        run_check(unit)
    with office.reading(day) as reader:
        query = select(Message.body).where(Message.kind != MessageKind.COORDINATOR_DIGEST)
        return reader.session.scalars(query.order_by(Message.id.desc())).first() or ""


def test_a_holder_is_told_what_is_still_open_without_counting_single_things(
    certified: Office,
) -> None:
    said = told(certified, EXPIRY - timedelta(days=90))
    assert (
        "Still open for its renewal: Continuing education 0 / 20 credits and Declaration of "
        "practice and ethics\n"
    ) in said


def test_a_holder_who_has_handed_everything_in_is_told_that_nothing_more_is_needed(
    certified: Office,
) -> None:
    day = EXPIRY - timedelta(days=200)
    hand_in(certified, day, "continuing_education", Submission(amount=Decimal(18)))
    ethics = Submission(amount=Decimal(2), category="ethics")
    hand_in(certified, day, "continuing_education", ethics)
    with certified.unit("Dana", day) as unit:
        log_evidence(unit, line_of(unit, "declaration"), Submission())
    for when in (EXPIRY - timedelta(days=30), EXPIRY + timedelta(days=1)):
        said = told(certified, when)
        assert "Nothing more is needed from you for now." in said
        assert "Still open" not in said
        assert "Please send" not in said


def test_a_renewal_is_in_the_digest_when_it_becomes_pressing(certified: Office) -> None:
    with certified.unit("Dana", TODAY) as unit:
        wanted = replace(office_settings(unit), coordinator_email="dana@example.org")
        edit_settings(unit, wanted)
    told_on = []
    for days in (90, 60, 30, 29, 7, 6):
        day = EXPIRY - timedelta(days=days)
        told(certified, day)
        with certified.reading(day) as reader:
            digests = select(Message.body).where(
                Message.kind == MessageKind.COORDINATOR_DIGEST, Message.made_on == day
            )
            told_on += [days for body in reader.session.scalars(digests) if "renewal due" in body]
    assert told_on == [30, 7]


def test_credits_enough_of_the_wrong_kind_say_what_is_still_wanted(certified: Office) -> None:
    day = EXPIRY - timedelta(days=200)
    hand_in(certified, day, "continuing_education", Submission(amount=Decimal(25)))
    said = told(certified, EXPIRY - timedelta(days=30))
    assert "Continuing education 25 / 20 credits (" in said
    assert "ethics" in said


def test_who_can_no_longer_renew_is_not_asked_to(certified: Office) -> None:
    late = told(certified, EXPIRY + timedelta(days=31))
    assert "Last day to renew it: 1 October 2028" in late
    with certified.unit("Dana", EXPIRY) as unit:
        version = unit.find(ProgramVersion, 1)
        version.late_months, version.grace_days = 0, 31
        unit.act(ActionKind.EDITED_PROGRAM, "no late renewal")
        for message in unit.session.scalars(select(Message)):
            message.state = MessageState.WITHDRAWN
    too_late = told(certified, EXPIRY + timedelta(days=32))
    assert "It can no longer be renewed." in too_late
    assert "renewal:" not in too_late


def test_an_outcome_says_how_much_of_what_was_handed_in_is_accepted(office: Office) -> None:
    settle_in(office, "Dana", TODAY, day_given=True)
    with office.unit("Dana", TODAY) as unit:
        program = add_program(unit, template_or_file("coach-training"))
        enroll(unit, take_in_participant(unit, "Ana Lima", "ana@example.org"), program)
        add_evaluator(unit, "Ruth Adeyemi")
    hand_in(office, TODAY, "instruction", Submission(amount=Decimal(12)), accepted=8)
    said = told(office, TODAY)
    assert "Accepted: 8 of 12 h\nOn record so far: 8 / 60 h\n" in said
