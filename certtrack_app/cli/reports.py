"""Commands about figures and reports: the four figures, and every report as a file."""

from pathlib import Path
from typing import Annotated

import typer

from certtrack_app.cli.answers import Answer, Json
from certtrack_app.cli.keyboard import day, keyboard
from certtrack_app.errors import Refusal
from certtrack_app.rules.figures import TimeToCompletion
from certtrack_app.rules.rates import Rate, RejectionRates, RenewalRates
from certtrack_app.rules.reports import ReportKind
from certtrack_app.workflows.calendars import CalendarOf, save_calendar
from certtrack_app.workflows.figures import Figures
from certtrack_app.workflows.figures import figures as count_figures
from certtrack_app.workflows.lookup import find_participant, find_program
from certtrack_app.workflows.reporting.cards import figure_cards
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import made_file, report_suffix, save_report
from certtrack_app.workflows.unit import Reader

app = typer.Typer()

_FOUR_PLACES = 4

Program = Annotated[str | None, typer.Option(help="Only this program.")]
First = Annotated[str | None, typer.Option("--from", help="The first day counted.")]
Last = Annotated[str | None, typer.Option("--to", help="The last day counted.")]


@app.command("figures")
def figures(
    context: typer.Context, program: Program = None, first: First = None, last: Last = None
) -> Answer:
    """Count the four figures, each with its n."""
    with keyboard(context).reading() as reader:
        counted = count_figures(reader, _program_id(reader, program), day(first), day(last))
    lines = [f"{one.name}: {one.value} (n = {one.n})" for one in figure_cards(counted)]
    return Answer(_figures(counted), lines)


@app.command("report")
def report(
    context: typer.Context,
    kind: ReportKind,
    output: Annotated[Path, typer.Option("-o", "--output", help="A .pdf, .xlsx or .csv file.")],
    participant: Annotated[str | None, typer.Option(help="Whose transcript.")] = None,
    program: Program = None,
    first: First = None,
    last: Last = None,
    without_personal_data: Annotated[
        bool, typer.Option("--without-personal-data", help="Leave out whatever names people.")
    ] = False,
) -> Answer:
    """Save a report; the register is that of the last day."""
    at, suffix = keyboard(context), report_suffix(output)
    with at.office() as office:
        with office.reading(at.today) as reader:
            _refuse_stray(kind, participant)
            request = ReportRequest(
                kind=kind,
                program_id=_program_id(reader, program),
                participant_id=find_participant(reader, participant).id if participant else None,
                first=day(first),
                last=day(last),
                without_personal_data=without_personal_data,
            )
            made = made_file(reader, request, suffix)
        with at.errand(office) as unit:
            save_report(unit, made, output)
    said = {"kind": kind.value, "file": str(output), "rows": made.rows}
    return Answer(said, [f"Saved {output}: {made.report.title}, {made.rows} rows."])


@app.command("calendar")
def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", help="An .ics file.")],
    participant: Annotated[str | None, typer.Option(help="Only this participant.")] = None,
    program: Program = None,
) -> Answer:
    """Save the deadlines and renewal dates that lie ahead, for a calendar program."""
    with keyboard(context).unit() as unit:
        whose = find_participant(unit, participant).id if participant else None
        of = CalendarOf(whose, _program_id(unit, program))
        days = save_calendar(unit, of, output)
    return Answer({"file": str(output), "days": days}, [f"Saved {output}: {days} days."])


def _program_id(reader: Reader, program: str | None) -> int | None:
    return None if program is None else find_program(reader, program).id


def _refuse_stray(kind: ReportKind, participant: str | None) -> None:
    """Refuse a transcript of nobody, and a participant where the report is of everybody."""
    if kind is ReportKind.TRANSCRIPT and participant is None:
        raise Refusal("A transcript is of one participant. Name them with --participant.")
    if kind is not ReportKind.TRANSCRIPT and participant is not None:
        raise Refusal("Only a transcript is of one participant. Leave --participant out.")


def _figures(counted: Figures) -> Json:
    """The four figures, as specified."""
    return {
        "from": counted.since.isoformat() if counted.since else None,
        "to": counted.period.last_day.isoformat(),
        "median_time_to_completion": {
            **_time(counted.completion),
            "by_requirement": [
                {"requirement": one.requirement, **_time(one)}
                for one in counted.completion_by_requirement
            ],
        },
        "stall_rate": [
            {
                "requirement": one.of,
                "rate": _rounded(one.rate),
                "stalled": one.count,
                "n": one.n,
                "imported": len(one.imported),
            }
            for one in counted.stalls
        ],
        "on_time_renewal": _renewals(counted.renewals),
        "evidence_rejection": _rejections(counted.rejections),
    }


def _time(one: TimeToCompletion) -> Json:
    return {
        "days": one.days,
        "n": one.n,
        "completed": one.completed,
        "still_on_the_way": one.still_on_the_way,
        "median_of_completers": one.median_of_completers,
        "imported": len(one.imported),
    }


def _renewals(rates: RenewalRates) -> Json:
    return {
        "rate": _rounded(rates.on_time.rate),
        "on_time": rates.on_time.count,
        "in_grace": rates.in_grace.count,
        "late": rates.late.count,
        "lapsed": rates.lapsed.count,
        "still_in_grace": rates.still_in_grace.count,
        "n": rates.on_time.n,
        "imported": len(rates.on_time.imported),
    }


def _rejections(rates: RejectionRates) -> Json:
    whole, first = rates.in_the_end, rates.on_first_submission
    return {
        "rate": _rounded(whole.rate),
        "rejected": whole.count,
        "n": whole.n,
        "first_submission_rate": _rounded(first.rate),
        "first_submissions": first.n,
        "by_requirement": [{"requirement": one.of, **_share(one)} for one in rates.by_requirement],
        "by_reason": [{"reason": one.of, **_share(one)} for one in rates.by_reason],
        "imported": len(whole.imported),
    }


def _share(one: Rate) -> Json:
    return {"rate": _rounded(one.rate), "rejected": one.count, "n": one.n}


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, _FOUR_PLACES)
