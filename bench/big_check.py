"""The check of 50,000 people x 12 lines on a day when one in a hundred changes, by itself.

The office is made by another process, and left as the check of the day before leaves it. Its base
is LibreOffice, which recalculated a formula tracker of the same size in 11.7 s on the same machine.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure, at_most, peak_mib
from bench.offices import BENCH, TEMPLATE, TODAY, office_of

if TYPE_CHECKING:
    from certtrack_app.rules.definition import ProgramDefinition

PEOPLE = 50_000
_QUIET_DAYS = 30
_GOAL_S = 2.9
"""A quarter of LibreOffice's time."""
_GOAL_MIB = 250.0
_BUILD = "import sys; from bench.big_check import build; build(sys.argv[1], int(sys.argv[2]))"


def check_of_50_000(people: int = PEOPLE) -> tuple[Measure, Measure]:
    """Time the check, and say what the process held at most."""
    from certtrack_app.workflows.check import run_check
    from certtrack_app.workflows.unit import Office

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "office"
        subprocess.run([sys.executable, "-c", _BUILD, str(where), str(people)], check=True)
        office = Office.open(where)
        try:
            began = time.perf_counter()
            with office.unit(BENCH, TODAY, day_given=True) as unit:
                found = run_check(unit)
            spent = time.perf_counter() - began
        finally:
            office.close()
    told = len(found.queued) + len(found.held)
    if told != people // 100:
        raise RuntimeError(f"{told} of {people:,} people were told something")
    name = f"check of {people:,} x 12, 1 in 100 changes"
    held = _peak_mib()
    return at_most(f"{name}, s", spent, _GOAL_S), at_most(f"{name}, MiB", held, _GOAL_MIB)


def build(folder: str, people: int) -> None:
    """Make the office, asleep but for those who have been quiet for too long since this morning."""
    office = office_of(Path(folder), people, _twelve(), _joined)
    from sqlalchemy import text

    from certtrack_app.workflows.awake import last_action, mark

    with office.unit(BENCH, TODAY - timedelta(days=1), day_given=True) as unit:
        unit.session.execute(text(_ASLEEP), {"days": f"+{_QUIET_DAYS} days"})
        seen = mark(unit)
        seen.checked_at, seen.checked_on, seen.latest_day = unit.now, unit.today, unit.today
        seen.action_id = last_action(unit)
    office.close()


_ASLEEP = """
    INSERT INTO watch (subject, subject_id, wakes_on)
    SELECT 'enrollment', id, date(enrolled_on, :days) FROM enrollment
"""


def _joined(number: int) -> int:
    return _QUIET_DAYS if number % 100 == 0 else number % 20


def _twelve() -> "ProgramDefinition":
    """The general program, each of its requirements asked for twice."""
    from certtrack_app.adapters.program_files import template_or_file

    definition = template_or_file(TEMPLATE)
    (version,) = definition.versions
    again = (
        replace(one, rule=replace(one.rule, code=f"{one.rule.code}_2", title=f"{one.rule.title} 2"))
        for one in version.requirements
    )
    twice = replace(version, requirements=(*version.requirements, *again))
    return replace(definition, versions=(twice,))


def _peak_mib() -> float:
    """What this process held at most, without the one that built."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return peak_mib(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


MEASURES = (check_of_50_000,)
