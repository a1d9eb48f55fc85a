"""The journal as people read it."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.concern import REMOVED_ROWS
from certtrack_app.models.database import driver_connection
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Line, Participant
from certtrack_app.models.program import Program
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.history import (
    ActionRow,
    ChangeRow,
    FieldChange,
    action_row,
    change_rows,
    history_rows,
    journal_head,
    knows_head,
    verify_file,
    verify_journal,
)
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant, a_program, an_enrollment, some_evidence
from tests.office_fixtures import NOON, TODAY


def rows(office: Office, participant_id: int | None = None) -> list[ActionRow]:
    with office.reading(TODAY) as reader:
        return history_rows(reader, participant_id)


def two_people(office: Office) -> None:
    """Enroll Ada and Ben; log evidence for Ada's first line."""
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.ADDED_PROGRAM, a_program(unit))
    for name in ("Ada Lind", "Ben Okoro"):
        with office.unit("Cora", TODAY) as unit:
            an_enrollment(unit, a_participant(unit, name), unit.find(Program, 1))
            unit.act(ActionKind.ENROLLED, name, "spring cohort")
    with office.unit("Dana", TODAY) as unit:
        evidence = some_evidence(unit, unit.find(Line, 1))
        unit.act(ActionKind.LOGGED_EVIDENCE, evidence)
        unit.act(ActionKind.QUEUED_MESSAGE, "Ada Lind", "outcome")


def test_the_newest_comes_first_and_says_who_did_what(office: Office) -> None:
    two_people(office)
    newest, second, *_ = rows(office)
    assert (newest.id, newest.at, newest.actor, newest.kind) == (
        5,
        NOON,
        "Dana",
        ActionKind.LOGGED_EVIDENCE,
    )
    assert newest.subject == "“Training record” of Ada Lind"
    assert newest.because == ("Queued a message to Ada Lind (outcome)",)
    assert second.sentence == "Enrolled Ben Okoro (spring cohort)"
    assert len(rows(office)) == 5


def test_a_row_says_whether_it_can_be_undone_and_why_not(office: Office) -> None:
    two_people(office)
    assert {row.id: row.undoable for row in rows(office)} == {
        5: True,
        4: True,
        3: False,
        2: False,
        1: False,
    }
    assert "rests on it. Undo that first." in rows(office)[2].not_undoable


def test_an_undone_action_says_by_which_and_the_undo_of_which(office: Office) -> None:
    two_people(office)
    with office.unit("Dana", TODAY) as unit:
        undo_last(unit)
    undoing, undone, *_ = rows(office)
    assert (undoing.undoes, undone.undone_by) == (5, 6)
    assert undoing.sentence == "Undid: Logged evidence “Training record” of Ada Lind"


def test_the_history_of_a_person_holds_what_hangs_on_them_and_nothing_else(office: Office) -> None:
    two_people(office)
    assert [row.id for row in rows(office, 1)] == [5, 3]
    assert [row.id for row in rows(office, 2)] == [4]


def test_the_history_of_a_person_keeps_what_was_removed(office: Office) -> None:
    two_people(office)
    with office.unit("Dana", TODAY) as unit:
        undo_last(unit)
    assert [row.id for row in rows(office, 1)] == [6, 5, 3]


def test_rows_that_were_removed_are_found_without_reading_every_change(office: Office) -> None:
    with office.reading(TODAY) as reader:
        asked = ("line", '$."enrollment_id"', "[1]")
        connection = reader.session.connection()
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {REMOVED_ROWS}", asked).all()
    assert "ix_change_removed" in plan[0].detail


def test_the_history_of_somebody_who_is_gone_is_still_told(office: Office) -> None:
    two_people(office)
    with office.unit("Cora", TODAY) as unit:
        undo_last(unit)
    with office.reading(TODAY) as reader:
        assert reader.session.get(Participant, 2) is None
    assert [row.id for row in rows(office, 2)] == [6, 4]


