"""What a command answers: one JSON object for machines, lines for people."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from certtrack_app.rules.definition import ProgramDefinition
from certtrack_app.rules.renewal import policy_in_words
from certtrack_app.rules.term import in_words
from certtrack_app.workflows.checklists import ChecklistRow, LineRow
from certtrack_app.workflows.flags import FlagRow
from certtrack_app.workflows.history import ActionRow
from certtrack_app.workflows.messages import MessageRow
from certtrack_app.workflows.people import PersonRow
from certtrack_app.workflows.register import CredentialRow
from certtrack_app.workflows.review import EvidenceRow

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a command found or did; where `ok` is false, the lines go to the error output.

    `rest` is a file with further members of the JSON object, written already; `desk` is to be
    cleared once the answer was given.
    """

    json: Json
    lines: Sequence[str] = ()
    ok: bool = True
    exit_code: int = 0
    rest: Path | None = None
    desk: ExitStack = field(default_factory=ExitStack)


def plain(value: Any) -> Any:
    """Turn days, words and amounts into what JSON holds."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return [plain(one) for one in value]


def person(row: PersonRow) -> Json:
    """A person, as specified."""
    return {
        "id": row.id,
        "name": row.name,
        "email": row.email,
        "cohort": row.cohort,
        "external_ids": dict(row.external_ids),
        "enrollments": [
            {
                "id": one.id,
                "program": one.program,
                "phase": one.phase.value,
                "enrolled_on": plain(one.enrolled_on),
                "state": one.state.value,
            }
            for one in row.enrollments
        ],
    }


def flag(row: FlagRow) -> Json:
    """A flag, as specified."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "participant": row.participant,
        "participant_id": row.participant_id,
        "program": row.program,
        "requirement": row.requirement,
        "credential": row.credential,
        "since": plain(row.since),
        "because": row.because,
        "remedy": row.remedy,
        "severity": row.severity.value,
        "snoozed_to": plain(row.snoozed_to),
    }


def message(row: MessageRow) -> Json:
    """A message, as specified."""
    return {
        "id": row.id,
        "to": row.to,
        "participant": row.participant,
        "kind": row.kind.value,
        "subjects": list(row.subjects),
        "state": row.state.value,
        "because": row.because,
        "due_on": plain(row.due_on),
        "subject": row.subject,
        "body": row.body,
    }


def evidence(row: EvidenceRow) -> Json:
    """A piece of evidence, as specified."""
    return {
        "id": row.id,
        "participant": row.participant,
        "requirement": row.requirement,
        "claimed": plain(row.claimed),
        "accepted": plain(row.accepted),
        "unit": row.unit,
        "score": plain(row.score),
        "category": row.category,
        "on": plain(row.on),
        "received_on": plain(row.received_on),
        "state": row.state.value,
        "logged_by": row.logged_by,
        "decided_by": row.decided_by,
        "decided_on": plain(row.decided_on),
        "reason": row.reason or None,
        "remark": row.remark,
        "files": [{"name": one.name, "sha256": one.sha256} for one in row.files],
        "links": list(row.links),
    }


def action(row: ActionRow) -> Json:
    """An action, as specified."""
    return {
        "id": row.id,
        "at": plain(row.at),
        "day": plain(row.day),
        "day_given": row.day_given,
        "actor": row.actor,
        "kind": row.kind.value,
        "subject": row.subject,
        "remark": row.remark,
        "undoable": row.undoable,
        "because": list(row.because) if row.undoable else [*row.because, row.not_undoable],
    }


def credential(row: CredentialRow) -> Json:
    """A credential, as the register gives it."""
    return {
        "number": row.number,
        "participant": row.participant,
        "credential": row.credential,
        "program": row.program,
        "issued_on": plain(row.issued_on),
        "valid_through": plain(row.valid_through),
        "standing": row.standing.value,
        "because": row.because,
    }


def checklist(row: ChecklistRow) -> Json:
    """A checklist, as specified."""
    return {
        "participant": row.participant,
        "program": row.program,
        "phase": row.phase.value,
        "enrolled_on": plain(row.enrolled_on),
        "state": row.state.value,
        "complete": row.complete,
        "lines": [line(one) for one in row.lines],
    }


def line(row: LineRow) -> Json:
    """A checklist line, as specified."""
    return {
        "id": row.id,
        "requirement": row.requirement,
        "code": row.code,
        "kind": row.kind.value,
        "status": row.status.value,
        "because": row.because,
        "claimed": plain(row.claimed),
        "accepted": plain(row.accepted),
        "target": plain(row.target),
        "unit": row.unit,
        "missing": list(row.missing),
        "not_counted": list(row.not_counted),
        "due_on": plain(row.due_on),
        "due_because": " ".join(row.due_because) or None,
        "last_activity_on": plain(row.last_activity_on),
        "waits_for": list(row.waits_for),
        "flags": [one.value for one in row.flags],
        "evidence": [one.id for one in row.evidence],
        "tracker_says": list(row.tracker_says),
    }


def program(key: int, definition: ProgramDefinition) -> Json:
    """A program whole, in words a person reads and figures a script takes."""
    return {
        "id": key,
        "name": definition.name,
        "title": definition.title,
        "source": definition.source,
        "as_of": plain(definition.as_of),
        "versions": [
            {
                "effective_on": plain(version.effective_on),
                "note": version.note,
                "term": in_words(version.term),
                "renewal": list(policy_in_words(version.renewal)),
                "signoff_required": version.signoff_required,
                "requirements": [
                    {
                        "code": one.rule.code,
                        "title": one.rule.title,
                        "kind": one.rule.kind.value,
                        "phase": one.rule.phase.value,
                        "target": plain(one.rule.target),
                        "unit": one.rule.unit,
                        "source": one.source,
                    }
                    for one in version.requirements
                ],
            }
            for version in definition.versions
        ],
    }
