import pytest

from certtrack_app.rules import reports
from certtrack_app.rules.reports import Progress, amount_text


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "0"), (12, "12"), (60.0, "60"), (7.5, "7.5"), (0.125, "0.12"), (2500, "2,500")],
)
def test_an_amount_is_written_without_zeros_nobody_counted(amount: float, written: str) -> None:
    assert amount_text(amount) == written


@pytest.mark.parametrize(
    ("done", "target", "share"),
    [(0, 9, 0.0), (3, 12, 0.25), (14, 12, 1.0), (-1, 12, 0.0), (0, 0, 1.0)],
    ids=["nothing", "a quarter", "more than asked", "a correction", "nothing asked"],
)
def test_progress_lies_between_nothing_and_all(done: float, target: float, share: float) -> None:
    assert Progress(done, target).share == share


def test_progress_reads_as_on_the_checklist() -> None:
    assert Progress(12, 60).text == "12 / 60"


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (reports.ProgramRow, reports.PROGRAM_COLUMNS),
        (reports.ParticipantRow, reports.PARTICIPANT_COLUMNS),
        (reports.FlagRow, reports.FLAG_COLUMNS),
        (reports.RenewalRow, reports.RENEWAL_COLUMNS),
        (reports.TranscriptRow, reports.TRANSCRIPT_COLUMNS),
        (reports.RegisterRow, reports.REGISTER_COLUMNS),
        (reports.HandoverRow, reports.HANDOVER_COLUMNS),
    ],
)
def test_every_row_has_a_column_for_each_of_its_fields(
    row: type[tuple[object, ...]], columns: tuple[reports.Column, ...]
) -> None:
    assert len(row._fields) == len(columns)  # type: ignore[attr-defined] # a named tuple has them
