"""Records for tests, each whole and believable, with only what matters to the test said aloud."""

from datetime import date
from decimal import Decimal

from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.vocabulary import RequirementKind
from certtrack_app.workflows.unit import Unit


def a_program(unit: Unit, name: str = "ACC", effective_on: date = date(2020, 1, 1)) -> Program:
    """A program with one version: 60 hours of education, and an exam."""
    program = unit.add(Program(name=name, title=f"{name} Coach"))
    version = unit.add(
        ProgramVersion(program_id=program.id, effective_on=effective_on, term_months=36)
    )
    hours = RequirementKind.HOURS
    unit.add_all(
        [
            Requirement(
                version_id=version.id,
                code="education",
                title="Coach education",
                kind=hours,
                target=Decimal(60),
                unit="hours",
            ),
            Requirement(
                version_id=version.id,
                position=1,
                code="exam",
                title="Written exam",
                kind=RequirementKind.ASSESSMENT,
                pass_mark=Decimal(70),
            ),
        ]
    )
    return program


def a_participant(unit: Unit, name: str = "Ada Lind", email: str | None = None) -> Participant:
    """A person with an address made from the name."""
    address = f"{name.partition(' ')[0].lower()}@example.org" if email is None else email
    return unit.add(Participant(name=name, email=address))


def an_enrollment(unit: Unit, participant: Participant, program: Program) -> Enrollment:
    """An enrollment under the program's first version, with a line for each requirement."""
    version = program.versions[0]
    enrollment = unit.add(
        Enrollment(participant_id=participant.id, version_id=version.id, enrolled_on=unit.today)
    )
    unit.add_all(
        Line(enrollment_id=enrollment.id, requirement_id=requirement.id)
        for requirement in version.requirements
    )
    return enrollment


def some_evidence(unit: Unit, line: Line, claimed: Decimal | None = None) -> Evidence:
    """A piece of evidence logged for a line by whoever is at the keyboard."""
    return unit.add(
        Evidence(
            line_id=line.id,
            title="Training record",
            claimed=claimed,
            received_on=unit.today,
            logged_by=unit.actor,
        )
    )


def an_evaluator(unit: Unit, name: str = "Edda Voss") -> Evaluator:
    """Somebody who may decide."""
    return unit.add(Evaluator(name=name))
