"""The participants list as the database reads it."""

from sqlalchemy import Connection, event

from certtrack_app.workflows.participants import ListQuery, participant_page
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY

SORTED_WHOLE = "TEMP B-TREE FOR ORDER BY"


def plan_of(office: Office, query: ListQuery) -> str:
    """How SQLite goes about the first page of a query."""
    asked: list[tuple[str, object]] = []
    with office.reading(TODAY) as reader:
        connection = reader.session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def _note(_on: Connection, _cursor: object, said: str, values: object, *_: object) -> None:
            asked.append((said, values))

        participant_page(reader, query, 0, 64)
        said, values = asked[0]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", values)  # type: ignore[arg-type] # as they were bound
        return " ".join(row.detail for row in plan)


def test_a_page_in_the_order_of_names_is_read_off_an_index(office: Office) -> None:
    for query in (ListQuery(), ListQuery("ada"), ListQuery("ada", descending=True)):
        assert "sort_name" in plan_of(office, query)
        assert SORTED_WHOLE not in plan_of(office, query)


def test_an_order_with_gaps_is_sorted(office: Office) -> None:
    assert SORTED_WHOLE in plan_of(office, ListQuery(order="next_deadline"))
