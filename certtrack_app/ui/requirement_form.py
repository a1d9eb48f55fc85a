"""One requirement edited: what it asks for, its clocks each with an example, its conditions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from certtrack_app.rules import setting_examples as examples
from certtrack_app.rules.definition import RequirementDefinition
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.requirement_settings import (
    Fault,
    requirement_faults,
    requirement_in_words,
)
from certtrack_app.rules.settings import waits_in_the_end
from certtrack_app.rules.vocabulary import Phase, RequirementKind
from certtrack_app.ui.forms import (
    amount_field,
    choice_field,
    count_field,
    day_field,
    must,
    text_field,
    tick_field,
)
from certtrack_app.ui.inputs import Line
from certtrack_app.ui.language import tr
from certtrack_app.ui.requirement_rows import (
    categories_in,
    category_rows,
    condition_rows,
    conditions_in,
)
from certtrack_app.ui.rule_form import NARROW, RuleForm

KINDS = {
    RequirementKind.HOURS: "Hours, added up",
    RequirementKind.SESSIONS: "Sessions, added up",
    RequirementKind.CREDITS: "Credits, added up",
    RequirementKind.ASSESSMENT: "Assessment",
    RequirementKind.DOCUMENT: "Document",
    RequirementKind.ATTESTATION: "Attestation",
    RequirementKind.PREREQUISITE_CREDENTIAL: "Credential held before",
}
_CLOCKS = (
    ("deadline_days", "Deadline, days after the start", examples.deadline_example),
    ("near_days", "Reminder, days before the deadline", examples.near_example),
    ("stall_after_days", "Nudge, after days without activity", examples.stall_example),
    ("flag_after_days", "Flag, days after the nudge", examples.stall_flag_example),
    ("waiting_limit_days", "Flag, days evidence waits for an evaluator", examples.waiting_example),
    (
        "returned_limit_days",
        "Flag, days after evidence was returned",
        examples.returned_example,
    ),
)
_UNITS = {
    RequirementKind.HOURS: "h",
    RequirementKind.SESSIONS: "sessions",
    RequirementKind.CREDITS: "credits",
}
_WHOLE = ("flag_after_days", "choice_needs")
"""Counts that are 0 where nothing is entered; the other clocks do not run then."""


class RequirementForm(RuleForm):
    """Edits one requirement; `definition` is it as entered."""

    def __init__(
        self,
        definition: RequirementDefinition,
        others: Sequence[RequirementRule],
        today: date,
    ) -> None:
        super().__init__()
        self._given = definition
        self._today = today
        self._before = [one for one in others if one.code != definition.rule.code]
        self._add_what()
        self._add_clocks()
        self._add_order()
        self._add_adding_up()
        self._add_force()
        self.changed.connect(self._show_what_fits)
        self.explain(self._examples())
        self._show_what_fits()

    @property
    def definition(self) -> RequirementDefinition:
        """The requirement as entered."""
        return replace(self._given, rule=self.rule, source=self.values["source"])

    @property
    def rule(self) -> RequirementRule:
        """The rule as entered; a figure that cannot be read counts as none."""
        values = self.values
        plain = {name: values[name] for name in _PLAIN}
        for name in _WHOLE:
            plain[name] = plain[name] or 0
        scored = values["kind"] is RequirementKind.ASSESSMENT
        return replace(
            self._given.rule,
            **plain,
            pass_mark=values["pass_mark"] if scored else None,
            maximum=values["maximum"] if scored else None,
            prerequisites=self._prerequisites(),
            categories=categories_in(self.rows["categories"]),
            quotas=conditions_in(self.rows["quotas"]),
        )

    def faults(self) -> Iterable[Fault]:
        return requirement_faults(self.rule)

    def _add_what(self) -> None:
        now = self._given.rule
        self.add("title", text_field(tr("Name"), now.title, "", must(tr("Give it a name."))))
        kinds = {kind: tr(words) for kind, words in KINDS.items()}
        self.add("kind", choice_field(tr("Kind"), kinds, now.kind)).changed.connect(self._suit_unit)
        self.add_beside("target", amount_field(tr("Target"), now.target, "", self.ruled("target")))
        self.add_beside("unit", text_field(tr("Unit"), now.unit, tr("Such as h or sessions.")))
        mark = amount_field(tr("Pass mark"), now.pass_mark, "", self.ruled("pass_mark"))
        self.add_beside("pass_mark", mark)
        most = amount_field(tr("Highest score"), now.maximum, "", self.ruled("maximum"))
        self.add_beside("maximum", most)
        hint = tr("Participants read this in reminders: signed log, recording.")
        self.add("asks_for", text_field(tr("What is handed in"), now.asks_for, hint))

    def _add_clocks(self) -> None:
        self.add_heading(
            tr("Clocks"),
            tr(
                "In days; empty, a clock does not run. Leave stops them and moves deadlines by "
                "its length."
            ),
        )
        for key, name, _ in _CLOCKS:
            now = getattr(self._given.rule, key)
            self.add_beside(key, count_field(tr(name), now, "", self.ruled(key)))
            if key == "deadline_days":
                fixed = day_field(tr("Or the same day for everybody"), self._given.rule.deadline_on)
                self.add_beside("deadline_on", fixed, NARROW + 40)

    def _add_order(self) -> None:
        if not self._before:
            return
        sentence = tr("What is ticked must be settled first; until then this cannot stall.")
        self.add_heading(tr("What comes before it"), sentence)
        for one in self._before:
            ticked = one.code in self._given.rule.prerequisites
            tick = tick_field(one.title or one.code, ticked=ticked, rule=self._order_rule(one))
            self.add(f"after {one.code}", tick)

    def _order_rule(self, first: RequirementRule) -> Callable[[bool], str]:
        """Say that two requirements would wait for each other."""
        before = {one.code: one.prerequisites for one in self._before}
        is_circle = self._given.rule.code in waits_in_the_end(first.code, before)

        def wrong(ticked: bool) -> str:  # noqa: FBT001 # as a field's rule is called
            if not (ticked and is_circle):
                return ""
            return tr("{first} waits for this one already. Leave it out here.", first=first.title)

        return wrong

    def _add_adding_up(self) -> None:
        now = self._given.rule
        sentence = tr("At least so much of one kind, at most so much of another.")
        self.add_heading(tr("Categories"), sentence)
        self.add_rows("categories", category_rows(now))
        self.add_heading(tr("Conditions"), tr("So much paid, so many clients, so recent."))
        self.add_rows("quotas", condition_rows(now))
        self.add_heading(
            tr("One of several"),
            tr("Requirements that share a name here are a choice: only so many must be satisfied."),
        )
        self.add("choice", text_field(tr("Name of the choice"), now.choice))
        needs = count_field(tr("How many must be satisfied"), now.choice_needs or None)
        self.add_beside("choice_needs", needs)

    def _add_force(self) -> None:
        now = self._given.rule
        self.add_heading(tr("Who is held to it"))
        begins = day_field(tr("Joined from"), now.effective_from)
        ends = day_field(
            tr("Joined through"), now.effective_until, "", self.ruled("effective_until")
        )
        self.add_beside("effective_from", begins, NARROW + 40)
        self.add_beside("effective_until", ends, NARROW + 40)
        hint = tr("Where its figures were read, and on which day.")
        self.add("source", text_field(tr("Source"), self._given.source, hint))

    def _examples(self) -> dict[str, Callable[[], str]]:
        said: dict[str, Callable[[], str]] = {
            key: partial(self._said, say) for key, _, say in _CLOCKS
        }
        said["target"] = lambda: requirement_in_words(self.rule)[0]
        said["effective_until"] = lambda: examples.in_force_example(self.rule)
        return said

    def _said(self, say: Callable[[RequirementRule, date], str]) -> str:
        return say(self.rule, self._today)

    def _suit_unit(self) -> None:
        """Give the unit that goes with the kind, unless somebody chose another."""
        unit = self.fields["unit"]
        if unit.value in ("", *_UNITS.values()) and isinstance(unit.input, Line):
            unit.input.setText(_UNITS.get(self.fields["kind"].value, ""))

    def _show_what_fits(self) -> None:
        kind: RequirementKind = self.fields["kind"].value
        is_scored = kind is RequirementKind.ASSESSMENT
        for key in ("pass_mark", "maximum"):
            self.fields[key].setVisible(is_scored)
        self.fields["unit"].setVisible(kind.adds_up)

    def _prerequisites(self) -> tuple[str, ...]:
        """Those ticked; in the order they had, new ones last."""
        kept = self._given.rule.prerequisites
        ticked = [one.code for one in self._before if self.fields[f"after {one.code}"].value]
        return (
            *(code for code in kept if code in ticked),
            *(code for code in ticked if code not in kept),
        )


_PLAIN = (
    "title", "kind", "target", "unit", "asks_for", "deadline_days", "deadline_on", "near_days",
    "stall_after_days", "flag_after_days", "waiting_limit_days", "returned_limit_days", "choice",
    "choice_needs", "effective_from", "effective_until",
)  # fmt: skip
"""Settings whose field gives them as they are."""


def phase_words(phase: Phase) -> str:
    """Say which checklist a requirement belongs to."""
    return tr("First certification") if phase is Phase.INITIAL else tr("Each renewal")
