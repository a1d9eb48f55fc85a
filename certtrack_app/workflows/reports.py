"""Reports: filled from the records, written as PDF, Excel or CSV, saved as an errand."""

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.errors import Refusal
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reports import Report, ReportKind
from certtrack_app.workflows.reporting.exceptions import exceptions_report
from certtrack_app.workflows.reporting.handover import handover_report
from certtrack_app.workflows.reporting.register import register_report
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reporting.status import status_report
from certtrack_app.workflows.reporting.transcript import transcript_report
from certtrack_app.workflows.unit import Reader, Unit

SUFFIXES = (".pdf", ".xlsx", ".csv")
"""The kinds of file a report is written as."""
_MAIN_SECTION = {ReportKind.STATUS: "Participants"}
"""The section whose rows are counted, where a report holds tables of different things."""


@dataclass(frozen=True)
class ReportFile:
    """A report as a file, ready to be saved or printed; `suffix` says which kind."""

    request: ReportRequest
    report: Report
    suffix: str
    content: bytes

    @property
    def rows(self) -> int:
        """How many rows it lists: people for a status report, requirements for a transcript."""
        return row_count(self.report)

    @property
    def name(self) -> str:
        """What to call the file: the report, of whom, and the day it was made."""
        words = self.report.title.replace(": ", " - ").replace("/", "-")
        return f"{words} {self.report.made_on.isoformat()}{self.suffix}"


def make_report(reader: Reader, request: ReportRequest) -> Report:
    """Fill a report.

    Raises Refusal where it is of nobody, or its period ends before it begins.
    """
    match request.kind:
        case ReportKind.STATUS:
            return status_report(reader, request)
        case ReportKind.TRANSCRIPT:
            return transcript_report(reader, request)
        case ReportKind.REGISTER:
            return register_report(reader, request)
        case ReportKind.EXCEPTIONS:
            return exceptions_report(reader, request)
        case ReportKind.HANDOVER:
            return handover_report(reader, request)
        case ReportKind.INTAKE:
            raise Refusal("Name the import: certtrack intakes report ID -o FILE.")
        case _:
            assert_never(request.kind)


def report_suffix(target: Path) -> str:
    """Say which kind of file a report is to be.

    Raises Refusal where a report is never one.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        ending = f"“{target.name}” ends in {suffix}" if suffix else f"“{target.name}” has no ending"
        raise Refusal(
            f"A report is saved as .pdf, .xlsx or .csv, and {ending}. Choose one of them."
        )
    return suffix


def report_file(report: Report, suffix: str) -> bytes:
    """Write a report as a file of a kind: .pdf, .xlsx or .csv."""
    match suffix:
        case ".pdf":
            from certtrack_app.adapters.report_pdf import report_pdf

            return report_pdf(report)
        case ".xlsx":
            from certtrack_app.adapters.report_workbook import report_workbook

            return report_workbook(report)
        case ".csv":
            from certtrack_app.adapters.report_csv import report_csv

            return report_csv(report)
        case _:
            raise Refusal("A report is saved as .pdf, .xlsx or .csv. Choose one of them.")


def made_file(reader: Reader, request: ReportRequest, suffix: str) -> ReportFile:
    """Fill a report and write it as a file; nothing is saved yet."""
    report = make_report(reader, request)
    return ReportFile(request, report, suffix, report_file(report, suffix))


def save_report(unit: Unit, made: ReportFile, target: Path) -> None:
    """Save a report where somebody wants it; the journal keeps that it left the office."""
    _act(unit, made, f"as {target.name}")
    write_whole(target, [made.content])


def note_printed(unit: Unit, made: ReportFile) -> None:
    """Put on record that a report was printed."""
    _act(unit, made, "on paper")


def row_count(report: Report) -> int:
    """Count the rows of what a report is about."""
    main = _MAIN_SECTION.get(report.kind)
    columns = report.sections[0].columns if report.sections and main is None else None
    return sum(
        len(section.rows)
        for section in report.sections
        if section.title == main or section.columns == columns
    )


def _act(unit: Unit, made: ReportFile, how: str) -> None:
    """Name the errand; a transcript is an errand about its participant."""
    left_out = ", without personal data" if made.request.without_personal_data else ""
    words = f"{made.report.title}{left_out}"
    if made.request.participant_id is None:
        unit.act(ActionKind.EXPORTED, words, how)
    else:
        participant = unit.find(Participant, made.request.participant_id)
        unit.act(ActionKind.EXPORTED, participant, f"{made.report.kind.value}{left_out}, {how}")
