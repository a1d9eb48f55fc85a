"""The unit of work: whole or not at all, named, told to whoever listens."""

import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from certtrack_app.errors import Refusal
from certtrack_app.models.journal import Action, Change
from certtrack_app.models.office import ClockMark
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import RequirementKind, Topic
from certtrack_app.workflows.unit import Office, Unit, UnnamedErrand
from tests.builders import a_participant, a_program, an_enrollment
from tests.office_fixtures import NOON, TODAY


def names(office: Office) -> list[str]:
    with office.reading(TODAY) as reader:
        return list(reader.session.scalars(select(Participant.name).order_by(Participant.id)))


def actions(office: Office) -> list[Action]:
    with office.reading(TODAY) as reader:
        return list(reader.session.scalars(select(Action).order_by(Action.id)))


def enroll(office: Office, name: str, actor: str = "Cora") -> int:
    with office.unit(actor, TODAY) as unit:
        participant = a_participant(unit, name)
        unit.act(ActionKind.ENROLLED, participant)
        return participant.id


def enroll_and_fail(unit: Unit, kind: ActionKind = ActionKind.ENROLLED) -> None:
    unit.act(kind, a_participant(unit, "Ben Okoro"))
    raise Refusal("A glyph is missing.")


def test_an_errand_is_one_action_with_its_actor_day_and_subject(office: Office) -> None:
    enroll(office, "Ada Lind")
    action = actions(office)[-1]
    assert (action.actor, action.kind, action.day, action.at) == (
        "Cora",
        ActionKind.ENROLLED,
        TODAY,
        NOON,
    )
    assert (action.record, action.record_id) == ("participant", 1)
    assert action.words == {"subject": "Ada Lind", "remark": "", "because": []}


def test_a_new_office_begins_with_the_action_that_founded_it(office: Office) -> None:
    assert [action.kind for action in actions(office)] == [ActionKind.FOUNDED]


def test_an_errand_that_names_no_action_is_rolled_back_as_a_defect(office: Office) -> None:
    with pytest.raises(UnnamedErrand), office.unit("Cora", TODAY) as unit:
        a_participant(unit)
    assert names(office) == []
    assert not issubclass(UnnamedErrand, Refusal)


def test_what_is_raised_within_an_errand_undoes_all_of_it(office: Office) -> None:
    with pytest.raises(Refusal), office.unit("Cora", TODAY) as unit:
        enroll_and_fail(unit)
    assert names(office) == []
    assert len(actions(office)) == 1
    enroll(office, "Ben Okoro")
    assert actions(office)[-1].id == 2


