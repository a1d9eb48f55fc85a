"""A program killed at any moment loses no errand it has acknowledged, and leaves none half done."""

import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from certtrack_app.models.participant import ExternalId, Participant
from certtrack_app.workflows.history import verify_journal
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY

ROUNDS = 5
EACH = 20
"""People enrolled by one errand, each with a login; half an errand would show."""

WRITER = f"""
import sys
from datetime import date
from pathlib import Path
from certtrack_app.models.records import ExternalId, Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.unit import Office

office = Office.open(Path(sys.argv[1]))
while True:
    with office.unit("Cora", date(2026, 3, 2)) as unit:
        people = [Participant(name=f"Person {{number}}") for number in range({EACH})]
        unit.add_all(people)
        unit.add_all([ExternalId(participant_id=one.id, kind="lms", value="x") for one in people])
        unit.act(ActionKind.IMPORTED, "some people")
        number = unit.action_id
    print(number, flush=True)
"""


def killed_while_writing(folder: Path, after: int, pause: float) -> int:
    """Start a writer and kill it; tell the last errand it acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(after)]
    time.sleep(pause)
    writer.kill()
    told += writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    return int(told[-1])


def test_whatever_was_acknowledged_survives_a_kill_and_nothing_is_torn(office: Office) -> None:
    office.close()
    chance = random.Random(2026)  # noqa: S311 - moments, not secrets
    for _ in range(ROUNDS):
        acknowledged = killed_while_writing(office.folder, 3, chance.uniform(0, 0.05))
        reopened = Office.open(office.folder)
        with reopened.reading(TODAY) as reader:
            verdict = verify_journal(reader)
            people = reader.session.scalars(select(func.count(Participant.id))).one()
            logins = reader.session.scalars(select(func.count(ExternalId.id))).one()
        reopened.close()
        assert verdict.findings == ()
        assert verdict.actions >= acknowledged
        assert people == logins == (verdict.actions - 1) * EACH
