"""Reports of an office that was worked out by hand, read back from the files they become."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.reports import Mark, ReportKind, Tone
from certtrack_app.workflows.allowances import grant_leave
from certtrack_app.workflows.figures import figures
from certtrack_app.workflows.flags import dismiss_flag, flag_rows, snooze_flag
from certtrack_app.workflows.history import journal_head
from certtrack_app.workflows.lookup import find_flag, find_participant
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.reports import (
    make_report,
    row_count,
)
from certtrack_app.workflows.unit import Office
from tests import hand_worked
from tests.office_fixtures import NOON, TODAY
from tests.workflows.made_reports import STATUS, filled, looking, made, pdf_text, rows


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
    assert report.period == "1 January 2026 to 2 March 2026"
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
    assert report.period == "As of 1 June 2025"
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
