"""What a review of trackers found misread: each rule once, as the office would write it."""

from dataclasses import replace
from datetime import date

from certtrack_app.rules.tracker.reading import Reading
from tests.rules.tracker.corners import abouts, answered, column, days, facts_of, statuses
from tests.rules.tracker.tracker_books import Value, read, reasons, sheet, told

AID = "First aid"


def balanced(reading: Reading) -> bool:
    """Tell whether every cell is taken, ignored or asked about."""
    counts = reading.counts
    return counts.nonempty == counts.taken + counts.ignored + counts.asked


def test_a_standard_date_is_year_month_day_whatever_stands_beside_it() -> None:
    reading = read(column(AID, ["2023-05-04", "2023-13-05", "2023-02-20"]))
    assert abouts(reading) == ["impossible date"]
    assert days(reading, AID) == ["2023-05-04", "2023-02-20"]
    assert balanced(reading)


def test_numbers_kept_as_text_are_scores_and_no_flags() -> None:
    reading = read(column("Exam", ["4", "9", "18", "1"]))
    assert [fact.score for fact in facts_of(reading, "Exam")] == [4, 9, 18, 1]
    assert all(fact.asked for fact in facts_of(reading, "Exam"))


def test_ones_and_zeros_kept_as_text_are_flags() -> None:
    assert statuses(read(column(AID, ["1", "0"])), AID) == ["completed", "not_started"]


def test_numbers_beneath_points_possible_are_never_completed_by_being_there() -> None:
    rows: list[list[Value]] = [
        ["Student", "Exam", "Ethics essay"],
        ["    Points Possible", "20", "10"],
        ["Anna Berg", "4", "9"],
        ["John Smith", "1", "1"],
    ]
    reading = read(sheet(rows))
    assert {status for status, _ in told(reading).values()} == {"in_progress?"}


def test_a_ditto_mark_below_a_name_means_that_person() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Status"],
        ["Anna Berg", "Ethics", "Completed"],
        ['"', "Exam", "In progress"],
        ["〃", AID, "Completed"],
        ["John Smith", "Ethics", "Completed"],
        ["ditto", "Exam", "Completed"],
        ["do.", AID, "In progress"],
        ["''", "Law", "In progress"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]
    assert told(reading)["John Smith", "Law"] == ("in_progress", None)
    assert told(reading)["Anna Berg", AID] == ("completed", None)
    assert balanced(reading)


