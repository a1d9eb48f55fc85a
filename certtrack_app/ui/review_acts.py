"""The commands about the evidence shown, each with the reason why it cannot run."""

from certtrack_app.errors import Refusal
from certtrack_app.ui.decision import DecisionCard
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.imported_many import ConfirmManyDialog
from certtrack_app.ui.dialogs.rejection import RejectionDialog
from certtrack_app.ui.entries import EntryView
from certtrack_app.ui.evidence_view import EvidenceView
from certtrack_app.ui.language import tr
from certtrack_app.workflows.review_case import (
    Decided,
    ReviewCase,
    Spread,
    decide_on,
    how_much_imported,
)
from certtrack_app.workflows.review_queue import Queue, QueueCounts, QueuedRow


class ReviewActs:
    """What can be done with the evidence shown; mixed into the pane that shows it."""

    desk: Desk
    view: EntryView[QueuedRow]
    papers: EvidenceView
    decision: DecisionCard
    counts: QueueCounts
    is_deciding: bool

    @property
    def queue(self) -> Queue:
        """Which of the two lists is in sight."""
        raise NotImplementedError

    def run(self, name: str) -> None:
        """Do a command of this pane, or say why it cannot be done."""
        if reason := getattr(self, f"why_not_{name}")():
            self.desk.refuse(reason)
        else:
            getattr(self, name)()

    def why_not_confirm_evidence(self) -> str:
        """A decision needs a piece that is open, and somebody to decide."""
        case = self.decision.case
        if self.is_deciding:
            return tr("The last decision is still being written.")
        if case is None:
            return tr("Choose a piece of evidence first.")
        if not case.judges:
            return tr("This office has named no evaluator yet. Name one in Settings.")
        return "" if case.is_open else tr("It has been decided on.")

    def why_not_reject_evidence(self) -> str:
        """Rejecting needs what confirming needs."""
        return self.why_not_confirm_evidence()

    def confirm_evidence(self) -> None:
        """Take down that an evaluator confirmed what is shown, and go to the next piece."""
        case = self.decision.case
        if case is None or not self.decision.check():
            return
        key, by, judgment = case.evidence.id, self.decision.judge_id(), self.decision.confirmation()
        self.is_deciding = True
        self.decision.say_problem("")
        job = self.desk.do(
            self.decision,
            lambda unit: decide_on(unit, key, by, judgment),
            self._decided,
            notice=lambda decided: decided.in_words,
        )
        job.refused = self._decision_refused
        job.failed = lambda _defect: self._let_again()

    def reject_evidence(self) -> None:
        """Ask for the reason, and return the evidence to its owner."""
        case = self.decision.case
        if case is None or not self.decision.check():
            return
        dialog = RejectionDialog(
            self.desk,
            case,
            self.decision.judge_id(),
            self.decision.confirmation(),
            self.decision.window(),
        )
        dialog.decided = self._decided
        dialog.ask()

    def _decided(self, _decided: Decided) -> None:
        self.view.stand_on_next()
        self.decision.show_case(None)
        self.is_deciding = False

    def _decision_refused(self, refusal: Refusal) -> None:
        self._let_again()
        self.decision.say_problem(refusal.sentence)

    def _let_again(self) -> None:
        self.is_deciding = False

    def why_not_save_evidence(self) -> str:
        """A copy needs a file."""
        return "" if self.papers.file is not None else tr("There is no file to save a copy of.")

    def save_evidence(self) -> None:
        """Save a copy of the file in sight."""
        self.papers.save_copy()

    def why_not_confirm_imported(self) -> str:
        """There must be something a tracker brought in."""
        if not self.counts.imported:
            return tr("Nothing that was imported waits to be verified.")
        if self.queue is not Queue.IMPORTED or self.decision.case is None:
            return tr("Choose “Imported, not verified”, and one piece in it, first.")
        return self.why_not_confirm_evidence()

    def confirm_imported(self) -> None:
        """Ask how much of what was imported is confirmed, by whom and on what basis."""
        case = self.decision.case
        if case is not None:
            self.desk.ask(
                self.decision,
                lambda reader: how_much_imported(reader, case),
                lambda spread: self._ask_how_much(case, spread),
            )

    def _ask_how_much(self, case: ReviewCase, spread: Spread) -> None:
        dialog = ConfirmManyDialog(self.desk, case, spread, self.decision.window())
        dialog.propose(self.decision.last_judge, self.decision.last_basis)
        dialog.ask()
