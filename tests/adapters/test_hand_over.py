import pickle
from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from certtrack_app.adapters.hand_over import pack, unpack
from certtrack_app.adapters.workbook import read_book
from certtrack_app.rules.tracker.cells import Book, Cell, CellKind, Sheet
from tests.samples.evidence_workbook import evidence_workbook

CELLS = st.builds(
    Cell,
    row=st.integers(1, 1_048_576),
    column=st.integers(1, 16_384),
    kind=st.sampled_from(CellKind),
    value=st.one_of(st.booleans(), st.integers(0, 3), st.floats(0, 3), st.text(max_size=2)),
    number_format=st.sampled_from(["", "0%"]),
    fill=st.sampled_from(["", "FF0000"]),
    serial=st.sampled_from([0.0, 1.0]),
    formula=st.booleans(),
)


def handed_over(book: Book) -> Book:
    (same,) = unpack(pickle.loads(pickle.dumps(pack([book]))))  # noqa: S301 - our own
    return same


@given(st.lists(CELLS, max_size=30))
def test_cells_arrive_as_they_left(cells: list[Cell]) -> None:
    book = Book("f1", "t.xlsx", "0", "xlsx", (Sheet("T", tuple(cells)), Sheet("U", ())))

    arrived = handed_over(book)

    assert arrived == book
    assert [type(cell.value) for cell in arrived.sheets[0].cells] == [
        type(cell.value) for cell in cells
    ]


def test_a_book_arrives_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    book = read_book(evidence_workbook(tmp_path / "t.xlsx"), "f1")

    assert handed_over(book) == book


def test_a_value_that_stands_in_many_cells_travels_once() -> None:
    day = datetime(2024, 3, 2)
    cells = tuple(Cell(row, 1, CellKind.DATE, day) for row in range(1, 10_000))

    packed = pack([Book("f1", "t", "0", "xlsx", (Sheet("T", cells),))])

    assert len(packed[0].rests) == 1