def test_a_ditto_mark_in_a_matrix_means_the_person_above_it() -> None:
    rows: list[list[Value]] = [
        ["Name", "Ethics", AID],
        ["Anna Berg", "Completed", None],
        ['"', None, "In progress"],
        ["Do", "Completed", "Completed"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "Do"]
    assert told(reading)["Anna Berg", AID] == ("in_progress", None)
    assert balanced(reading)


def test_the_actual_day_wins_over_the_planned_one() -> None:
    for planned, actual in (
        ("Planned", "Actual"),
        ("Planned Date", "Actual Date"),
        ("Planned", "Done"),
        ("Scheduled", "Completed"),
    ):
        rows: list[list[Value]] = [
            ["Name", f"{AID} {planned}", f"{AID} {actual}", "Ethics"],
            ["Anna Berg", date(2024, 3, 1), date(2024, 3, 8), "Completed"],
            ["John Smith", date(2026, 5, 1), None, "Completed"],
        ]
        reading = read(sheet(rows))
        assert [one.title for one in reading.requirements] == [AID, "Ethics"]
        assert told(reading)["Anna Berg", AID] == ("completed", "2024-03-08")
        assert told(reading)["John Smith", AID] == ("planned", "2026-05-01")


def test_planned_and_actual_beneath_one_heading_are_told_apart() -> None:
    rows: list[list[Value]] = [
        ["Name", AID, None, "Ethics", None],
        [None, "Planned Date", "Actual Date", "Planned Date", "Actual Date"],
        ["Anna Berg", date(2024, 3, 1), date(2024, 3, 8), None, date(2024, 3, 9)],
        ["John Smith", date(2026, 5, 1), None, date(2026, 5, 1), None],
    ]
    reading = read(sheet(rows, merges=[(1, 2, 1, 3), (1, 4, 1, 5)]))
    assert told(reading) == {
        ("Anna Berg", AID): ("completed", "2024-03-08"),
        ("Anna Berg", "Ethics"): ("completed", "2024-03-09"),
        ("John Smith", AID): ("planned", "2026-05-01"),
        ("John Smith", "Ethics"): ("planned", "2026-05-01"),
    }


def test_the_day_planned_is_not_the_day_of_what_is_done() -> None:
    rows: list[list[Value]] = [
        ["Name", AID, f"{AID} Planned", "Ethics"],
        ["Anna Berg", "Completed", date(2024, 3, 1), "Completed"],
    ]
    assert told(read(sheet(rows)))["Anna Berg", AID] == ("completed", None)


def test_actual_hours_are_hours_and_no_days() -> None:
    amounts = [fact.amount for fact in facts_of(read(column("Hours Actual", [12, 30])), "Hours")]
    assert amounts == [12, 30]


def read_alone(text: str) -> str:
    """Say what one cell of a column is read as; asked ones end with a question mark."""
    reading = read(column(AID, [text, "Completed"]))
    assert balanced(reading)
    mine = [f for f in facts_of(reading, AID) if f.person == 0]
    if not mine:
        (question,) = reading.questions
        assert question.proposed is None
        return "?"
    return statuses(reading, AID)[0]


def test_denials_and_plans_outweigh_the_day_beside_them() -> None:
    assert read_alone("Not completed as of 16/04/2024") == "not_started"
    assert read_alone("Missed 16/04/2024") == "not_started"
    assert read_alone("Did not attend") == "not_started"
    for words in ("Will complete", "Registered for", "Postponed to", "Rescheduled to"):
        assert read_alone(f"{words} 16/04/2024") == "planned"


def test_words_not_understood_beside_a_day_propose_no_completion() -> None:
    for text in (
        "Complete - awaiting signature",
        "Completed (expired)",
        "Nearly there 16/04/2024",
        "Completed 16/04/2024, paper lost",
    ):
        assert read_alone(text) == "?", text


def test_a_due_day_is_a_deadline_and_no_expiry() -> None:
    reading = read(column(AID, ["Due 16/04/2024", "Completed"]))
    first = facts_of(reading, AID)[0]
    assert (first.status.value, first.on, first.expires_on) == ("required", None, None)


def test_a_word_with_a_question_mark_is_asked_about() -> None:
    assert read_alone("Completed?").endswith("?")
    assert read_alone("Completed? 16/04/2024") == "?"


HEAD: list[Value] = ["Name", "Ethics", AID]


def test_headings_among_the_people_are_sections_and_placeholders_are_nobody() -> None:
    rows: list[list[Value]] = [
        HEAD,
        ["Active"],
        ["Anna Berg", "Completed", None],
        ["On maternity leave"],
        ["Maria Lopez", "Completed", None],
        ["Withdrawn"],
        ["Leavers"],
        ["John Smith"],
        ["(vacant)"],
        ["New starter 1", None, "No"],
        ["N.N.", "No", None],
        ["TBC", "Completed", None],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "Maria Lopez", "John Smith"]
    why = reasons(reading)
    assert why["Tracker!A2"] == why["Tracker!A4"] == why["Tracker!A6"] == "the title of a section"
    assert why["Tracker!A9"] == "a placeholder where a name belongs"
    assert balanced(reading)


def test_a_legend_of_symbol_and_meaning_below_the_table_is_nobody() -> None:
    rows: list[list[Value]] = [
        HEAD,
        ["Anna Berg", "C", "IP"],
        ["Bo", "Completed", None],
        ["Key"],
        ["C", "Completed"],
        ["IP", "In progress"],
    ]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Anna Berg", "Bo"]
    assert "Tracker!A5" not in reasons(reading), "it is looked up, not left out"
    assert statuses(reading, "Ethics") == ["completed", "completed"]
    assert balanced(reading)


PROGRESS: list[list[Value]] = [
    [*HEAD],
    ["Anna Berg", "Completed", "Yes"],
    ["John Smith", "No", "No"],
    ["Maria Lopez", "No", "Yes"],
]


def test_a_table_of_sums_after_an_empty_column_is_no_requirement() -> None:
    beside: list[list[Value]] = [
        [None, "Summary", "Count"],
        [None, "Completed", 2],
        [None, "In progress", 5],
        [None, "Total", 7],
    ]
    rows = [[*row, *more] for row, more in zip(PROGRESS, beside, strict=True)]
    reading = read(sheet(rows))
    assert [one.title for one in reading.requirements] == ["Ethics", AID]
    assert reasons(reading)["Tracker!E2"] == "computed from other cells: Summary"
    assert balanced(reading)


def test_a_hidden_list_of_words_of_status_is_no_requirement() -> None:
    choices: list[Value] = ["Options", "Completed", "In progress", "Not started"]
    rows = [[*row, one] for row, one in zip(PROGRESS, choices, strict=True)]
    hidden = replace(sheet(rows), hidden_columns=frozenset({4}))
    reading = read(hidden)
    assert [one.title for one in reading.requirements] == ["Ethics", AID]
    assert reasons(reading)["Tracker!D2"] == "a list of choices: Options"
    assert len(read(sheet(rows)).requirements) == 3


def test_a_heading_keeps_the_word_data_and_reads_its_bare_target() -> None:
    for title in ("Data Protection", "Data Privacy 2024", "Data Entry"):
        assert statuses(read(column(title, ["Completed", "No"])), title)
    hours = read(column("Horas de práctica (40)", [10, 40]))
    assert [fact.status.value for fact in hours.facts if fact.amount] == [
        "in_progress",
        "completed",
    ]


def test_the_next_review_is_an_expiry_and_no_completion() -> None:
    rows: list[list[Value]] = [
        ["Name", AID, f"{AID} Next Review"],
        ["Anna Berg", date(2024, 3, 1), date(2025, 3, 1)],
        ["John Smith", date(2024, 4, 1), date(2027, 4, 1)],
    ]
    reading = read(sheet(rows))
    assert [fact.on for fact in reading.facts] == ["2024-03-01", "2024-04-01"]
    assert [fact.expires_on for fact in reading.facts] == ["2025-03-01", "2027-04-01"]


def test_a_staff_list_is_where_people_are_looked_up() -> None:
    staff: list[list[Value]] = [["Name", "Staff ID"], ["Anna Berg", "P1"], ["John Smith", "P2"]]
    done: list[list[Value]] = [["Staff ID", "Ethics"], ["P1", "Completed"], ["P2", "No"]]
    reading = read(sheet(staff, name="Staff list"), sheet(done, name="Progress"))
    assert [person.name for person in reading.people] == ["Anna Berg", "John Smith"]
    assert told(reading)["Anna Berg", "Ethics"] == ("completed", None)


def test_two_people_in_one_cell_are_asked_about_and_nobody_is_guessed() -> None:
    rows: list[list[Value]] = [HEAD, ["Peter Ray; Ann Ray", "Completed", "No"], ["Bo", "No", "No"]]
    reading = read(sheet(rows))
    assert [person.name for person in reading.people] == ["Bo"]
    assert [(one.about, one.proposed) for one in reading.questions] == [
        ("two people in one row", None)
    ]
    assert balanced(reading)
    chosen = answered(sheet(rows), {"two people in one row": "Ann Ray"})
    assert told(chosen)["Ann Ray", "Ethics"] == ("completed", None)
    left = answered(sheet(rows), {"two people in one row": "ignore"})
    assert [person.name for person in left.people] == ["Bo"]
    assert balanced(left)


def test_two_addresses_and_names_with_markup_are_asked_about() -> None:
    rows: list[list[Value]] = [
        ["Name", "Email", "Ethics"],
        ["Anna Berg", "a@x.org; b@x.org", "Completed"],
        ["<b>John</b> Smith", "j@x.org", "Completed"],
    ]
    reading = read(sheet(rows))
    assert [(person.name, person.email) for person in reading.people] == [("Anna Berg", None)]
    assert abouts(reading) == ["two addresses", "name with markup"]
    assert balanced(reading)
