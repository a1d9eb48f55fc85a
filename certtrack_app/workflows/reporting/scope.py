"""What a report is limited to: one program and its people, or all."""

from datetime import date

from sqlalchemy import select

from certtrack_app.models.participant import Enrollment
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.workflows.register import CredentialRow, credential_rows
from certtrack_app.workflows.reporting.request import ReportRequest
from certtrack_app.workflows.unit import Reader


def program_chosen(reader: Reader, request: ReportRequest) -> str:
    """Name the program a report is limited to; empty for all."""
    return "" if request.program_id is None else reader.find(Program, request.program_id).name


def people_in_program(reader: Reader, program_id: int) -> frozenset[int]:
    """Gather the participants who are or were in a program."""
    query = (
        select(Enrollment.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .where(ProgramVersion.program_id == program_id)
    )
    return frozenset(reader.session.scalars(query))


def held_credentials(
    reader: Reader, request: ReportRequest, on: date | None = None
) -> list[CredentialRow]:
    """List the credentials a report is about, with how they stand on a day."""
    rows = credential_rows(reader, on, request.participant_id)
    name = program_chosen(reader, request)
    return [row for row in rows if row.program == name or not name]
