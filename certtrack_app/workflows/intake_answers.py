"""Questions an import left open: listed, and answered later, which takes in what waited for it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from certtrack_app.adapters.tracker_reading import Asked, read_tracker
from certtrack_app.errors import Refusal
from certtrack_app.models.intake import ImportQuestion, Intake
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.check import settle_questions
from certtrack_app.workflows.intake import IntakeResult, Preview, take_again
from certtrack_app.workflows.intake_papers import originals
from certtrack_app.workflows.intake_record import corrections_of
from certtrack_app.workflows.reporting.intake_found import where
from certtrack_app.workflows.tracker_memory import own_words
from certtrack_app.workflows.unit import Reader, Unit

LEAVE_OUT = "leave it out"
"""The answer that settles a question without taking anything in."""


@dataclass(frozen=True)
class QuestionRow:
    """A question of an import, and its answer; without choices any words may be an answer."""

    id: int
    about: str
    raw: str
    where: str
    choices: tuple[str, ...]
    proposed: str | None
    answer: str | None
    answered_by: str
    settled_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it."""
        return self.settled_on is None


def question_rows(reader: Reader, intake_id: int) -> tuple[QuestionRow, ...]:
    """List the questions of an import, those that are open first."""
    query = select(ImportQuestion).where(ImportQuestion.intake_id == intake_id)
    rows = reader.session.scalars(query.order_by(ImportQuestion.id)).all()
    return tuple(
        QuestionRow(
            one.id,
            one.about,
            one.raw,
            where(one.cells),
            tuple(one.choices),
            one.proposed,
            one.answer,
            one.answered_by,
            one.settled_on,
        )
        for one in sorted(rows, key=lambda one: one.settled_on is not None)
    )


@contextmanager
def read_again(reader: Reader, intake_id: int, answers: Mapping[int, str]) -> Iterator[Preview]:
    """Read the files of an import again as they were read, with answers given since by question.

    Raises Refusal for what is no answer, or no open question of it.
    """
    intake = reader.find(Intake, intake_id)
    by_topic = {
        one.topic: answers[one.id]
        for one in _open(reader, intake_id, answers)
        if answers[one.id] != LEAVE_OUT
    }
    corrections = corrections_of(intake)
    corrections = replace(corrections, answers={**corrections.answers, **by_topic})
    with originals(reader, intake) as (paths, folder):
        harvest = folder / "harvest"
        harvest.mkdir()
        asked = Asked(intake.read_on, corrections, words=own_words(reader))
        understood = read_tracker(paths, asked, harvest)
        yield Preview(understood, harvest, tuple(paths))


def answer_questions(
    unit: Unit, intake_id: int, answers: Mapping[int, str], preview: Preview
) -> IntakeResult:
    """Settle questions of an import, and take in what waited for the answers."""
    intake = unit.find(Intake, intake_id)
    for question in _open(unit, intake_id, answers):
        question.answer, question.answered_by = answers[question.id], unit.actor
        question.settled_on = unit.today
    unit.session.flush()
    unit.act(ActionKind.ANSWERED, intake, f"{len(answers)} answered")
    result = take_again(unit, preview, intake)
    settle_questions(unit)
    return result


def _open(reader: Reader, intake_id: int, answers: Mapping[int, str]) -> Sequence[ImportQuestion]:
    """The questions that are answered; raises Refusal for what cannot be."""
    found = [reader.find(ImportQuestion, key) for key in answers]
    for question in found:
        if question.intake_id != intake_id or question.settled_on is not None:
            raise Refusal(f"“{question.about}” is no open question of this import.")
        choices = [*question.choices, LEAVE_OUT]
        if question.choices and answers[question.id] not in choices:
            raise Refusal(
                f"“{answers[question.id]}” is no answer. Choose one of: {', '.join(choices)}."
            )
    return found
