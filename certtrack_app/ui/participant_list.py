"""The list of participants on a card: columns, saved views, and the pages behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from certtrack_app.rules.overview import RESTING
from certtrack_app.ui.columns import Bar, Column, Look, Marked
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.fitting import Fitting
from certtrack_app.ui.inputs import Choice
from certtrack_app.ui.language import day_text, tr, tr_count
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.parts import Card, label
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.wording import status_chip
from certtrack_app.workflows.participants import (
    ListQuery,
    ParticipantRow,
    count_participants,
    participant_page,
    place_in_list,
)

_FRESH_DAYS = 30
_STALE_DAYS = 90
_VIEWS = {
    "": "All participants",
    "behind": "Behind",
    "stalled": "Stalled",
    "renewing": "Renewing",
    "not_verified": "Imported, not verified",
    "certified": "Certified",
}


@dataclass(frozen=True)
class Listed:
    """A row of the list, and the day it is read on."""

    row: ParticipantRow
    today: date

    @property
    def days_known(self) -> int | None:
        """How old is what we know, in days."""
        seen = self.row.last_activity_on
        return None if seen is None else max((self.today - seen).days, 0)


def _activity(one: Listed) -> object:
    """When something was last heard of somebody; under way and long ago, it carries a sign."""
    day, days = one.row.last_activity_on, one.days_known
    if day is None or days is None:
        return tr("none yet")
    if days <= _FRESH_DAYS or one.row.status in RESTING:
        return day
    if days > _STALE_DAYS:
        return Marked("hourglass", day_text(day), Tone.BAD, day)
    return Marked("clock", day_text(day), Tone.WARN, day)


def _activity_tip(one: Listed) -> str:
    if one.days_known is None:
        return tr("Nothing was handed in yet.")
    return tr_count(
        "The last thing we know is {n} day old.",
        "The last thing we know is {n} days old.",
        one.days_known,
    )


def _progress_tip(one: Listed) -> str:
    open_ = one.row.lines - one.row.settled
    unverified = one.row.unverified
    said = [tr_count("{n} line open", "{n} lines open", open_)]
    if unverified:
        said.append(tr("{n} imported and not verified", n=str(unverified)))
    if one.row.next_deadline_on is not None:
        said.append(tr("next deadline {day}", day=day_text(one.row.next_deadline_on)))
    return "; ".join(said)


COLUMNS: tuple[Column[Listed], ...] = (
    Column(
        "Participant",
        lambda one: one.row.name,
        order="name",
        width=148,
        look=Look.STRONG,
        stretch=True,
    ),
    Column("Program", lambda one: one.row.program, order="program", width=116, look=Look.MUTED),
    Column("Cohort", lambda one: one.row.cohort, order="cohort", width=112, look=Look.MUTED),
    Column(
        "Checklist",
        lambda one: Bar(one.row.settled, one.row.lines),
        order="progress",
        width=106,
        tip=_progress_tip,
    ),
    Column("Status", lambda one: status_chip(one.row.status), order="status", width=114),
    Column(
        "Last activity",
        _activity,
        order="last_activity",
        width=128,
        look=Look.MUTED,
        tip=_activity_tip,
    ),
    Column(
        "Next deadline",
        lambda one: one.row.next_deadline_on,
        order="next_deadline",
        width=116,
        look=Look.MUTED,
    ),
)
_GIVE_WAY = ("Next deadline", "Cohort", "Program", "Last activity")
"""Which columns go, in this order, where there is no room for all of them."""


class ParticipantSource:
    """Pages of the list, read by the workflow's keyset."""

    def count(self, reader: Any, wanted: Wanted) -> int:
        """Count the rows wanted."""
        return count_participants(reader, _query(wanted))

    def page(
        self, reader: Any, wanted: Wanted, offset: int, limit: int, after: Listed | None
    ) -> Sequence[Listed]:
        """Fetch rows in order."""
        known = after.row if after is not None else None
        rows = participant_page(reader, _query(wanted), offset, limit, known)
        return [Listed(row, reader.today) for row in rows]


def _query(wanted: Wanted) -> ListQuery:
    return ListQuery(wanted.text, wanted.view, wanted.order, wanted.descending)


class ParticipantList(Card):
    """The list with its saved views; `chosen` gives a participant's key, or None."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(tr("All participants"), padded=False)
        self._desk = desk
        self.table = PagedTable(
            COLUMNS, lambda one: one.row.enrollment_id, ParticipantSource(), desk.asker(owner), self
        )
        self.view = TableView(self.table, "participants", desk.memory)
        self.view.setAccessibleName(tr("Participants"))
        self.view.chosen.connect(self._tell)
        self.count = label("", "muted")
        self.views = Choice(dict(_VIEWS))
        self.views.setAccessibleName(tr("Saved view"))
        self.views.currentIndexChanged.connect(self._show_view)
        self.table.settled.connect(self._settled)
        self.beside_heading(self.count)
        self.beside_heading(self.views)
        self.body.addWidget(self.view)
        self.fitting = Fitting(self.view, COLUMNS, _GIVE_WAY, desk.memory)
        self.view.start_sorted()

    def offer_cohorts(self, cohorts: Sequence[str]) -> None:
        """Offer a view for each cohort."""
        named = {key: tr(name) for key, name in _VIEWS.items()}
        of_cohorts = {f"cohort:{one}": tr("Cohort: {cohort}", cohort=one) for one in cohorts}
        if list(of_cohorts) != [key for key in self.views.keys if str(key).startswith("cohort:")]:
            self.views.blockSignals(True)
            self.views.offer(named | of_cohorts)
            self.views.blockSignals(False)

    def go_to(self, participant_id: int) -> None:
        """Put the keyboard on a participant's row, where the list in sight has one."""
        query = _query(self.table.wanted)

        def found(place: int | None) -> None:
            if place is None or place >= self.table.rowCount():
                self.view.clearSelection()
            else:
                self.view.choose_number(place)

        work = partial(_place, query=query, participant_id=participant_id)
        self._desk.ask(self, work, found)

    def _tell(self, one: Listed | None) -> None:
        if one is not None:
            self.chosen.emit(one.row.participant_id)

    def _show_view(self, _index: int) -> None:
        view = self.views.key() or ""
        self.heading.setText(self.views.currentText())
        self.table.show_view(view)

    def _settled(self) -> None:
        """Say how many there are; begin at the top where nobody is chosen."""
        count = self.table.rowCount()
        self.count.setText(tr_count("{n} person", "{n} people", count))


def _place(reader: Any, query: ListQuery, participant_id: int) -> int | None:
    return place_in_list(reader, query, participant_id)
