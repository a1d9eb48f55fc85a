"""One person whole, as the window shows them: checklists, credentials, and what was done."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from certtrack_app.models.participant import Enrollment, Participant
from certtrack_app.rules.checklist import checklist
from certtrack_app.rules.issuing import IssuingVerdict, issuing_verdict
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.checklists import ChecklistRow, judged_row
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.history import ActionRow, history_rows
from certtrack_app.workflows.issuing import issuing_facts
from certtrack_app.workflows.people import PersonRow, person_rows
from certtrack_app.workflows.register import CredentialRow, credential_rows
from certtrack_app.workflows.unit import Reader

_TIMELINE = 60


@dataclass(frozen=True)
class LeaveRow:
    """Days on which the clocks of an enrollment stand still; no last day while it is open."""

    first_day: date
    last_day: date | None
    reason: str


@dataclass(frozen=True)
class EnrollmentSheet:
    """One enrollment with its checklist, and whether its credential can be issued now."""

    checklist: ChecklistRow
    issuing: IssuingVerdict
    renews_id: int | None
    leaves: tuple[LeaveRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is under way, on leave or not."""
        return self.checklist.state in (EnrollmentState.IN_PROGRESS, EnrollmentState.ON_LEAVE)

    @property
    def open_leave(self) -> LeaveRow | None:
        """The leave whose end is not known yet."""
        return next((leave for leave in self.leaves if leave.last_day is None), None)


@dataclass(frozen=True)
class PersonSheet:
    """A person whole; enrollments newest first, the timeline newest first."""

    person: PersonRow
    today: date
    enrollments: tuple[EnrollmentSheet, ...]
    credentials: tuple[CredentialRow, ...]
    timeline: tuple[ActionRow, ...]


def person_sheet(reader: Reader, participant_id: int) -> PersonSheet:
    """Gather all that the window shows of one person.

    Raises Refusal where there is no such participant any more.
    """
    reader.find(Participant, participant_id)
    (person,) = person_rows(reader, [participant_id])
    newest = select(Enrollment).where(Enrollment.participant_id == participant_id)
    enrollments = reader.session.scalars(
        newest.order_by(Enrollment.enrolled_on.desc(), Enrollment.id.desc())
    )
    return PersonSheet(
        person=person,
        today=reader.today,
        enrollments=tuple(_enrollment(reader, one) for one in enrollments),
        credentials=credential_rows(reader, participant_id=participant_id)[::-1],
        timeline=tuple(history_rows(reader, participant_id, _TIMELINE, judged=False)),
    )


def first_shown(sheet: PersonSheet) -> EnrollmentSheet | None:
    """The enrollment to show first: one open for a first certification, else the newest open."""
    ordered = sorted(
        sheet.enrollments,
        key=lambda one: (not one.is_open, one.checklist.phase is Phase.RENEWAL),
    )
    return ordered[0] if ordered else None


def _enrollment(reader: Reader, one: Enrollment) -> EnrollmentSheet:
    """Freeze one enrollment."""
    (facts,) = checklists(reader.session, [one.id])
    verdict = checklist(facts, reader.today)
    leaves = sorted(one.leaves, key=lambda leave: leave.first_day)
    return EnrollmentSheet(
        checklist=judged_row(reader, one, verdict),
        issuing=issuing_verdict(issuing_facts(reader, verdict)),
        renews_id=one.renews_id,
        leaves=tuple(LeaveRow(leave.first_day, leave.last_day, leave.reason) for leave in leaves),
    )
