"""Tables over people, asked at once or later."""

from collections.abc import Callable
from typing import Any

from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.tables import ListTable
from tests.ui.demo import FLAG_COLUMNS, FLAGS, PEOPLE_COLUMNS, PeopleSource, Person


def directly(work: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
    """Run a question at once, without a lane."""
    then(work(None))


class Later:
    """Keeps questions until they are let go, as a slow lane would."""

    def __init__(self) -> None:
        self.kept: list[Callable[[], None]] = []
        self.cancelled = 0

    def __call__(self, work: Callable[[Any], Any], then: Callable[[Any], None]) -> "Later":
        self.kept.append(lambda: then(work(None)))
        return self

    def cancel(self) -> None:
        self.cancelled += 1

    def answer_all(self) -> None:
        kept, self.kept = self.kept, []
        for answer in kept:
            answer()


def paged(source: PeopleSource, ask: Any = directly) -> PagedTable[Person]:
    table = PagedTable(PEOPLE_COLUMNS, lambda person: person.id, source, ask)
    table.open(Wanted())
    return table


def listed() -> ListTable[Any]:
    table = ListTable(FLAG_COLUMNS, lambda flag: flag.name)
    table.show_rows(FLAGS)
    return table
