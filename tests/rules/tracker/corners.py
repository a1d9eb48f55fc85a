"""Small trackers of one column in question, and what was understood of it."""

from collections.abc import Mapping, Sequence

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.cells import Attachment, Sheet
from certtrack_app.rules.tracker.reading import Fact, Reading
from tests.rules.tracker.tracker_books import Value, read, sheet

PEOPLE = (
    "Anna Berg", "John Smith", "Maria Lopez", "Wei Chen", "Paul Novak", "Rita Moss",
    "Omar Haddad", "Ines Costa", "Karl Weber", "Lena Vogel",
)  # fmt: skip


def column(
    head: str,
    values: Sequence[Value],
    attachments: Sequence[Attachment] = (),
    name: str = "Tracker",
) -> Sheet:
    """Make a sheet of people, Ethics which all of them completed, and the column in question."""
    rows: list[list[Value]] = [["Name", "Ethics", head]]
    rows += [[who, "Completed", value] for who, value in zip(PEOPLE, values, strict=False)]
    return sheet(rows, name=name, attachments=attachments)


def answered(one: Sheet, answers: Mapping[str, str]) -> Reading:
    """Read a sheet with questions answered by what they are about; each has to be asked."""
    topics = {question.about: question.topic for question in read(one).questions}
    by_topic = {topics[about]: answer for about, answer in answers.items()}
    return read(one, corrections=Corrections(answers=by_topic))


def facts_of(reading: Reading, title: str) -> list[Fact]:
    """Give the facts of a requirement, in the order of the people."""
    return [fact for fact in reading.facts if reading.requirements[fact.requirement].title == title]


def statuses(reading: Reading, title: str) -> list[str]:
    """Say the status of each fact of a requirement; asked ones end with a question mark."""
    return [fact.status.value + "?" * fact.asked for fact in facts_of(reading, title)]


def days(reading: Reading, title: str) -> list[str | None]:
    """Say the day of each fact of a requirement; asked ones end with a question mark."""
    return [(fact.on or "") + "?" * fact.asked for fact in facts_of(reading, title)]


def abouts(reading: Reading) -> list[str]:
    """Say what the open questions are about."""
    return [question.about for question in reading.questions]
