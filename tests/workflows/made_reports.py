"""Reports made for tests, and read back from their files."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import openpyxl
import pypdfium2

from certtrack_app.rules.reports import Report, ReportKind
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import (
    ReportFile,
    made_file,
    make_report,
)
from certtrack_app.workflows.unit import Office, Reader
from tests.office_fixtures import TODAY

STATUS = ReportRequest(ReportKind.STATUS)


@contextmanager
def looking(office: Office, today: date = TODAY) -> Iterator[Reader]:
    with office.reading(today) as reader:
        yield reader


def filled(office: Office, request: ReportRequest) -> Report:
    with looking(office) as reader:
        return make_report(reader, request)


def made(office: Office, request: ReportRequest, suffix: str = ".pdf") -> ReportFile:
    with looking(office) as reader:
        return made_file(reader, request, suffix)


def rows(report: Report, title: str) -> list[tuple[Any, ...]]:
    (section,) = [one for one in report.sections if one.title == title]
    return [tuple(row) for row in section.rows]


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [document[number] for number in range(len(document))]
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    document.close()
    return " ".join(text.split())


def sheet_texts(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return " ".join(str(value) for value in cells if value is not None)


def file_text(file: ReportFile) -> str:
    if file.suffix == ".csv":
        return file.content.decode("utf-8-sig")
    return pdf_text(file.content) if file.suffix == ".pdf" else sheet_texts(file.content)
