"""An office with a past, and hands that reach into it from outside."""

from collections.abc import Callable
from typing import Any

from certtrack_app.models.base import Base
from certtrack_app.models.database import Errand, driver_connection
from certtrack_app.models.journal_triggers import triggers
from certtrack_app.models.participant import Participant
from certtrack_app.models.replay import Verdict, verify
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant, a_program, an_enrollment
from tests.office_fixtures import TODAY

Vandal = Callable[[Any], object]


def three_errands(office: Office) -> None:
    with office.unit("Cora", TODAY) as unit:
        an_enrollment(unit, a_participant(unit, "Ada Lind"), a_program(unit))
        unit.act(ActionKind.ENROLLED, "Ada Lind")
    with office.unit("Cora", TODAY) as unit:
        a_participant(unit, "Ben Okoro")
        unit.act(ActionKind.ENROLLED, "Ben Okoro")
    with office.unit("Dana", TODAY) as unit:
        unit.find(Participant, 1).cohort = "spring"
        unit.act(ActionKind.EDITED_PARTICIPANT, "Ada Lind")


def verdict_on(office: Office) -> Verdict:
    with office.database.look() as connection:
        return verify(connection, Base.metadata)


def from_outside(office: Office, vandal: Vandal) -> None:
    """Alter the file by another program, made by somebody who has read this one.

    It uses the same library, since two of them in one process undo each other's file locks.
    """
    connection = driver_connection(office.database.file, None)
    connection.execute("BEGIN")
    errand = Errand("Cora", 2, may_erase=True)
    connection.create_function("ct_action", 0, errand.told_action)
    connection.create_function("ct_actor", 0, errand.told_actor)
    connection.create_function("ct_may_erase", 0, lambda: errand.may_erase)
    vandal(connection)
    connection.commit()
    connection.close()


def unwatched(*statements: str) -> Vandal:
    """Drop every trigger, run the statements, and put back what is missing."""

    def vandal(connection: Any) -> None:
        for name in triggers(Base.metadata):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for statement in triggers(Base.metadata).values():
            connection.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS"))

    return vandal
