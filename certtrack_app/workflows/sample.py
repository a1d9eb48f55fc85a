"""The sample office: believable people in two programs, made through the office's own workflows.

Made from a seed, day by day, as it could have grown: what it shows is what the program does.
"""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters.program_files import template_or_file
from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Line
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.definition import SignatoryDefinition
from certtrack_app.rules.sample_people import sample_people
from certtrack_app.rules.vocabulary import EvidenceState, RejectionReason
from certtrack_app.workflows import allowances, renewal
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.enrollment import enroll, take_in_participant
from certtrack_app.workflows.evaluators import add_evaluator
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.lookup import (
    find_enrollment,
    find_evaluator,
    find_line,
    find_participant,
    find_program,
)
from certtrack_app.workflows.messages import save_messages
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.overview import refresh_overview
from certtrack_app.workflows.programs import add_program
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.sample_lives import ACC, TRAINING, Deed, Happening, lives
from certtrack_app.workflows.sample_papers import Papers
from certtrack_app.workflows.sample_tracker import import_sample_tracker
from certtrack_app.workflows.unit import Office, Unit
from certtrack_app.workflows.verification import confirm_evidence, reject_evidence

SEED = 2026
COORDINATOR = "Dana Whitfield"
EVALUATORS = ("Ruth Adeyemi", "Marek Nowak")
_SIGNATORIES = (
    SignatoryDefinition("Ruth Adeyemi", "Lead trainer"),
    SignatoryDefinition("Helen Marchetti", "Director of the school"),
)
_PEOPLE = 60
_FROM_THE_TRACKER = 12
_PROGRAMS = {TRAINING: "Coach training", ACC: "ICF ACC"}
_CHECK_EVERY = timedelta(days=30)

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Sample:
    """What the sample office holds."""

    people: int
    programs: tuple[str, ...]


def make_sample(
    folder: Path, today: date, on_progress: Progress = lambda _share: None, seed: int = SEED
) -> Sample:
    """Make the sample office in an empty folder.

    Raises Refusal where there is something in the folder already.
    """
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file. Name a new folder for the sample office.")
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(f"{folder} is not empty. Name a new folder for the sample office.")
    office = Office.open(folder, create=True, actor=COORDINATOR)
    try:
        with tempfile.TemporaryDirectory(prefix="certtrack-sample-") as desk:
            return _Maker(office, today, Path(desk), seed).make(on_progress)
    finally:
        office.close()


class _Maker:
    """Lives through the sample office's days, one errand at a time."""

    def __init__(self, office: Office, today: date, desk: Path, seed: int) -> None:
        self.office = office
        self.today = today
        self.desk = desk
        self.people = sample_people(_PEOPLE, seed)
        self.papers = Papers(desk, seed)
        self.happenings = lives(self.people, today, seed)

    def make(self, on_progress: Progress) -> Sample:
        """Found the office, live through its days, import the tracker, and check once more."""
        first = self.happenings[0].on
        settle_in(self.office, COORDINATOR, first, day_given=True)
        programs = self._found(first)
        next_check = first + _CHECK_EVERY
        days = [(day, list(group)) for day, group in groupby(self.happenings, lambda one: one.on)]
        for number, (day, happenings) in enumerate(days):
            while next_check <= day:
                self._check(next_check)
                next_check += _CHECK_EVERY
            for one in happenings:
                self._live(one)
            on_progress(number / len(days))
        self._finish()
        return Sample(_PEOPLE, programs)

    def _found(self, day: date) -> tuple[str, ...]:
        """Set the office up: its name, two programs, two evaluators."""
        with self._unit(day) as unit:
            office = office_record(unit)
            office.name = "Northbridge Coaching School"
            office.coordinator, office.coordinator_email = COORDINATOR, "dana@example.org"
            office.reply_to = "certification@example.org"
            unit.act(ActionKind.EDITED_SETTINGS, office)
        names = []
        for template in _PROGRAMS:
            with self._unit(day) as unit:
                definition = replace(template_or_file(template), signatories=_SIGNATORIES)
                names.append(add_program(unit, definition).name)
        for name in EVALUATORS:
            with self._unit(day) as unit:
                add_evaluator(unit, name, f"{name.split()[0].casefold()}@example.org")
        return tuple(names)

    def _finish(self) -> None:
        """Bring the tracker in, let the clock catch up, and make the list."""
        self._check(self.today - timedelta(days=1))
        import_sample_tracker(
            self.office, self.people[-_FROM_THE_TRACKER:], self.today, COORDINATOR
        )
        with self._unit(self.today) as unit:
            run_check(unit)
        with self._unit(self.today) as unit:
            refresh_overview(unit)

    def _check(self, day: date) -> None:
        """Run the check of a day; what it queued goes out by hand."""
        with self._unit(day) as unit:
            run_check(unit)
        with self._unit(day) as unit:
            save_messages(unit, self.desk / "letters")

    def _unit(self, day: date) -> AbstractContextManager[Unit]:
        """Open a unit of the sample's coordinator for a day."""
        return self.office.unit(COORDINATOR, day, day_given=True)

    def _live(self, one: Happening) -> None:
        """Let one thing happen."""
        with self._unit(one.on) as unit:
            _DEEDS[one.deed](unit, one, self.papers)


