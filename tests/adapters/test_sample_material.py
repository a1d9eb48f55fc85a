import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PIL import Image, ImageChops

from certtrack_app.adapters.file_kinds import FileKind, kind_of
from certtrack_app.adapters.sample_documents import (
    attendance_certificate,
    coaching_log,
    signed_letter,
)
from certtrack_app.adapters.sample_paper import SamplePaper, log_entries
from certtrack_app.adapters.sample_pictures import stamped_paper
from certtrack_app.adapters.sample_workbook import (
    ColumnStyle,
    TrackerCell,
    TrackerColumn,
    TrackerRow,
    sample_tracker,
)
from certtrack_app.rules.sample_people import sample_people

DAY = date(2026, 3, 14)
PAPER = SamplePaper("Žofie Krejčí", "Module 2: Presence", "12 hours", DAY, seed=5)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    page = document[0]
    text = page.get_textpage()
    words = str(text.get_text_range())
    text.close()
    page.close()
    document.close()
    return " ".join(words.split())


# -- papers


def test_a_certificate_of_attendance_says_who_what_how_much_and_when() -> None:
    words = text_of(attendance_certificate(PAPER))
    for said in ("Žofie Krejčí", "Module 2: Presence", "12 hours", "14 March 2026", "Ruth Adeyemi"):
        assert said in words


def test_a_letter_confirms_hours_on_the_organizations_paper() -> None:
    words = text_of(signed_letter(PAPER))
    assert "Northbridge Coaching School" in words
    assert "Žofie Krejčí completed 12 hours of Module 2: Presence" in words


@pytest.mark.parametrize("hours", [Decimal("0.5"), Decimal("7.5"), Decimal(34), Decimal(100)])
def test_a_log_adds_up_and_ends_on_its_day(hours: Decimal) -> None:
    entries = log_entries(hours, DAY, clients=8, seed=3)
    assert sum(entry.paid + entry.pro_bono for entry in entries) == hours
    assert entries[-1].on == max(entry.on for entry in entries) == DAY
    assert len({entry.client for entry in entries}) == min(8, len(entries))
    words = text_of(coaching_log(PAPER, entries))
    assert f"{len(entries)} sessions" in words


def test_every_sample_person_can_stand_on_every_paper() -> None:
    for person in sample_people(60):
        paper = SamplePaper(person.name, "Module 1", "6 hours", DAY)
        assert person.name in text_of(attendance_certificate(paper))


def test_the_same_paper_is_the_same_file_and_another_seed_another() -> None:
    other = SamplePaper("Žofie Krejčí", "Module 2: Presence", "12 hours", DAY, seed=6)
    for make in (attendance_certificate, signed_letter, stamped_paper):
        assert make(PAPER) == make(PAPER)
        assert make(PAPER) != make(other)


def test_a_stamped_paper_is_a_picture_somebody_could_have_taken() -> None:
    for form, kind in (("JPEG", FileKind.JPEG), ("PNG", FileKind.PNG)):
        content = stamped_paper(PAPER, form)
        assert kind_of(io.BytesIO(content), "slip") is kind
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.size == (900, 1200)
            red, green, _ = picture.convert("RGB").crop((450, 700, 800, 1050)).split()
            stamped = sum(ImageChops.subtract(red, green).histogram()[60:])
        assert stamped > 2000


# -- the tracker

COLUMNS = (
    TrackerColumn("Instruction", ColumnStyle.AMOUNTS, "Training"),
    TrackerColumn("Attendance form", ColumnStyle.WORDS, "Training"),
    TrackerColumn("Mentor coaching", ColumnStyle.DAYS, "Practice"),
    TrackerColumn("Written exam", ColumnStyle.SCORES),
)


def rows() -> list[TrackerRow]:
    people = sample_people(40)
    cells = {
        "Instruction": TrackerCell(amount=Decimal("12.5"), target=Decimal(60)),
        "Attendance form": TrackerCell(on=DAY),
        "Mentor coaching": TrackerCell(
            on=DAY, link="https://files.example.org/log.pdf", note="seen by Ruth"
        ),
        "Written exam": TrackerCell(amount=Decimal(81)),
    }
    return [
        TrackerRow(
            one.name,
            one.email,
            one.person_id,
            one.cohort,
            date(2025, 9, 1),
            cells if number else {"Mentor coaching": TrackerCell(words="in progress")},
            remark="=asked twice" if number == 1 else "",
        )
        for number, one in enumerate(people)
    ]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    sample_tracker(tmp_path / "tracker.xlsx", rows(), COLUMNS, today=date(2026, 11, 12))
    return tmp_path / "tracker.xlsx"


def test_the_tracker_looks_as_one_an_office_has_grown(tracker: Path) -> None:
    book = openpyxl.load_workbook(tracker)
    sheet = book["Tracker"]
    assert book["Lists"].sheet_state == "hidden"
    assert sheet["A1"].value == "Northbridge Coaching School – certification tracker"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["G5:H5"]
    assert [cell.value for cell in sheet[5] if cell.value] == ["Training", "Practice"]
    assert [cell.value for cell in sheet[6]] == [
        *("No.", "Name", "E-mail", "Person ID", "Cohort", "Start date"),
        *("Instruction", "Attendance form", "Mentor coaching", "Written exam", "Comments"),
    ]
    assert sheet["B7"].value == sample_people(1)[0].name
    assert sheet["I7"].value == "in progress"
    assert sheet["G8"].value == "12.5/60"
    assert str(sheet["H8"].value).strip().lower() in {"completed", "done"}
    assert sheet["I8"].hyperlink.target == "https://files.example.org/log.pdf"
    assert sheet["I8"].comment.text == "seen by Ruth"
    assert sheet["J8"].value == 81
    assert (sheet["K8"].value, sheet["K8"].data_type) == ("=asked twice", "s")
    assert sheet["B48"].value == "Total done"


def test_its_dates_are_mostly_dates_and_some_are_words(tracker: Path) -> None:
    sheet = openpyxl.load_workbook(tracker)["Tracker"]
    kinds = {type(sheet.cell(row, 9).value).__name__ for row in range(8, 47)}
    assert kinds == {"datetime", "str"}
    assert len({sheet.cell(row, 2).fill.fgColor.rgb for row in range(7, 47)}) == 3


def test_the_same_seed_gives_the_same_cells(tracker: Path, tmp_path: Path) -> None:
    sample_tracker(tmp_path / "again.xlsx", rows(), COLUMNS, today=date(2026, 11, 12))
    one, other = (
        [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Tracker"].rows]
        for path in (tracker, tmp_path / "again.xlsx")
    )
    assert one == other
