"""Flags that hang on no clock: who is out of reach, what was asked, failed, lost or disputed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import func, select

from certtrack_app.adapters.evidence_store import EvidenceStore, Soundness
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evaluator, Evidence, EvidenceFile, Verification
from certtrack_app.models.flag import Flag
from certtrack_app.models.intake import Harvest, ImportQuestion, Intake
from certtrack_app.models.message import Message
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.rules.flags import FlagSubject, StandingFlag
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
from certtrack_app.rules.vocabulary import EnrollmentState, FlagKind, MessageState
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Reader

OFFICE_KINDS = (FlagKind.IMPORT_QUESTION, FlagKind.MESSAGE_FAILED, FlagKind.EVIDENCE_MISSING)


def person_flags(reader: Reader, participant_ids: Collection[int]) -> Iterator[StandingFlag]:
    """The flags of some people that hang on no clock: out of reach, or evaluators who disagree."""
    for person in _people(reader, participant_ids):
        found = unreachable_flag(person)
        if found is not None:
            yield found
    yield from _disagreements(reader, participant_ids)


def office_flags(reader: Reader) -> Iterator[StandingFlag]:
    """The flags of the office as a whole: open questions, failed messages, lost evidence."""
    yield from open_questions(reader)
    yield from _failures(reader)
    yield from lost_files(reader)


def _people(reader: Reader, participant_ids: Collection[int]) -> Iterator[PersonFact]:
    """Some people, since when there is something to tell them, and whether there still is."""
    began = _began(reader, participant_ids)
    under_way = _under_way(reader, participant_ids)
    query = select(Participant.id, Participant.name, Participant.email)
    for key, name, email in reader.session.execute(
        query.where(Participant.id.in_(participant_ids)).order_by(Participant.id)
    ):
        yield PersonFact(key, name, email, began.get(key, reader.today), key in under_way)


def _began(reader: Reader, participant_ids: Collection[int]) -> dict[int, date]:
    """The day each person first enrolled."""
    query = (
        select(Enrollment.participant_id, func.min(Enrollment.enrolled_on))
        .where(Enrollment.participant_id.in_(participant_ids))
        .group_by(Enrollment.participant_id)
    )
    return dict(reader.session.execute(query).all())


def _under_way(reader: Reader, participant_ids: Collection[int]) -> set[int]:
    """Who has a checklist under way, or a credential that can still lapse."""
    enrolled = select(Enrollment.participant_id).where(
        Enrollment.participant_id.in_(participant_ids),
        Enrollment.state == EnrollmentState.IN_PROGRESS,
    )
    holding = select(Credential.participant_id).where(
        Credential.participant_id.in_(participant_ids),
        Credential.valid_through >= reader.today,
    )
    return set(reader.session.scalars(enrolled)) | set(reader.session.scalars(holding))


def _disagreements(reader: Reader, participant_ids: Collection[int]) -> Iterator[StandingFlag]:
    """Evidence on which the evaluators' latest words differ."""
    query = (
        select(
            Verification.evidence_id,
            Evidence.line_id,
            Line.enrollment_id,
            Enrollment.participant_id,
            Evaluator.name,
            Verification.decision,
            Verification.decided_on,
        )
        .join(Evidence, Evidence.id == Verification.evidence_id)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .join(Evaluator, Evaluator.id == Verification.evaluator_id)
        .where(Enrollment.participant_id.in_(participant_ids))
        .order_by(Verification.id)
    )
    opinions: dict[FlagSubject, list[OpinionFact]] = defaultdict(list)
    for evidence, line, enrollment, person, name, decision, day in reader.session.execute(query):
        subject = FlagSubject(person, enrollment, line, evidence_id=evidence)
        opinions[subject].append(OpinionFact(name, decision, day))
    for subject, said in opinions.items():
        found = disagreement_flag(subject, said)
        if found is not None:
            yield found


def open_questions(reader: Reader) -> Iterator[StandingFlag]:
    """Intakes with questions nobody has answered."""
    query = (
        select(Intake, func.count(ImportQuestion.id))
        .join(ImportQuestion, ImportQuestion.intake_id == Intake.id)
        .where(Intake.withdrawn_on.is_(None), ImportQuestion.settled_on.is_(None))
        .group_by(Intake.id)
        .order_by(Intake.id)
    )
    for intake, unanswered in reader.session.execute(query):
        found = question_flag(QuestionFact(intake.id, str(intake), unanswered, intake.at.date()))
        if found is not None:
            yield found


def _failures(reader: Reader) -> Iterator[StandingFlag]:
    """Messages that could not be delivered."""
    query = select(Message).where(Message.state == MessageState.FAILED).order_by(Message.id)
    for one in reader.session.scalars(query):
        yield failure_flag(FailureFact(one.id, one.participant_id, one.because, one.made_on))


def lost_files(reader: Reader, suspected: Collection[str] = ()) -> Iterator[StandingFlag]:
    """Evidence whose file is gone or never came; one suspected to be damaged is read whole."""
    yield from _never_brought(reader)
    store, noticed = evidence_store(reader), _noticed(reader)
    query = (
        select(EvidenceFile, Evidence.line_id, Enrollment.participant_id)
        .join(Evidence, Evidence.id == EvidenceFile.evidence_id)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .order_by(EvidenceFile.id)
    )
    for file, line_id, participant_id in reader.session.execute(query):
        since = noticed.get(file.evidence_id)
        whole = since is not None or file.sha256 in suspected
        problem = _problem(store, file.sha256, whole=whole)
        if problem:
            on = since or reader.today
            yield file_flag(
                FileFact(file.evidence_id, participant_id, line_id, file.name, problem, on)
            )


def _never_brought(reader: Reader) -> Iterator[StandingFlag]:
    """Intakes whose cells name files that nobody has brought."""
    query = (
        select(Intake, func.count(Harvest.id))
        .join(Harvest, Harvest.intake_id == Intake.id)
        .where(Intake.withdrawn_on.is_(None), Harvest.is_missing)
        .group_by(Intake.id)
        .order_by(Intake.id)
    )
    for intake, missing in reader.session.execute(query):
        fact = NamedFilesFact(intake.id, str(intake), missing, intake.read_on)
        yield named_files_flag(fact)


def _noticed(reader: Reader) -> dict[int | None, date]:
    """Since when evidence is flagged for a file that is missing or damaged."""
    query = select(Flag.evidence_id, Flag.since).where(
        Flag.kind == FlagKind.EVIDENCE_MISSING, Flag.cleared_on.is_(None)
    )
    return dict(reader.session.execute(query).all())


def _problem(store: EvidenceStore, sha256: str, *, whole: bool) -> str:
    """Say what is wrong with a stored file: its being there is cheap to see, its content is not."""
    if not store.path_of(sha256).is_file():
        return Soundness.MISSING.value
    if not whole:
        return ""
    found = store.verify(sha256)
    return "" if found is Soundness.SOUND else found.value
