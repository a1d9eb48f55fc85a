"""The import of a tracker of 5,000 people x 12, beside `executemany` of the same rows."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure, at_most
from bench.offices import BENCH, TODAY

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Office

PEOPLE = 5_000
REQUIREMENTS = 12
_GOAL = 6.0
_TABLES = ("participant", "external_id", "enrollment", "line", "evidence", "source")


def import_of_many(people: int = PEOPLE) -> Measure:
    """Take a tracker in, journal and all, against the bare rows into plain SQLite."""
    from certtrack_app.adapters.tracker_reading import Asked
    from certtrack_app.workflows.founding import settle_in
    from certtrack_app.workflows.intake import Choice, import_tracker, previewed
    from certtrack_app.workflows.unit import Office

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.csv"
        _write(path, people)
        office = Office.open(Path(folder) / "office", create=True, actor=BENCH)
        settle_in(office, BENCH, TODAY, day_given=True)
        with previewed([path], Asked(TODAY)) as preview:
            began = time.perf_counter()
            with office.unit(BENCH, TODAY, day_given=True) as unit:
                import_tracker(unit, preview, Choice(new_program="Coaching"))
            ours = time.perf_counter() - began
        rows = _rows(office)
        office.close()
        base = _bare(Path(folder) / "bare.db", rows)
    return at_most(f"import of {people:,} x {REQUIREMENTS}, s", ours, _GOAL, base)


Rows = dict[str, list[tuple[object, ...]]]


def _rows(office: "Office") -> Rows:
    """Every row that came in, as the driver gives it."""
    with office.reading(TODAY) as reader:
        connection = reader.session.connection()
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]  # noqa: S608 - our own
            for table in _TABLES
        }


def _bare(path: Path, rows: Rows) -> float:
    """Write the same rows into plain SQLite, in one transaction."""
    with _plain(path) as connection:
        for table, found in rows.items():
            columns = ", ".join(f"c{number}" for number in range(1, len(found[0]) if found else 1))
            connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {columns or 'c1'})")
        began = time.perf_counter()
        for table, found in rows.items():
            if found:
                marks = ", ".join("?" * len(found[0]))
                insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - our own table
                connection.executemany(insert, found)
        connection.commit()
        return time.perf_counter() - began


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()


def _write(path: Path, people: int) -> None:
    heads = ["Name", "Email", *(f"Module {n}" for n in range(1, REQUIREMENTS + 1))]
    lines = [";".join(heads)]
    lines += [
        ";".join([f"Person Number{n}", f"p{n}@example.org", *map(str, _days(n))])
        for n in range(people)
    ]
    path.write_text("\n".join(lines), "utf-8")


def _days(person: int) -> list[date | str]:
    """What stands in one person's row: days, and here and there a word."""
    return [
        TODAY - timedelta(days=(person * 7 + n * 13) % 300) if (person + n) % 4 else "In progress"
        for n in range(REQUIREMENTS)
    ]


MEASURES = (import_of_many,)
