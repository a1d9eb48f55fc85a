"""What a single cell says in its column: errors, formulas, links, remarks, several things."""

from datetime import time, timedelta

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, CellKind
from tests.rules.tracker.corners import abouts, answered, column, facts_of, statuses
from tests.rules.tracker.tracker_books import Value, read, reasons, sheet

EXAM = "Final exam"


def odd(kind: CellKind, value: str, number_format: str = "") -> Cell:
    return Cell(1, 1, kind, value, number_format)


def test_an_error_value_is_left_out_and_says_so() -> None:
    reading = read(column(EXAM, [odd(CellKind.ERROR, "#N/A"), "Completed"]))
    assert reasons(reading)["Tracker!C2"] == "an error value, nothing to read"
    assert statuses(reading, EXAM) == ["completed"]


def test_a_formula_never_computed_is_asked_about_and_makes_no_fact() -> None:
    one = column(EXAM, [odd(CellKind.UNCOMPUTED, "=A1"), "Completed"])
    reading = read(one)
    (question,) = reading.questions
    assert (question.about, question.raw, question.proposed) == (
        "formula without a value", "=A1", None,
    )  # fmt: skip
    assert statuses(reading, EXAM) == ["completed"]
    left_out = answered(one, {"formula without a value": "ignore"})
    assert reasons(left_out)["Tracker!C2"] == "left out by the person importing"


def test_true_and_false_are_done_and_not_started() -> None:
    assert statuses(read(column(EXAM, [True, False])), EXAM) == ["completed", "not_started"]


def test_a_ticked_box_in_a_plan_is_planned() -> None:
    reading = read(column("First Aid planned", [True, "x"]))
    assert {fact.status.value for fact in reading.facts} == {"completed", "planned"}


def test_white_space_only_is_left_out() -> None:
    reading = read(column(EXAM, ["                ", "Completed"]))
    assert reasons(reading)["Tracker!C2"] == "white space only"


def test_the_offices_own_word_stands_for_what_the_person_said() -> None:
    one = column(EXAM, ["Signed sealed", "dash", "Completed", "Done"])
    settled = read(one, corrections=Corrections(values={"signed sealed": "waived", "dash": "?"}))
    assert statuses(settled, EXAM) == ["waived", "completed", "completed"]
    assert reasons(settled)["Tracker!C3"] == "left out by the person importing"


def test_the_offices_own_reading_of_a_known_word_goes_first() -> None:
    one = column(EXAM, ["Passed on 13/03/2024", "Completed"])
    settled = read(one, corrections=Corrections(values={"passed": "waived"}))
    assert statuses(settled, EXAM)[0] == "waived"


def test_evidence_without_a_status_is_asked_about_and_keeps_its_link() -> None:
    one = column(EXAM, ["https://x.org/a.pdf", "Completed"])
    reading = read(one)
    assert abouts(reading) == ["evidence without a status"]
    assert statuses(reading, EXAM) == ["completed?", "completed"]
    (found,) = reading.evidence
    assert (found.kind, found.target) == (AttachmentKind.HYPERLINK, "https://x.org/a.pdf")
    assert facts_of(reading, EXAM)[0].evidence == (0,)
    begun = answered(one, {"evidence without a status": "in_progress"})
    assert statuses(begun, EXAM)[0] == "in_progress"


def test_a_file_name_in_a_link_column_is_evidence_of_the_requirement_beside() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status", "Certificate link", "Remarks"],
        ["Anna Berg", "Ethics", "Completed", "ethics.pdf", "late"],
        ["John Smith", "Ethics", "Completed", "on paper", "--"],
    ]
    reading = read(sheet(rows))
    (found,) = reading.evidence
    assert (found.kind, found.target) == (AttachmentKind.FILE_NAME, "ethics.pdf")
    first, second = reading.facts
    assert (first.evidence, first.remark) == ((0,), "late")
    assert second.remark == "on paper"
    assert reasons(reading)["Tracker!E3"] == "a placeholder that says nothing"


def test_a_link_written_out_and_attached_counts_once() -> None:
    link = Attachment(2, 3, AttachmentKind.HYPERLINK, "https://x.org/a.pdf")
    reading = read(column(EXAM, ["https://x.org/a.pdf", "Completed"], [link]))
    assert len(reading.evidence) == 1


