"""Rows that belong to a heading, rows that do not, and headings said again further down."""

from collections.abc import Sequence

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid, grid_of
from certtrack_app.rules.tracker.header import find_header, header_at
from certtrack_app.rules.tracker.heading_rows import heading_rows
from certtrack_app.rules.tracker.senses import Interpreter
from tests.rules.tracker.tracker_books import TODAY, Value, sheet

READER = Interpreter(shipped_vocabulary(), TODAY)


def grid(rows: Sequence[Sequence[Value]], *merges: tuple[int, int, int, int]) -> Grid:
    return grid_of(0, "f1", sheet(rows, merges=merges))


def test_a_row_that_reaches_beyond_the_table_groups_nothing() -> None:
    rows: list[list[Value]] = [
        ["North office", None, None, None, "Spring"],
        ["Name", "Ethics"],
        ["Anna Berg", "x"],
    ]
    assert heading_rows(grid(rows, (3, 1, 3, 2)), 2, READER)[0] == (2,)


def test_a_row_a_little_above_heads_the_columns_left_without_a_heading() -> None:
    rows: list[list[Value]] = [
        [None, None, "First Aid", "Fire Safety"],
        ["As of today"],
        ["Name", "Ethics"],
        ["Anna Berg", "x", "x", "x"],
        ["John Smith", "x", "x", "x"],
    ]
    found, texts = heading_rows(grid(rows), 3, READER)
    assert found == (1, 3)
    assert (texts[0][3], texts[0][4]) == ("First Aid", "Fire Safety")


def test_no_row_near_by_may_head_the_open_columns() -> None:
    rows: list[list[Value]] = [
        ["As of today"],
        ["Name", "Ethics"],
        ["Anna Berg", "x", "x", "x"],
    ]
    assert heading_rows(grid(rows), 2, READER)[0] == (2,)


def test_a_heading_has_at_most_two_rows_of_sub_headings() -> None:
    rows: list[list[Value]] = [
        ["Name", "First Aid"],
        [None, "Status", "Date"],
        [None, "Hours", "Verified by"],
        ["Anna Berg", "Completed", "20/03/2024"],
    ]
    found, _ = heading_rows(grid(rows, (1, 1, 3, 1), (1, 2, 1, 3)), 1, READER)
    assert found == (1, 2, 3)


def test_merged_cells_that_hold_nothing_head_nothing() -> None:
    rows: list[list[Value]] = [["Name", None, None, "Ethics"], ["Anna Berg", None, None, "x"]]
    _, (texts,) = heading_rows(grid(rows, (1, 2, 1, 3)), 1, READER)
    assert texts == {1: "Name", 4: "Ethics"}


def test_a_column_whose_heading_shows_nothing_has_none() -> None:
    rows: list[list[Value]] = [
        ["Name", Cell(1, 1, CellKind.ERROR, "#N/A"), "Ethics"],
        ["Anna Berg", "a", "x"],
    ]
    assert set(header_at(grid(rows), 1, READER).heads) == {1, 3}


def test_a_heading_said_again_is_found_where_it_stands_first() -> None:
    head: list[Value] = ["Name", "Ethics", "Final exam"]
    rows: list[list[Value]] = [head]
    rows += [[f"Hint {n}", f"some hint {n}", f"other hint {n}"] for n in "abcdefgh"]
    rows.append(head)
    rows += [[f"Anna {n}", "Completed", "In progress"] for n in "abcdefgh"]
    found = find_header(grid(rows), READER)
    assert found is not None
    assert found.rows == (1,)
