"""One credential whole: how it stands and why, what became of it, and what can be done now."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.models.credential import Certificate, Credential
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.checklist import checklist
from certtrack_app.rules.issuing import issuing_verdict
from certtrack_app.rules.renewal import may_reinstate, may_renew, renewal_in_words
from certtrack_app.rules.vocabulary import (
    CredentialEventKind,
    EnrollmentState,
    Phase,
    Standing,
)
from certtrack_app.workflows.certificates import certificate_file
from certtrack_app.workflows.checklists import ChecklistRow, checklist_row
from certtrack_app.workflows.enrollment import renewal_enrollment
from certtrack_app.workflows.facts import checklists, in_batches
from certtrack_app.workflows.issuing import issuing_facts, verdict_on
from certtrack_app.workflows.papers import Paper, certificate_paper
from certtrack_app.workflows.register import CredentialRow, credential_rows_by_id
from certtrack_app.workflows.renewal import credential_facts
from certtrack_app.workflows.unit import Reader

_ENDED = (Standing.REVOKED, Standing.SUPERSEDED)


@dataclass(frozen=True)
class EventRow:
    """What was recorded of a credential after it was issued."""

    kind: CredentialEventKind
    on: date
    reason: str


@dataclass(frozen=True)
class CertificateRow:
    """A certificate as it was issued; with a day, it was replaced then."""

    holder: str
    issued_on: date
    replaced_on: date | None


@dataclass(frozen=True)
class Reasons:
    """Why each errand cannot run now; an empty sentence where it can."""

    renew: str
    suspend: str
    revoke: str
    reinstate: str
    replace: str


@dataclass(frozen=True)
class CredentialSheet:
    """A credential whole."""

    row: CredentialRow
    name_now: str
    """The name a certificate would carry if it were made today."""
    events: tuple[EventRow, ...]
    certificates: tuple[CertificateRow, ...]
    renewal: ChecklistRow | None
    renewal_stands: str
    """When its renewal comes up, or until when it is open; the checklist says what is missing."""
    why_not: Reasons
    paper: Paper
    today: date


def credential_sheet(reader: Reader, credential_id: int) -> CredentialSheet:
    """Gather all that is shown of a credential.

    Raises Refusal where there is none any more.
    """
    credential = reader.find(Credential, credential_id)
    (row,) = credential_rows_by_id(reader, [credential_id])
    participant = credential.participant
    enrollment = renewal_enrollment(reader, credential)
    return CredentialSheet(
        row=row,
        name_now=participant.certificate_name or participant.name,
        events=tuple(EventRow(one.kind, one.happened_on, one.reason) for one in credential.events),
        certificates=_certificates(reader, credential_id),
        renewal=checklist_row(reader, enrollment) if enrollment else None,
        renewal_stands=_renewal_stands(reader, credential, enrollment),
        why_not=_why_not(reader, credential, row.standing, enrollment),
        paper=certificate_paper(reader, credential_id),
        today=reader.today,
    )


def ready_to_issue(reader: Reader) -> tuple[str, ...]:
    """Name everybody whose checklist waits for nothing but being issued."""
    query = select(Enrollment.id).where(
        Enrollment.state == EnrollmentState.IN_PROGRESS, Enrollment.phase == Phase.INITIAL
    )
    keys = reader.session.scalars(query.order_by(Enrollment.id)).all()
    names: list[str] = []
    for batch in in_batches(keys):
        for facts in checklists(reader.session, batch):
            verdict = checklist(facts, reader.today)
            if verdict.complete:
                issuing = issuing_verdict(issuing_facts(reader, verdict))
                if issuing.ready or issuing.waits_for_signoff:
                    names.append(reader.find(Enrollment, facts.id).participant.name)
    return tuple(names)


def save_certificate(reader: Reader, credential_id: int, target: Path) -> Path:
    """Write a credential's certificate, as it was issued, where a person wants it.

    Raises Refusal where it is missing or damaged, or cannot be written there.
    """
    file = certificate_file(reader, reader.find(Credential, credential_id))
    write_whole(target, [file.content])
    return target


def _certificates(reader: Reader, credential_id: int) -> tuple[CertificateRow, ...]:
    query = (
        select(Certificate)
        .where(Certificate.credential_id == credential_id)
        .order_by(Certificate.id.desc())
    )
    return tuple(
        CertificateRow(one.face.get("holder", ""), one.issued_on, one.replaced_on)
        for one in reader.session.scalars(query)
    )


def _why_not(
    reader: Reader, credential: Credential, stands: Standing, enrollment: Enrollment | None
) -> Reasons:
    number, name = credential.number, stands.value.replace("_", " ")
    ended = f"{number} is {name} already." if stands in _ENDED else ""
    suspended = f"{number} is suspended already." if stands is Standing.SUSPENDED else ""
    reinstated = may_reinstate(credential_facts(reader, credential), reader.today)
    return Reasons(
        renew=_why_not_renew(reader, credential, enrollment),
        suspend=ended or suspended,
        revoke=ended,
        reinstate="" if reinstated.allowed else reinstated.because,
        replace=_why_not_replace(credential),
    )


def _why_not_renew(reader: Reader, credential: Credential, enrollment: Enrollment | None) -> str:
    verdict = may_renew(credential_facts(reader, credential), reader.today)
    if not verdict.allowed:
        return verdict.because
    if enrollment is None:
        return ""
    issuing = verdict_on(reader, enrollment)
    because = " ".join(issuing.because)
    return "" if issuing.ready else f"{credential.number} cannot be renewed yet. {because}"


def _renewal_stands(reader: Reader, credential: Credential, enrollment: Enrollment | None) -> str:
    is_complete = enrollment is None or verdict_on(reader, enrollment).ready
    facts = credential_facts(reader, credential)
    return renewal_in_words(facts, reader.today, is_complete=is_complete)


def _why_not_replace(credential: Credential) -> str:
    participant = credential.participant
    if credential.holder == (participant.certificate_name or participant.name):
        return (
            f"The certificate of {credential.number} carries the name on record. "
            "Correct the name under Participants first."
        )
    return ""
