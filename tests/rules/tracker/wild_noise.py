"""What stands around and among the facts of real trackers, and cells nobody can read outright."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from certtrack_app.rules.tracker.cells import Cell, CellKind, Sheet
from tests.rules.tracker.tracker_books import Value, sheet
from tests.rules.tracker.wild_trackers import Truth, WildOffice

Rows = list[list[Value]]
TARGET = 60
ERROR = Cell(1, 1, CellKind.ERROR, "#N/A")
NEVER_RECKONED = Cell(1, 1, CellKind.UNCOMPUTED, "=VLOOKUP(A2,Old!A:B,2)")
UNKNOWN_DAY = datetime(1900, 1, 1)
TO_COME = date(2026, 9, 1)
ODD: tuple[Value, ...] = (ERROR, NEVER_RECKONED, UNKNOWN_DAY, TO_COME, "31/02/2024", "ask Jo", "Q")


def table(office: WildOffice) -> Rows:
    """People down, requirements across."""
    rows: Rows = [[office.tongue.name, *office.titles]]
    return rows + [[p, *(office.cell(p, t) for t in office.titles)] for p in office.people]


def crowded(office: WildOffice) -> Sequence[Sheet]:
    """A table among titles, sums, notes, headings repeated and columns nobody asked for."""
    rows = table(office)
    chosen = office.chance.sample(CROWDS, office.chance.randint(1, 4))
    for crowd in sorted(chosen, key=CROWDS.index):
        rows = crowd(office, rows)
    return [sheet(framed(office, rows))]


def numbered(_: WildOffice, rows: Rows) -> Rows:
    """A running number before the names."""
    return [["No."] + rows[0]] + [[float(n), *row] for n, row in enumerate(rows[1:], 1)]


def addressed(office: WildOffice, rows: Rows) -> Rows:
    """Addresses at the end."""
    named = [[*row, f"{n}@x.org" if row[0] else None] for n, row in enumerate(rows[1:], 1)]
    return [[*rows[0], office.tongue.email], *named]


def remarked(office: WildOffice, rows: Rows) -> Rows:
    """Remarks at the end."""
    said = ("moved to Lyon", "asks for a mentor", None, None)
    return [[*rows[0], "Comments"]] + [[*row, office.chance.choice(said)] for row in rows[1:]]


def gaps(office: WildOffice, rows: Rows) -> Rows:
    """Rows that are empty or only formatted, between people."""
    gapped: Rows = [rows[0]]
    for row in rows[1:]:
        empty: Rows = [[], [None, "  "]]
        gapped += empty[: office.chance.randint(0, 2)]
        gapped.append(row)
    return gapped


def headed_again(_: WildOffice, rows: Rows) -> Rows:
    """The heading again, as on every printed page."""
    half = 1 + len(rows[1:]) // 2
    return [*rows[:half], list(rows[0]), *rows[half:]] if half > 1 else rows


CROWDS: tuple[Callable[[WildOffice, Rows], Rows], ...] = (
    numbered,
    addressed,
    remarked,
    headed_again,
    gaps,
)


def framed(office: WildOffice, rows: Rows) -> Rows:
    """Titles above, sums and notes below."""
    titles: list[Rows] = [[], [["Northern office"], []], [["Coaches"], ["as of May"]]]
    width = float(len(rows[0]))
    notes: list[Rows] = [[], [[], ["Note: ask the office"]], [["Total", width, width]]]
    above, below = office.chance.choice(titles), office.chance.choice(notes)
    return [*above, *rows, *below]


def measured(office: WildOffice) -> Sequence[Sheet]:
    """Hours towards a target, written in one way for each requirement."""
    rows: Rows = [[office.tongue.name, *(f"{title} ({TARGET} h)" for title in office.titles)]]
    office.truth.clear()
    ways = {title: office.chance.choice(WAYS) for title in office.titles}
    for person in office.people:
        row: list[Value] = [person]
        for title in office.titles:
            hours = office.chance.choice((0, 12, 45, TARGET, 75))
            status = (
                "not_started" if not hours else "completed" if hours >= TARGET else "in_progress"
            )
            office.truth[person, title] = Truth(status)
            row.append(ways[title](hours))
        rows.append(row)
    return [sheet(rows)]


WAYS: tuple[Callable[[int], Value], ...] = (
    lambda hours: hours,
    float,
    lambda hours: f"{hours}/{TARGET}",
    lambda hours: f"{hours} / {TARGET}",
    lambda hours: f"{hours} hrs",
    lambda hours: f"{hours} h",
    lambda hours: timedelta(hours=hours),
    lambda hours: f"{hours} of {TARGET}",
)


def scored(office: WildOffice) -> Sequence[Sheet]:
    """Scores under a heading that states the pass mark."""
    rows: Rows = [[office.tongue.name, *(f"{title} (pass mark 70)" for title in office.titles)]]
    office.truth.clear()
    for person in office.people:
        scores = [office.chance.randint(30, 100) for _ in office.titles]
        rows.append([person, *scores])
        for title, score in zip(office.titles, scores, strict=True):
            office.truth[person, title] = Truth("completed" if score >= 70 else "in_progress")
    return [sheet(rows)]


def odd(office: WildOffice) -> Sequence[Sheet]:
    """Some cells that nobody can read outright: they are asked about, or say nothing."""
    rows = table(office)
    for _ in range(office.chance.randint(1, 3)):
        person = office.chance.randrange(len(office.people))
        column = office.chance.randrange(len(office.titles))
        rows[1 + person][1 + column] = office.chance.choice(ODD)
        office.truth.pop((office.people[person], office.titles[column]), None)
    return [sheet(rows)]


NOISY: tuple[Callable[[WildOffice], Sequence[Sheet]], ...] = (crowded, measured, scored, odd)
