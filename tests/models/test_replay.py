"""Whoever alters an office behind its journal is found out; each case says by which sentence."""

import sqlite3
from pathlib import Path

import pytest

from certtrack_app.models.base import Base
from certtrack_app.models.participant import Participant
from certtrack_app.models.replay import head, knows_head, verify
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.unit import Office
from tests.models.tampering import Vandal, from_outside, three_errands, unwatched, verdict_on
from tests.office_fixtures import TODAY


def test_an_untouched_office_holds_and_tells_its_head(office: Office) -> None:
    three_errands(office)
    verdict = verdict_on(office)
    assert verdict.holds
    assert verdict.actions == 4
    with office.database.look() as connection:
        assert verdict.head == head(connection)
        assert knows_head(connection, verdict.head)
    assert len(verdict.head) == 16


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participant SET name = 'Eve'",
        "DELETE FROM participant",
        "INSERT INTO evaluator (name, email) VALUES ('Eve', '')",
        "REPLACE INTO evaluator (id, name, email) VALUES (1, 'Eve', '')",
        "UPDATE change SET \"after\" = '{}'",
        "DELETE FROM change",
        "UPDATE action SET actor = 'Eve'",
        "DELETE FROM action",
        """INSERT INTO action (at, day, day_given, actor, kind, version, leaves_office, seal)
        VALUES ('', '2026-03-02', 0, 'Eve', 'enrolled', 1, 0, '')""",
    ],
)
def test_another_programs_write_fails(office: Office, statement: str) -> None:
    three_errands(office)
    office.close()
    connection = sqlite3.connect(office.database.file)
    with pytest.raises(sqlite3.Error):
        connection.execute(statement)
    connection.close()


