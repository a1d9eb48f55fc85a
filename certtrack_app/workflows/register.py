"""The register: who was certified on a day, as known then or now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from certtrack_app.models.credential import Credential
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.renewal import standing
from certtrack_app.rules.vocabulary import Standing
from certtrack_app.workflows.facts import credentials, in_batches
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class CredentialRow:
    """A credential as the register shows it, with how it stands and why."""

    id: int
    number: str
    participant: str
    participant_id: int
    program: str
    credential: str
    issued_on: date
    valid_through: date | None
    term_because: str
    standing: Standing
    since: date
    because: str


def credential_rows(
    reader: Reader, on: date | None = None, participant_id: int | None = None
) -> tuple[CredentialRow, ...]:
    """List every credential issued by a day, with how it stood on that day."""
    day = on or reader.today
    query = select(Credential.id).where(Credential.issued_on <= day).order_by(Credential.id)
    if participant_id is not None:
        query = query.where(Credential.participant_id == participant_id)
    keys = reader.session.scalars(query).all()
    return tuple(row for batch in in_batches(keys) for row in _rows(reader, batch, day))


def credential_rows_by_id(reader: Reader, ids: Sequence[int]) -> tuple[CredentialRow, ...]:
    """List credentials by their keys, in the order of these, as they stand today."""
    found = {row.id: row for row in _rows(reader, list(ids), reader.today)}
    return tuple(found[key] for key in ids if key in found)


def _rows(reader: Reader, ids: list[int], day: date) -> list[CredentialRow]:
    """Freeze a batch of credentials."""
    verdicts = {one.id: standing(one, day) for one in credentials(reader.session, ids)}
    query = (
        select(Credential, Program.name)
        .join(ProgramVersion, ProgramVersion.id == Credential.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
        .where(Credential.id.in_(ids))
        .order_by(Credential.id)
    )
    return [
        CredentialRow(
            id=one.id,
            number=one.number,
            participant=one.holder,
            participant_id=one.participant_id,
            program=program,
            credential=one.title,
            issued_on=one.issued_on,
            valid_through=one.valid_through,
            term_because=one.term_because,
            standing=verdicts[one.id].standing,
            since=verdicts[one.id].since,
            because=verdicts[one.id].because,
        )
        for one, program in reader.session.execute(query)
    ]