def test_the_history_is_read_page_by_page(office: Office) -> None:
    two_people(office)
    with office.reading(TODAY) as reader:
        first = history_rows(reader, limit=2)
        second = history_rows(reader, limit=2, before=first[-1].id)
        assert [row.id for row in (*first, *second)] == [5, 4, 3, 2]
        assert action_row(reader, 3) == history_rows(reader, limit=1, before=4)[0]


def test_the_journal_is_verified_and_its_head_known(office: Office) -> None:
    two_people(office)
    with office.reading(TODAY) as reader:
        verdict = verify_journal(reader)
        assert (verdict.holds, verdict.actions) == (True, 5)
        assert verdict.head == journal_head(reader)
        assert knows_head(reader, verdict.head)
        assert not knows_head(reader, "0123456789abcdef")


def test_an_action_shows_field_by_field_what_it_changed(office: Office) -> None:
    two_people(office)
    with office.unit("Cora", TODAY) as unit:
        unit.find(Participant, 1).cohort = "fall"
        unit.session.delete(unit.find(Evidence, 1))
        unit.act(ActionKind.EDITED_PARTICIPANT, "Ada Lind")
    with office.reading(TODAY) as reader:
        edited, removed = change_rows(reader, 6)
        added = change_rows(reader, 5)[0]
    assert edited == ChangeRow("participant", 1, "update", (FieldChange("cohort", "", "fall"),))
    assert FieldChange("title", "Training record", None) in removed.fields
    assert FieldChange("title", None, "Training record") in added.fields


def test_the_records_can_be_read_as_they_were_known_on_a_day(office: Office) -> None:
    two_people(office)
    with office.unit("Cora", date(2026, 5, 1)) as unit:
        ada = unit.find(Participant, 1)
        ada.name, ada.birth_date = "Ada Berg", date(1980, 2, 29)
        unit.session.delete(unit.find(Evidence, 1))
        unit.act(ActionKind.EDITED_PARTICIPANT, ada)
    for known_on, name, evidence in (
        (date(2026, 4, 30), "Ada Lind", ["Training record"]),
        (date(2026, 5, 1), "Ada Berg", []),
    ):
        with office.as_known(known_on, TODAY) as reader:
            ada = reader.find(Participant, 1)
            assert (ada.name, ada.enrollments[0].lines[0].requirement.target) == (name, Decimal(60))
            assert list(reader.session.scalars(select(Evidence.title))) == evidence


def test_what_was_known_before_the_first_action_is_refused(office: Office) -> None:
    two_people(office)
    founded = office.clock().astimezone().date()
    with (
        pytest.raises(Refusal, match="Nothing was recorded here on 2026-03-01 or before"),
        office.as_known(founded - timedelta(days=1), TODAY),
    ):
        pass


def test_a_sound_file_has_nothing_to_tell(office: Office) -> None:
    two_people(office)
    with office.reading(TODAY) as reader:
        assert verify_file(reader) == ()


@pytest.mark.tampers
def test_a_reference_that_leads_nowhere_is_told(office: Office) -> None:
    two_people(office)
    outside = driver_connection(office.database.file, None)
    outside.execute("DROP TRIGGER line_delete_is_journaled")
    outside.execute("DELETE FROM line WHERE id = 1")
    outside.close()
    with office.reading(TODAY) as reader:
        assert verify_file(reader) == ("A row of evidence refers to a line that does not exist.",)


@pytest.mark.tampers
@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "encrypted"])
def test_a_damaged_page_is_told(tmp_path: Path, key: bytes | None) -> None:
    office = Office.open(tmp_path / "office", create=True, key=key)
    two_people(office)
    with office.reading(TODAY) as reader:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'verification'"
        start = (reader.session.connection().exec_driver_sql(root).scalar_one() - 1) * 4096
    office.close()
    file = office.database.file
    whole = file.read_bytes()
    file.write_bytes(whole[:start] + b"\x55" * 4096 + whole[start + 4096 :])
    again = Office.open(office.folder, key=key)
    with again.reading(TODAY) as reader:
        assert any("damaged" in told for told in verify_file(reader))
    again.close()
