"""The law of the account: every non-empty cell is taken, ignored or asked about, exactly once."""

from collections import Counter
from datetime import time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import (
    Attachment,
    AttachmentKind,
    Cell,
    CellKind,
    Sheet,
    Span,
)
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.words import Meaning
from tests.rules.tracker.tracker_books import as_json, book, read

JUNK = settings(max_examples=150, deadline=None)

_WORDS = st.sampled_from(
    [
        "Name", "Full Name", "Email", "Person ID", "Course", "Status", "Date completed",
        "Expiry", "Hours", "Score", "Total", "Cohort", "Anna Berg", "Smith, John", "Bo Li",
        "a@x.org", "P-100", "Completed", "INCOMPLETE", "x", "o", "✓", "TBD", "--", "N/A",
        "   ", "12/60", "45 hrs", "85%", "04/03/2025", "30/08/2020", "31/02/2024",
        "Feb.2024", "6 -24 July 2026", "0:13:44", "2017",
        "Completed 12/03/2024 by J. Smith", "https://x.org/a.pdf", "cert.pdf", "Ethics",
        "First Aid", "x = Completed", "Pass mark: 70", "Module 1 Status", "Module 1 Date",
        "Points Possible", "๒๕๖๗", "12 มี.ค. 2567", "=", "#", "’", "Name:",
        "Name: Anna Berg", "\n", "a\nb", "²", "١٢/٠٣/٢٠٢٤",
    ]
)  # fmt: skip
_VALUES = st.one_of(
    st.tuples(st.just(CellKind.TEXT), st.one_of(_WORDS, st.text(min_size=1, max_size=12))),
    st.tuples(
        st.just(CellKind.NUMBER),
        st.one_of(
            st.integers(-5, 60000), st.floats(), st.sampled_from([0, 1, 43817, 2017, 20240302])
        ),
    ),
    st.tuples(st.just(CellKind.BOOLEAN), st.booleans()),
    st.tuples(st.just(CellKind.DATE), st.datetimes()),
    st.tuples(st.just(CellKind.TIME), st.just(time(1, 30))),
    st.tuples(st.just(CellKind.DURATION), st.just(timedelta(minutes=14))),
    st.tuples(st.just(CellKind.ERROR), st.just("#N/A")),
    st.tuples(st.just(CellKind.UNCOMPUTED), st.just("=A1")),
)


@st.composite
def sheets(draw: st.DrawFn, name: str = "S") -> Sheet:
    """Draw a sheet of arbitrary cells, merges and attachments."""
    places = draw(
        st.lists(
            st.tuples(st.integers(1, 14), st.integers(1, 7)), min_size=0, max_size=60, unique=True
        )
    )
    cells = tuple(
        Cell(row, column, *draw(_VALUES))._replace(
            number_format=draw(st.sampled_from(["", "0%", "dd/mm/yyyy"])),
            fill=draw(st.sampled_from(["", "FF0000", "00FF00"])),
            serial=draw(st.sampled_from([0.0, 2017.0])),
            formula=draw(st.booleans()),
        )
        for row, column in sorted(places)
    )
    merges = draw(st.lists(st.sampled_from([Span(1, 1, 2, 1), Span(1, 2, 1, 4), Span(5, 1, 9, 1)])))
    attachments = draw(
        st.lists(
            st.builds(
                Attachment,
                st.integers(1, 14),
                st.integers(1, 7),
                st.sampled_from(AttachmentKind),
                st.just("https://x.org"),
            ),
            max_size=4,
        )
    )
    return Sheet(name, cells, merges=tuple(merges), attachments=tuple(attachments))


def accounted(reading: Reading, *read_sheets: Sheet) -> None:
    """Check that each cell of the sheets is in exactly one account."""
    counts = reading.counts
    assert counts.nonempty == sum(len(sheet.cells) for sheet in read_sheets)
    assert counts.nonempty == counts.taken + counts.ignored + counts.asked
    asked = {place for question in reading.questions for place in question.cells}
    assert len(asked) == counts.asked
    ignored = Counter(
        (one.sheet, row, column)
        for one in reading.ignored
        for top, first, bottom, last in one.ranges
        for row in range(top, bottom + 1)
        for column in range(first, last + 1)
    )
    assert all(count == 1 for count in ignored.values())
    assert len(ignored) == counts.ignored
    assert not asked & set(ignored)
    for number, sheet in enumerate(read_sheets):
        meanings = [reading.sheets[number].meaning(n) for n in range(len(sheet.cells))]
        for cell, meaning in zip(sheet.cells, meanings, strict=True):
            place = (number, cell.row, cell.column)
            assert (meaning is Meaning.ASKED) == (place in asked)
            assert (meaning is Meaning.IGNORED) == (place in ignored)


@JUNK
@given(sheets("A"), sheets("B"))
def test_any_junk_is_accounted_for_without_an_error(one: Sheet, other: Sheet) -> None:
    reading = read(book(one, other))
    accounted(reading, one, other)
    assert as_json(reading)["cells"]


@JUNK
@given(sheets("A"), st.randoms())
def test_any_answer_leaves_the_account_whole(one: Sheet, random: st.randoms) -> None:  # type: ignore[valid-type]
    reading = read(book(one))
    answers = {
        question.topic: random.choice([*question.choices, "2024-03-02", "nonsense"])  # type: ignore[attr-defined]
        for question in reading.questions
    }
    settled = read(book(one), corrections=Corrections(answers=answers))
    accounted(settled, one)