def test_the_first_name_stands_and_the_others_say_what_it_led_to(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        participant = a_participant(unit)
        unit.act(ActionKind.CONFIRMED, participant, "all there")
        unit.act(ActionKind.ISSUED, "CT-2026-0001")
    action = actions(office)[-1]
    assert action.kind is ActionKind.CONFIRMED
    assert action.leaves_office
    assert action.words is not None
    assert action.words["because"] == [{"kind": "issued", "subject": "CT-2026-0001", "remark": ""}]


def test_an_attempt_that_fails_leaves_neither_rows_nor_words(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.ENROLLED, a_participant(unit, "Ada Lind"))
        with pytest.raises(Refusal), unit.attempt():
            enroll_and_fail(unit, ActionKind.ISSUED)
    assert names(office) == ["Ada Lind"]
    assert not actions(office)[-1].leaves_office


def test_an_errand_that_changes_nothing_may_still_be_named(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.EXPORTED, "the status report")
    assert actions(office)[-1].kind is ActionKind.EXPORTED


def test_an_errand_that_does_nothing_leaves_no_action(office: Office) -> None:
    with office.unit("Cora", TODAY):
        pass
    assert len(actions(office)) == 1


def test_the_journal_says_that_the_day_was_given(office: Office) -> None:
    with office.unit("Cora", date(2031, 5, 1), day_given=True) as unit:
        unit.act(ActionKind.CHECKED, "the office")
    action = actions(office)[-1]
    assert action.day_given
    assert (action.day, action.at) == (date(2031, 5, 1), NOON)


@pytest.mark.parametrize("actor", ["", "  \t"])
def test_nobody_may_write_without_a_name(office: Office, actor: str) -> None:
    with pytest.raises(Refusal, match="who is at the keyboard"), office.unit(actor, TODAY):
        pass


def test_a_unit_within_a_unit_is_a_defect_and_not_a_wait(office: Office) -> None:
    with office.unit("Cora", TODAY), pytest.raises(RuntimeError), office.unit("Cora", TODAY):
        pass


def test_a_unit_of_another_office_may_be_open_meanwhile(office: Office, tmp_path: Path) -> None:
    other = Office.open(tmp_path / "other", create=True, clock=lambda: NOON)
    with office.unit("Cora", TODAY):
        enroll(other, "Ada Lind")
    assert names(other) == ["Ada Lind"]
    other.close()


def test_what_was_touched_is_told_after_the_commit(office: Office) -> None:
    told: list[tuple[frozenset[Topic], list[str]]] = []
    office.on_commit.append(lambda topics: told.append((topics, names(office))))
    enroll(office, "Ada Lind")
    assert told == [(frozenset({Topic.PARTICIPANTS, Topic.HISTORY}), ["Ada Lind"])]


def test_nothing_is_told_of_what_was_rolled_back(office: Office) -> None:
    told: list[frozenset[Topic]] = []
    office.on_commit.append(told.append)
    with pytest.raises(UnnamedErrand), office.unit("Cora", TODAY) as unit:
        a_participant(unit)
    assert told == []


def test_projections_are_announced_and_need_no_name(office: Office) -> None:
    told: list[frozenset[Topic]] = []
    office.on_commit.append(told.append)
    with office.unit("Cora", TODAY) as unit:
        unit.session.execute(insert(ClockMark).values(checked_on=TODAY))
    assert told == [frozenset({Topic.OFFICE})]
    assert len(actions(office)) == 1


def test_bulk_statements_and_plain_sql_go_through_the_journal(office: Office) -> None:
    enroll(office, "Ada Lind")
    enroll(office, "Ben Okoro")
    told: list[frozenset[Topic]] = []
    office.on_commit.append(told.append)
    with office.unit("Cora", TODAY) as unit:
        unit.session.execute(update(Participant).values(cohort="spring"))
        unit.session.connection().exec_driver_sql(
            "INSERT INTO evaluator (name, email) VALUES ('E', '')"
        )
        unit.act(ActionKind.EDITED_PARTICIPANT, "everybody")
    with office.reading(TODAY) as reader:
        changes = reader.session.scalars(select(Change).where(Change.action_id == 4)).all()
    assert [(change.record, change.row_id, change.verb) for change in changes] == [
        ("participant", 1, "update"),
        ("participant", 2, "update"),
        ("evaluator", 1, "insert"),
    ]
    assert told == [frozenset({Topic.PARTICIPANTS, Topic.EVALUATORS, Topic.HISTORY})]


def test_an_update_that_changes_nothing_is_no_change(office: Office) -> None:
    enroll(office, "Ada Lind")
    with office.unit("Cora", TODAY) as unit:
        unit.session.execute(update(Participant).values(name="Ada Lind"))
    assert len(actions(office)) == 2


def test_replacing_a_row_is_journaled_as_a_deletion_and_an_insertion(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        sql = "INSERT OR REPLACE INTO evaluator (name, email) VALUES ('Edda', ?)"
        for email in ("", "edda@example.org"):
            unit.session.connection().exec_driver_sql(sql, (email,))
        unit.act(ActionKind.ADDED_EVALUATOR, "Edda")
    with office.reading(TODAY) as reader:
        changes = reader.session.scalars(select(Change).order_by(Change.id)).all()
    assert [(change.row_id, change.verb) for change in changes] == [
        (1, "insert"),
        (1, "delete"),
        (2, "insert"),
    ]


def test_a_key_is_never_changed_nor_used_again(office: Office) -> None:
    first = enroll(office, "Ada Lind")
    with office.unit("Cora", TODAY) as unit:
        unit.session.delete(unit.find(Participant, first))
        unit.act(ActionKind.WITHDREW, "Ada Lind")
    assert enroll(office, "Ben Okoro") == first + 1
    with pytest.raises(DBAPIError, match="never changes"), office.unit("Cora", TODAY) as unit:
        unit.session.connection().exec_driver_sql("UPDATE participant SET id = 9")


def test_finding_what_is_not_there_is_refused_in_words(office: Office) -> None:
    with office.reading(TODAY) as reader, pytest.raises(Refusal, match="There is no participant 7"):
        reader.find(Participant, 7)


def test_a_look_changes_nothing(office: Office) -> None:
    with pytest.raises(DBAPIError), office.reading(TODAY) as reader:
        reader.session.execute(insert(Participant).values(name="Ada Lind"))
    with pytest.raises(Refusal, match="cannot be written"), office.reading(TODAY) as reader:
        reader.session.execute(insert(ClockMark).values(checked_on=TODAY))
    assert names(office) == []


def test_reads_go_on_during_a_long_write_and_see_the_moment_they_began(office: Office) -> None:
    enroll(office, "Ada Lind")
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.ENROLLED, a_participant(unit, "Ben Okoro"))
        seen: list[list[str]] = []
        reader = threading.Thread(target=lambda: seen.append(names(office)))
        reader.start()
        reader.join(5)
        assert seen == [["Ada Lind"]]
    with office.reading(TODAY) as look:
        before = look.session.scalars(select(Participant.name)).all()
        enroll_elsewhere = threading.Thread(target=enroll, args=(office, "Cid Moreno"))
        enroll_elsewhere.start()
        enroll_elsewhere.join(5)
        assert look.session.scalars(select(Participant.name)).all() == before
    assert names(office) == ["Ada Lind", "Ben Okoro", "Cid Moreno"]


def test_errands_of_two_threads_wait_for_each_other(office: Office) -> None:
    threads = [
        threading.Thread(target=enroll, args=(office, f"Person {number}")) for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(names(office)) == [f"Person {number}" for number in range(8)]
    assert [action.id for action in actions(office)] == list(range(1, 10))


def test_amounts_moments_and_words_come_back_as_they_went(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        enrollment = an_enrollment(unit, a_participant(unit), a_program(unit))
        unit.act(ActionKind.ENROLLED, enrollment)
    with office.reading(TODAY) as reader:
        line = reader.session.scalars(select(Participant)).one().enrollments[0].lines[0]
        assert str(line.requirement.target) == "60"
        assert line.requirement.kind is RequirementKind.HOURS
