"""The evaluators: who may decide on evidence, and whom they may not judge."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.rules.person import email_problem, name_problem
from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.evaluators import EvaluatorRow, add_evaluator, declare_conflict
from certtrack_app.workflows.lookup import find_evaluator, find_participant

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

COLUMNS: tuple[Column[EvaluatorRow], ...] = (
    Column("Evaluator", lambda e: e.name, sort_by=lambda e: e.name, width=200, look=Look.STRONG),
    Column("Mail address", lambda e: e.email, sort_by=lambda e: e.email, width=220),
    Column(
        "May not judge",
        lambda e: ", ".join(e.conflicts),
        width=240,
        look=Look.MUTED,
        stretch=True,
        tip=lambda e: ", ".join(e.conflicts),
    ),
)


class EvaluatorList(QWidget):
    """Lists the evaluators, takes in new ones, and records conflicts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: ListTable[EvaluatorRow] = ListTable(COLUMNS, lambda e: e.id, self)
        self.view: TableView[EvaluatorRow] = TableView(self.table, "evaluators", desk.memory)
        self.view.setAccessibleName(tr("Evaluators"))
        card = Card(tr("Evaluators"), padded=False)
        self.add_button = button(tr("&Add evaluator…"), "user-plus")
        self.add_button.clicked.connect(lambda _checked: AddEvaluator(desk, self).ask())
        self.conflict_button = button(tr("Record a &conflict…"), "ban")
        self.conflict_button.clicked.connect(lambda _checked: self._record_conflict())
        card.beside_heading(self.conflict_button)
        card.beside_heading(self.add_button)
        card.body.addWidget(self.view)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(card)

    def show_evaluators(self, evaluators: Sequence[EvaluatorRow]) -> None:
        """Show who may decide."""
        self._all = tuple(evaluators)
        self.table.show_rows(evaluators)
        self.conflict_button.setEnabled(bool(evaluators))

    def _record_conflict(self) -> None:
        chosen = self.view.chosen_row()
        RecordConflict(self._desk, self._all, chosen, self).ask()


class AddEvaluator(ErrandDialog):
    """Names a person who may decide on evidence."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Add an evaluator"),
            tr("Somebody who decides on evidence. They may not decide on what they logged."),
            parent,
        )
        self.form.add("name", text_field(tr("&Name"), "", "", name_problem))
        self.form.add("email", text_field(tr("&Mail address"), "", tr("May stay empty."), _address))
        self.offer(tr("&Add evaluator"), "user-plus")

    def errand(self) -> "Callable[[Unit], Any]":
        entered = self.form.values
        return lambda unit: add_evaluator(unit, entered["name"], entered["email"]).name

    def notice(self) -> Callable[[Any], str]:
        return lambda name: tr("{name} may decide on evidence now.", name=name)


class RecordConflict(ErrandDialog):
    """Records that an evaluator may not judge a participant."""

    def __init__(
        self,
        desk: Desk,
        evaluators: Sequence[EvaluatorRow],
        chosen: EvaluatorRow | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            desk,
            tr("Record a conflict"),
            tr("The evaluator will not be offered for this person, and cannot decide for them."),
            parent,
        )
        names = {str(one.id): one.name for one in evaluators}
        first = str(chosen.id) if chosen is not None else None
        self.form.add("evaluator", choice_field(tr("&Evaluator"), names, first))
        self.form.add(
            "participant",
            text_field(
                tr("May not judge the &participant"),
                "",
                tr("A name, or part of one."),
                must(tr("Enter the participant's name.")),
            ),
        )
        self.offer(tr("&Record the conflict"), "ban")

    def errand(self) -> "Callable[[Unit], Any]":
        entered = self.form.values

        def record(unit: "Unit") -> str:
            evaluator = find_evaluator(unit, entered["evaluator"])
            participant = find_participant(unit, entered["participant"])
            declare_conflict(unit, evaluator, participant)
            return f"{evaluator.name} – {participant.name}"

        return record

    def notice(self) -> Callable[[Any], str]:
        return lambda pair: tr("Conflict recorded: {pair}", pair=pair)


def _address(text: str) -> str:
    problem = email_problem(text) if text else ""
    return problem[:1].upper() + problem[1:]
