"""What a coordinator has on her desk before she begins: the tracker of her office, and a paper."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Riverside Coach Program"
HEADER = (
    "Full Name",
    "Email",
    "Cohort",
    "Start date",
    "Instruction hours",
    "Mentor coaching",
    "Ethics quiz",
    "Signed contract",
)
HEADER_ROW = 5
PEOPLE: tuple[tuple[str | datetime, ...], ...] = (
    (
        "Amara Okonkwo-Bright",
        "amara@riverside.example",
        "Spring 2025",
        datetime(2025, 9, 1),
        "60/60",
        "10/10",
        "",
        datetime(2025, 10, 6),
    ),
    (
        "Bjørn Øyvind Hagen",
        "bjorn@riverside.example",
        "Spring 2025",
        datetime(2025, 9, 1),
        "12/60",
        "4/10",
        datetime(2025, 12, 1),
        datetime(2025, 10, 13),
    ),
    (
        "Celia Marques",
        "celia@riverside.example",
        "Autumn 2025",
        datetime(2026, 1, 12),
        "42/60",
        "",
        "03/02/2026",
        "in progress",
    ),
    (
        "Dimitra Papadopoulou",
        "",
        "Autumn 2025",
        datetime(2026, 1, 12),
        "8/60",
        "",
        "",
        datetime(2026, 1, 26),
    ),
)


def make_tracker(path: Path) -> Path:
    """Write the tracker as offices keep them: titles on top, people down, requirements across."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tracker"
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A2"] = "Kept by Dana. Please do not sort!"
    sheet["A3"] = "Last updated 27 Feb 2026"
    _write_people(sheet)
    _dress(sheet)
    book.save(path)
    return path


def _write_people(sheet: Worksheet) -> None:
    for across, title in enumerate(HEADER, start=1):
        cell = sheet.cell(HEADER_ROW, across, title)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F5597")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for down, person in enumerate(PEOPLE, start=HEADER_ROW + 1):
        for across, value in enumerate(person, start=1):
            cell = sheet.cell(down, across, value or None)
            if isinstance(value, datetime):
                cell.number_format = "yyyy-mm-dd"
    contract = sheet.cell(HEADER_ROW + 1, HEADER.index("Signed contract") + 1).coordinate
    sheet[contract].hyperlink = Hyperlink(
        contract, target="https://files.riverside.example/contracts/okonkwo-bright.pdf"
    )
    hours = sheet.cell(HEADER_ROW + 2, HEADER.index("Instruction hours") + 1)
    hours.comment = Comment("Sick in January, back in March.", "Dana")


def _dress(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    for letter, width in zip("ABCDEFGH", (26, 28, 14, 12, 18, 16, 14, 20), strict=True):
        sheet.column_dimensions[letter].width = width


def make_result_sheet(path: Path) -> Path:
    """Print the examiner's result sheet, which proves the one thing a participant still owes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    paper = Canvas(str(path), pagesize=A4)
    paper.setFont("Times-Bold", 20)
    paper.drawString(72, 740, "Ethics quiz: result sheet")
    paper.setFont("Times-Roman", 12)
    for number, line in enumerate(
        ("Candidate: Amara Okonkwo-Bright", "27 February 2026", "18 of 20 answers right: passed")
    ):
        paper.drawString(72, 700 - 20 * number, line)
    paper.save()
    return path