FOUND: dict[str, tuple[Vandal, str]] = {
    "a row edited": (
        unwatched("UPDATE participant SET name = 'Eve' WHERE id = 1"),
        "Participant 1 is not what the journal says it became.",
    ),
    "a row removed": (
        unwatched("DELETE FROM line WHERE id = 2"),
        "Line 2 is gone, and the journal knows of no deletion.",
    ),
    "a row added": (
        unwatched("INSERT INTO evaluator (name, email) VALUES ('Eve', '')"),
        "Evaluator 1 is there, and the journal knows of no such record.",
    ),
    "a change edited": (
        unwatched(
            "UPDATE change SET \"after\" = replace(\"after\", 'Ada', 'Eve') WHERE verb = 'update'"
        ),
        "Action 4 (edited_participant, Dana) or its changes were altered.",
    ),
    "a change and its row edited alike": (
        unwatched(
            "UPDATE change SET \"after\" = replace(\"after\", 'Ben', 'Eve')",
            "UPDATE participant SET name = replace(name, 'Ben', 'Eve')",
        ),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "a change removed": (
        unwatched("DELETE FROM change WHERE verb = 'update'"),
        "Action 4 (edited_participant, Dana) or its changes were altered.",
    ),
    "a change moved to another action": (
        unwatched("UPDATE change SET action_id = 3 WHERE action_id = 4"),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "a change given to no action": (
        unwatched("UPDATE change SET action_id = 9 WHERE action_id = 4"),
        "The journal holds changes of action 9, which does not exist.",
    ),
    "changes of one action in another order": (
        unwatched(
            "UPDATE change SET id = -1 WHERE id = 1",
            "UPDATE change SET id = 1 WHERE id = 2",
            "UPDATE change SET id = 2 WHERE id = -1",
        ),
        "Action 2 (enrolled, Cora) or its changes were altered.",
    ),
    "a change added to an old action": (
        lambda connection: connection.execute(
            "INSERT INTO change (action_id, record, row_id, verb) VALUES (2, 'line', 9, 'delete')"
        ),
        "Action 2 (enrolled, Cora) or its changes were altered.",
    ),
    "an action given to somebody else": (
        unwatched("UPDATE action SET actor = 'Eve' WHERE id = 3"),
        "Action 3 (enrolled, Eve) or its changes were altered.",
    ),
    "an action given another day": (
        unwatched("UPDATE action SET day = '2020-01-01' WHERE id = 3"),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "a rehearsal made real": (
        unwatched("UPDATE action SET day_given = 1 - day_given WHERE id = 3"),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "an action told otherwise": (
        unwatched("UPDATE action SET words = replace(words, 'Ben', 'Eve') WHERE id = 3"),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "an action removed from the middle": (
        unwatched("DELETE FROM action WHERE id = 3"),
        "Action 3 is missing from the journal.",
    ),
    "the last actions removed with their changes": (
        unwatched(
            "DELETE FROM change WHERE action_id > 2",
            "DELETE FROM action WHERE id > 2",
            "DELETE FROM participant WHERE name = 'Ben Okoro'",
            "UPDATE participant SET cohort = ''",
        ),
        "Actions 3 to 4 are missing from the journal.",
    ),
    "the first action removed": (
        unwatched("DELETE FROM action WHERE id = 1"),
        "Action 1 is missing from the journal.",
    ),
    "two actions in another order": (
        unwatched(
            "UPDATE action SET id = -3 WHERE id = 3",
            "UPDATE action SET id = 3 WHERE id = 4",
            "UPDATE action SET id = 4 WHERE id = -3",
        ),
        "Action 3 (edited_participant, Dana) or its changes were altered.",
    ),
    "a value erased by hand": (
        unwatched("UPDATE change SET \"before\" = NULL WHERE verb = 'update'"),
        "Action 4 (edited_participant, Dana) or its changes were altered.",
    ),
    "a journal that cannot be read": (
        unwatched("UPDATE change SET \"after\" = 'no JSON' WHERE action_id = 3"),
        "Action 3 (enrolled, Cora) or its changes were altered.",
    ),
    "a trigger dropped": (
        lambda connection: connection.execute("DROP TRIGGER line_update_is_journaled"),
        "The trigger line_update_is_journaled is missing.",
    ),
    "a trigger altered": (
        unwatched(
            "CREATE TRIGGER action_is_never_removed BEFORE DELETE ON action BEGIN SELECT 1; END"
        ),
        "The trigger action_is_never_removed was altered.",
    ),
    "a trigger added": (
        lambda connection: connection.execute(
            "CREATE TRIGGER helpful AFTER INSERT ON line BEGIN DELETE FROM line; END"
        ),
        "The trigger helpful is not ours.",
    ),
}


@pytest.mark.tampers
@pytest.mark.parametrize(("vandal", "sentence"), FOUND.values(), ids=FOUND.keys())
def test_tampering_is_found(office: Office, vandal: Vandal, sentence: str) -> None:
    three_errands(office)
    from_outside(office, vandal)
    verdict = verdict_on(office)
    assert sentence in verdict.findings
    assert not verdict.holds


@pytest.mark.tampers
def test_a_row_edited_and_edited_again_by_an_errand_is_still_found(office: Office) -> None:
    three_errands(office)
    from_outside(office, unwatched("UPDATE participant SET name = 'Eve' WHERE id = 1"))
    with office.unit("Cora", TODAY) as unit:
        unit.find(Participant, 1).cohort = "fall"
        unit.act(ActionKind.EDITED_PARTICIPANT, "Eve")
    assert verdict_on(office).findings == (
        "Participant 1 was changed outside the journal before action 5.",
    )


@pytest.mark.tampers
def test_a_chain_rewritten_whole_is_found_by_a_head_that_left_the_office(
    office: Office, tmp_path: Path
) -> None:
    three_errands(office)
    printed = verdict_on(office).head
    rewritten = Office.open(tmp_path / "rewritten", create=True)
    three_errands(rewritten)
    with rewritten.database.look() as connection:
        assert verify(connection, Base.metadata).holds
        assert not knows_head(connection, printed)
    rewritten.close()


@pytest.mark.tampers
def test_opening_puts_dropped_triggers_back_and_says_so(office: Office) -> None:
    three_errands(office)
    from_outside(office, lambda outside: outside.execute("DROP TRIGGER line_update_is_journaled"))
    from_outside(office, lambda outside: outside.execute("UPDATE line SET settled_because = 'x'"))
    office.close()
    reopened = Office.open(office.folder)
    verdict = verdict_on(reopened)
    assert verdict.findings == (
        "Line 1 is not what the journal says it became.",
        "Line 2 is not what the journal says it became.",
    )
    with reopened.reading(TODAY) as reader:
        words = reader.session.connection().exec_driver_sql(
            "SELECT kind, words FROM action ORDER BY id DESC LIMIT 1"
        )
        kind, told = words.one()
    assert kind == "mended"
    assert "The trigger line_update_is_journaled is missing." in told
    reopened.close()
