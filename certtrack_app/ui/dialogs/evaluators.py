"""Evaluators named, set right, and kept from whom they may not judge."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.rules.person import email_problem, name_problem
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import text_field, tick_field
from certtrack_app.ui.language import tr
from certtrack_app.workflows.evaluators import (
    EvaluatorRow,
    add_evaluator,
    change_conflicts,
    edit_evaluator,
)
from certtrack_app.workflows.lookup import find_evaluator

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


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


class EditEvaluator(ErrandDialog):
    """Sets an evaluator's name or address right."""

    def __init__(self, desk: Desk, chosen: EvaluatorRow, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Edit {name}", name=chosen.name),
            tr("A name set right shows on what they decided before, too."),
            parent,
        )
        self._key = chosen.id
        self.form.add("name", text_field(tr("&Name"), chosen.name, "", name_problem))
        self.form.add(
            "email", text_field(tr("&Mail address"), chosen.email, tr("May stay empty."), _address)
        )
        self.offer(tr("&Save"), "save")

    def errand(self) -> "Callable[[Unit], Any]":
        key, entered = self._key, self.form.values

        def edit(unit: "Unit") -> str:
            evaluator = find_evaluator(unit, str(key), with_retired=True)
            edit_evaluator(unit, evaluator, entered["name"], entered["email"])
            return evaluator.name

        return edit

    def notice(self) -> Callable[[Any], str]:
        return lambda name: tr("{name} saved", name=name)


class EvaluatorConflicts(ErrandDialog):
    """Gives a further conflict, and takes back those that no longer stand."""

    def __init__(self, desk: Desk, chosen: EvaluatorRow, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Whom {name} may not judge", name=chosen.name),
            tr("They are not offered for these people, and cannot decide for them."),
            parent,
        )
        self._chosen = chosen
        for key, name in zip(chosen.conflict_ids, chosen.conflicts, strict=True):
            self.form.add(f"keeps {key}", tick_field(name, ticked=True))
        hint = tr("A name, or part of one. May stay empty.")
        self.form.add("participant", text_field(tr("&Another participant"), "", hint))
        self.offer(tr("&Save conflicts"), "ban")

    def errand(self) -> "Callable[[Unit], Any]":
        entered, key = self.form.values, self._chosen.id
        ended = tuple(one for one in self._chosen.conflict_ids if not entered[f"keeps {one}"])

        def change(unit: "Unit") -> str:
            evaluator = find_evaluator(unit, str(key))
            return change_conflicts(unit, evaluator, entered["participant"], ended)

        return change

    def notice(self) -> Callable[[Any], str]:
        name = self._chosen.name
        return lambda said: tr("{name}: {what}", name=name, what=said)


def _address(text: str) -> str:
    problem = email_problem(text) if text else ""
    return problem[:1].upper() + problem[1:]
