"""An evaluator's word for what a tracker says of one person."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.dialogs.imported_many import confirmed_in_words
from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.workflows.intake_sheet import WaitingOfPerson
from certtrack_app.workflows.intakes import Confirmed, Imported, confirm_imported
from certtrack_app.workflows.keys import evaluator_of_key

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class ConfirmImportedDialog(ErrandDialog):
    """Records that an evaluator confirmed all that was imported of one person."""

    def __init__(
        self,
        desk: Desk,
        person: WaitingOfPerson,
        parent: QWidget | None,
        requirement: str | None = None,
    ) -> None:
        super().__init__(
            desk,
            tr("Confirm what was imported of {who}", who=person.name),
            tr("An evaluator vouches for what the tracker says; you type it in."),
            parent,
        )
        self._participant_id = person.participant_id
        scopes: dict[str | None, str] = {
            None: tr("Everything imported ({n})", n=str(sum(count for _, count in person.waiting)))
        }
        scopes |= {
            title: tr("Only “{what}” ({n})", what=title, n=str(count))
            for title, count in person.waiting
        }
        asked = requirement if requirement in scopes else None
        self.form.add("scope", choice_field(tr("&What"), scopes, asked))
        choices = {None: tr("Choose who confirms")} | {
            one.id: one.name for one in person.evaluators
        }
        self.form.add(
            "by",
            choice_field(tr("&Evaluator"), choices, rule=must(tr("Choose who confirms it."))),
        )
        self.form.add(
            "basis",
            text_field(
                tr("On what &basis"),
                person.basis,
                tr("“Checked against the paper file”, for instance."),
                must(tr("Say what it was checked against.")),
            ),
        )
        self.offer(tr("Con&firm"), "check")

    def errand(self) -> "Callable[[Unit], Any]":
        given = self.form.values
        chosen = Imported(participant_id=self._participant_id, requirement=given["scope"])

        def work(unit: "Unit") -> Confirmed:
            return confirm_imported(
                unit, chosen, evaluator_of_key(unit, given["by"]), given["basis"]
            )

        return work

    def notice(self) -> Callable[[Confirmed], str]:
        return confirmed_in_words