def _enroll(unit: Unit, one: Happening, _papers: Papers) -> None:
    participant = take_in_participant(unit, one.person.name, one.person.email, one.person.cohort)
    participant.birth_date = one.person.birth_date
    enroll(unit, participant, find_program(unit, _PROGRAMS[one.program]), one.on)


def _log(unit: Unit, one: Happening, papers: Papers) -> None:
    line = _line(unit, one)
    log_evidence(
        unit,
        line,
        Submission(
            amount=one.amount,
            score=one.score,
            category=one.category,
            on=one.on - timedelta(days=1),
            files=papers.of(one, line.requirement.title, line.requirement.unit),
            attributes=_attributes(one),
        ),
    )


def _attributes(one: Happening) -> dict[str, object]:
    """What the second program's conditions ask about."""
    if one.program != ACC:
        return {}
    return {
        "paid": True,
        "client": [f"Client {letter}" for letter in "ABCDEFGHI"],
        "one_to_one": True,
    }


def _confirm(unit: Unit, one: Happening, _papers: Papers) -> None:
    confirm_evidence(unit, _latest(unit, one), find_evaluator(unit, EVALUATORS[0]))


def _reject(unit: Unit, one: Happening, _papers: Papers) -> None:
    evaluator = find_evaluator(unit, EVALUATORS[1])
    reject_evidence(unit, _latest(unit, one), evaluator, RejectionReason.NOT_SIGNED, one.words)


def _dispute(unit: Unit, one: Happening, _papers: Papers) -> None:
    evidence = _latest(unit, one)
    confirm_evidence(unit, evidence, find_evaluator(unit, EVALUATORS[0]))
    evaluator = find_evaluator(unit, EVALUATORS[1])
    reject_evidence(
        unit, evidence, evaluator, RejectionReason.OUTSIDE_PERIOD, "Recorded too early."
    )


def _leave(unit: Unit, one: Happening, _papers: Papers) -> None:
    enrollment = find_enrollment(unit, find_participant(unit, one.person.name))
    allowances.grant_leave(unit, enrollment, one.on, one.until, one.words)


def _extend(unit: Unit, one: Happening, _papers: Papers) -> None:
    allowances.extend_deadline(unit, _line(unit, one), one.until or one.on, one.words)


def _waive(unit: Unit, one: Happening, _papers: Papers) -> None:
    allowances.waive_line(unit, _line(unit, one), find_evaluator(unit, EVALUATORS[0]), one.words)


def _withdraw(unit: Unit, one: Happening, _papers: Papers) -> None:
    enrollment = find_enrollment(unit, find_participant(unit, one.person.name))
    allowances.withdraw_enrollment(unit, enrollment, one.words)


def _suspend(unit: Unit, one: Happening, _papers: Papers) -> None:
    renewal.suspend(unit, _credential(unit, one), one.words)


def _revoke(unit: Unit, one: Happening, _papers: Papers) -> None:
    renewal.revoke(unit, _credential(unit, one), one.words)


def _line(unit: Unit, one: Happening) -> Line:
    """The line something happens to."""
    return find_line(unit, find_participant(unit, one.person.name), one.requirement)


def _latest(unit: Unit, one: Happening) -> Evidence:
    """The evidence handed in last for a line, that waits for a decision."""
    return unit.session.scalars(
        select(Evidence)
        .where(Evidence.line_id == _line(unit, one).id, Evidence.state == EvidenceState.SUBMITTED)
        .order_by(Evidence.id.desc())
        .limit(1)
    ).one()


def _credential(unit: Unit, one: Happening) -> Credential:
    """The credential somebody holds."""
    participant = find_participant(unit, one.person.name)
    return unit.session.scalars(
        select(Credential).where(Credential.participant_id == participant.id)
    ).one()


_DEEDS: dict[Deed, Callable[[Unit, Happening, Papers], None]] = {
    Deed.ENROLL: _enroll,
    Deed.LOG: _log,
    Deed.CONFIRM: _confirm,
    Deed.REJECT: _reject,
    Deed.DISPUTE: _dispute,
    Deed.LEAVE: _leave,
    Deed.EXTEND: _extend,
    Deed.WAIVE: _waive,
    Deed.WITHDRAW: _withdraw,
    Deed.SUSPEND: _suspend,
    Deed.REVOKE: _revoke,
}
