"""Queueing 5,000 messages: planned, written and put down with their subjects."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.measure import Measure, at_most
from bench.offices import BENCH, TODAY, office_of

PEOPLE = 5_000
_GOAL_S = 2.0
_LATER = TODAY + timedelta(days=40)
"""By then everybody has been quiet for too long."""


def queueing_of_5_000(people: int = PEOPLE) -> Measure:
    """Time what a check does about messages, once it knows what is due to whom."""
    from sqlalchemy import select

    from certtrack_app.models.participant import Participant
    from certtrack_app.rules.actions import ActionKind
    from certtrack_app.workflows.facts import in_batches
    from certtrack_app.workflows.outbox import tell_people
    from certtrack_app.workflows.watching import watch_people

    told, spent = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        office = office_of(Path(folder) / "office", people)
        with office.unit(BENCH, _LATER, day_given=True) as unit:
            for batch in in_batches(unit.session.scalars(select(Participant.id)).all()):
                watched = watch_people(unit, batch, _LATER)
                due = {person.participant_id: person.due for person in watched}
                verdicts = [verdict for person in watched for verdict in person.verdicts]
                began = time.perf_counter()
                told += len(tell_people(unit, due, verdicts, _LATER))
                spent += time.perf_counter() - began
            unit.act(ActionKind.CHECKED, BENCH)
        office.close()
    if told != people:
        raise RuntimeError(f"{told} of {people:,} people were told something")
    return at_most(f"queueing {people:,} messages, s", spent, _GOAL_S)


MEASURES = (queueing_of_5_000,)
