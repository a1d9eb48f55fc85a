"""What is granted to one person: leave, a later deadline, a waiver, leaving the program."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, day_field, long_text_field, must, text_field
from certtrack_app.ui.language import day_text, tr
from certtrack_app.workflows.allowances import (
    extend_deadline,
    grant_leave,
    waive_line,
    withdraw_enrollment,
)
from certtrack_app.workflows.checklists import LineRow
from certtrack_app.workflows.evaluators import EvaluatorRow
from certtrack_app.workflows.keys import enrollment_of_key, evaluator_of_key, line_of_key
from certtrack_app.workflows.person_sheet import EnrollmentSheet

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class LeaveDialog(ErrandDialog):
    """Records leave, or the return from leave that is open."""

    def __init__(
        self, desk: Desk, sheet: EnrollmentSheet, today: date, parent: QWidget | None
    ) -> None:
        who = sheet.checklist.participant
        known = sheet.open_leave
        sentence = (
            tr("{who} is away. Give the last day of leave to record the return.", who=who)
            if known
            else tr("Clocks stand still while {who} is away, and deadlines move along.", who=who)
        )
        super().__init__(desk, tr("Leave"), sentence, parent)
        self._sheet = sheet
        self.form.add(
            "first",
            day_field(
                tr("&First day"),
                known.first_day if known else today,
                rule=must(tr("Give the first day of leave.")),
            ),
        )
        self.form.add(
            "last",
            day_field(
                tr("&Last day"),
                today if known else None,
                tr("Leave it empty while the return is not known."),
            ),
        )
        self.form.add("reason", text_field(tr("&Reason"), known.reason if known else ""))
        self.offer(tr("&Record leave"), "pause")

    def errand(self) -> "Callable[[Unit], Any]":
        key, given = self._sheet.checklist.enrollment_id, self.form.values
        return lambda unit: (
            grant_leave(
                unit, enrollment_of_key(unit, key), given["first"], given["last"], given["reason"]
            ).id
        )

    def notice(self) -> str:
        return tr("Recorded leave of {who}.", who=self._sheet.checklist.participant)


class ExtensionDialog(ErrandDialog):
    """Grants a later day for one deadline, with its reason."""

    def __init__(self, desk: Desk, line: LineRow, who: str, parent: QWidget | None) -> None:
        due = " ".join(line.due_because)
        super().__init__(
            desk, tr("Extend “{line}” for {who}", line=line.requirement, who=who), due, parent
        )
        self._line, self._who = line, who
        self.form.add(
            "until",
            day_field(
                tr("&New deadline"),
                hint=tr("The next cycle does not move with it."),
                rule=must(tr("Give the new deadline.")),
            ),
        )
        self.form.add(
            "reason", text_field(tr("&Reason"), rule=must(tr("Say why the deadline is extended.")))
        )
        self.offer(tr("&Extend deadline"), "calendar-clock")

    def errand(self) -> "Callable[[Unit], Any]":
        key, given = self._line.id, self.form.values
        return lambda unit: (
            extend_deadline(unit, line_of_key(unit, key), given["until"], given["reason"]).id
        )

    def notice(self) -> str:
        until = day_text(self.form.values["until"])
        return tr("“{line}” of {who} is due {day} now.", **self._named, day=until)

    @property
    def _named(self) -> dict[str, str]:
        return {"line": self._line.requirement, "who": self._who}


class WaiverDialog(ErrandDialog):
    """Records an evaluator's decision that a line is not asked of somebody."""

    def __init__(
        self,
        desk: Desk,
        line: LineRow,
        who: str,
        evaluators: Sequence[EvaluatorRow],
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            desk,
            tr("Waive “{line}” for {who}", line=line.requirement, who=who),
            tr("An evaluator decides this; you type it in, and both names go on record."),
            parent,
        )
        self._line, self._who = line, who
        choices = {None: tr("Choose who decided")} | {one.id: one.name for one in evaluators}
        self.form.add(
            "by",
            choice_field(tr("&Evaluator"), choices, rule=must(tr("Choose who decided it."))),
        )
        self.form.add(
            "reason", long_text_field(tr("&Reason"), rule=must(tr("Say why it is waived.")))
        )
        self.offer(tr("&Waive"), "circle-slash")

    def errand(self) -> "Callable[[Unit], Any]":
        key, given = self._line.id, self.form.values
        return lambda unit: waive_line(
            unit, line_of_key(unit, key), evaluator_of_key(unit, given["by"]), given["reason"]
        )

    def notice(self) -> str:
        return tr("Waived “{line}” for {who}.", line=self._line.requirement, who=self._who)


class WithdrawalDialog(ErrandDialog):
    """Ends an enrollment before completion; its history stays."""

    def __init__(self, desk: Desk, sheet: EnrollmentSheet, parent: QWidget | None) -> None:
        row = sheet.checklist
        super().__init__(
            desk,
            tr("Withdraw {who} from {program}", who=row.participant, program=row.program),
            tr("Its clocks stop and its flags clear. Evidence and history stay."),
            parent,
        )
        self._row = row
        self.form.add(
            "reason", long_text_field(tr("&Reason"), rule=must(tr("Say why they withdraw.")))
        )
        self.offer(tr("&Withdraw"), "log-out")

    def errand(self) -> "Callable[[Unit], Any]":
        key, reason = self._row.enrollment_id, self.form.values["reason"]
        return lambda unit: withdraw_enrollment(unit, enrollment_of_key(unit, key), reason)

    def notice(self) -> str:
        return tr(
            "Withdrew {who} from {program}.", who=self._row.participant, program=self._row.program
        )
