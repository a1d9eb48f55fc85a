"""A small office whose four figures were worked out by hand.

Ada enrolls on day 0; her education is verified on day 30, her exam on day 40; she renews early.
Ben enrolls on day 0; education on day 90, one piece rejected before; exam on day 100; in grace.
Cleo enrolls on day 0, hands nothing in and stalls on both.
Dan enrolls on day 335; a tracker says that his education is done; he stalls on the exam.

Time to completion: 40, 100, and two still on the way after 425 and 90 days. Four at risk on day
40: 3/4 stay. Dan is censored on day 90. Two at risk on day 100: 3/8 stay, so the median is 100.
Education: 30, 90, and censored 425 and 90: 3/4, then 2/3 of it, a half: the median is 90.
Terms of ten months ended on 10 Dec 25 (Ada, renewed on 1 Dec) and 11 Feb 26 (Ben, in grace still).
Six pieces were decided on, one was rejected; five of them were the first for their line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from certtrack_app.models.evidence import Evaluator, Evidence
from certtrack_app.models.intake import Intake
from certtrack_app.models.office import Office as OfficeRecord
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Program
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    VersionDefinition,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import EvidenceState, Phase, RequirementKind, TermConvention
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.lookup import find_participant
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence, reject_evidence
from tests.office_fixtures import NOON, TODAY

BEGAN = date(2025, 1, 1)
PEOPLE = ("Ada Lind", "Ben Ortiz", "Cleo Marsh", "Dan Wolff")
SECRETS = (*PEOPLE, "example.org", "Edda Voss", "lind-training-log", "met in the park")
"""What a report without personal data must not hold."""
COACH = ProgramDefinition(
    name="ACC",
    title="Associate Coach",
    versions=(
        VersionDefinition(
            effective_on=date(2020, 1, 1),
            term=TermRule(TermConvention.SAME_DAY, months=10),
            requirements=(
                RequirementDefinition(
                    RequirementRule(
                        "education",
                        "Coach education",
                        RequirementKind.HOURS,
                        target=Decimal(60),
                        unit="hours",
                    )
                ),
                RequirementDefinition(
                    RequirementRule("exam", "Written exam", RequirementKind.DOCUMENT)
                ),
                RequirementDefinition(
                    RequirementRule("fee", "Fee", RequirementKind.DOCUMENT, Phase.RENEWAL)
                ),
            ),
            renewal=RenewalPolicy(grace_days=30),
        ),
    ),
)


def other_program(name: str) -> ProgramDefinition:
    """Another program with the same rules."""
    return replace(COACH, name=name, title=f"{name} Coach")


def day(number: int) -> date:
    """Name the day so many days after everything began."""
    return BEGAN + timedelta(days=number)


def grown(folder: Path) -> Path:
    """Make the office once, for tests to work on copies of its folder."""
    office = Office.open(folder / "office", create=True, clock=lambda: NOON)
    found(office, folder)
    office.close()
    return folder / "office"


def found(office: Office, folder: Path) -> None:
    """Let the office live through all of it, up to TODAY."""
    with on(office, BEGAN) as unit:
        program = begin(unit)
        for name in PEOPLE[:3]:
            join(unit, name, program)
    file = folder / "lind-training-log.pdf"
    file.write_bytes(b"%PDF-1.4 hours of Ada Lind")
    _verify(office, 30, "Ada Lind", "Coach education", file)
    _verify(office, 40, "Ada Lind", "Written exam")
    with on(office, day(59)) as unit:
        run_check(unit)
    _verify(office, 68, "Ben Ortiz", "Coach education", rejected=True)
    _verify(office, 90, "Ben Ortiz", "Coach education")
    _verify(office, 100, "Ben Ortiz", "Written exam")
    _verify(office, 334, "Ada Lind", "Fee")
    with on(office, date(2025, 12, 2)) as unit:
        _import(unit, join(unit, "Dan Wolff", unit.session.query(Program).one()))
    with on(office, TODAY) as unit:
        run_check(unit)


@contextmanager
def on(office: Office, today: date) -> Iterator[Unit]:
    """Open a unit for one day."""
    with office.unit("Cora", today, day_given=True) as unit:
        yield unit


def begin(unit: Unit) -> Program:
    """Found the office: its name, its program, its evaluator."""
    unit.add(OfficeRecord(name="Northfield Coaching", coordinator="Cora"))
    add_evaluator(unit, "Edda Voss", "edda@example.org")
    return add_program(unit, COACH)


def join(unit: Unit, name: str, program: Program) -> Enrollment:
    """Enroll somebody with an address, a cohort and a note."""
    first = name.partition(" ")[0].lower()
    person = take_in_participant(unit, name, f"{first}@example.org", "Spring 2025")
    person.note = "met in the park"
    return enroll(unit, person, program)


def _verify(
    office: Office,
    number: int,
    name: str,
    title: str,
    file: Path | None = None,
    *,
    rejected: bool = False,
) -> None:
    """Hand something in and have it decided on, on one day."""
    with on(office, day(number)) as unit:
        line = line_of(unit, name, title)
        amount = Decimal(60) if line.requirement.target else None
        files = [file] if file else []
        evidence = log_evidence(unit, line, Submission(amount=amount, files=files))
        edda = unit.session.query(Evaluator).one()
        if rejected:
            reject_evidence(unit, evidence, edda, "not_signed")
        else:
            confirm_evidence(unit, evidence, edda)


def line_of(unit: Unit, name: str, title: str) -> Line:
    """Find the line of a requirement among all a participant was ever asked for."""
    enrollments = find_participant(unit, name).enrollments
    lines = (line for enrollment in enrollments for line in enrollment.lines)
    return next(line for line in lines if line.requirement.title == title)


def _import(unit: Unit, enrollment: Enrollment) -> None:
    """Take in what a tracker says: the education is done."""
    intake = unit.add(
        Intake(
            at=unit.now, read_on=unit.today, files=[{"name": "tracker.xlsx", "sha256": "0" * 64}]
        )
    )
    unit.add(
        Evidence(
            line_id=enrollment.lines[0].id,
            title="Tracker, row 5",
            state=EvidenceState.IMPORTED_NOT_VERIFIED,
            received_on=unit.today,
            logged_by="Cora",
            intake_id=intake.id,
        )
    )
    unit.act(ActionKind.IMPORTED, intake)
