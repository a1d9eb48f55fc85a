from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from certtrack_app.adapters.report_workbook import report_workbook
from certtrack_app.rules.documents import PageSize
from certtrack_app.rules.reports import Column, Measure, Report, Section
from tests.adapters.report_samples import FIGURES, PROGRAMS, flag, participant, people, report

FORMULAS = ["=1+1", "+49 30 1234", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")']


def opened(written: Report) -> Workbook:
    return load_workbook(BytesIO(report_workbook(written)))


def one_column(*cells: str) -> Report:
    rows = [[cell] for cell in cells]
    return report(Section("Remarks", (Column("Remark"),), rows))


def test_each_section_has_its_sheet_and_its_rows() -> None:
    book = opened(report(PROGRAMS, people(participant("Grace"), participant("Łukasz"))))
    assert book.sheetnames == ["Programs", "Participants", "About"]
    assert [row[0].value for row in book["Participants"]["A1:A3"]] == [
        "Participant",
        "Grace",
        "Łukasz",
    ]


def test_a_report_with_figures_opens_on_them() -> None:
    book = opened(report(PROGRAMS, figures=FIGURES))
    assert book.sheetnames == ["About", "Programs"]
    values = {cell.value for row in book["About"].iter_rows() for cell in row}
    assert {"Stall rate", "31%", "Written exam", 0.25, 12, "214 days"} <= values


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    cell = opened(one_column(text))["Remarks"]["A2"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_text_that_is_no_formula_is_not_marked() -> None:
    assert not opened(one_column("Grace"))["Remarks"]["A2"].quotePrefix


def test_days_and_numbers_are_real_ones() -> None:
    sheet = opened(report(people(participant(number=7))))["Participants"]
    done, target, last = sheet["D2"], sheet["E2"], sheet["G2"]
    assert (done.value, target.value) == (7, 9)
    assert last.value == datetime(2026, 2, 25)
    assert last.number_format == "yyyy-mm-dd"
    assert sheet["H2"].value is None


def test_a_share_is_a_number_shown_in_percent() -> None:
    section = Section("Rates", (Column("Rate", Measure.SHARE),), [[0.31]])
    cell = opened(report(section))["Rates"]["A2"]
    assert (cell.value, cell.number_format) == (0.31, "0%")


def test_headings_stay_in_sight_and_repeat_on_paper() -> None:
    sheet = opened(report(people(participant())))["Participants"]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == "A1:I2"


@pytest.mark.parametrize(("page", "number"), [(PageSize.A4, 9), (PageSize.LETTER, 1)])
def test_a_sheet_prints_across_one_page_of_the_office_s_paper(page: PageSize, number: int) -> None:
    from dataclasses import replace

    setup = opened(replace(report(PROGRAMS), page=page))["Programs"]
    assert setup.page_setup.paperSize == number
    assert setup.page_setup.orientation == "landscape"
    assert setup.sheet_properties.pageSetUpPr is not None
    assert setup.sheet_properties.pageSetUpPr.fitToPage
    assert setup.oddFooter is not None
    assert setup.oddFooter.right.text == "&P of &N"


def test_columns_are_wide_enough_for_what_they_hold() -> None:
    sheet = opened(one_column("A remark of some thirty letters", "x" * 500))["Remarks"]
    assert sheet.column_dimensions["A"].width == 60
    short = opened(one_column("A remark of some thirty letters"))["Remarks"]
    assert 31 < short.column_dimensions["A"].width < 40


def test_letters_a_workbook_cannot_hold_are_replaced() -> None:
    assert opened(one_column("a\x07b\x0bc\ud800d"))["Remarks"]["A2"].value == "a�b�c�d"


def test_a_text_longer_than_excel_allows_is_cut_with_a_sign() -> None:
    kept = opened(one_column("x" * 40_000))["Remarks"]["A2"].value
    assert isinstance(kept, str)
    assert len(kept) == 32_767
    assert kept.endswith("…")


def test_sections_of_one_name_and_of_forbidden_names_get_sheets() -> None:
    title = "Participants: behind / stalled [all of them]"
    names = opened(report(*(Section(title, (Column("A"),), []) for _ in range(3)))).sheetnames
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_title_of_nothing_but_forbidden_letters_gets_a_sheet() -> None:
    assert "Sheet" in opened(report(Section("///", (Column("A"),), []))).sheetnames


def test_an_empty_section_says_so() -> None:
    sheet = opened(report(people()))["Participants"]
    assert sheet["A3"].value == "Nobody is enrolled."


def test_notes_stand_under_the_table() -> None:
    assert opened(report(flag("Because")))["Exceptions"]["A4"].value == "Flags clear by themselves."


def test_the_about_sheet_says_whose_report_of_which_day() -> None:
    about = opened(report(PROGRAMS))["About"]
    values = [cell.value for row in about.iter_rows() for cell in row]
    assert values[0] == "Status report"
    assert "Northfield Coaching Institute" in values
    assert datetime(2026, 3, 4) in values
    assert "9f3ac27710be44d2" in values


def test_every_script_survives() -> None:
    names = ["李秀英", "Γεώργιος", "Ђорђе", "שלום", "Nguyễn"]
    sheet = opened(one_column(*names))["Remarks"]
    assert [sheet.cell(row, 1).value for row in range(2, 7)] == names
