"""Reports of an office that was worked out by hand, read back from the files they become."""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reports import Mark, Report, ReportKind, Tone
from certtrack_app.workflows.allowances import grant_leave
from certtrack_app.workflows.figure_rows import FigureName, counted_rows, figures_page
from certtrack_app.workflows.figures import figures
from certtrack_app.workflows.flags import dismiss_flag, flag_rows, snooze_flag
from certtrack_app.workflows.history import history_rows, journal_head, knows_head
from certtrack_app.workflows.lookup import find_credential, find_flag, find_participant
from certtrack_app.workflows.people import Particulars, edit_participant
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.renewal import revoke
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import (
    SUFFIXES,
    ReportFile,
    made_file,
    make_report,
    note_printed,
    report_suffix,
    row_count,
    save_report,
)
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office, Reader
from tests import hand_worked
from tests.hand_worked import SECRETS
from tests.office_fixtures import NOON, TODAY

STATUS = ReportRequest(ReportKind.STATUS)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hand_worked.grown(tmp_path_factory.mktemp("grown"))


@pytest.fixture
def worked(grown: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the office worked out by hand."""
    shutil.copytree(grown, tmp_path / "office")
    opened = Office.open(tmp_path / "office", clock=lambda: NOON)
    yield opened
    opened.close()


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


def test_the_four_figures_are_those_worked_out_by_hand(worked: Office) -> None:
    with looking(worked) as reader:
        counted = figures(reader)
    whole = counted.completion
    assert (whole.days, whole.n, whole.completed, whole.still_on_the_way) == (100, 4, 2, 2)
    assert whole.median_of_completers == 70
    assert [(one.requirement, one.days) for one in counted.completion_by_requirement] == [
        ("Coach education", 90),
        ("Written exam", 100),
    ]
    assert [(one.of, one.count, one.n) for one in counted.stalls] == [
        ("Coach education", 2, 4),
        ("Written exam", 3, 4),
    ]
    assert (counted.renewals.on_time.count, counted.renewals.on_time.n) == (1, 2)
    assert counted.renewals.still_in_grace.count == 1
    rejections = counted.rejections
    assert (rejections.in_the_end.count, rejections.in_the_end.n) == (1, 6)
    assert rejections.on_first_submission.rate == pytest.approx(0.2)
    assert [(one.of, one.count) for one in rejections.by_reason] == [("not_signed", 1)]


def test_a_figure_says_its_value_its_n_and_what_came_with_a_tracker(worked: Office) -> None:
    cards = filled(worked, STATUS).figures
    assert [(one.value, one.n) for one in cards] == [
        ("100 days", 4),
        ("62%", 8),
        ("50%", 2),
        ("17%", 6),
    ]
    assert "1 of the 4 came with a tracker (imported)" in cards[0].explanation
    assert "Plain median of completers: 70 days" in cards[0].explanation
    assert "not signed 1" in cards[3].explanation
    assert "imported" not in cards[3].explanation


def test_a_median_nobody_has_reached_is_not_a_median_of_nothing(worked: Office) -> None:
    with looking(worked, hand_worked.day(35)) as reader:
        card = make_report(reader, STATUS).figures[0]
    assert (card.value, card.n) == ("Not reached yet", 3)
    assert card.chart is not None
    assert [bar.value for bar in card.chart.bars] == [None, None]


def test_an_office_without_people_has_figures_of_nothing(office: Office) -> None:
    with hand_worked.on(office, TODAY) as unit:
        hand_worked.begin(unit)
    report = filled(office, STATUS)
    assert {(one.value, one.n) for one in report.figures} == {("None yet", 0)}
    assert row_count(report) == 0
    assert "No check has run yet" in report.notes[0]
    assert "Nobody is enrolled yet." in pdf_text(made(office, STATUS).content)


def test_a_period_leaves_out_what_lies_before_it(worked: Office) -> None:
    report = filled(worked, ReportRequest(ReportKind.STATUS, first=date(2026, 1, 1), last=TODAY))
    assert report.period == "January 1, 2026 to March 2, 2026"
    assert [one.n for one in report.figures] == [2, 4, 1, 0]


def test_a_period_that_ends_before_it_begins_is_refused(worked: Office) -> None:
    with pytest.raises(Refusal, match="would end before it begins"):
        filled(worked, ReportRequest(ReportKind.STATUS, first=TODAY, last=date(2025, 1, 1)))


def test_the_status_report_holds_programs_people_exceptions_and_renewals(worked: Office) -> None:
    report = filled(worked, STATUS)
    assert rows(report, "Programs") == [("ACC", 2, 0, 2, 0, 2)]
    people = rows(report, "Participants")
    states = [(row[0], row[3].text, row[4].text) for row in people]
    assert states == [
        ("Ada Lind", "2 / 2", "Certified"),
        ("Ben Ortiz", "2 / 2", "In grace"),
        ("Cleo Marsh", "0 / 2", "Stalled"),
        ("Dan Wolff", "0 / 2", "Stalled"),
    ]
    (renewal,) = rows(report, "Renewals")
    assert renewal[2:5] == ("CT-2025-0002", date(2026, 2, 11), -19)
    assert row_count(report) == 4


def test_what_only_a_tracker_says_is_counted_apart_and_named_as_imported(worked: Office) -> None:
    report = filled(worked, STATUS)
    assert [row[-1] for row in rows(report, "Participants")] == [0, 0, 0, 1]
    assert any(said.startswith("Imported, not verified: 1 requirement") for said in report.summary)
    with looking(worked) as reader:
        dan = find_participant(reader, "Dan Wolff").id
    transcript = filled(worked, ReportRequest(ReportKind.TRANSCRIPT, participant_id=dan))
    first = rows(transcript, "ACC, first certification")[0]
    assert first[2:] == (
        Mark("Imported not verified", Tone.WAITING),
        None,
        "",
        "Tracker, row 5 (imported, not verified)",
    )
    assert "1 requirement is imported and not verified" in transcript.notes[0]


def test_a_transcript_says_who_verified_what_on_which_evidence(worked: Office) -> None:
    report = filled(worked, ReportRequest(ReportKind.TRANSCRIPT, participant_id=1))
    education = rows(report, "ACC, first certification")[0]
    assert education[0] == "Coach education"
    assert education[3:] == (date(2025, 1, 31), "Edda Voss", "lind-training-log.pdf")
    assert [row[0] for row in rows(report, "Credentials held")] == ["CT-2025-0001", "CT-2025-0003"]
    assert report.title == "Transcript: Ada Lind"


def test_a_transcript_of_nobody_and_of_somebody_not_enrolled_are_refused(worked: Office) -> None:
    with hand_worked.on(worked, TODAY) as unit:
        add_program(unit, hand_worked.other_program("PCC"))
    with pytest.raises(Refusal, match="Name the participant"):
        filled(worked, ReportRequest(ReportKind.TRANSCRIPT))
    with pytest.raises(Refusal, match="Ada Lind is not enrolled in PCC"):
        filled(worked, ReportRequest(ReportKind.TRANSCRIPT, program_id=2, participant_id=1))


def test_the_register_of_a_past_day_says_how_things_stood_then(worked: Office) -> None:
    day = date(2025, 6, 1)
    report = filled(worked, ReportRequest(ReportKind.REGISTER, last=day))
    standings = [(row[0], row[5].text) for row in rows(report, "Credentials")]
    assert standings == [("CT-2025-0001", "Active"), ("CT-2025-0002", "Active")]
    assert report.period == "As of June 1, 2025"
    with looking(worked) as reader:
        assert report.journal_head == journal_head(reader)


def test_exceptions_are_the_flags_that_stand_most_urgent_first(worked: Office) -> None:
    report = filled(worked, ReportRequest(ReportKind.EXCEPTIONS))
    with looking(worked) as reader:
        flags = flag_rows(reader)
    assert row_count(report) == len(flags) == 6
    assert rows(report, "Exceptions")[0][:2] == (Mark("In grace", Tone.URGENT), "Ben Ortiz")


def test_an_exception_put_off_leaves_the_list_and_is_handed_over(worked: Office) -> None:
    with looking(worked) as reader:
        first, second, *_ = [one.id for one in flag_rows(reader)]
    with hand_worked.on(worked, TODAY) as unit:
        snooze_flag(unit, find_flag(unit, first), TODAY + timedelta(days=9))
    with hand_worked.on(worked, TODAY) as unit:
        dismiss_flag(unit, find_flag(unit, second), "spoken to")
    assert row_count(filled(worked, ReportRequest(ReportKind.EXCEPTIONS))) == 4
    (put_off,) = rows(filled(worked, ReportRequest(ReportKind.HANDOVER)), "Put off")
    assert put_off[2] == "In grace: CT-2025-0002"
    assert put_off[5] == TODAY + timedelta(days=9)


def test_a_handover_says_what_waits_for_whom(worked: Office) -> None:
    with hand_worked.on(worked, TODAY) as unit:
        line = hand_worked.line_of(unit, "Cleo Marsh", "Coach education")
        log_evidence(unit, line, Submission(amount=Decimal(12)))
    with hand_worked.on(worked, TODAY) as unit:
        enrollment = find_participant(unit, "Dan Wolff").enrollments[0]
        grant_leave(unit, enrollment, TODAY, TODAY + timedelta(days=20))
    report = filled(worked, ReportRequest(ReportKind.HANDOVER))
    assert rows(report, "Evidence to decide on") == [
        ("Cleo Marsh", "ACC", "Coach education: 12 hours", "An evaluator", TODAY, None)
    ]
    assert rows(report, "On leave")[0][4:] == (TODAY, TODAY + timedelta(days=20))
    deadlines = [(row[0], row[2], row[5]) for row in rows(report, "Deadlines ahead")]
    assert deadlines == [("Ben Ortiz", "Fee", date(2026, 2, 11))]
    assert {row[0] for row in rows(report, "Messages not sent")} >= {"Cleo Marsh", "Ben Ortiz"}


def test_a_report_of_one_program_leaves_the_others_out(worked: Office) -> None:
    with hand_worked.on(worked, TODAY) as unit:
        hand_worked.join(unit, "Eve Stone", add_program(unit, hand_worked.other_program("PCC")))
    status = filled(worked, ReportRequest(ReportKind.STATUS, program_id=2))
    assert status.title == "Status report: PCC"
    assert [row[0] for row in rows(status, "Participants")] == ["Eve Stone"]
    assert rows(status, "Programs") == [("PCC", 1, 0, 0, 0, 0)]
    assert rows(status, "Exceptions") == []
    assert [one.n for one in status.figures] == [1, 2, 0, 0]
    for kind in (ReportKind.REGISTER, ReportKind.EXCEPTIONS, ReportKind.HANDOVER):
        report = filled(worked, ReportRequest(kind, program_id=2))
        assert row_count(report) == 0
        assert report.title.endswith(": PCC")


@pytest.mark.parametrize("kind", ReportKind)
def test_every_report_becomes_files_that_can_be_read_back(worked: Office, kind: ReportKind) -> None:
    person = 1 if kind is ReportKind.TRANSCRIPT else None
    name = "Cleo Marsh" if kind in (ReportKind.EXCEPTIONS, ReportKind.HANDOVER) else "Ada Lind"
    with looking(worked) as reader:
        head = journal_head(reader)
    for suffix in SUFFIXES:
        text = file_text(made(worked, ReportRequest(kind, participant_id=person), suffix))
        assert name in text
        assert suffix == ".csv" or head in text


@pytest.mark.parametrize("kind", ReportKind)
def test_without_personal_data_no_report_names_anybody(worked: Office, kind: ReportKind) -> None:
    with hand_worked.on(worked, TODAY) as unit:
        revoke(unit, find_credential(unit, "CT-2025-0002"), "met in the park with Ben Ortiz")
    with hand_worked.on(worked, TODAY) as unit:
        line = hand_worked.line_of(unit, "Cleo Marsh", "Coach education")
        log_evidence(unit, line, Submission(amount=Decimal(12), note="met in the park"))
    person = 1 if kind is ReportKind.TRANSCRIPT else None
    request = ReportRequest(kind, participant_id=person, without_personal_data=True)
    for suffix in SUFFIXES:
        file = made(worked, request, suffix)
        text = f"{file.name} {file_text(file)}"
        assert [secret for secret in (*SECRETS, "CT-2025") if secret in text] == []
        assert re.search(r"Participant \d", text)


def test_an_anonymous_label_is_the_same_in_every_report(worked: Office) -> None:
    status = filled(worked, replace(STATUS, without_personal_data=True))
    exceptions = ReportRequest(ReportKind.EXCEPTIONS, without_personal_data=True)
    flags = filled(worked, exceptions)
    named = rows(filled(worked, STATUS), "Participants")
    labels = {row[0] for row in rows(status, "Participants")}
    assert len(labels) == len(named)
    assert {row[1] for row in rows(flags, "Exceptions")} <= labels


def test_a_sheet_holds_days_and_numbers_as_such(worked: Office) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(worked, STATUS, ".xlsx").content))
    heads = [cell.value for cell in book["Participants"][1]]
    ada = dict(zip(heads, (cell.value for cell in book["Participants"][2]), strict=True))
    assert ada["Requirements met"] == 2
    assert ada["Imported, not verified"] == 0
    assert ada["Last activity"] == datetime(2025, 2, 10)


def test_the_csv_of_one_table_is_that_table(worked: Office) -> None:
    file = made(worked, ReportRequest(ReportKind.REGISTER), ".csv")
    heads, *found = csv.reader(io.StringIO(file.content.decode("utf-8-sig")))
    assert heads[0] == "Number"
    assert len(found) == file.rows == 3
    assert found[0][3] == "2025-02-10"


@pytest.mark.parametrize(
    ("name", "said"),
    [("status.docx", "ends in .docx"), ("status", "has no ending")],
    ids=["another kind", "no kind"],
)
def test_another_kind_of_file_is_refused_in_words(name: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        report_suffix(Path(name))


def test_saving_is_an_errand_that_undo_cannot_call_back(worked: Office, tmp_path: Path) -> None:
    file = made(worked, ReportRequest(ReportKind.EXCEPTIONS, without_personal_data=True), ".csv")
    with hand_worked.on(worked, TODAY) as unit:
        save_report(unit, file, tmp_path / "out" / "exceptions.csv")
    assert (tmp_path / "out" / "exceptions.csv").read_bytes() == file.content
    with looking(worked) as reader:
        (last,) = history_rows(reader, limit=1)
        assert knows_head(reader, file.report.journal_head)
    assert last.kind is ActionKind.EXPORTED
    assert last.subject == "Exceptions, without personal data"
    assert last.remark == "as exceptions.csv"
    assert not last.undoable
    with hand_worked.on(worked, TODAY) as unit, pytest.raises(Refusal, match="Export it anew"):
        undo_last(unit)


def test_a_transcript_that_left_is_in_its_participant_s_history(worked: Office) -> None:
    file = made(worked, ReportRequest(ReportKind.TRANSCRIPT, participant_id=1))
    with hand_worked.on(worked, TODAY) as unit:
        note_printed(unit, file)
    with looking(worked) as reader:
        (last,) = history_rows(reader, participant_id=1, limit=1)
    assert last.sentence == "Exported Ada Lind (transcript, on paper)"


def test_what_cannot_be_saved_is_not_on_record(worked: Office, tmp_path: Path) -> None:
    file = made(worked, STATUS, ".csv")
    (tmp_path / "taken").write_text("a file, not a folder")
    with (
        pytest.raises(Refusal, match="was not saved"),
        hand_worked.on(worked, TODAY) as unit,
    ):
        save_report(unit, file, tmp_path / "taken" / "status.csv")
    with looking(worked) as reader:
        assert history_rows(reader, limit=1)[0].kind is not ActionKind.EXPORTED


def test_a_figure_opens_the_rows_it_was_counted_from(worked: Office) -> None:
    with looking(worked) as reader:
        page = figures_page(reader)
        found = {name: counted_rows(reader, name, page.counted) for name in FigureName}
    assert {name: len(one) for name, one in found.items()} == {
        name: card.n for name, card in page.cards
    }
    completions = [(row.participant, row.outcome.text) for row in found[FigureName.COMPLETION]]
    assert completions == [
        ("Ada Lind", "Completed"),
        ("Ben Ortiz", "Completed"),
        ("Cleo Marsh", "Still on the way"),
        ("Dan Wolff", "Still on the way"),
    ]
    assert [row.outcome.text for row in found[FigureName.RENEWALS]] == [
        "Renewed on time",
        "In grace still",
    ]
    rejected = [row for row in found[FigureName.REJECTIONS] if "Rejected" in row.outcome.text]
    assert [(row.participant, row.outcome.text) for row in rejected] == [
        ("Ben Ortiz", "Rejected: not signed")
    ]
    stalled = [row for row in found[FigureName.STALLS] if row.outcome.text == "Stalled"]
    assert len(stalled) == 5
    assert [row.participant for row in found[FigureName.STALLS] if row.is_imported] == ["Dan Wolff"]


def test_a_report_can_be_looked_at_page_by_page_before_it_is_printed(worked: Office) -> None:
    file = made(worked, STATUS)
    paper = PaperDocument(file.content, file.report.title)
    assert paper.page_count == 2
    assert paper.page_size(0) == pytest.approx((595.3, 841.9), abs=0.1)
    drawn = paper.draw(0, 1.0)
    assert (drawn.width, drawn.height) == (596, 842)
    assert len(set(drawn.rgba[:: 4 * 97])) > 2


def test_what_looks_like_a_formula_or_markup_stays_text(worked: Office) -> None:
    with hand_worked.on(worked, TODAY) as unit:
        ada = find_participant(unit, "Ada Lind")
        edit_participant(unit, ada, Particulars(cohort="=Fall <b>&"))
    assert "'=Fall <b>&" in file_text(made(worked, STATUS, ".csv"))
    assert "=Fall <b>&" in file_text(made(worked, STATUS))
