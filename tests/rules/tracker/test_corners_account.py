"""The account of a sheet's cells: what outweighs what, and how reasons are told in ranges."""

from certtrack_app.rules.tracker.account import SheetAccount, total
from certtrack_app.rules.tracker.reading import Counts
from certtrack_app.rules.tracker.words import Meaning
from tests.rules.tracker.tracker_books import sheet

ONE = sheet([["a", "b"], ["c", "d"], [None, "e"], [], ["f"]])


def test_a_cell_asked_about_stays_asked_whatever_it_is_taken_for() -> None:
    account = SheetAccount(ONE)
    account.ask(ONE.cells[0])
    account.take(ONE.cells[0], Meaning.NAME)
    account.ignore(ONE.cells[0], "a reason")
    account.close()
    assert account.is_asked(1, 1)
    assert account.counts() == Counts(6, 0, 5, 1)


def test_a_cell_taken_is_no_longer_told_as_ignored() -> None:
    account = SheetAccount(ONE)
    account.ignore(ONE.cells[0], "a reason")
    account.take(ONE.cells[0], Meaning.NAME)
    assert account.ignored(0) == ()


def test_a_cell_dropped_is_ignored_even_if_it_was_asked_about() -> None:
    account = SheetAccount(ONE)
    account.ask(ONE.cells[0])
    account.drop(ONE.cells[0], "left out")
    (ignored,) = account.ignored(7)
    assert (ignored.sheet, ignored.because, ignored.ranges) == (7, "left out", ((1, 1, 1, 1),))


def test_cells_left_over_are_told_in_ranges_that_hold_no_other_cell() -> None:
    account = SheetAccount(ONE)
    account.close()
    (ignored,) = account.ignored(0)
    assert ignored.because == "outside the table that was understood"
    assert ignored.ranges == ((1, 1, 2, 2), (3, 2, 3, 2), (5, 1, 5, 1))


def test_the_same_columns_further_down_begin_a_range_of_their_own() -> None:
    two = sheet([["a"], [], ["b"]])
    account = SheetAccount(two)
    account.close("why")
    assert account.ignored(0)[0].ranges == ((1, 1, 1, 1), (3, 1, 3, 1))


def test_the_counts_of_sheets_add_up() -> None:
    assert total([Counts(3, 1, 1, 1), Counts(2, 2, 0, 0)]) == Counts(5, 3, 1, 1)
    assert total([]) == Counts(0, 0, 0, 0)
