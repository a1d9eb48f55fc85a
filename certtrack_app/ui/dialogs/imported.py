"""An evaluator's word for what a tracker says of one person."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.evaluators import EvaluatorRow
from certtrack_app.workflows.intakes import Confirmed, Imported, confirm_imported
from certtrack_app.workflows.keys import evaluator_of_key

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class ConfirmImportedDialog(ErrandDialog):
    """Records that an evaluator confirmed all that was imported of one person."""

    def __init__(
        self,
        desk: Desk,
        participant_id: int,
        name: str,
        evaluators: Sequence[EvaluatorRow],
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            desk,
            tr("Confirm what was imported of {who}", who=name),
            tr("An evaluator vouches for what the tracker says; you type it in."),
            parent,
        )
        self._participant_id = participant_id
        choices = {None: tr("Choose who confirms")} | {one.id: one.name for one in evaluators}
        self.form.add(
            "by",
            choice_field(tr("&Evaluator"), choices, rule=must(tr("Choose who confirms it."))),
        )
        self.form.add(
            "basis",
            text_field(
                tr("On what &basis"),
                hint=tr("“Checked against the paper file”, for instance."),
                rule=must(tr("Say what it was checked against.")),
            ),
        )
        self.offer(tr("Con&firm"), "check")

    def errand(self) -> "Callable[[Unit], Any]":
        chosen, given = Imported(participant_id=self._participant_id), self.form.values

        def work(unit: "Unit") -> Confirmed:
            return confirm_imported(
                unit, chosen, evaluator_of_key(unit, given["by"]), given["basis"]
            )

        return work

    def notice(self) -> Callable[[Confirmed], str]:
        return lambda done: tr_count(
            "Confirmed {n} piece of evidence.", "Confirmed {n} pieces of evidence.", len(done.ids)
        )
