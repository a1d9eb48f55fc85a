"""Saving edited rules: what changes, for whom, and how many people that touches."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from certtrack_app.rules.rule_changes import (
    change_sentences,
    moved_in_words,
    spared_in_words,
    touched_in_words,
)
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, day_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import label
from certtrack_app.workflows.rule_editing import edit_rules
from certtrack_app.workflows.rule_reach import Reach, RulesEdit
from certtrack_app.workflows.rules_in_use import RulesInUse

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

_LISTED = 8
_WIDTH = 560


class UnderRules(Protocol):
    """Who stands under the rules that were edited, and the day it is."""

    @property
    def in_use(self) -> RulesInUse:
        """Who stands under them."""

    @property
    def today(self) -> date:
        """The day it is."""


class SaveRules(ErrandDialog):
    """Asks for whom edited rules hold, and saves them as one errand."""

    def __init__(
        self, desk: Desk, name: str, edit: RulesEdit, given: UnderRules, parent: QWidget | None
    ) -> None:
        super().__init__(desk, tr("Save the rules of {name}", name=name), "", parent)
        self.setMinimumWidth(_WIDTH)
        self._name = name
        self._edit = edit
        self._in_use = given.in_use
        self._say_changes()
        ways = {
            Reach.EVERYBODY: tr("Everybody under these rules"),
            Reach.UNDER_WAY: tr("Those under way, and whoever joins from today on"),
            Reach.JOINERS: tr("Whoever joins from a day on"),
        }
        self.reach = self.form.add("reach", choice_field(tr("&For whom"), ways))
        self.day = self.form.add("day", day_field(tr("F&rom"), given.today, "", self._day_rule))
        self.reach.changed.connect(self._explain)
        self._explain()
        if not self._in_use.is_used:
            self.form.hide()
            self._add_line(label(self._whom(), "muted", wrap=True))
        self.offer(tr("&Save rules"), "save")

    def errand(self) -> "Callable[[Unit], Any]":
        values = self.form.values
        edit = replace(self._edit, reach=values["reach"], effective_on=values["day"])
        return lambda unit: edit_rules(unit, edit)

    def notice(self) -> Callable[[Any], str]:
        name = self._name
        return lambda said: tr("Rules of {name} saved {said}", name=name, said=said)

    def _say_changes(self) -> None:
        said = change_sentences(self._edit.began, self._edit.wanted)
        for sentence in said[:_LISTED]:
            self._add_line(label(f"• {sentence}", wrap=True))
        if len(said) > _LISTED:
            self._add_line(label(tr("and {n} more", n=len(said) - _LISTED), "muted"))
        if not said:
            words = tr("Only the name or the title changes; no rule does.")
            self._add_line(label(words, wrap=True))
            self.form.hide()

    def _add_line(self, line: QWidget) -> None:
        """Add a line above the form."""
        self.body.insertWidget(self.body.count() - 2, line)

    def _explain(self) -> None:
        self.day.setVisible(self.reach.value is Reach.JOINERS)
        self.reach.set_hint(self._whom())
        self.fit()

    def _whom(self) -> str:
        """Say how many people it touches."""
        in_use = self._in_use
        match self.reach.value:
            case Reach.EVERYBODY:
                return touched_in_words(in_use.under_way, in_use.renewing, in_use.holders)
            case Reach.UNDER_WAY:
                return moved_in_words(in_use.under_way, in_use.renewing)
            case _:
                return spared_in_words(in_use.under_way, in_use.renewing)

    def _day_rule(self, day: date | None) -> str:
        if self.reach.value is Reach.JOINERS and day is None:
            return tr("Say from which day on they hold.")
        return ""
