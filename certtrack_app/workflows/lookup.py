"""Finding what a person names: by id, by e-mail, by an unambiguous name, by a code or a title."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from certtrack_app.errors import Refusal
from certtrack_app.models.base import Base
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.flag import Flag
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.unit import Reader

T = TypeVar("T")
R = TypeVar("R", bound=Base)


def folded(words: str) -> str:
    """Fold case and white space, so that names compare as people mean them."""
    return " ".join(words.casefold().split())


def find_participant(reader: Reader, words: str) -> Participant:
    """Find a participant by id, e-mail or unambiguous name; an ambiguous one is refused."""
    rows = reader.session.execute(select(Participant.id, Participant.name, Participant.email)).all()
    wanted = folded(words)
    found = (
        [row for row in rows if str(row.id) == wanted]
        or [row for row in rows if wanted and folded(row.email) == wanted]
        or [row for row in rows if folded(row.name) == wanted]
        or [row for row in rows if wanted and wanted in folded(row.name)]
    )
    one = _the_one(
        found, words, "participant", lambda row: f"{row.id} {row.name} {row.email}".strip()
    )
    return reader.find(Participant, one.id)


def find_program(reader: Reader, words: str | None, *, with_retired: bool = False) -> Program:
    """Find a program by id, name or title; without words, the only one there is."""
    query = select(Program).order_by(Program.id)
    if not with_retired:
        query = query.where(Program.retired_on.is_(None))
    programs = reader.session.scalars(query).all()
    if words is None:
        return _only(programs, "program", lambda program: program.name)
    return _named(programs, words, "program", lambda program: (program.name, program.title))


def find_evaluator(reader: Reader, words: str, *, with_retired: bool = False) -> Evaluator:
    """Find an evaluator by id, e-mail or name."""
    query = select(Evaluator).order_by(Evaluator.id)
    if not with_retired:
        query = query.where(Evaluator.retired_on.is_(None))
    return _named(
        reader.session.scalars(query).all(),
        words,
        "evaluator",
        lambda evaluator: (evaluator.name, evaluator.email),
    )


def find_credential(reader: Reader, number: str) -> Credential:
    """Find a credential by its number."""
    found = reader.session.scalar(
        select(Credential).where(func.upper(Credential.number) == number.strip().upper())
    )
    if found is None:
        raise Refusal(f"There is no credential with the number “{number}”.")
    return found


def find_evidence(reader: Reader, key: int) -> Evidence:
    """Find a piece of evidence by its id."""
    return reader.find(Evidence, key)


def find_flag(reader: Reader, key: int) -> Flag:
    """Find a flag by its id."""
    return reader.find(Flag, key)


def enrollments_of(
    reader: Reader, participant: Participant, program: Program | None = None
) -> Sequence[Enrollment]:
    """List a participant's enrollments, newest first, in one program or in all."""
    query = (
        select(Enrollment)
        .join(ProgramVersion)
        .where(Enrollment.participant_id == participant.id)
        .options(joinedload(Enrollment.version).joinedload(ProgramVersion.program))
        .order_by(Enrollment.enrolled_on.desc(), Enrollment.id.desc())
    )
    if program is not None:
        query = query.where(ProgramVersion.program_id == program.id)
    return reader.session.scalars(query).all()


def find_enrollment(
    reader: Reader, participant: Participant, program: str | None = None
) -> Enrollment:
    """Find the enrollment meant: the one open first certification, else the newest one."""
    chosen = find_program(reader, program) if program is not None else None
    enrollments = enrollments_of(reader, participant, chosen)
    if not enrollments:
        where = f" in {chosen.name}" if chosen is not None else ""
        raise Refusal(f"{participant.name} is not enrolled{where}. Enroll them first.")
    still_open = [one for one in enrollments if one.state is EnrollmentState.IN_PROGRESS]
    fitting = still_open or enrollments
    programs = {enrollment.version.program.name for enrollment in fitting}
    if len(programs) > 1:
        choices = ", ".join(sorted(programs))
        raise Refusal(f"{participant.name} is in several programs: name one of {choices}.")
    return min(fitting, key=_least_settled)


def find_line(
    reader: Reader, participant: Participant, words: str, program: str | None = None
) -> Line:
    """Find a checklist line of a participant by its requirement's code or title.

    An open line goes before one of an enrollment that has ended, a first certification before
    a renewal.
    """
    lines = _lines_of(reader, participant, program)
    matching = _matching(lines, words, lambda line: (line.requirement.code, line.requirement.title))
    if not matching:
        raise Refusal(_no_such_line(participant, words, lines))
    best = min(_least_settled(line.enrollment) for line in matching)
    rivals = [line for line in matching if _least_settled(line.enrollment) == best]
    return _the_one(rivals, words, "requirement", _place)


def _lines_of(reader: Reader, participant: Participant, program: str | None) -> Sequence[Line]:
    """Load a participant's lines with their requirements."""
    chosen = find_program(reader, program) if program is not None else None
    enrollments = enrollments_of(reader, participant, chosen)
    query = (
        select(Line)
        .where(Line.enrollment_id.in_([enrollment.id for enrollment in enrollments]))
        .options(joinedload(Line.requirement), joinedload(Line.enrollment))
        .order_by(Line.id)
    )
    return reader.session.scalars(query).all()


def _least_settled(enrollment: Enrollment) -> tuple[bool, bool]:
    """Order enrollments: open before ended, first certification before renewal."""
    ended = enrollment.state is not EnrollmentState.IN_PROGRESS
    return ended, enrollment.phase is Phase.RENEWAL


def _place(line: Line) -> str:
    """Say where a line stands, for a list of choices."""
    return f"{line.requirement.title} ({line.enrollment.version.program.name})"


def _no_such_line(participant: Participant, words: str, lines: Sequence[Line]) -> str:
    """Say that a requirement is not on a checklist, and what is."""
    titles = ", ".join(dict.fromkeys(line.requirement.title for line in lines))
    if not titles:
        return f"{participant.name} is not enrolled. Enroll them first."
    return f"“{words}” is not on {participant.name}'s checklist. It holds: {titles}."


def _named(records: Sequence[R], words: str, what: str, names: Callable[[R], Iterable[str]]) -> R:
    """Find the one record that goes by these words."""
    return _the_one(
        _matching(records, words, names), words, what, lambda one: next(iter(names(one)))
    )


def _matching(records: Sequence[R], words: str, names: Callable[[R], Iterable[str]]) -> list[R]:
    """Match by id, then by a whole name, then by a part of one."""
    wanted = folded(words)
    return (
        [one for one in records if str(one.id) == wanted]
        or [one for one in records if wanted and wanted in map(folded, names(one))]
        or [one for one in records if wanted and any(wanted in folded(name) for name in names(one))]
    )


def _the_one(found: Sequence[T], words: str, what: str, label: Callable[[T], str]) -> T:
    """Take the only match, or refuse with what is missing or the choices."""
    if not words.strip():
        raise Refusal(f"Name the {what}.")
    if not found:
        raise Refusal(f"There is no {what} “{words}”.")
    if len(found) > 1:
        choices = "; ".join(label(one) for one in found[:8])
        raise Refusal(f"“{words}” could be more than one {what}: {choices}. Name one by its id.")
    return found[0]


def _only(records: Sequence[T], what: str, label: Callable[[T], str]) -> T:
    """Take the only record there is, or refuse with the choices."""
    if not records:
        raise Refusal(f"There is no {what} yet. Add one first.")
    if len(records) > 1:
        raise Refusal(f"Name the {what}: {', '.join(label(one) for one in records)}.")
    return records[0]
