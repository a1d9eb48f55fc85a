"""Reads a form: one person named by labels, requirements in rows."""

from certtrack_app.rules.tracker.forms import Label, Labels
from certtrack_app.rules.tracker.gathering import Gathering, Heard
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.plans import TablePlan
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.series import Series
from certtrack_app.rules.tracker.series_of import day_beside
from certtrack_app.rules.tracker.subjects import Subject
from certtrack_app.rules.tracker.table import Column, Table
from certtrack_app.rules.tracker.text import tidy
from certtrack_app.rules.tracker.words import Meaning

_ROWS = frozenset({RowSort.UNNAMED, RowSort.ENTRY, RowSort.NOTE})


def read_form(
    gathering: Gathering,
    plan: TablePlan,
    series: dict[int, Series],
    titles: Column,
    labels: Labels,
) -> None:
    """Read the person of a form and each of its rows."""
    table = plan.table
    sheet = table.grid.number
    number = len(gathering.subjects)
    gathering.subjects.append(_subject(gathering, table, labels))
    aspects = [
        column
        for column in table.columns
        if column.meaning.tells_of_a_requirement and column is not titles
    ]
    for row, sort in plan.rows.items():
        cells = table.grid.rows[row]
        title = cells.get(titles.number)
        if sort not in _ROWS or title is None or not shown(title):
            continue
        heard = [
            Heard(cell, column.meaning, series[column.number].said(cell))
            for column in aspects
            if (cell := cells.get(column.number)) is not None
        ]
        requirement = gathering.requirements.named(shown(title))
        gathering.requirements.stand_at(requirement, sheet, (title,))
        gathering.accounts[sheet].take(title, Meaning.REQUIREMENT)
        if heard:
            gathering.add(number, requirement, sheet, heard)


def _subject(gathering: Gathering, table: Table, labels: Labels) -> Subject:
    sheet = table.grid.number
    subject = Subject(sheet, name=labels.sheet_name)
    parts: dict[Meaning, str] = {}
    for label in labels.labels:
        account = gathering.accounts[sheet]
        account.take(label.cell, Meaning.HEADING)
        if label.meaning is Meaning.START:
            said = day_beside(gathering, table, label.cell, label.value)
            gathering.note(sheet, Heard(label.value, Meaning.START, said))
            subject.enrolled_on = said.on
            continue
        account.take(label.value, label.meaning)
        if label.meaning.tells_who:
            subject.cells.append(label.value)
        _learn(subject, parts, label)
    if not subject.name:
        first, last = parts.get(Meaning.FIRST_NAME, ""), parts.get(Meaning.LAST_NAME, "")
        subject.name = tidy(f"{first} {last}")
    return subject


def _learn(subject: Subject, parts: dict[Meaning, str], label: Label) -> None:
    match label.meaning:
        case Meaning.NAME:
            subject.name = label.text
        case Meaning.EMAIL:
            subject.email = label.text
        case Meaning.ID:
            subject.ids[tidy(label.title).rstrip(": ")] = label.text
        case Meaning.COHORT:
            subject.cohort = label.text
        case _:
            parts[label.meaning] = label.text
