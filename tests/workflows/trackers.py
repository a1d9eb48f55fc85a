"""Trackers written, brought and taken back for tests, and what the tables hold afterwards."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import select

from certtrack_app.adapters.tracker_reading import Asked
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Participant
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.intake import Choice, IntakeResult, import_tracker, previewed
from certtrack_app.workflows.intake_differences import Differences, differences
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY

HEADER = ("Name", "Email", "Start date", "Ethics", "Mentor coaching (10 h)")
ANA = ("Ana Lima", "ana@example.org", date(2026, 1, 12), date(2026, 1, 30), "4/10")
BEN = ("Ben Okoro", "ben@example.org", date(2026, 1, 12), None, "2/10")

Row = Sequence[object]


def written(path: Path, *rows: Row, header: Row = HEADER) -> Path:
    """A workbook with one sheet, its heading in the first row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tracker"
    for row in (header, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def bring(
    office: Office, *paths: Path, choice: Choice | None = None, on: date = TODAY
) -> IntakeResult:
    """Import files; the first time into a program of their own."""
    settle_in(office, "Dana", on, day_given=True)
    with office.reading(on) as reader:
        is_first = reader.session.scalar(select(Participant.id).limit(1)) is None
    chosen = choice or (Choice(new_program="Coaching") if is_first else Choice())
    with previewed(paths, Asked(on)) as found, office.unit("Dana", on) as unit:
        return import_tracker(unit, found, chosen)


def compared(office: Office, path: Path, on: date = TODAY) -> Differences:
    """How a file differs from what was taken in before."""
    with previewed([path], Asked(on)) as found, office.reading(on) as reader:
        return differences(reader, found.reading, None)


def evidence_table(office: Office) -> list[tuple[str, str, str, str, str]]:
    """Every piece of evidence: whose, of what, how much, which day, what became of it."""
    with office.reading(TODAY) as reader:
        return [
            (
                one.line.enrollment.participant.name,
                one.title,
                f"{one.claimed:f}" if one.claimed is not None else "",
                one.happened_on.isoformat() if one.happened_on else "",
                one.state.value,
            )
            for one in reader.session.scalars(select(Evidence).order_by(Evidence.id))
        ]


def people(office: Office) -> list[tuple[str, str]]:
    """Everybody on record: name and address."""
    with office.reading(TODAY) as reader:
        query = select(Participant.name, Participant.email).order_by(Participant.id)
        return [(name, email) for name, email in reader.session.execute(query)]
