"""Undo: people's errands come back whole or not at all, and the refusal says what to do instead."""

from datetime import date

import pytest
from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.office_fixtures import TODAY
from tests.workflows.errands import count, enroll, log, take_back


def test_undo_takes_everything_of_an_errand_back(office: Office) -> None:
    enrolled = enroll(office)
    undone = take_back(office)
    assert (undone.undone, undone.action) == (enrolled, enrolled + 1)
    assert undone.sentence == "Enrolled Ada Lind"
    assert [count(office, model) for model in (Participant, Enrollment, Line)] == [0, 0, 0]


def test_undo_writes_back_what_was_changed_and_what_was_removed(office: Office) -> None:
    enroll(office)
    with office.unit("Cora", TODAY) as unit:
        unit.find(Participant, 1).birth_date = date(1980, 2, 29)
        unit.find(Participant, 1).name = 'Åda "Ö" \\ Lind\n\u2028 \U0001f600'
        unit.act(ActionKind.EDITED_PARTICIPANT, "Ada")
    with office.unit("Cora", TODAY) as unit:
        for line in unit.session.scalars(select(Line)):
            unit.session.delete(line)
        unit.find(Participant, 1).name = "Somebody"
        unit.session.delete(unit.find(Enrollment, 1))
        unit.act(ActionKind.WITHDREW, "Ada")
    take_back(office)
    with office.reading(TODAY) as reader:
        participant = reader.find(Participant, 1)
        assert participant.name == 'Åda "Ö" \\ Lind\n\u2028 \U0001f600'
        assert participant.birth_date == date(1980, 2, 29)
        assert [line.id for line in participant.enrollments[0].lines] == [1, 2]


def test_undo_again_goes_one_errand_further_back(office: Office) -> None:
    first, second = enroll(office), log(office)
    assert take_back(office).undone == second
    assert take_back(office).undone == first
    with pytest.raises(Refusal, match="nothing of Cora to undo"):
        take_back(office)


def test_undo_is_of_ones_own_errands(office: Office) -> None:
    enroll(office, "Ada Lind", "Cora")
    enroll(office, "Ben Okoro", "Dana")
    assert take_back(office, actor="Cora").sentence == "Enrolled Ada Lind"


def test_an_action_is_undone_once(office: Office) -> None:
    enrolled = enroll(office)
    take_back(office)
    with pytest.raises(Refusal, match="undone already, by Cora on 2 Mar 2026"):
        take_back(office, enrolled)


def test_an_undo_is_not_undone(office: Office) -> None:
    enroll(office)
    undoing = take_back(office).action
    with pytest.raises(Refusal, match="Do that anew instead"):
        take_back(office, undoing)


def test_an_errand_is_not_undone_once_another_rests_on_its_rows(office: Office) -> None:
    enrolled = enroll(office)
    log(office)
    with pytest.raises(Refusal) as refused:
        take_back(office, enrolled)
    assert refused.value.sentence == (
        "“Enrolled Ada Lind” cannot be undone. “Logged evidence “Training record” of Ada Lind” "
        "came after it, by Cora on 2 Mar 2026, and rests on it. Undo that first."
    )
    assert count(office, Evidence) == 1


def test_an_errand_is_not_undone_once_its_rows_were_changed(office: Office) -> None:
    enroll(office)
    logged = log(office)
    with office.unit("Dana", TODAY) as unit:
        unit.find(Evidence, 1).state = EvidenceState.CONFIRMED
        unit.act(ActionKind.CONFIRMED, unit.find(Evidence, 1))
    with pytest.raises(Refusal, match="“Confirmed .*” came after it, by Dana"):
        take_back(office, logged)


def test_an_older_errand_that_nothing_rests_on_is_undone(office: Office) -> None:
    first = enroll(office, "Ada Lind")
    enroll(office, "Ben Okoro")
    take_back(office, first)
    assert count(office, Participant) == 1


def test_what_was_done_and_undone_since_is_no_obstacle(office: Office) -> None:
    enrolled = enroll(office)
    take_back(office, log(office))
    take_back(office, enrolled)
    assert count(office, Participant) == 0


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        (ActionKind.ISSUED, "Revoke the credential instead."),
        (ActionKind.SENT, "Write to the person instead."),
        (ActionKind.EXPORTED, "tell whoever received it"),
    ],
)
def test_what_has_left_the_office_is_not_undone(
    office: Office, kind: ActionKind, instead: str
) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(kind, a_participant(unit))
    with pytest.raises(Refusal, match=instead):
        take_back(office)


def test_a_decision_that_led_to_a_certificate_is_not_undone(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.CONFIRMED, a_participant(unit))
        unit.act(ActionKind.ISSUED, "CT-2026-0001")
    with pytest.raises(Refusal, match="Revoke the credential instead"):
        take_back(office)


def test_a_place_taken_meanwhile_is_said_in_words(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.ADDED_EVALUATOR, unit.add(Evaluator(name="Edda")))
    with office.unit("Cora", TODAY) as unit:
        unit.session.delete(unit.find(Evaluator, 1))
        unit.act(ActionKind.EDITED_EVALUATOR, "Edda")
    with office.unit("Dana", TODAY) as unit:
        unit.act(ActionKind.ADDED_EVALUATOR, unit.add(Evaluator(name="Edda")))
    with pytest.raises(Refusal, match="has taken the place"):
        take_back(office, 3)
    assert count(office, Evaluator) == 1


def test_an_errand_whose_old_reference_is_gone_is_not_undone(office: Office) -> None:
    enroll(office, "Ada Lind")
    enroll(office, "Ben Okoro")
    with office.unit("Cora", TODAY) as unit:
        unit.find(Enrollment, 1).participant_id = 2
        unit.act(ActionKind.EDITED_PARTICIPANT, "Ada Lind")
        moved = unit.action_id
    with office.unit("Dana", TODAY) as unit:
        unit.session.delete(unit.find(Participant, 1))
        unit.act(ActionKind.WITHDREW, "Ada Lind")
    with pytest.raises(Refusal, match="removed what it refers to"):
        take_back(office, moved)


def test_an_errand_that_changed_nothing_has_nothing_to_undo(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.EDITED_SETTINGS, "the office")
    with pytest.raises(Refusal, match="changed no record"):
        take_back(office)


def test_the_founding_of_the_office_is_not_undone(office: Office) -> None:
    with pytest.raises(Refusal, match="its own file"):
        take_back(office, 1)


def test_undo_within_a_unit_shows_at_once(office: Office) -> None:
    enroll(office)
    with office.unit("Cora", TODAY) as unit:
        participant = unit.find(Participant, 1)
        participant.name = "Somebody else"
        unit.act(ActionKind.EDITED_PARTICIPANT, participant)
    with office.unit("Cora", TODAY) as unit:
        participant = unit.find(Participant, 1)
        undo_last(unit)
        assert participant.name == "Ada Lind"
