"""The participants list, page by page: filtered, sorted and counted by the database.

It reads the columns of the projection's table, and no record: so the list of a window just opened
stands before SQLAlchemy has put all the records' relations in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from certtrack_app.models.watch import Overview
from certtrack_app.rules.overview import BEHIND, RENEWING, OverviewWord
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class ParticipantRow:
    """One row of the participants list."""

    enrollment_id: int
    participant_id: int
    name: str
    sort_name: str
    email: str
    cohort: str
    program: str
    settled: int
    lines: int
    status: OverviewWord
    unverified: int
    last_activity_on: date | None
    next_deadline_on: date | None


@dataclass(frozen=True)
class ListQuery:
    """Which rows, in which order: words searched, saved view, column and direction."""

    text: str = ""
    view: str = ""
    order: str = ""
    descending: bool = False


_LISTED = Overview.__table__.c
_SHOWN = tuple(_LISTED[field.name] for field in fields(ParticipantRow))
ORDERS: dict[str, ColumnElement[Any]] = {
    "name": _LISTED.sort_name,
    "program": _LISTED.program,
    "cohort": _LISTED.cohort,
    "progress": _LISTED.settled,
    "status": _LISTED.status,
    "last_activity": _LISTED.last_activity_on,
    "next_deadline": _LISTED.next_deadline_on,
}
VIEWS: dict[str, ColumnElement[bool]] = {
    "behind": _LISTED.status.in_([word.value for word in BEHIND]),
    "stalled": _LISTED.status == OverviewWord.STALLED.value,
    "renewing": _LISTED.status.in_([word.value for word in RENEWING]),
    "not_verified": _LISTED.unverified > 0,
    "certified": _LISTED.status == OverviewWord.CERTIFIED.value,
}


def count_participants(reader: Reader, query: ListQuery) -> int:
    """Count the rows of a query."""
    counted = select(func.count()).select_from(Overview.__table__).where(*_wanted(query))
    return reader.session.scalar(counted) or 0


def participant_page(
    reader: Reader,
    query: ListQuery,
    offset: int,
    limit: int,
    after: ParticipantRow | None = None,
) -> Sequence[ParticipantRow]:
    """A page of rows in order: those after a known row by its keys, or else from an offset."""
    wanted = select(*_SHOWN).where(*_wanted(query))
    ordered = _ordered(wanted, query)
    if after is None:
        return _rows(reader, ordered.offset(offset).limit(limit))
    return _rows(reader, ordered.where(_beyond(query, after)).limit(limit))


def place_in_list(reader: Reader, query: ListQuery, participant_id: int) -> int | None:
    """Say how many rows stand before a participant's first row in a query's order, if it has one.

    The order is that of `participant_page`, reckoned by the database.
    """
    column = ORDERS.get(query.order, _LISTED.sort_name)
    first = column.desc() if query.descending else column.asc()
    place = func.row_number().over(
        order_by=(column.is_(None), first, _LISTED.sort_name, _LISTED.id)
    )
    numbered = (
        select(_LISTED.participant_id, place.label("place")).where(*_wanted(query)).subquery()
    )
    found = reader.session.scalar(
        select(func.min(numbered.c.place)).where(numbered.c.participant_id == participant_id)
    )
    return None if found is None else int(found) - 1


def cohorts(reader: Reader) -> tuple[str, ...]:
    """The cohorts there are, by name."""
    query = select(_LISTED.cohort).where(_LISTED.cohort != "").distinct()
    return tuple(reader.session.scalars(query.order_by(_LISTED.cohort)))


def _wanted(query: ListQuery) -> list[ColumnElement[bool]]:
    """The conditions of a query: every word searched, and the view; cohort:NAME is a view too."""
    found = [_LISTED.search.contains(word, autoescape=True) for word in folded(query.text).split()]
    if query.view.startswith("cohort:"):
        found.append(_LISTED.cohort == query.view.removeprefix("cohort:"))
    elif query.view in VIEWS:
        found.append(VIEWS[query.view])
    return found


def _ordered(wanted: Select[*tuple[Any, ...]], query: ListQuery) -> Select[*tuple[Any, ...]]:
    """Order by the column asked for, days nobody knows last, and by key among equals.

    In the order of names the index is walked, and no more of it than fills the page: so nothing
    may stand before the name there.
    """
    column = ORDERS.get(query.order, _LISTED.sort_name)
    first = column.desc() if query.descending else column.asc()
    if column is _LISTED.sort_name:
        return wanted.order_by(first, _LISTED.id)
    return wanted.order_by(column.is_(None), first, _LISTED.sort_name, _LISTED.id)


def _beyond(query: ListQuery, after: ParticipantRow) -> ColumnElement[bool]:
    """What comes after a known row in the order of a query."""
    column = ORDERS.get(query.order, _LISTED.sort_name)
    value = getattr(after, str(column.key))
    key = _key_of(after)
    among_equals = and_(
        column.is_(None) if value is None else column == value,
        or_(
            _LISTED.sort_name > after.sort_name,
            and_(_LISTED.sort_name == after.sort_name, _LISTED.id > key),
        ),
    )
    if value is None:
        return among_equals
    further = column < value if query.descending else column > value
    return or_(further, among_equals, column.is_(None))


def _key_of(row: ParticipantRow) -> ColumnElement[int]:
    """The projection's own key of a row."""
    return select(_LISTED.id).where(_LISTED.enrollment_id == row.enrollment_id).scalar_subquery()


def _rows(reader: Reader, query: Select[*tuple[Any, ...]]) -> Sequence[ParticipantRow]:
    """Freeze the rows of a query."""
    return [
        ParticipantRow(**row | {"status": OverviewWord(row["status"])})
        for row in map(dict, reader.session.execute(query).mappings())
    ]
