"""The tracker a sample office could have come from: an Excel workbook as it grows over the years.

Titles above the header, two rows of header, dates as dates and as text, notes, links, colors,
a legend and totals below: everything the import must see through.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto, unique
from io import BytesIO
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.rules.words import number_in_words

_PERSON = ("No.", "Name", "E-mail", "Person ID", "Cohort", "Start date")
_GROUP_ROW, _HEADER_ROW = 5, 6
_DAY_FORMAT = "dd/mm/yyyy"
_TEXT_SHARE = 0.15
"""So many of a column's dates were typed as words."""
_COHORT_COLORS = ("FFF4E5", "E8F1FA", "EAF5EA", "F5EAF3")
_DONE, _CHASE, _HEAD = "C6E0B4", "FFE699", "305496"
_AUTHOR = "Dana Whitfield"


@unique
class ColumnStyle(Enum):
    """How the office fills a column in."""

    DAYS = auto()
    """The day it was done, most as dates, some as text."""
    AMOUNTS = auto()
    """Text such as 12/60."""
    WORDS = auto()
    """Completed, in progress, and the like."""
    SCORES = auto()
    """A number."""


@dataclass(frozen=True)
class TrackerColumn:
    """A requirement as the tracker has it; columns of one `group` share a cell above."""

    title: str
    style: ColumnStyle
    group: str = ""


@dataclass(frozen=True)
class TrackerCell:
    """What the tracker says of one person and one requirement."""

    on: date | None = None
    amount: Decimal | None = None
    target: Decimal | None = None
    words: str = ""
    """What stands there where it is neither a day nor an amount."""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class TrackerRow:
    """One person of the tracker; cells by the title of their column."""

    name: str
    email: str
    person_id: str
    cohort: str
    started_on: date | None
    cells: Mapping[str, TrackerCell] = field(default_factory=dict)
    remark: str = ""


def sample_tracker(
    path: Path,
    rows: Sequence[TrackerRow],
    columns: Sequence[TrackerColumn],
    *,
    title: str = "Northbridge Coaching School – certification tracker",
    today: date,
    seed: int = 2026,
) -> None:
    """Write the workbook; the same seed gives the same cells. Raises Refusal as saving does."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 a new workbook has one
    sheet.title = "Tracker"
    chance = Random(seed)  # noqa: S311 a sample, not a secret
    _titles(sheet, title, len(rows), today)
    _header(sheet, columns)
    colors = {cohort: _COHORT_COLORS[n % 4] for n, cohort in enumerate(_cohorts(rows))}
    for number, row in enumerate(rows, 1):
        _person(sheet, number, row, colors[row.cohort])
        _facts(sheet, number, row, columns, chance)
    _foot(sheet, rows, columns)
    _finish(book, sheet, columns)
    book.properties.creator = _AUTHOR
    book.properties.created = datetime(today.year - 2, 1, 9, 8, 40)  # noqa: DTZ001 Excel has no zone
    file = BytesIO()
    book.save(file)
    write_whole(path, [file.getvalue()])


def _cohorts(rows: Sequence[TrackerRow]) -> list[str]:
    return sorted({row.cohort for row in rows})


def _titles(sheet: Worksheet, title: str, people: int, today: date) -> None:
    sheet["A1"] = title
    sheet["A1"].font = Font(name="Calibri", size=16, bold=True, color=_HEAD)
    sheet["A2"] = f"last updated {today:%d.%m.%Y} by Dana – please do NOT sort, filters only!!"
    sheet["A2"].font = Font(italic=True, color="7F7F7F")
    sheet["A3"], sheet["C3"] = "People on this sheet:", people


def _header(sheet: Worksheet, columns: Sequence[TrackerColumn]) -> None:
    """Write two rows of header: groups, merged, and the titles below them."""
    titles = [*_PERSON, *(column.title for column in columns), "Comments"]
    for number, words in enumerate(titles, 1):
        cell = sheet.cell(_HEADER_ROW, number, words)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    sheet.row_dimensions[_HEADER_ROW].height = 34
    first = len(_PERSON) + 1
    while first <= len(_PERSON) + len(columns):
        first = _group(sheet, columns, first)


def _group(sheet: Worksheet, columns: Sequence[TrackerColumn], first: int) -> int:
    """Write one group over its columns; answers with the column after it."""
    groups = [column.group for column in columns]
    group, last = groups[first - len(_PERSON) - 1], first
    while last - len(_PERSON) < len(groups) and groups[last - len(_PERSON)] == group:
        last += 1
    if group:
        cell = sheet.cell(_GROUP_ROW, first, group)
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
        if last > first:
            sheet.merge_cells(
                start_row=_GROUP_ROW, end_row=_GROUP_ROW, start_column=first, end_column=last
            )
    return last + 1


def _person(sheet: Worksheet, number: int, row: TrackerRow, color: str) -> None:
    """Write who it is, the row in the color of the cohort."""
    values = (number, row.name, row.email, row.person_id, row.cohort, row.started_on)
    for column, value in enumerate(values, 1):
        cell = _cell(sheet, _HEADER_ROW + number, column)
        if isinstance(value, str):
            _put_text(cell, value)
        elif value is not None:
            cell.value = value
        cell.fill = PatternFill("solid", fgColor=color)
    sheet.cell(_HEADER_ROW + number, len(_PERSON)).number_format = _DAY_FORMAT


def _facts(
    sheet: Worksheet,
    number: int,
    row: TrackerRow,
    columns: Sequence[TrackerColumn],
    chance: Random,
) -> None:
    """Write what is known of one person, and the remark at the end."""
    place = _HEADER_ROW + number
    for index, column in enumerate(columns, len(_PERSON) + 1):
        said = row.cells.get(column.title)
        if said is not None:
            _fact(_cell(sheet, place, index), said, column.style, chance)
    if row.remark:
        _put_text(_cell(sheet, place, len(_PERSON) + len(columns) + 1), row.remark)


def _fact(cell: Cell, said: TrackerCell, style: ColumnStyle, chance: Random) -> None:
    """Write one fact as the office writes that column, with its note, link and color."""
    if said.words:
        _put_text(cell, said.words)
        cell.fill = PatternFill("solid", fgColor=_CHASE)
    else:
        _put_value(cell, said, style, chance)
    if said.link:
        cell.hyperlink = said.link
        cell.font = Font(color="0563C1", underline="single")
    if said.note:
        cell.comment = Comment(said.note, _AUTHOR)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """Give a cell of the table; none of them is merged."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 only groups are merged, above the table
    return cell


