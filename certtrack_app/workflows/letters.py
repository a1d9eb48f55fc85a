"""Letters: what a message says, each of its subjects filled in from the records."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.adapters import templates
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence, Verification
from certtrack_app.models.office import MessageTemplate
from certtrack_app.models.participant import Line, Participant
from certtrack_app.rules import wording_fields
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.renewal import last_day_of_grace, last_day_to_renew
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import Decision, MessageKind
from certtrack_app.rules.wording import Telling, Template, Wording, Wordings, merged
from certtrack_app.rules.words import (
    amount_in_words,
    count_in_words,
    day_in_words,
    joined,
    number_in_words,
)
from certtrack_app.workflows.enrollment import renewal_enrollment
from certtrack_app.workflows.facts import checklists, credentials
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader

Fields = dict[str, str]


def write_letter(reader: Reader, participant: Participant, subjects: Sequence[Subject]) -> Wording:
    """Write one message to one person, all subjects in it, in their language."""
    tellings = [_telling(reader, participant, subject) for subject in subjects]
    recipient = {**_common(reader, participant, ""), "reply_to": office_record(reader).reply_to}
    return merged(office_wordings(reader, participant.language), recipient, tellings)


def office_wordings(reader: Reader, language: str) -> Wordings:
    """The templates of a language, with the office's own in the place of those it changed."""
    query = select(MessageTemplate).where(MessageTemplate.language == language)
    own = {one.kind: Template(one.subject, one.body) for one in reader.session.scalars(query)}
    return templates.wordings(language).with_own(own)


def _telling(reader: Reader, participant: Participant, subject: Subject) -> Telling:
    """Fill in one subject from what it is about."""
    part = ""
    if subject.evidence_id is not None:
        fields, part = _of_evidence(reader, subject.evidence_id)
        program = _program_of_line(reader, subject.line_id)
    elif subject.line_id is not None:
        fields = _of_line(reader, subject.line_id)
        program = _program_of_line(reader, subject.line_id)
    else:
        credential = reader.find(Credential, subject.credential_id or 0)
        fields, part = _of_credential(reader, credential, subject.kind)
        program = credential.version.program.name
    return Telling(subject.kind, {**_common(reader, participant, program), **fields}, part)


def _common(reader: Reader, participant: Participant, program: str) -> Fields:
    """What every template may use."""
    office = office_record(reader)
    return {
        "name": participant.name,
        "program": program,
        "office": office.name,
        "coordinator": office.coordinator,
    }


def _program_of_line(reader: Reader, line_id: int | None) -> str:
    """The name of the program a line belongs to."""
    return reader.find(Line, line_id or 0).enrollment.version.program.name


def _of_line(reader: Reader, line_id: int) -> Fields:
    """What can be said of a checklist line today."""
    line = reader.find(Line, line_id)
    (facts,) = checklists(reader.session, [line.enrollment_id])
    whole = checklist(facts, reader.today)
    (verdict,) = [one for one in whole.lines if one.line.id == line_id]
    return {**_progress(verdict), **_clocks(reader, verdict)}


def _progress(verdict: LineVerdict) -> Fields:
    """How far a line has come, in words."""
    rule, progress = verdict.line.rule, verdict.progress
    return {
        "requirement": rule.title,
        "progress": _so_far(progress.counted, progress.target, rule.unit),
        "missing": " ".join(progress.missing),
        "asks_for": rule.asks_for or rule.title,
    }


def _so_far(counted: Decimal, target: Decimal | None, unit: str) -> str:
    """Say an amount against its target: 12 / 60 h."""
    if target is None:
        return amount_in_words(counted, unit) if counted else ""
    return f"{number_in_words(counted)} / {amount_in_words(target, unit)}"


def _clocks(reader: Reader, verdict: LineVerdict) -> Fields:
    """When a line last moved, and when it is due."""
    last, due = verdict.last_activity_on, verdict.due
    left = (due.on - reader.today).days if due else 0
    return {
        "last_activity": day_in_words(last) if last else "",
        "due": day_in_words(due.on) if due else "",
        "days_left": count_in_words(left, "day") if due else "",
    }


def _of_evidence(reader: Reader, evidence_id: int) -> tuple[Fields, str]:
    """What can be said of a decision on evidence, and which part of the template says it."""
    evidence = reader.find(Evidence, evidence_id)
    decided = reader.session.scalars(
        select(Verification)
        .where(Verification.evidence_id == evidence_id)
        .order_by(Verification.id.desc())
        .limit(1)
    ).one()
    rejected = decided.decision is Decision.REJECTED
    fields = {
        **_of_line(reader, evidence.line_id),
        "evidence": evidence.title,
        "decision": "returned to you" if rejected else "confirmed",
        "amount": _amount(decided.accepted, evidence.unit),
        "claimed": _amount(evidence.claimed, evidence.unit),
        "reason": reason_in_words(decided.reason) if rejected else "",
        "remark": decided.remark,
        "evaluator": decided.evaluator.name,
        "decided_on": day_in_words(decided.decided_on),
    }
    return fields, wording_fields.REJECTED if rejected else wording_fields.CONFIRMED


def _amount(amount: Decimal | None, unit: str) -> str:
    """Say an amount, where there is one."""
    return "" if amount is None else amount_in_words(amount, unit)


def _of_credential(reader: Reader, credential: Credential, kind: MessageKind) -> tuple[Fields, str]:
    """What can be said of a credential, and which part of the template says it."""
    (facts,) = credentials(reader.session, [credential.id])
    expiry = credential.valid_through
    fields = {
        "credential": credential.title,
        "number": credential.number,
        "issued_on": day_in_words(credential.issued_on),
        "valid_through": day_in_words(expiry) if expiry else "",
        "open": _open_for_renewal(reader, credential),
    }
    if expiry is None:
        return fields, ""
    grace_end = last_day_of_grace(facts.policy, expiry)
    renew_until = last_day_to_renew(facts.policy, expiry)
    fields["days_left"] = count_in_words((expiry - reader.today).days, "day")
    fields["grace_until"] = day_in_words(grace_end) if grace_end > expiry else ""
    fields["renew_until"] = day_in_words(renew_until) if renew_until > grace_end else ""
    in_grace = reader.today <= grace_end
    lapse = wording_fields.GRACE if in_grace else wording_fields.LAPSED
    return fields, lapse if kind is MessageKind.LAPSE else ""


def _open_for_renewal(reader: Reader, credential: Credential) -> str:
    """Say what is still wanted on the renewal checklist."""
    enrollment = renewal_enrollment(reader, credential)
    if enrollment is None:
        return ""
    (facts,) = checklists(reader.session, [enrollment.id])
    return _open_lines(checklist(facts, reader.today))


def _open_lines(whole: ChecklistVerdict) -> str:
    """Name the open lines of a checklist with how far they have come."""
    return joined([_open_line(line) for line in whole.lines if line.is_open])


def _open_line(verdict: LineVerdict) -> str:
    """Name one line with how far it has come."""
    rule, progress = verdict.line.rule, verdict.progress
    return f"{rule.title} {_so_far(progress.counted, progress.target, rule.unit)}".strip()
