"""Who is who across rows and sheets: by id, e-mail and exact name; likeness only ever asks."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from certtrack_app.adapters.vocabularies import shipped_vocabulary
from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Sheet
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.tracker.understand import answered, understand
from tests.rules.tracker.corners import abouts
from tests.rules.tracker.tracker_books import TODAY, Value, book, read, sheet


def names(reading: Reading) -> list[str]:
    return [person.name for person in reading.people]


def wide(name: str, title: str, people: Sequence[str], *more: Sequence[Value]) -> Sheet:
    rows: list[list[Value]] = [["Name", title, f"{title} Date"]]
    rows += [[who, "Completed", None] for who in people]
    return sheet([*rows, *(list(row) for row in more)], name=name)


def by_id(rows: Sequence[Sequence[Value]], name: str = "Tracker", head: str = "Person ID") -> Sheet:
    return sheet([["Name", head, "Ethics"], *rows], name=name)


def ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def test_one_name_written_in_two_ways_is_one_person() -> None:
    reading = read(wide("A", "Ethics", ["Smith, John"]), wide("B", "Exam", ["John Smith"]))
    assert names(reading) == ["John Smith"]
    assert len(reading.facts) == 2


def test_one_id_under_two_spellings_of_a_name_is_one_person() -> None:
    reading = read(by_id([["John Smith", "P-1001", "Completed"], ["J Smith", "P-1001", "x"]]))
    assert names(reading) == ["John Smith"]


def test_one_id_under_two_names_is_asked_and_kept_apart() -> None:
    one = by_id([["John Smith", "P-1001", "Completed"], ["Mary Wells", "P-1001", "Completed"]])
    reading = read(one)
    (question,) = reading.questions
    assert (question.about, question.raw) == ("same id", "John Smith / Mary Wells")
    assert question.proposed == "two people"
    assert {place.ref for place in question.cells} == {"B2", "B3"}
    assert len(reading.people) == 2
    joined = read(one, corrections=Corrections(answers={question.topic: "one person"}))
    assert len(joined.people) == 1


def test_two_people_may_share_an_e_mail() -> None:
    rows: list[list[Value]] = [
        ["Name", "Email", "Ethics"],
        ["John Smith", "office@x.org", "Completed"],
        ["Mary Wells", "office@x.org", "Completed"],
        ["Wells, Mary", "office@x.org", "In progress"],
    ]
    reading = read(sheet(rows))
    assert "same e-mail" in abouts(reading)
    assert names(reading) == ["John Smith", "Mary Wells"]


def test_one_name_with_two_e_mails_is_two_people() -> None:
    rows: list[list[Value]] = [
        ["Name", "Email", "Ethics"],
        ["John Smith", "a@x.org", "Completed"],
        ["John Smith", "b@x.org", "In progress"],
    ]
    assert names(read(sheet(rows))) == ["John Smith", "John Smith"]


def test_ids_under_two_headings_with_the_same_values_are_the_same_ids() -> None:
    first = by_id([["John Smith", "P-1001", "x"], ["Mary Wells", "P-1002", "x"]], "A")
    second = by_id([["J Smith", "P-1001", "x"], ["M Wells", "P-1002", "x"]], "B", "Badge number")
    assert names(read(first, second)) == ["John Smith", "Mary Wells"]


def test_a_person_known_by_id_alone_is_named_by_it() -> None:
    rows: list[list[Value]] = [["Person ID", "Ethics"], ["P-1001", "Completed"]]
    assert names(read(sheet(rows))) == ["P-1001"]


def test_ids_of_another_sheet_are_ids_under_any_heading() -> None:
    people: list[list[Value]] = [["Name", "Person ID"]]
    people += [["John Smith", "P-1001"], ["Mary Wells", "P-1002"], ["Karl Weber", "P-1003"]]
    done: list[list[Value]] = [["Name", "Whom", "Course", "Status"]]
    done += [["J Smith", "P-1001", "Ethics", "Completed"]]
    done += [["M Wells", "P-1002", "Ethics", "Completed"]]
    done += [["K Weber", "P-1003", "Ethics", "In progress"]]
    reading = read(sheet(people, name="Staff"), sheet(done, name="Done"))
    assert names(reading) == ["John Smith", "Mary Wells", "Karl Weber"]
    assert [fact.person for fact in reading.facts] == [0, 1, 2]
    assert not reading.questions


ALIKE_A = wide("A", "Ethics", ["John Smith", "Mary Wells", "Karl Weber", "Omar Haddad"])
ALIKE_B = wide("B", "Mediation training", ["J Smith", "Mary Wells", "Karl Weber", "Omar Haddad"])


def test_a_name_that_may_be_another_is_asked_and_proposed_as_one_person() -> None:
    reading = read(ALIKE_A, ALIKE_B)
    (question,) = reading.questions
    assert (question.about, question.raw) == ("names alike", "John Smith / J Smith")
    assert question.proposed == "one person"
    assert len(reading.people) == 4
    proposed = [fact for fact in reading.facts if fact.asked]
    assert [fact.raw for fact in proposed] == ["Completed"]


def test_the_answer_keeps_names_alike_apart() -> None:
    books = [book(ALIKE_A, ALIKE_B)]
    reading = understand(books, shipped_vocabulary(), TODAY)
    apart = answered(
        books, shipped_vocabulary(), reading, {"q1": "two people", "q99": "x"}, today=TODAY
    )
    assert len(apart.people) == 5
    assert not apart.questions


def test_a_name_that_may_be_either_of_two_is_proposed_as_neither() -> None:
    more = ("Mary Wells", "Karl Weber", "Omar Haddad", "Ines Costa")
    first = wide("A", "Ethics", ["John Smith", "James Smith", *more])
    second = wide("B", "Mediation training", ["J Smith", *more])
    (question,) = read(first, second).questions
    assert question.proposed == "two people"


def test_a_slip_of_the_pen_is_asked_with_a_measure_of_likeness() -> None:
    second = wide(
        "B", "Mediation training", ["Jon Smith", "Mary Wells", "Karl Weber", "Omar Haddad"]
    )
    reading = understand([book(ALIKE_A, second)], shipped_vocabulary(), TODAY, likeness=ratio)
    assert "names alike" in abouts(reading)
    assert len(reading.people) == 5


def test_a_login_is_asked_as_the_person_whose_name_it_is_made_of() -> None:
    rows: list[list[Value]] = [["Login", "Course", "Status"]]
    rows += [["jsmith", "Mediation", "Completed"], ["xyzzy", "Mediation", "Completed"]]
    reading = read(ALIKE_A, sheet(rows, name="B"))
    (question,) = [one for one in reading.questions if one.about == "names alike"]
    assert question.raw == "John Smith / jsmith"
    assert "xyzzy" in names(reading)


def test_requirements_named_alike_are_pointed_out() -> None:
    rows: list[list[Value]] = [
        ["Name", "Leadership basics", "Leadership basic", "Peer review 1", "Peer review 2"],
        ["Anna Berg", *["Completed"] * 4],
        ["John Smith", *["Completed"] * 4],
    ]
    reading = understand([book(sheet(rows))], shipped_vocabulary(), TODAY, likeness=ratio)
    said = [finding.says for finding in reading.findings]
    assert "“Leadership basics” and “Leadership basic” are alike. Are they one?" in said
    assert not any("review 1" in one and "review 2" in one for one in said)
    assert "No requirement has a deadline yet." in said


def test_requirements_that_differ_in_spaces_only_are_pointed_out_without_a_measure() -> None:
    rows: list[list[Value]] = [
        ["Name", "First Aid", "Firstaid"],
        ["Anna Berg", "Completed", "Completed"],
    ]
    said = [finding.says for finding in read(sheet(rows)).findings]
    assert "“First Aid” and “Firstaid” are alike. Are they one?" in said


def test_units_mixed_under_one_requirement_are_pointed_out() -> None:
    rows: list[list[Value]] = [
        ["Name", "Course", "Hours"],
        ["Anna Berg", "Practicum", "3 sessions"],
        ["John Smith", "Practicum", "2 h"],
    ]
    said = [finding.says for finding in read(sheet(rows)).findings]
    assert any("mixes units: h, sessions" in one for one in said)
