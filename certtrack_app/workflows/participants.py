"""The participants list, page by page: filtered, sorted and counted by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

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


ORDERS: dict[str, InstrumentedAttribute[object]] = {
    "name": Overview.sort_name,
    "program": Overview.program,
    "cohort": Overview.cohort,
    "progress": Overview.settled,
    "status": Overview.status,
    "last_activity": Overview.last_activity_on,
    "next_deadline": Overview.next_deadline_on,
}
VIEWS: dict[str, ColumnElement[bool]] = {
    "behind": Overview.status.in_([word.value for word in BEHIND]),
    "stalled": Overview.status == OverviewWord.STALLED.value,
    "renewing": Overview.status.in_([word.value for word in RENEWING]),
    "not_verified": Overview.unverified > 0,
    "certified": Overview.status == OverviewWord.CERTIFIED.value,
}


def count_participants(reader: Reader, query: ListQuery) -> int:
    """Count the rows of a query."""
    counted = select(func.count()).select_from(Overview).where(*_wanted(query))
    return reader.session.scalar(counted) or 0


def participant_page(
    reader: Reader,
    query: ListQuery,
    offset: int,
    limit: int,
    after: ParticipantRow | None = None,
) -> Sequence[ParticipantRow]:
    """A page of rows in order: those after a known row by its keys, or else from an offset."""
    wanted = select(Overview).where(*_wanted(query))
    ordered = _ordered(wanted, query)
    if after is None:
        return _rows(reader, ordered.offset(offset).limit(limit))
    return _rows(reader, ordered.where(_beyond(query, after)).limit(limit))


def place_in_list(reader: Reader, query: ListQuery, participant_id: int) -> int | None:
    """Say how many rows stand before a participant's first row in a query's order, if it has one.

    The order is that of `participant_page`, reckoned by the database.
    """
    column = ORDERS.get(query.order, Overview.sort_name)
    first = column.desc() if query.descending else column.asc()
    place = func.row_number().over(
        order_by=(column.is_(None), first, Overview.sort_name, Overview.id)
    )
    numbered = (
        select(Overview.participant_id, place.label("place")).where(*_wanted(query)).subquery()
    )
    found = reader.session.scalar(
        select(func.min(numbered.c.place)).where(numbered.c.participant_id == participant_id)
    )
    return None if found is None else int(found) - 1


def cohorts(reader: Reader) -> tuple[str, ...]:
    """The cohorts there are, by name."""
    query = select(Overview.cohort).where(Overview.cohort != "").distinct()
    return tuple(reader.session.scalars(query.order_by(Overview.cohort)))


def _wanted(query: ListQuery) -> list[ColumnElement[bool]]:
    """The conditions of a query: every word searched, and the view; cohort:NAME is a view too."""
    found = [Overview.search.contains(word, autoescape=True) for word in folded(query.text).split()]
    if query.view.startswith("cohort:"):
        found.append(Overview.cohort == query.view.removeprefix("cohort:"))
    elif query.view in VIEWS:
        found.append(VIEWS[query.view])
    return found


def _ordered(wanted: Select[Overview], query: ListQuery) -> Select[Overview]:
    """Order by the column asked for, days nobody knows last, and by key among equals.

    In the order of names the index is walked, and no more of it than fills the page: so nothing
    may stand before the name there.
    """
    column = ORDERS.get(query.order, Overview.sort_name)
    first = column.desc() if query.descending else column.asc()
    if column is Overview.sort_name:
        return wanted.order_by(first, Overview.id)
    return wanted.order_by(column.is_(None), first, Overview.sort_name, Overview.id)


def _beyond(query: ListQuery, after: ParticipantRow) -> ColumnElement[bool]:
    """What comes after a known row in the order of a query."""
    column = ORDERS.get(query.order, Overview.sort_name)
    value = getattr(after, column.key)
    key = _key_of(after)
    among_equals = and_(
        column.is_(None) if value is None else column == value,
        or_(
            Overview.sort_name > after.sort_name,
            and_(Overview.sort_name == after.sort_name, Overview.id > key),
        ),
    )
    if value is None:
        return among_equals
    further = column < value if query.descending else column > value
    return or_(further, among_equals, column.is_(None))


def _key_of(row: ParticipantRow) -> ColumnElement[int]:
    """The projection's own key of a row."""
    return select(Overview.id).where(Overview.enrollment_id == row.enrollment_id).scalar_subquery()


def _rows(reader: Reader, query: Select[Overview]) -> Sequence[ParticipantRow]:
    """Freeze the rows of a query."""
    return [
        ParticipantRow(
            enrollment_id=one.enrollment_id,
            participant_id=one.participant_id,
            name=one.name,
            sort_name=one.sort_name,
            email=one.email,
            cohort=one.cohort,
            program=one.program,
            settled=one.settled,
            lines=one.lines,
            status=OverviewWord(one.status),
            unverified=one.unverified,
            last_activity_on=one.last_activity_on,
            next_deadline_on=one.next_deadline_on,
        )
        for one in reader.session.scalars(query)
    ]
