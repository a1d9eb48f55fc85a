"""A long errand that is stopped leaves everything as it was."""

import time

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.stopping import Stopped, stoppable
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY

_LONG = """
    WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000000)
    SELECT sum(n) FROM count
"""


def names(office: Office) -> list[str]:
    with office.reading(TODAY) as reader:
        return list(reader.session.scalars(select(Participant.name)))


def test_an_errand_is_stopped_in_the_middle_of_a_statement(office: Office) -> None:
    began = time.monotonic()

    def take_long() -> None:
        door = office.unit("Dana", TODAY)
        with stoppable(door, lambda: time.monotonic() > began + 0.2) as unit:
            unit.add(Participant(name="Ada Lind", email="", cohort="", note=""))
            unit.session.execute(text(_LONG))

    with pytest.raises(Stopped):
        take_long()
    assert time.monotonic() - began < 2
    assert names(office) == []


def test_an_errand_that_is_not_stopped_goes_through_and_the_next_one_too(office: Office) -> None:
    with stoppable(office.unit("Dana", TODAY), lambda: False) as unit:
        ada = unit.add(Participant(name="Ada Lind", email="", cohort="", note=""))
        unit.act(ActionKind.ENROLLED, ada)
    with office.unit("Dana", TODAY) as unit:
        ben = unit.add(Participant(name="Ben Ode", email="", cohort="", note=""))
        unit.act(ActionKind.ENROLLED, ben)
    assert names(office) == ["Ada Lind", "Ben Ode"]


def test_what_else_goes_wrong_is_told_as_it_is(office: Office) -> None:
    with (
        pytest.raises(OperationalError),
        stoppable(office.unit("Dana", TODAY), lambda: False) as unit,
    ):
        unit.session.execute(text("SELECT * FROM no_such_table"))
