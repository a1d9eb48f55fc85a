"""A wording tried before it is saved: on a made-up person, or on one of the office's."""

from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.rules.checklist import LineVerdict, checklist
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import EnrollmentState, EvidenceState, MessageKind
from certtrack_app.rules.wording import Template, Wording, check_template
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.letters import Scribe
from certtrack_app.workflows.lookup import find_participant
from certtrack_app.workflows.settings import wording_example
from certtrack_app.workflows.unit import Reader

_OF_LINES = (MessageKind.NUDGE, MessageKind.DEADLINE)
_DECIDED = (EvidenceState.CONFIRMED, EvidenceState.REJECTED)
_LACKS = {
    MessageKind.NUDGE: "nothing open on a checklist",
    MessageKind.DEADLINE: "nothing open with a deadline",
    MessageKind.OUTCOME: "no evidence that was decided on",
}


def wording_preview(
    reader: Reader, kind: MessageKind, template: Template, who: str = ""
) -> Wording:
    """Show a template filled in for a participant, or for an example where nobody is named.

    Raises Refusal for what will not do in the template, and where the participant has nothing
    such a message could be about.
    """
    if not who.strip() or kind is MessageKind.COORDINATOR_DIGEST:
        return wording_example(reader, kind, template)
    check_template(kind, template)
    participant = find_participant(reader, who)
    subject = _subject(reader, participant, kind)
    if subject is None:
        lacks = _LACKS.get(kind, "no credential that ends")
        raise Refusal(f"{participant.name} has {lacks}. Name somebody else for the preview.")
    return Scribe(reader, drafts={kind: template}).letter(participant, [subject])


def _subject(reader: Reader, participant: Participant, kind: MessageKind) -> Subject | None:
    """What such a message to this person could be about."""
    if kind in _OF_LINES:
        return _of_line(reader, participant, kind)
    if kind is MessageKind.OUTCOME:
        return _of_evidence(reader, participant)
    return _of_credential(reader, participant, kind)


def _of_line(reader: Reader, participant: Participant, kind: MessageKind) -> Subject | None:
    ids = reader.session.scalars(
        select(Enrollment.id).where(
            Enrollment.participant_id == participant.id,
            Enrollment.state == EnrollmentState.IN_PROGRESS,
        )
    ).all()
    for facts in checklists(reader.session, ids):
        for line in checklist(facts, reader.today).lines:
            if _fits(line, kind):
                key = line.line.id
                return _about(reader, participant, kind, enrollment_id=facts.id, line_id=key)
    return None


def _fits(line: LineVerdict, kind: MessageKind) -> bool:
    return line.is_open and (kind is MessageKind.NUDGE or line.due is not None)


def _of_evidence(reader: Reader, participant: Participant) -> Subject | None:
    found = reader.session.execute(
        select(Evidence.id, Evidence.line_id, Line.enrollment_id)
        .join(Line, Line.id == Evidence.line_id)
        .join(Enrollment, Enrollment.id == Line.enrollment_id)
        .where(
            Enrollment.participant_id == participant.id,
            Evidence.state.in_(_DECIDED),
            Evidence.verifications.any(),
        )
        .order_by(Evidence.decided_on.desc(), Evidence.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    evidence_id, line_id, enrollment_id = found
    return _about(
        reader,
        participant,
        MessageKind.OUTCOME,
        enrollment_id=enrollment_id,
        line_id=line_id,
        evidence_id=evidence_id,
    )


def _of_credential(reader: Reader, participant: Participant, kind: MessageKind) -> Subject | None:
    query = select(Credential.id).where(Credential.participant_id == participant.id)
    if kind is not MessageKind.CERTIFICATE:
        query = query.where(Credential.valid_through.is_not(None))
    key = reader.session.scalar(query.order_by(Credential.id.desc()).limit(1))
    return None if key is None else _about(reader, participant, kind, credential_id=key)


def _about(reader: Reader, participant: Participant, kind: MessageKind, **of: int) -> Subject:
    return Subject("preview", kind, participant.id, reader.today, "A preview.", **of)  # type: ignore[arg-type] # keys of records alone
