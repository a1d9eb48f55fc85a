"""Who stands under a version of a program's rules, and what stands on each requirement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential, CredentialEvent
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import ProgramVersion, Requirement
from certtrack_app.rules.draft import Key
from certtrack_app.rules.vocabulary import CredentialEventKind, EnrollmentState, Phase
from certtrack_app.workflows.unit import Reader

_OVER = (CredentialEventKind.SUPERSEDED, CredentialEventKind.REVOKED)


@dataclass(frozen=True)
class RulesInUse:
    """Who stands under one version of the rules, and what stands on each requirement."""

    under_way: int
    renewing: int
    completed: int
    holders: int
    lines: Mapping[Key, int]
    """How many checklists ask for it, by checklist and code."""
    evidence: Mapping[Key, int]
    completed_lines: Mapping[Key, int]

    @property
    def is_used(self) -> bool:
        """Whether anybody is or was under these rules."""
        return bool(self.under_way or self.renewing or self.completed or self.holders or self.lines)


def rules_in_use(reader: Reader, program_id: int, effective_on: date) -> RulesInUse:
    """Say who stands under the version of a program that takes effect on a day."""
    version = version_from(reader, program_id, effective_on)
    return RulesInUse(
        under_way=_count(reader, version, EnrollmentState.IN_PROGRESS, Phase.INITIAL),
        renewing=_count(reader, version, EnrollmentState.IN_PROGRESS, Phase.RENEWAL),
        completed=_count(reader, version, EnrollmentState.COMPLETED, Phase.INITIAL),
        holders=_holders(reader, version),
        lines=_standing(reader, version),
        evidence=_evidence(reader, version),
        completed_lines=_standing(reader, version, EnrollmentState.COMPLETED),
    )


def version_from(reader: Reader, program_id: int, effective_on: date) -> ProgramVersion:
    """The version of a program that takes effect on a day; raises Refusal where it has gone."""
    found = reader.session.scalars(
        select(ProgramVersion).where(
            ProgramVersion.program_id == program_id, ProgramVersion.effective_on == effective_on
        )
    ).first()
    if found is None:
        raise Refusal("These rules are not on record any more. Look at the program as it is now.")
    return found


def _count(reader: Reader, version: ProgramVersion, state: EnrollmentState, phase: Phase) -> int:
    query = select(func.count(Enrollment.id)).where(
        Enrollment.version_id == version.id,
        Enrollment.state == state,
        Enrollment.phase == phase,
    )
    return reader.session.scalar(query) or 0


def _holders(reader: Reader, version: ProgramVersion) -> int:
    over = select(CredentialEvent.credential_id).where(CredentialEvent.kind.in_(_OVER))
    query = select(func.count(func.distinct(Credential.participant_id))).where(
        Credential.version_id == version.id, Credential.id.not_in(over)
    )
    return reader.session.scalar(query) or 0


def _standing(
    reader: Reader, version: ProgramVersion, state: EnrollmentState | None = None
) -> dict[Key, int]:
    query = (
        select(Requirement.phase, Requirement.code, func.count(Line.id))
        .join(Line, Line.requirement_id == Requirement.id)
        .where(Requirement.version_id == version.id)
        .group_by(Requirement.id)
    )
    if state is not None:
        query = query.join(Enrollment, Enrollment.id == Line.enrollment_id).where(
            Enrollment.state == state
        )
    return {(phase, code): count for phase, code, count in reader.session.execute(query)}


def _evidence(reader: Reader, version: ProgramVersion) -> dict[Key, int]:
    query = (
        select(Requirement.phase, Requirement.code, func.count(Evidence.id))
        .join(Line, Line.requirement_id == Requirement.id)
        .join(Evidence, Evidence.line_id == Line.id)
        .where(Requirement.version_id == version.id)
        .group_by(Requirement.id)
    )
    return {(phase, code): count for phase, code, count in reader.session.execute(query)}
