"""Flags that hang on no clock: people out of reach, questions, files, messages, evaluators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.flags import FlagSubject, StandingFlag, flag
from certtrack_app.rules.person import email_problem
from certtrack_app.rules.vocabulary import Decision, FlagKind
from certtrack_app.rules.words import count_in_words, day_in_words


@dataclass(frozen=True)
class PersonFact:
    """A participant who may have to be told something, and since when that is so."""

    id: int
    name: str
    email: str
    since: date
    is_watched: bool = True
    """Whether an enrollment of theirs is under way, or a credential can still lapse."""


@dataclass(frozen=True)
class QuestionFact:
    """The questions of an intake that nobody has answered."""

    intake_id: int
    files: str
    unanswered: int
    asked_on: date


@dataclass(frozen=True)
class FileFact:
    """A file of a piece of evidence that is missing or no longer what was stored."""

    evidence_id: int
    participant_id: int
    line_id: int
    name: str
    problem: str
    """missing or damaged"""
    noticed_on: date


@dataclass(frozen=True)
class NamedFilesFact:
    """The files that the cells of an intake name and that nobody has brought."""

    intake_id: int
    files: str
    missing: int
    since: date


@dataclass(frozen=True)
class FailureFact:
    """A message that could not be delivered."""

    message_id: int
    participant_id: int | None
    because: str
    failed_on: date


@dataclass(frozen=True)
class OpinionFact:
    """One evaluator's decision on a piece of evidence, in the order they were made."""

    evaluator: str
    decision: Decision
    decided_on: date


def unreachable_flag(person: PersonFact) -> StandingFlag | None:
    """Flag a person who cannot be told anything, for want of a mail address that works."""
    problem = email_problem(person.email)
    if not problem or not person.is_watched:
        return None
    subject = FlagSubject(person.id)
    because = f"{person.name} cannot be reached: {problem}"
    return flag(FlagKind.UNREACHABLE, str(person.id), person.since, because, subject)


def question_flag(question: QuestionFact) -> StandingFlag | None:
    """Flag an intake whose questions wait for an answer."""
    if not question.unanswered:
        return None
    asked = count_in_words(question.unanswered, "question")
    because = f"{asked} about {question.files} not answered yet."
    subject = FlagSubject(intake_id=question.intake_id)
    about = str(question.intake_id)
    return flag(FlagKind.IMPORT_QUESTION, about, question.asked_on, because, subject)


def file_flag(file: FileFact) -> StandingFlag:
    """Flag evidence whose file is missing or damaged."""
    subject = FlagSubject(file.participant_id, line_id=file.line_id, evidence_id=file.evidence_id)
    because = f"“{file.name}” is {file.problem} since {day_in_words(file.noticed_on)} or earlier."
    about = f"{file.evidence_id}:{file.name}"
    return flag(FlagKind.EVIDENCE_MISSING, about, file.noticed_on, because, subject)


def named_files_flag(named: NamedFilesFact) -> StandingFlag:
    """Flag an intake whose cells name files that are not here: one flag, however many."""
    subject = FlagSubject(intake_id=named.intake_id)
    count = count_in_words(named.missing, "evidence file")
    because = f"{count} named in {named.files} not brought yet."
    about = f"intake:{named.intake_id}"
    return flag(FlagKind.EVIDENCE_MISSING, about, named.since, because, subject)


def failure_flag(failure: FailureFact) -> StandingFlag:
    """Flag a message that could not be delivered."""
    subject = FlagSubject(failure.participant_id, message_id=failure.message_id)
    about = str(failure.message_id)
    return flag(FlagKind.MESSAGE_FAILED, about, failure.failed_on, failure.because, subject)


def disagreement_flag(subject: FlagSubject, opinions: Sequence[OpinionFact]) -> StandingFlag | None:
    """Flag evidence on which the evaluators' latest words differ."""
    latest = {opinion.evaluator: opinion for opinion in opinions}
    if len({opinion.decision for opinion in latest.values()}) < len(Decision):
        return None
    said = (f"{one.evaluator} {one.decision.value} it" for one in latest.values())
    since = max(opinion.decided_on for opinion in latest.values())
    about = str(subject.evidence_id)
    return flag(FlagKind.EVALUATORS_DISAGREE, about, since, "; ".join(said) + ".", subject)