def test_a_remark_that_is_an_error_value_is_left_out() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status", "Remarks"],
        ["Anna Berg", "Ethics", "Completed", odd(CellKind.ERROR, "#REF!")],
        ["John Smith", "Ethics", "Completed", " "],
    ]
    reading = read(sheet(rows))
    assert reasons(reading)["Tracker!D2"] == "an error value, nothing to read"
    assert reasons(reading)["Tracker!D3"] == "white space only"


def test_a_cell_may_say_status_day_verifier_number_and_expiry_at_once() -> None:
    text = "Completed 13/03/2024, certificate no. AB-1234, expires 13/03/2027, by J. Smith"
    (fact,) = facts_of(read(column(EXAM, [text])), EXAM)
    assert (fact.status.value, fact.on, fact.expires_on) == (
        "completed",
        "2024-03-13",
        "2027-03-13",
    )
    assert (fact.verified_by, fact.number, fact.asked) == ("J. Smith", "AB-1234", False)


def test_a_plan_in_a_cell_is_a_plan_for_that_day() -> None:
    (fact,) = facts_of(read(column(EXAM, ["Booked for 13/09/2026"])), EXAM)
    assert (fact.status.value, fact.on) == ("planned", "2026-09-13")


def test_what_is_done_is_not_undone_by_a_later_appointment() -> None:
    (fact,) = facts_of(read(column(EXAM, ["Completed, scheduled for 13/09/2026"])), EXAM)
    assert fact.status.value == "completed"
    assert fact.on != "2026-09-13"


def test_a_cell_understood_in_part_only_is_asked_about_whole() -> None:
    one = column(EXAM, ["Completed 13/03/2024 zweifelhaft gewesen", "Completed"])
    reading = read(one)
    assert abouts(reading) == ["meaning of a value"]
    assert reading.questions[0].proposed is None
    assert statuses(reading, EXAM) == ["completed"]
    ignored = answered(one, {"meaning of a value": "ignore"})
    assert statuses(ignored, EXAM) == ["completed"]


def test_an_unknown_word_is_asked_about_once_for_all_its_cells() -> None:
    rows: list[list[Value]] = [["Name", "Ethics", EXAM]]
    rows += [[n, "Completed", v] for n, v in (("Anna Berg", "Blorp"), ("Bo Li", "Blorp"))]
    rows += [[who, "Completed", "Done"] for who in ("Al Fox", "Ida Roth")]
    reading = read(sheet(rows))
    (question,) = reading.questions
    assert (question.raw, question.proposed, len(question.cells)) == ("Blorp", None, 2)
    assert statuses(reading, EXAM) == ["completed", "completed"]


def test_a_duration_is_an_amount_of_hours() -> None:
    values: list[Value] = [timedelta(hours=2, minutes=30), time(1, 30), "0:13:44"]
    reading = read(column("Mentor coaching hours", values))
    facts = [fact for fact in reading.facts if fact.amount is not None]
    assert [(fact.amount, fact.unit) for fact in facts] == [(2.5, "h"), (1.5, "h"), (0.2289, "h")]


def test_an_expiry_alone_implies_completion_only_as_a_question() -> None:
    rows: list[list[Value]] = [
        ["Name", "First Aid Status", "First Aid Expiry"],
        ["Anna Berg", None, "13/03/2027"],
        ["John Smith", "Completed", "25/03/2027"],
    ]
    one = sheet(rows)
    reading = read(one)
    assert abouts(reading) == ["completion not stated"]
    assert statuses(reading, "First Aid") == ["completed?", "completed"]
    assert facts_of(reading, "First Aid")[0].expires_on == "2027-03-13"
    begun = answered(one, {"completion not stated": "in_progress"})
    assert statuses(begun, "First Aid")[0] == "in_progress"
    nothing = answered(one, {"completion not stated": "ignore"})
    assert statuses(nothing, "First Aid") == ["completed"]


def test_a_deadline_is_no_completion() -> None:
    reading = read(column("First Aid due date", ["13/03/2024", "25/03/2024"]))
    due = [fact for fact in reading.facts if fact.status.value == "required"]
    assert [fact.on for fact in due] == [None, None]


def test_ones_among_days_are_done_and_zeros_not_started() -> None:
    reading = read(column(EXAM, [1, 0, 43817, 45000]))
    assert statuses(reading, EXAM) == ["completed", "not_started", "completed", "completed"]


def test_a_number_that_is_no_day_in_a_column_of_days_is_asked_about() -> None:
    reading = read(column("Final exam date", [12, 43817]))
    assert abouts(reading) == ["meaning of a value"]
