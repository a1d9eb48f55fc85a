from certtrack_app.rules.flags import FlagSubject
from certtrack_app.rules.office_flags import (
    FailureFact,
    FileFact,
    NamedFilesFact,
    OpinionFact,
    PersonFact,
    QuestionFact,
    disagreement_flag,
    failure_flag,
    file_flag,
    named_files_flag,
    question_flag,
    unreachable_flag,
)
from certtrack_app.rules.vocabulary import Decision, FlagKind
from tests.rules.facts import START, day


def test_a_person_without_an_address_that_works_is_flagged() -> None:
    found = unreachable_flag(PersonFact(3, "Ada", "ada", START))
    assert found is not None
    assert (found.kind, found.key, found.since) == (FlagKind.UNREACHABLE, "unreachable:3", START)
    assert found.because == (
        "Ada cannot be reached: it is not a complete address, such as name@example.org."
    )


def test_a_person_with_an_address_or_whom_nothing_concerns_any_more_is_not() -> None:
    assert unreachable_flag(PersonFact(3, "Ada", "ada@example.org", START)) is None
    assert unreachable_flag(PersonFact(3, "Ada", "", START, is_watched=False)) is None


def test_an_intake_with_questions_open_is_flagged_once_for_all_of_them() -> None:
    found = question_flag(QuestionFact(9, "tracker.xlsx", 2, START))
    assert found is not None
    assert (found.key, found.subject.intake_id) == ("import_question:9", 9)
    assert found.because == "2 questions about tracker.xlsx not answered yet."
    assert question_flag(QuestionFact(9, "tracker.xlsx", 0, START)) is None


def test_a_file_that_is_missing_is_flagged_on_its_evidence() -> None:
    found = file_flag(FileFact(21, 3, 5, "log.pdf", "missing", day(3)))
    assert (found.kind, found.key) == (FlagKind.EVIDENCE_MISSING, "evidence_missing:21:log.pdf")
    assert found.because == "“log.pdf” is missing since 4 Jan 2026 or earlier."
    assert (found.subject.line_id, found.subject.evidence_id) == (5, 21)


def test_a_message_that_failed_is_flagged_with_its_reason() -> None:
    found = failure_flag(FailureFact(50, 3, "The server refused the address.", day(3)))
    assert (found.key, found.because) == ("message_failed:50", "The server refused the address.")


SUBJECT = FlagSubject(3, 7, 5, evidence_id=21)
YES, NO = Decision.CONFIRMED, Decision.REJECTED


def test_evaluators_whose_latest_words_differ_disagree() -> None:
    opinions = [OpinionFact("Rao", NO, day(1)), OpinionFact("Lee", YES, day(4))]
    found = disagreement_flag(SUBJECT, opinions)
    assert found is not None
    assert (found.key, found.since) == ("evaluators_disagree:21", day(4))
    assert found.because == "Rao rejected it; Lee confirmed it."


def test_one_who_changes_their_mind_disagrees_with_nobody() -> None:
    changed = [OpinionFact("Rao", NO, day(1)), OpinionFact("Rao", YES, day(4))]
    assert disagreement_flag(SUBJECT, changed) is None
    assert disagreement_flag(SUBJECT, [*changed, OpinionFact("Lee", YES, day(5))]) is None
    assert disagreement_flag(SUBJECT, []) is None


def test_the_files_a_tracker_names_and_nobody_brought_are_one_flag_of_the_import() -> None:
    found = named_files_flag(NamedFilesFact(4, "tracker.xlsx", 23, START))
    assert found.kind is FlagKind.EVIDENCE_MISSING
    assert found.subject == FlagSubject(intake_id=4)
    assert found.because == "23 evidence files named in tracker.xlsx not brought yet."