def _put_value(cell: Cell, said: TrackerCell, style: ColumnStyle, chance: Random) -> None:
    if style is ColumnStyle.AMOUNTS and said.amount is not None:
        target = f"/{number_in_words(said.target)}" if said.target is not None else " h"
        _put_text(cell, f"{number_in_words(said.amount)}{target}")
    elif style is ColumnStyle.SCORES and said.amount is not None:
        cell.value = float(said.amount)
    elif style is ColumnStyle.WORDS:
        _put_text(cell, chance.choice(("Completed", "completed", "Completed ", "done")))
    elif said.on is not None:
        _put_day(cell, said.on, chance)
    if said.on is not None or (said.amount is not None and said.amount == said.target):
        cell.fill = PatternFill("solid", fgColor=_DONE)


def _put_day(cell: Cell, day: date, chance: Random) -> None:
    """Write a day as a date, or now and then as text that names the month."""
    if chance.random() < _TEXT_SHARE:
        _put_text(
            cell,
            chance.choice(
                (f"{day.day} {day:%b %Y}", f"{day:%Y-%m-%d}", f"{day:%b} {day.day}, {day.year}")
            ),
        )
    else:
        cell.value = day
        cell.number_format = _DAY_FORMAT


def _put_text(cell: Cell, words: str) -> None:
    """Write words as words, whatever they begin with."""
    if words:
        cell.value = words
        cell.data_type = "s"


def _foot(sheet: Worksheet, rows: Sequence[TrackerRow], columns: Sequence[TrackerColumn]) -> None:
    """Write the totals an office keeps below, and what the colors mean."""
    totals = _HEADER_ROW + len(rows) + 2
    sheet.cell(totals, 2, "Total done").font = Font(bold=True)
    for index, column in enumerate(columns, len(_PERSON) + 1):
        done = sum(1 for row in rows if _is_done(row.cells.get(column.title)))
        sheet.cell(totals, index, done).border = Border(top=Side("thin"))
    for offset, (color, words) in enumerate(((_DONE, "green = done"), (_CHASE, "yellow = chase"))):
        cell = sheet.cell(totals + 2 + offset, 2, words)
        cell.fill = PatternFill("solid", fgColor=color)


def _is_done(said: TrackerCell | None) -> bool:
    if said is None or said.words:
        return False
    return said.on is not None or (said.amount is not None and said.amount == said.target)


def _finish(book: Workbook, sheet: Worksheet, columns: Sequence[TrackerColumn]) -> None:
    """Set widths, panes and filter, and add the hidden list the drop-downs come from."""
    widths = [5, 26, 32, 11, 14, 12, *(15 for _ in columns), 40]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    last = get_column_letter(len(widths))
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}{_HEADER_ROW}"
    lists = book.create_sheet("Lists")
    words = ("Completed", "In progress", "Not started", "N/A")
    for number, word in enumerate(words, 1):
        lists.cell(number, 1, word)
    lists.sheet_state = "hidden"
    choices = DataValidation(type="list", formula1=f"Lists!$A$1:$A${len(words)}", allow_blank=True)
    for index, column in enumerate(columns, len(_PERSON) + 1):
        if column.style is ColumnStyle.WORDS:
            letter = get_column_letter(index)
            choices.add(f"{letter}{_HEADER_ROW + 1}:{letter}{sheet.max_row}")
    if choices.sqref:
        sheet.add_data_validation(choices)
