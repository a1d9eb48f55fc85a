"""The commands about the chosen person, each with the reason why it cannot run."""

from typing import TYPE_CHECKING

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import EvidenceState
from certtrack_app.ui import icons
from certtrack_app.ui.checklist_view import ChecklistView, why_not_hand_in
from certtrack_app.ui.commands import COMMANDS
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.flag_acts import FlagActs
from certtrack_app.ui.language import tr
from certtrack_app.ui.participant_list import Listed, ParticipantList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from certtrack_app.ui.person_acts import PersonActs
    from certtrack_app.workflows.checklists import LineRow
    from certtrack_app.workflows.person_sheet import EnrollmentSheet, PersonSheet

_NOBODY = "Choose somebody in the list first."
_NO_LINE = "Choose a line of the checklist first."
_MORE = (
    "edit_participant",
    "enroll_participant",
    "record_leave",
    "extend_deadline",
    "waive_requirement",
    "confirm_imported",
    "withdraw_evidence",
    "save_calendar",
    "withdraw_participant",
)


class ParticipantActs(FlagActs):
    """What can be done with whoever is chosen; mixed into the pane that shows them."""

    desk: Desk
    listed: ParticipantList
    checklist: ChecklistView

    @property
    def acts(self) -> "PersonActs":
        """The errands about one person."""
        return self.flags.acts

    @property
    def _sheet(self) -> "PersonSheet":
        """The person shown; asked only after the command said it can run."""
        if self.checklist.sheet is None:
            raise Refusal(_NOBODY)
        return self.checklist.sheet

    @property
    def _enrollment(self) -> "EnrollmentSheet":
        if self.checklist.enrollment is None:
            raise Refusal(_NOBODY)
        return self.checklist.enrollment

    @property
    def _line(self) -> "LineRow":
        line = self.checklist.chosen_line()
        if line is None:
            raise Refusal(_NO_LINE)
        return line

    @property
    def _parent(self) -> "QWidget":
        return self.checklist.window()

    def new_participant(self) -> None:
        """Take somebody in."""
        self.acts.new()

    def edit_participant(self) -> None:
        """Change what is known of the person shown."""
        self.acts.edit(self._sheet.person.id)

    def why_not_edit_participant(self) -> str:
        """Somebody must be shown."""
        return "" if self.checklist.sheet is not None else tr(_NOBODY)

    def save_calendar(self) -> None:
        """Save the deadlines and renewal dates of the person shown."""
        from certtrack_app.ui.calendar_acts import CalendarActs
        from certtrack_app.workflows.calendars import CalendarOf

        person = self._sheet.person
        acts = CalendarActs(self.desk, self.checklist)
        acts.ask(CalendarOf(participant_id=person.id), person.name)

    def why_not_save_calendar(self) -> str:
        """Somebody must be shown."""
        return self.why_not_edit_participant()

    def enroll_participant(self) -> None:
        """Enroll the person shown in one more program."""
        self.acts.enroll(self._sheet.person)

    def why_not_enroll_participant(self) -> str:
        """Somebody must be shown."""
        return self.why_not_edit_participant()

    def log_evidence(self) -> None:
        """Hand something in for the chosen line."""
        self.acts.log_evidence(self._line.id)

    def why_not_log_evidence(self) -> str:
        """A line must be chosen that takes evidence."""
        return self._why_no_line() or why_not_hand_in(self._line, self._enrollment)

    def extend_deadline(self) -> None:
        """Grant a later day for the chosen line."""
        from certtrack_app.ui.dialogs.allowances import ExtensionDialog

        ExtensionDialog(self.desk, self._line, self._sheet.person.name, self._parent).ask()

    def why_not_extend_deadline(self) -> str:
        """A line must be chosen that is open and has a deadline."""
        reason = self._why_no_open_line()
        if reason or self._line.due_on is not None:
            return reason
        return tr("“{line}” has no deadline to extend.", line=self._line.requirement)

    def waive_requirement(self) -> None:
        """Record that an evaluator waived the chosen line."""
        self.acts.waive(self._line, self._sheet.person.name)

    def why_not_waive_requirement(self) -> str:
        """A line must be chosen that is open."""
        return self._why_no_open_line()

    def record_leave(self) -> None:
        """Record leave, or the return from it."""
        from certtrack_app.ui.dialogs.allowances import LeaveDialog

        LeaveDialog(self.desk, self._enrollment, self._sheet.today, self._parent).ask()

    def why_not_record_leave(self) -> str:
        """The enrollment must be open."""
        return self._why_ended()

    def withdraw_participant(self) -> None:
        """End the enrollment shown."""
        from certtrack_app.ui.dialogs.allowances import WithdrawalDialog

        WithdrawalDialog(self.desk, self._enrollment, self._parent).ask()

    def why_not_withdraw_participant(self) -> str:
        """The enrollment must be open."""
        return self._why_ended()

    def confirm_imported(self) -> None:
        """Record an evaluator's word for what was imported of the person, or of the chosen line."""
        line = self.checklist.chosen_line()
        imported = EvidenceState.IMPORTED_NOT_VERIFIED
        has_some = line is not None and any(one.state is imported for one in line.evidence)
        title = line.requirement if line is not None and has_some else None
        self.acts.confirm_imported(self._sheet.person.id, title)

    def why_not_confirm_imported(self) -> str:
        """Something imported must wait for it."""
        reason = self._why_ended()
        if reason:
            return reason
        imported = EvidenceState.IMPORTED_NOT_VERIFIED
        lines = self._enrollment.checklist.lines
        if any(one.state is imported for line in lines for one in line.evidence):
            return ""
        return tr("Nothing imported of {who} waits for it.", who=self._sheet.person.name)

    def withdraw_evidence(self) -> None:
        """Take back the evidence chosen under the line."""
        from certtrack_app.ui.dialogs.evidence import WithdrawEvidenceDialog

        evidence = self.checklist.chosen_evidence()
        if evidence is not None:
            WithdrawEvidenceDialog(self.desk, evidence, self._parent).ask()

    def why_not_withdraw_evidence(self) -> str:
        """Evidence must be chosen that nobody has decided on."""
        evidence = self.checklist.chosen_evidence()
        if evidence is None:
            return tr("Choose a piece of evidence under the line first.")
        if evidence.state is EvidenceState.SUBMITTED:
            return ""
        return tr("“{title}” can no longer be withdrawn.", title=evidence.title)

    def issue_credential(self) -> None:
        """Issue the credential of the enrollment shown."""
        self.acts.issue(self._enrollment.checklist.enrollment_id, self._sheet.person.name)

    def why_not_issue_credential(self) -> str:
        """All must be verified; a missing sign-off is given by issuing."""
        reason = self._why_ended()
        issuing = self._enrollment.issuing if not reason else None
        if issuing is None or issuing.ready or issuing.waits_for_signoff:
            return reason
        return tr("It cannot be issued yet. {why}", why=issuing.because[0])

    def change_cohort(self) -> None:
        """Put everybody chosen in the list into a cohort."""
        self.listed.table.rows_at(self.listed.view.chosen_numbers(), self._change_cohort)

    def why_not_change_cohort(self) -> str:
        """Somebody must be chosen in the list."""
        chosen = self.listed.view.chosen_numbers()
        return "" if chosen else tr("Choose people in the list first.")

    def _change_cohort(self, rows: list[Listed]) -> None:
        self.acts.change_cohort(tuple(dict.fromkeys(one.row.participant_id for one in rows)))

    def run_by_name(self, name: str) -> None:
        """Do a command of this place, or say why it cannot be done."""
        reason = getattr(self, f"why_not_{name}")()
        if reason:
            self.desk.refuse(reason)
        else:
            getattr(self, name)()

    def dress_more_menu(self) -> None:
        """Fill the menu beside the name; what cannot run is dimmed, its tip saying why."""
        menu = self.checklist.more.menu()
        menu.setToolTipsVisible(True)
        for name in _MORE:
            command = next(one for one in COMMANDS if one.name == name)
            action = menu.addAction(icons.icon(command.icon, icons.MUTED), tr(command.text))
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, name=name: self.run_by_name(name))
        menu.aboutToShow.connect(self._dim_more_menu)

    def _dim_more_menu(self) -> None:
        for action in self.checklist.more.menu().actions():
            reason = getattr(self, f"why_not_{action.objectName()}")()
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text().replace("&", ""))

    def _why_ended(self) -> str:
        """Why nothing changes in the enrollment shown any more; empty where it is open."""
        if self.checklist.enrollment is None:
            return self.why_not_edit_participant() or tr("They are in no program. Enroll them.")
        if self.checklist.enrollment.is_open:
            return ""
        return tr(
            "{who}'s enrollment in {program} has ended; nothing in it changes any more.",
            who=self._sheet.person.name,
            program=self._enrollment.checklist.program,
        )

    def _why_no_line(self) -> str:
        if self.checklist.sheet is None:
            return self.why_not_edit_participant()
        if self.checklist.chosen_line() is None:
            return tr(_NO_LINE)
        return ""

    def _why_no_open_line(self) -> str:
        reason = self._why_ended() or self._why_no_line()
        if reason or not self._line.status.is_settled:
            return reason
        return tr("“{line}” is settled already.", line=self._line.requirement)
