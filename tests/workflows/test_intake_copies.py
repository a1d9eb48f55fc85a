"""Import, edit, undo, import again, newer copy: the tables are what is expected each time."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.intake import ImportQuestion, Source
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.checklists import checklist_row
from certtrack_app.workflows.intake import Choice
from certtrack_app.workflows.intake_answers import answer_questions, question_rows, read_again
from certtrack_app.workflows.intake_disputes import KEEP, TAKE
from certtrack_app.workflows.intakes import Imported, confirm_imported
from certtrack_app.workflows.unit import Office
from certtrack_app.workflows.withdrawal import TakenBack, withdraw_intake
from tests.office_fixtures import TODAY
from tests.workflows.trackers import (
    ANA,
    BEN,
    HEADER,
    bring,
    compared,
    evidence_table,
    people,
    written,
)

LATER = date(2026, 3, 9)
IMPORTED = "imported_not_verified"
ANA_ETHICS = ("Ana Lima", "Ethics", "", "2026-01-30", IMPORTED)
ANA_MENTORING = ("Ana Lima", "Mentor coaching", "4", "", IMPORTED)
BEN_MENTORING = ("Ben Okoro", "Mentor coaching", "2", "", IMPORTED)


def take_back(office: Office, intake_id: int | None) -> TakenBack:
    with office.unit("Dana", LATER) as unit:
        return withdraw_intake(unit, intake_id or 0)


def confirm(office: Office, whose: str, requirement: str) -> None:
    with office.unit("Dana", TODAY) as unit:
        by = unit.session.scalar(select(Evaluator)) or unit.add(Evaluator(name="Ruth Adeyemi"))
        key = unit.session.scalar(select(Participant.id).where(Participant.name == whose))
        chosen = Imported(participant_id=key, requirement=requirement)
        confirm_imported(unit, chosen, by, "checked against the paper file")


def test_the_whole_way_there_and_back_and_there_again(office: Office, tmp_path: Path) -> None:
    first = written(tmp_path / "tracker.xlsx", ANA, BEN)
    taken = bring(office, first)
    assert evidence_table(office) == [ANA_ETHICS, ANA_MENTORING, BEN_MENTORING]
    confirm(office, "Ana Lima", "Ethics")
    kept = take_back(office, taken.intake_id).kept
    assert [one.what for one in kept] == ["evidence “Ethics” of Ana Lima"]
    assert kept[0].because == "It was changed by Dana on 2026-03-02."
    confirmed = ("Ana Lima", "Ethics", "", "2026-01-30", "confirmed")
    assert evidence_table(office) == [confirmed]
    assert people(office) == [("Ana Lima", "ana@example.org")]
    again = bring(office, first, on=LATER)
    assert (again.people, again.facts, again.unchanged) == (2, 2, 1)
    assert evidence_table(office) == [confirmed, ANA_MENTORING, BEN_MENTORING]
    assert people(office) == [("Ana Lima", "ana@example.org"), ("Ben Okoro", "ben@example.org")]
    newer = written(
        tmp_path / "newer.xlsx",
        ("Abel Cruz", "abel@example.org", date(2026, 2, 1), None, "1/10"),
        (*ANA[:4], "9/10"),
        BEN,
    )
    copy = bring(office, newer, on=LATER)
    assert (copy.facts, copy.unchanged) == (2, 2)
    gave_way = (*ANA_MENTORING[:4], "withdrawn")
    assert evidence_table(office) == [
        confirmed,
        gave_way,
        BEN_MENTORING,
        ("Abel Cruz", "Mentor coaching", "1", "", IMPORTED),
        ("Ana Lima", "Mentor coaching", "9", "", IMPORTED),
    ]
    assert take_back(office, copy.intake_id).kept == ()
    assert evidence_table(office) == [confirmed, ANA_MENTORING, BEN_MENTORING]
    assert people(office) == [("Ana Lima", "ana@example.org"), ("Ben Okoro", "ben@example.org")]


def test_taking_back_the_older_copy_leaves_what_the_newer_one_brought(
    office: Office, tmp_path: Path
) -> None:
    taken = bring(office, written(tmp_path / "tracker.xlsx", ANA, BEN))
    bring(office, written(tmp_path / "newer.xlsx", (*ANA[:4], "9/10"), BEN), on=LATER)
    back = take_back(office, taken.intake_id)
    assert [one.what for one in back.kept] == ["line Mentor coaching of Ana Lima"]
    assert evidence_table(office) == [("Ana Lima", "Mentor coaching", "9", "", IMPORTED)]


def test_an_address_filled_in_by_a_newer_copy_goes_with_it(office: Office, tmp_path: Path) -> None:
    bring(office, written(tmp_path / "tracker.xlsx", (ANA[0], None, *ANA[2:]), BEN))
    assert people(office)[0] == ("Ana Lima", "")
    copy = bring(office, written(tmp_path / "newer.xlsx", ANA, BEN), on=LATER)
    assert people(office)[0] == ("Ana Lima", "ana@example.org")
    take_back(office, copy.intake_id)
    assert people(office) == [("Ana Lima", ""), ("Ben Okoro", "ben@example.org")]


def test_a_person_edited_since_is_kept_and_named(office: Office, tmp_path: Path) -> None:
    taken = bring(office, written(tmp_path / "tracker.xlsx", ANA, BEN))
    with office.unit("Cora", TODAY) as unit:
        ana = unit.session.scalars(select(Participant).where(Participant.name == "Ana Lima")).one()
        ana.cohort = "Spring"
        unit.act(ActionKind.EDITED_PARTICIPANT, ana)
    back = take_back(office, taken.intake_id)
    assert [(one.what, one.because) for one in back.kept] == [
        ("participant Ana Lima", "It was changed by Cora on 2026-03-02.")
    ]
    assert people(office) == [("Ana Lima", "ana@example.org")]
    assert evidence_table(office) == []


def test_a_newer_copy_is_compared_before_anything_is_taken(office: Office, tmp_path: Path) -> None:
    bring(office, written(tmp_path / "tracker.xlsx", ANA, BEN))
    confirm(office, "Ana Lima", "Mentor coaching")
    newer = written(
        tmp_path / "newer.xlsx",
        ("Abel Cruz", "abel@example.org", date(2026, 2, 1), None, "1/10"),
        (*ANA[:3], None, "9/10"),
        (*BEN[:3], date(2026, 3, 1), "3/10"),
    )
    found = compared(office, newer, LATER)
    assert found.copy_of == "tracker.xlsx"
    assert found.new_people == ["Abel Cruz"]
    assert [(one.person, one.requirement, one.now) for one in found.new_facts] == [
        ("Abel Cruz", "Mentor coaching", "in progress, 1 h"),
        ("Ben Okoro", "Ethics", "completed, 2026-03-01"),
    ]
    assert [(one.person, one.was, one.now) for one in found.changed] == [
        ("Ben Okoro", "progress, 2", "in progress, 3 h")
    ]
    assert [(one.person, one.was, one.now) for one in found.disagrees] == [
        ("Ana Lima", "progress, 4", "in progress, 9 h")
    ]
    assert [(one.person, one.requirement, one.was) for one in found.gone] == [
        ("Ana Lima", "Ethics", "completion, 2026-01-30")
    ]
    assert len(evidence_table(office)) == 3


def test_people_who_are_in_it_no_more_are_named(office: Office, tmp_path: Path) -> None:
    bring(office, written(tmp_path / "tracker.xlsx", ANA, BEN))
    found = compared(office, written(tmp_path / "newer.xlsx", ANA), LATER)
    assert (found.gone_people, found.new_people, found.unchanged) == (["Ben Okoro"], [], 2)


def test_the_identical_file_says_so(office: Office, tmp_path: Path) -> None:
    first = written(tmp_path / "tracker.xlsx", ANA, BEN)
    bring(office, first)
    found = compared(office, first, LATER)
    assert (found.identical, found.copy_of) == (True, "tracker.xlsx")
    assert "tracker.xlsx" in bring(office, first, on=LATER).identical_to


def test_what_disagrees_with_a_verification_is_asked_and_kept_or_taken(
    office: Office, tmp_path: Path
) -> None:
    bring(office, written(tmp_path / "tracker.xlsx", ANA, BEN))
    confirm(office, "Ana Lima", "Mentor coaching")
    newer = written(tmp_path / "newer.xlsx", (*ANA[:4], "9/10"), BEN)
    copy = bring(office, newer, on=LATER)
    assert (copy.facts, copy.asked) == (0, 1)
    with office.reading(LATER) as reader:
        (question,) = question_rows(reader, copy.intake_id or 0)
        assert question.choices == (KEEP, TAKE)
        assert "confirmed, 4 h" in question.about
        assert question.where == "Tracker E2"
        given = {question.id: TAKE}
        with (
            read_again(reader, copy.intake_id or 0, given) as preview,
            office.unit("Dana", LATER) as unit,
        ):
            result = answer_questions(unit, copy.intake_id or 0, given, preview)
    assert result.facts == 1
    assert evidence_table(office)[-1] == ("Ana Lima", "Mentor coaching", "9", "", IMPORTED)
    back = take_back(office, copy.intake_id)
    assert back.kept == ()
    assert evidence_table(office)[-1] == BEN_MENTORING


def test_what_is_planned_stays_with_its_line_and_is_not_new_twice(
    office: Office, tmp_path: Path
) -> None:
    header = (*HEADER, "Planned exam")
    planned = (*ANA, date(2026, 6, 1))
    first = written(tmp_path / "tracker.xlsx", planned, (*BEN, None), header=header)
    bring(office, first, choice=Choice(new_program="Coaching", accept_proposed=True))
    with office.reading(TODAY) as reader:
        (source,) = reader.session.scalars(select(Source).where(Source.record == "line"))
        assert reader.find(Line, source.record_id).enrollment.participant.name == "Ana Lima"
        assert source.says == "planned for 2026-06-01"
        shown = checklist_row(reader, reader.find(Line, source.record_id).enrollment)
        said = {one.requirement: one.tracker_says for one in shown.lines}
        assert said["Planned exam"] == ("planned for 2026-06-01",)
        assert said["Ethics"] == ()
    again = bring(
        office,
        written(tmp_path / "newer.xlsx", planned, (*BEN[:3], TODAY, "2/10", None), header=header),
        choice=Choice(accept_proposed=True),
        on=LATER,
    )
    assert again.facts == 1


def test_the_day_of_enrollment_says_where_it_was_found(office: Office, tmp_path: Path) -> None:
    header = ("Name", "Email", "Ethics")
    rows = [("Ana Lima", "a@example.org", date(2026, 1, 30)), ("Ben Okoro", "b@example.org", "yes")]
    bring(office, written(tmp_path / "tracker.xlsx", *rows, header=header))
    with office.reading(TODAY) as reader:
        query = select(Source.rule, Source.ref, Enrollment.enrolled_on).join(
            Enrollment, Enrollment.id == Source.record_id
        )
        found = reader.session.execute(query.where(Source.record == "enrollment")).all()
    assert [tuple(row) for row in found] == [
        ("first dated fact", "C2", date(2026, 1, 30)),
        ("day of the import", "", TODAY),
    ]


def test_every_question_keeps_its_answer_and_who_gave_it(office: Office, tmp_path: Path) -> None:
    rows = [ANA, BEN, ("Cai Wu", "cai@example.org", date(2026, 1, 12), "maybe", "1/10")]
    taken = bring(office, written(tmp_path / "tracker.xlsx", *rows))
    with office.reading(TODAY) as reader:
        (question,) = question_rows(reader, taken.intake_id or 0)
        assert question.is_open
        given = {question.id: "completed"}
        with (
            read_again(reader, taken.intake_id or 0, given) as preview,
            office.unit("Cora", LATER) as unit,
        ):
            answer_questions(unit, taken.intake_id or 0, given, preview)
    with office.reading(LATER) as reader:
        kept = reader.session.scalars(select(ImportQuestion)).one()
        assert (kept.answer, kept.answered_by, kept.settled_on) == ("completed", "Cora", LATER)
        states = set(reader.session.scalars(select(Evidence.state)))
    assert ("Cai Wu", "Ethics") in {row[:2] for row in evidence_table(office)}
    assert {state.value for state in states} == {IMPORTED}
