import csv
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reports import ReportKind
from certtrack_app.workflows.figure_rows import FigureName, counted_rows, figures_page
from certtrack_app.workflows.history import history_rows, journal_head, knows_head
from certtrack_app.workflows.lookup import find_credential, find_participant
from certtrack_app.workflows.people import Particulars, edit_participant
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.renewal import revoke
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import (
    SUFFIXES,
    note_printed,
    report_suffix,
    save_report,
)
from certtrack_app.workflows.undo import undo_last
from certtrack_app.workflows.unit import Office
from tests import hand_worked
from tests.hand_worked import SECRETS
from tests.office_fixtures import NOON, TODAY
from tests.workflows.made_reports import STATUS, file_text, filled, looking, made, rows

# the report of an import is of one import, and tried with the imports
OF_THE_OFFICE = [kind for kind in ReportKind if kind is not ReportKind.INTAKE]


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


@pytest.mark.parametrize("kind", OF_THE_OFFICE)
def test_every_report_becomes_files_that_can_be_read_back(worked: Office, kind: ReportKind) -> None:
    person = 1 if kind is ReportKind.TRANSCRIPT else None
    name = "Cleo Marsh" if kind in (ReportKind.EXCEPTIONS, ReportKind.HANDOVER) else "Ada Lind"
    with looking(worked) as reader:
        head = journal_head(reader)
    for suffix in SUFFIXES:
        text = file_text(made(worked, ReportRequest(kind, participant_id=person), suffix))
        assert name in text
        assert suffix == ".csv" or head in text


@pytest.mark.parametrize("kind", OF_THE_OFFICE)
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
