import csv
from io import StringIO

import pytest

from certtrack_app.adapters.report_csv import guarded, report_csv
from certtrack_app.rules.reports import Column, Measure, Report, Section
from tests.adapters.report_samples import FIGURES, PROGRAMS, participant, people, report


def rows_of(written: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(report_csv(written).decode("utf-8-sig"), newline="")))


def test_a_report_of_one_table_is_that_table_and_nothing_else() -> None:
    rows = rows_of(report(people(participant("Łukasz Wójcik", 7))))
    assert rows[0][:5] == [
        "Participant",
        "Program",
        "Cohort",
        "Requirements met",
        "Requirements met, of",
    ]
    assert rows[1][0] == "Łukasz Wójcik"
    assert rows[1][3:8] == ["7", "9", "On track", "2026-02-25", ""]
    assert len(rows) == 2


def test_a_report_of_several_tables_names_each() -> None:
    rows = rows_of(report(PROGRAMS, people(participant()), figures=FIGURES))
    assert rows[0] == ["Status report"]
    assert ["Programs"] in rows
    assert ["Participants"] in rows
    assert ["Stall rate: Written exam", "0.25", "12"] in rows
    assert ["Stall rate: Final session", "", "0"] in rows
    assert [] in rows


def test_excel_is_told_that_the_letters_are_unicode() -> None:
    assert report_csv(report(PROGRAMS)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30", "-x", "@SUM", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"]
)
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    section = Section("Remarks", (Column("Remark"),), [[text]])
    assert rows_of(report(section))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["Grace", "O'Brian", "'quoted'", "", "1-2", "a=b"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_numbers_are_plain_and_negative_ones_stay_numbers() -> None:
    section = Section("N", (Column("N", Measure.AMOUNT),), [[-5], [7.5], [1_234_567], [0.125]])
    assert rows_of(report(section))[1:] == [["-5"], ["7.5"], ["1234567"], ["0.125"]]


def test_line_breaks_commas_and_quotes_come_back() -> None:
    text = 'Said "yes",\nthen no'
    section = Section("Remarks", (Column("Remark"),), [[text]])
    assert rows_of(report(section))[1] == [text]


def test_headings_are_guarded_too() -> None:
    section = Section("Remarks", (Column("=Remark"),), [])
    assert rows_of(report(section)) == [["'=Remark"]]
