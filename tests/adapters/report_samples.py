"""Reports to print in tests."""

from datetime import date, timedelta

from certtrack_app.rules.reports import (
    FLAG_COLUMNS,
    PARTICIPANT_COLUMNS,
    PROGRAM_COLUMNS,
    Bar,
    BarChart,
    Figure,
    FlagRow,
    Mark,
    Measure,
    ParticipantRow,
    ProgramRow,
    Progress,
    Report,
    ReportKind,
    Section,
    Tone,
)

DAY = date(2026, 3, 4)


def participant(name: str = "Grace Okafor", number: int = 0) -> ParticipantRow:
    """Make one participant's row."""
    return ParticipantRow(
        name,
        "Coach Training Certificate",
        "Spring 2026",
        Progress(number % 10, 9),
        Mark("On track", Tone.GOOD),
        DAY - timedelta(days=number % 90),
        None,
    )


def people(*rows: ParticipantRow) -> Section:
    """Make the section of participants."""
    return Section("Participants", PARTICIPANT_COLUMNS, rows, empty="Nobody is enrolled.")


def report(*sections: Section, figures: tuple[Figure, ...] = ()) -> Report:
    """Make a report of the given sections."""
    return Report(
        kind=ReportKind.STATUS,
        title="Status report",
        office="Northfield Coaching Institute",
        made_on=DAY,
        period="1 January to 4 March 2026",
        sections=sections,
        figures=figures,
        summary=("46 people are under way.",),
        journal_head="9f3ac27710be44d2",
    )


def flag(because: str) -> Section:
    """Make a section of one flag."""
    row = FlagRow(Mark("Stalled", Tone.WARNING), "Grace Okafor", "Coach", "Exam", because, DAY)
    return Section("Exceptions", FLAG_COLUMNS, (row,), notes=("Flags clear by themselves.",))


PROGRAMS = Section("Programs", PROGRAM_COLUMNS, (ProgramRow("Coach", 30, 2, 14, 1, 12),))
STALLS = BarChart(
    "Share that stalled",
    (Bar("Written exam", 0.25, 12), Bar("Mentor coaching", 0.5, 8), Bar("Final session", 0, 0)),
)
DURATIONS = BarChart("Days to verified", (Bar("Exam", 41, 7),), Measure.AMOUNT, "days")
FIGURES = (
    Figure("Stall rate", "31%", 20, "Of the enrollments that could work on it.", STALLS),
    Figure("Median time to completion", "214 days", 48, "Kaplan-Meier median.", DURATIONS),
    Figure("On-time renewal rate", "83%", 24, "Of the credentials whose term ended.", None),
)
