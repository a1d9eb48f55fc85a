"""An evaluator's word for much of what a tracker says: a person, a requirement, an intake."""

from collections.abc import Callable
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, must, text_field
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.intakes import Confirmed, Imported, confirm_imported
from certtrack_app.workflows.keys import evaluator_of_key
from certtrack_app.workflows.review_case import ReviewCase, Spread

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


@unique
class Scope(StrEnum):
    """How much is confirmed at once."""

    PIECE = "piece"
    PERSON = "person"
    REQUIREMENT = "requirement"
    INTAKE = "intake"


class ConfirmManyDialog(ErrandDialog):
    """Records that an evaluator confirmed imported evidence, as much of it as is chosen."""

    def __init__(
        self, desk: Desk, case: ReviewCase, spread: Spread, parent: QWidget | None
    ) -> None:
        super().__init__(
            desk,
            tr("Confirm what was imported"),
            tr("An evaluator vouches for what the tracker says; you type it in."),
            parent,
        )
        self._case = case
        self.form.add("scope", choice_field(tr("&What"), _scopes(case, spread), Scope.PERSON))
        choices = {None: tr("Choose who confirms")} | {one.id: one.name for one in case.judges}
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

    def propose(self, judge: int | None, basis: str) -> None:
        """Propose who decided last, and what it was typed in from."""
        if judge is not None:
            self.form.fields["by"].input.choose(judge)  # type: ignore[attr-defined]  # a Choice
        self.form.fields["basis"].input.setText(basis)  # type: ignore[attr-defined]  # a Line

    def errand(self) -> "Callable[[Unit], Any]":
        given = self.form.values
        chosen = _chosen(self._case, given["scope"])

        def work(unit: "Unit") -> Confirmed:
            return confirm_imported(
                unit, chosen, evaluator_of_key(unit, given["by"]), given["basis"]
            )

        return work

    def notice(self) -> Callable[[Confirmed], str]:
        return confirmed_in_words


def _scopes(case: ReviewCase, spread: Spread) -> dict[Scope, str]:
    """What may be chosen, each with how much it is."""
    row = case.evidence
    scopes = {
        Scope.PIECE: tr("Only “{title}”", title=row.title),
        Scope.PERSON: tr("All of {who} ({n})", who=row.participant, n=str(spread.of_person)),
        Scope.REQUIREMENT: tr(
            "All of “{what}” ({n})", what=row.requirement, n=str(spread.of_requirement)
        ),
    }
    if case.intake_id is not None:
        workbook = case.cells[0].workbook if case.cells else tr("this import")
        scopes[Scope.INTAKE] = tr(
            "Everything of {workbook} ({n})", workbook=workbook, n=str(spread.of_intake)
        )
    return scopes


def _chosen(case: ReviewCase, scope: Scope) -> Imported:
    match scope:
        case Scope.PIECE:
            return Imported(evidence_id=case.evidence.id)
        case Scope.PERSON:
            return Imported(participant_id=case.evidence.participant_id)
        case Scope.REQUIREMENT:
            return Imported(requirement=case.evidence.requirement)
        case Scope.INTAKE:
            return Imported(intake_id=case.intake_id)
        case _:
            assert_never(scope)


def confirmed_in_words(done: Confirmed) -> str:
    """Say what a confirmation did."""
    said = tr_count(
        "Confirmed {n} piece of evidence.", "Confirmed {n} pieces of evidence.", len(done.ids)
    )
    issued = tr_count("Issued {n} certificate.", "Issued {n} certificates.", len(done.issued))
    refused = tr_count("{n} was refused:", "{n} were refused:", len(done.refused))
    parts = [said]
    if done.issued:
        parts.append(issued)
    if done.refused:
        parts.append(f"{refused} {done.refused[0][1]}")
    return " ".join(parts)
