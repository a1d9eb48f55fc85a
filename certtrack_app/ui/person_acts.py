"""Errands about one person that more than one place offers: each asks what it needs first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.allowances import WaiverDialog
from certtrack_app.ui.dialogs.base import Confirmation
from certtrack_app.ui.dialogs.evidence import EvidenceDialog
from certtrack_app.ui.dialogs.imported import ConfirmImportedDialog
from certtrack_app.ui.dialogs.participant import (
    CohortDialog,
    EditParticipantDialog,
    EnrollDialog,
    NewParticipantDialog,
)
from certtrack_app.ui.drops import Files
from certtrack_app.ui.language import tr
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.asked import Asked, asked_for
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.checklists import LineRow
from certtrack_app.workflows.completion import Issuance, issue_by_hand
from certtrack_app.workflows.evaluators import EvaluatorRow, evaluator_rows
from certtrack_app.workflows.intake_sheet import waiting_of_person
from certtrack_app.workflows.keys import enrollment_of_key
from certtrack_app.workflows.participants import cohorts
from certtrack_app.workflows.people import PersonRow, person_rows
from certtrack_app.workflows.programs import ProgramRow, program_rows

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader, Unit


class PersonActs:
    """Opens the dialogs; `owner` is the widget they belong to."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk = desk
        self._owner = owner

    @property
    def _window(self) -> QWidget:
        return self._owner.window()

    def new(self) -> None:
        """Ask for a new participant; once enrolled, they are shown."""
        self._desk.ask(self._owner, _what_is_there, self._new)

    def _new(self, there: "_There") -> None:
        if not there.programs:
            self._desk.refuse(tr("There is no program yet. Add one under Programs first."))
            return
        dialog = NewParticipantDialog(
            self._desk, there.programs, there.cohorts, there.today, self._window
        )
        dialog.enrolled = lambda key: self._desk.go("participants", Whom(key))
        dialog.ask()

    def enroll(self, person: PersonRow) -> None:
        """Ask which program somebody joins as well."""

        def answered(there: _There) -> None:
            EnrollDialog(self._desk, person, there.programs, there.today, self._window).ask()

        self._desk.ask(self._owner, _what_is_there, answered)

    def edit(self, participant_id: int) -> None:
        """Show what is known of a participant, to be changed."""

        def read(reader: "Reader") -> tuple[PersonRow, tuple[str, ...]]:
            return person_rows(reader, [participant_id])[0], cohorts(reader)

        def answered(found: tuple[PersonRow, tuple[str, ...]]) -> None:
            EditParticipantDialog(self._desk, *found, self._window).ask()

        self._desk.ask(self._owner, read, answered)

    def change_cohort(self, participant_ids: tuple[int, ...]) -> None:
        """Ask which cohort some people go into."""

        def answered(known: tuple[str, ...]) -> None:
            CohortDialog(self._desk, participant_ids, known, self._window).ask()

        self._desk.ask(self._owner, cohorts, answered)

    def log_evidence(self, line_id: int, files: Files = ()) -> None:
        """Ask what a line wants to know of evidence, the files dropped on it at hand."""

        def read(reader: "Reader") -> tuple[Asked, date]:
            return asked_for(reader, line_id), reader.today

        def answered(found: tuple[Asked, date]) -> None:
            asked, today = found
            dialog = EvidenceDialog(self._desk, asked, files, today, self._window)
            dialog.ask()
            dialog.take_first()

        self._desk.ask(self._owner, read, answered)

    def waive(self, line: LineRow, who: str) -> None:
        """Ask which evaluator waived a line, and why."""
        self._with_evaluators(
            lambda evaluators: WaiverDialog(self._desk, line, who, evaluators, self._window).ask()
        )

    def confirm_imported(self, participant_id: int, requirement: str | None = None) -> None:
        """Ask who confirms what a tracker says of somebody; of one requirement where named."""
        self._desk.ask(
            self._owner,
            lambda reader: waiting_of_person(reader, participant_id),
            lambda person: ConfirmImportedDialog(
                self._desk, person, self._window, requirement
            ).ask(),
        )

    def issue(self, enrollment_id: int, who: str) -> None:
        """Ask once more, since what was issued is revoked and not undone; then issue."""
        Confirmation(
            tr("Issue {who}'s credential?", who=who),
            tr(
                "The certificate gets its number and today's date. It cannot be undone: an issued "
                "credential can only be revoked."
            ),
            (tr("&Issue"), lambda: self._issue(enrollment_id)),
            self._window,
        ).open()

    def _issue(self, enrollment_id: int) -> None:
        def work(unit: "Unit") -> Issuance:
            return issue_by_hand(unit, enrollment_of_key(unit, enrollment_id))

        self._desk.do(self._owner, work, self._issued)

    def _issued(self, issuance: Issuance) -> None:
        for one in issuance.issued:
            self._desk.say(tr("Issued {number} to {who}.", number=one.number, who=one.participant))
        for refused in issuance.refused:
            self._desk.refuse(refused.because)

    def check_again(self) -> None:
        """Run the check, to see whether what was wrong is right now."""
        self._desk.do(self._owner, run_check, notice=tr("Checked."))

    def _with_evaluators(self, then: Callable[[tuple[EvaluatorRow, ...]], None]) -> None:
        """Read who may decide; without anybody, say so."""

        def answered(evaluators: tuple[EvaluatorRow, ...]) -> None:
            if evaluators:
                then(evaluators)
            else:
                self._desk.refuse(tr("Nobody may decide yet. Add an evaluator in Settings first."))

        self._desk.ask(self._owner, evaluator_rows, answered)


@dataclass(frozen=True)
class _There:
    """What a new enrollment chooses from."""

    programs: tuple[ProgramRow, ...]
    cohorts: tuple[str, ...]
    today: date


def _what_is_there(reader: "Reader") -> _There:
    open_ones = tuple(one for one in program_rows(reader) if one.retired_on is None)
    return _There(open_ones, cohorts(reader), reader.today)
