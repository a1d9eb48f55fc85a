import pytest

from certtrack_app.errors import Refusal
from certtrack_app.models.database import driver_connection
from certtrack_app.models.erasing import erase_values, erase_words
from certtrack_app.models.participant import Participant
from certtrack_app.models.replay import knows_head
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.undo import undo
from certtrack_app.workflows.unit import Office
from tests.models.tampering import from_outside, three_errands, unwatched, verdict_on
from tests.office_fixtures import TODAY


def test_values_can_be_erased_and_the_chain_still_holds(office: Office) -> None:
    three_errands(office)
    before = verdict_on(office).head
    with office.unit("Cora", TODAY) as unit:
        unit.find(Participant, 1).name = "erased"
        unit.act(ActionKind.EDITED_PARTICIPANT, "a participant")
        unit.session.flush()
        connection = unit.session.connection()
        erase_values(office.database, connection, "participant", 1, ["name", "email"])
        for action_id in (2, 4):
            erase_words(office.database, connection, action_id)
    assert verdict_on(office).findings == ()
    office.close()
    driver_connection(office.database.file, None).execute("VACUUM")
    assert b"Ada" not in office.database.file.read_bytes()
    reopened = Office.open(office.folder)
    with reopened.database.look() as connection:
        assert knows_head(connection, before)
        images = connection.exec_driver_sql(
            "SELECT \"after\" FROM change WHERE record = 'participant' AND row_id = 1"
        )
        assert '"cohort":"spring"' in images.all()[1][0]
    reopened.close()


def test_more_can_be_erased_later_and_what_was_erased_is_not_undone(office: Office) -> None:
    three_errands(office)
    for columns in (["name"], ["name", "email"]):
        with office.unit("Cora", TODAY) as unit:
            unit.find(Participant, 1).name = f"erased {len(columns)}"
            unit.act(ActionKind.EDITED_PARTICIPANT, "a participant")
            unit.session.flush()
            erase_values(office.database, unit.session.connection(), "participant", 1, columns)
    assert verdict_on(office).findings == ()
    with pytest.raises(Refusal, match="has been erased since"), office.unit("Cora", TODAY) as unit:
        undo(unit, 4)


@pytest.mark.tampers
def test_words_put_in_the_place_of_erased_ones_are_found(office: Office) -> None:
    three_errands(office)
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.EDITED_SETTINGS, "the office")
        erase_words(office.database, unit.session.connection(), 3)
    from_outside(office, unwatched("UPDATE action SET words = '{}' WHERE id = 3"))
    assert "Action 3 (enrolled, Cora) or its changes were altered." in verdict_on(office).findings


@pytest.mark.tampers
def test_a_removed_row_put_back_is_found(office: Office) -> None:
    three_errands(office)
    with office.unit("Cora", TODAY) as unit:
        unit.session.delete(unit.find(Participant, 2))
        unit.act(ActionKind.WITHDREW, "Ben Okoro")
    put_back = """INSERT INTO participant SELECT 2, name, certificate_name, email, cohort, language,
        supervisor_email, birth_date, note FROM participant"""
    from_outside(office, unwatched(put_back))
    assert verdict_on(office).findings == (
        "Participant 2 is there, and the journal says that it was removed.",
    )


@pytest.mark.tampers
def test_a_value_put_in_the_place_of_an_erased_one_is_found(office: Office) -> None:
    three_errands(office)
    with office.unit("Cora", TODAY) as unit:
        unit.find(Participant, 1).name = "erased"
        unit.act(ActionKind.EDITED_PARTICIPANT, "a participant")
        unit.session.flush()
        erase_values(office.database, unit.session.connection(), "participant", 1, ["name"])
    forged = (
        "UPDATE change SET \"after\" = json_set(\"after\", '$.name', 'Eve') WHERE action_id = 2"
    )
    from_outside(office, unwatched(f"{forged} AND record = 'participant'"))
    assert verdict_on(office).findings[0] == (
        "Action 2 (enrolled, Cora) or its changes were altered."
    )
