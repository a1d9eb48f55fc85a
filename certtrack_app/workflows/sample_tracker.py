"""The tracker the sample office came from: written as an office would, and taken in for real."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from certtrack_app.adapters.sample_workbook import (
    ColumnStyle,
    TrackerCell,
    TrackerColumn,
    TrackerRow,
    sample_tracker,
)
from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.rules.sample_people import SamplePerson
from certtrack_app.workflows.intake import Choice, import_tracker, previewed
from certtrack_app.workflows.unit import Office

TRACKER = "Coach training tracker.xlsx"
_COLUMNS = (
    TrackerColumn("Instruction", ColumnStyle.AMOUNTS),
    TrackerColumn("Supervised sessions", ColumnStyle.AMOUNTS),
    TrackerColumn("Mentor coaching", ColumnStyle.AMOUNTS),
    TrackerColumn("Written exam", ColumnStyle.DAYS),
    TrackerColumn("Final recorded session", ColumnStyle.DAYS),
)
_TARGETS = (Decimal(60), Decimal(6), Decimal(10))


def import_sample_tracker(
    office: Office, people: Sequence[SamplePerson], today: date, actor: str
) -> None:
    """Write the workbook into the office's folder, and import it into the first program."""
    path = office.folder / TRACKER
    rows = [_row(person, number, today) for number, person in enumerate(people)]
    sample_tracker(path, rows, _COLUMNS, today=today)
    with (
        previewed([path], Asked(today)) as preview,
        office.unit(actor, today, day_given=True) as unit,
    ):
        import_tracker(unit, preview, Choice(program="Coach training", accept_proposed=True))


def _row(person: SamplePerson, number: int, today: date) -> TrackerRow:
    """One person's row: further along the longer they are in it."""
    joined = today - timedelta(days=100 + number * 12)
    cells = {
        column.title: TrackerCell(amount=target * min(number + step, 10) // 10, target=target)
        for step, (column, target) in enumerate(zip(_COLUMNS, _TARGETS, strict=False))
    }
    for column, needed in zip(_COLUMNS[len(_TARGETS) :], (5, 8), strict=True):
        if number > needed:
            cells[column.title] = TrackerCell(on=today - timedelta(days=60 - number))
    return TrackerRow(
        name=person.name,
        email=person.email,
        person_id=person.person_id,
        cohort=person.cohort,
        started_on=joined,
        cells=cells,
    )
