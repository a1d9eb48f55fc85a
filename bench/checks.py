"""The check of 500 people on an ordinary day, in a process that has checked before."""

import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.measure import Measure, at_most
from bench.offices import BENCH, TODAY, office_of

_GOAL_MS = 150.0
_DAYS = 12


def check_of_500() -> Measure:
    """Check day after day; the median day counts, on which about one in a hundred changes."""
    from certtrack_app.workflows.check import run_check
    from certtrack_app.workflows.unit import Office

    def spent(office: Office, day: date) -> float:
        began = time.perf_counter()
        with office.unit(BENCH, day, day_given=True) as unit:
            run_check(unit)
        return (time.perf_counter() - began) * 1000

    with tempfile.TemporaryDirectory() as folder:
        office = office_of(Path(folder) / "office", 500)
        try:
            spent(office, TODAY)
            days = sorted(spent(office, TODAY + timedelta(days=n)) for n in range(1, _DAYS + 1))
        finally:
            office.close()
    return at_most("check of 500 people, ms", days[len(days) // 2], _GOAL_MS)


MEASURES = (check_of_500,)
