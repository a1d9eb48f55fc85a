"""The copy of a tracker with a note in each cell: what it was taken for, or why it was left out.

It is made in the process that reads trackers, since what it opens came from outside. A workbook
that openpyxl opens whole keeps its look; of any other the values are written down anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from certtrack_app.adapters.read_child import Desk, Errand
from certtrack_app.adapters.report_workbook import add_report, put_text, sheet_name
from certtrack_app.adapters.tracker_child import ChildFailed, run_in_child
from certtrack_app.errors import FileRefused
from certtrack_app.rules.reports import Report
from certtrack_app.rules.tracker.account import joined_ranges
from certtrack_app.rules.tracker.cells import Book, Sheet
from certtrack_app.rules.tracker.words import Meaning

AUTHOR = "CertTrack"
NAME = "annotated.xlsx"
_WORK = "certtrack_app.adapters.annotated_copy"
_WIDE, _LINE_HIGH, _LETTERS_A_LINE = 330, 18, 46
"""The size of a note, in pixels, and how many letters stand in a line of it."""
_FILLS = {Meaning.IGNORED: "FFE9ECEF", Meaning.ASKED: "FFFDF0D2"}
_TAKEN = "FFE0F1F1"
Bounds = tuple[int, int, int, int]
Position = tuple[int, int]


@dataclass(frozen=True)
class SheetNotes:
    """What is to be noted on one sheet: meanings in the order of its cells, words by position."""

    meanings: Sequence[Meaning]
    words: Mapping[Position, str] = field(default_factory=dict)
    only_words: bool = False
    """Whether cells without words of their own go without a note: there are too many."""


@dataclass(frozen=True)
class Annotations:
    """What is to be noted, by file key and sheet name, and the report to be added."""

    sheets: Mapping[tuple[str, str], SheetNotes]
    report: Report
    values_only: bool = False


class TakenFor(NamedTuple):
    """Where on a sheet cells were taken for one thing."""

    meaning: Meaning
    ranges: tuple[Bounds, ...]
    cells: int


def annotated_copy(paths: Sequence[Path], notes: Annotations, folder: Path) -> bytes:
    """Make the annotated copy of files in a process of its own; raises FileRefused."""
    try:
        return _made(paths, notes, folder / "copy")
    except (FileRefused, ChildFailed):
        return _made(paths, Annotations(notes.sheets, notes.report, values_only=True), folder)


def taken_ranges(
    paths: Sequence[Path], meanings: Mapping[tuple[str, str], Sequence[Meaning]], folder: Path
) -> Mapping[tuple[str, str], tuple[TakenFor, ...]]:
    """Say for each sheet where its cells were taken for what, in a process of its own."""
    errand = Errand(tuple(paths), f"{_WORK}:ranges", folder, meanings)
    return cast("Mapping[tuple[str, str], tuple[TakenFor, ...]]", run_in_child(errand))


def _made(paths: Sequence[Path], notes: Annotations, folder: Path) -> bytes:
    folder.mkdir(exist_ok=True)
    run_in_child(Errand(tuple(paths), f"{_WORK}:annotate", folder, (tuple(paths), notes)))
    return (folder / NAME).read_bytes()


def ranges(books: Sequence[Book], desk: Desk) -> Mapping[tuple[str, str], tuple[TakenFor, ...]]:
    """Find where cells were taken for what; the work of `taken_ranges`."""
    meanings = cast("Mapping[tuple[str, str], Sequence[Meaning]]", desk.argument)
    return {
        (book.key, sheet.name): tuple(_taken_for(sheet, meanings[book.key, sheet.name]))
        for book in books
        for sheet in book.sheets
        if (book.key, sheet.name) in meanings
    }


def _taken_for(sheet: Sheet, meanings: Sequence[Meaning]) -> Iterator[TakenFor]:
    places: dict[Meaning, list[Position]] = {}
    for cell, meaning in zip(sheet.cells, meanings, strict=False):
        places.setdefault(meaning, []).append((cell.row, cell.column))
    for meaning, found in places.items():
        yield TakenFor(meaning, joined_ranges(found), len(found))


def annotate(books: Sequence[Book], desk: Desk) -> None:
    """Write the annotated copy into the desk's folder; the work of `annotated_copy`."""
    paths, notes = cast("tuple[tuple[Path, ...], Annotations]", desk.argument)
    opened = None if notes.values_only else _opened(paths, books)
    workbook = opened or Workbook()
    names: list[str] = []
    for book in books:
        for sheet in book.sheets:
            target = _sheet_for(workbook, sheet, names, is_new=opened is None)
            found = notes.sheets.get((book.key, sheet.name))
            if target is not None and found is not None:
                _note_sheet(target, sheet, found)
    if opened is None:
        workbook.remove(workbook.worksheets[0])
    add_report(workbook, notes.report)
    _save(workbook, desk.folder / NAME)


def _opened(paths: Sequence[Path], books: Sequence[Book]) -> Workbook | None:
    """Open a single workbook as it is; None for what openpyxl does not know or opens in part."""
    if len(books) != 1 or books[0].format not in ("xlsx", "xlsm"):
        return None
    workbook = load_workbook(paths[0], rich_text=True)
    known = {sheet.name for sheet in books[0].sheets if not sheet.is_chart}
    return workbook if known and known <= set(workbook.sheetnames) else None


def _save(workbook: Workbook, target: Path) -> None:
    file = BytesIO()
    workbook.save(file)
    target.write_bytes(file.getvalue())


def _sheet_for(
    workbook: Workbook, sheet: Sheet, names: list[str], *, is_new: bool
) -> Worksheet | None:
    """The sheet to write notes on: the workbook's own, or a new one with the values."""
    if not is_new:
        found = (one for one in workbook.worksheets if one.title == sheet.name)
        return cast("Worksheet | None", next(found, None))
    name = sheet_name(sheet.name, names)
    names.append(name)
    written = cast("Worksheet", workbook.create_sheet(name))
    for cell in sheet.cells:
        target = written.cell(cell.row, cell.column)
        if isinstance(cell.value, str):
            put_text(cast("SheetCell", target), cell.value)
        elif isinstance(cell.value, bool | int | float | date | datetime | time):
            target.value = cell.value
    return written


def _note_sheet(target: Worksheet, sheet: Sheet, notes: SheetNotes) -> None:
    for cell, meaning in zip(sheet.cells, notes.meanings, strict=False):
        words = notes.words.get((cell.row, cell.column), "")
        if not words and notes.only_words:
            continue
        found = target.cell(cell.row, cell.column)
        if not isinstance(found, MergedCell):
            _note(found, words or _plainly(meaning), _FILLS.get(meaning, _TAKEN))


def _plainly(meaning: Meaning) -> str:
    """Say in a word what a cell was taken for."""
    return f"Taken for: {meaning.value.replace('_', ' ')}."


def _note(cell: SheetCell, words: str, color: str) -> None:
    """Put a note on a cell below whatever note stood there, and tint a cell without a color."""
    before = f"{cell.comment.text}\n\n— {AUTHOR}:\n" if cell.comment is not None else ""
    text = f"{before}{words}"
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    cell.comment = Comment(text, AUTHOR, height=_LINE_HIGH * (lines + 1), width=_WIDE)
    if cell.fill.fill_type is None:
        cell.fill = PatternFill("solid", fgColor=color)
