"""Whether a tracker is a newer copy of one that was taken in before."""

from collections import Counter

from sqlalchemy import select

from certtrack_app.models.intake import Intake
from certtrack_app.models.participant import Enrollment
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.workflows.intake_known import Known
from certtrack_app.workflows.unit import Reader

_SHARE = 0.5
"""Of the people of a tracker, as many must be known in a program for it to be a copy."""


def program_of_earlier_copy(reader: Reader, reading: Reading, new_title: str | None) -> str | None:
    """Name the program into which earlier copies of a tracker went; None where none did."""
    if new_title is not None or reader.session.scalar(select(Intake.id).limit(1)) is None:
        return None
    counted = Counter(_programs_of(reader, reading))
    if not counted:
        return None
    program_id, people = counted.most_common(1)[0]
    if people < _SHARE * len(reading.people):
        return None
    return reader.find(Program, program_id).name


def _programs_of(reader: Reader, reading: Reading) -> list[int]:
    """The program of each person of a tracker who is under way in one that took in a tracker."""
    known = Known.gather(reader)
    query = (
        select(Enrollment.participant_id, ProgramVersion.program_id)
        .join(ProgramVersion, ProgramVersion.id == Enrollment.version_id)
        .where(
            ProgramVersion.program_id.in_(
                select(Intake.program_id).where(
                    Intake.withdrawn_on.is_(None), Intake.program_id.is_not(None)
                )
            )
        )
        .distinct()
    )
    programs: dict[int, list[int]] = {}
    for participant_id, program_id in reader.session.execute(query):
        programs.setdefault(participant_id, []).append(program_id)
    found = {one.id for person in reading.people if (one := known.find(person)) is not None}
    return [program for key in found for program in programs.get(key, ())]


def identical_intake(reader: Reader, reading: Reading) -> Intake | None:
    """Find the intake that took in these very files."""
    wanted = sorted(file.sha256 for file in reading.files)
    for intake in reader.session.scalars(select(Intake).where(Intake.withdrawn_on.is_(None))):
        if sorted(file["sha256"] for file in intake.files) == wanted:
            return intake
    return None
