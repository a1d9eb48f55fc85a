"""Reports as CSV: what a spreadsheet opens without taking anybody's name for a formula."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from certtrack_app.adapters.report_table import Value, plain_table
from certtrack_app.rules.reports import Report, Section
from certtrack_app.rules.words import day_in_full

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def report_csv(report: Report) -> bytes:
    """Write a report as CSV in UTF-8 with a mark that Excel needs to see it.

    A report of one table is that table and nothing else, for programs to read; one of several
    has its title, and each table under its own.
    """
    text = StringIO(newline="")
    writer = csv.writer(text)
    is_single = len(report.sections) == 1 and not report.figures
    writer.writerows(_table(report.sections[0]) if is_single else _everything(report))
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Keep a spreadsheet from computing a text: an apostrophe before whatever begins a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _everything(report: Report) -> Iterator[list[str]]:
    """Yield the rows of title, figures and all tables, with an empty row between them."""
    yield [guarded(report.title)]
    yield [guarded(report.office)]
    made = f"Made on {day_in_full(report.made_on)}"
    yield [guarded(f"{report.period} · {made}" if report.period else made)]
    yield from ([guarded(words)] for words in (*report.summary, *report.notes))
    if report.figures:
        yield []
        yield ["Figure", "Value", "n"]
    for figure in report.figures:
        yield [guarded(figure.name), guarded(figure.value), str(figure.n)]
        for bar in figure.chart.bars if figure.chart else ():
            value = _written(bar.value) if bar.n else ""
            yield [guarded(f"{figure.name}: {bar.label}"), value, str(bar.n)]
    for section in report.sections:
        yield []
        yield [guarded(section.title)]
        yield from _table(section)


def _table(section: Section) -> Iterator[list[str]]:
    table = plain_table(section)
    yield [guarded(heading) for heading in table.headings]
    for row in table.rows:
        yield [_written(value) for value in row]


def _written(value: Value) -> str:
    """Write a value for programs: ISO days, plain numbers, guarded text."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case date():
            return value.isoformat()
        case _:
            return f"{value:.4f}".rstrip("0").rstrip(".")
