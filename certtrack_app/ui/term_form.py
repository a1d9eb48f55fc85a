"""Term, renewal and issuing of a program, each setting with its example."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from certtrack_app.rules import setting_examples as examples
from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement_settings import Fault
from certtrack_app.rules.settings import renewal_faults, term_faults
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import TermConvention
from certtrack_app.rules.words import MONTHS
from certtrack_app.ui.forms import choice_field, count_field, text_field, tick_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.rule_form import NARROW, RuleForm

_CONVENTIONS = {
    TermConvention.SAME_DAY: "The same day, months on",
    TermConvention.DAY_BEFORE: "The day before the same day, months on",
    TermConvention.DAYS: "So many days on",
    TermConvention.YEAR_END: "31 December of the year, months on",
    TermConvention.BIRTH_MONTH_END: "The end of the holder's birth month, months on",
    TermConvention.PREVIOUS_EXPIRY: "Months after the previous expiry",
    TermConvention.FIXED_DATE: "A fixed date",
    TermConvention.NEVER: "Never ends",
}
_FITTING = {
    TermConvention.DAYS: ("term_days",),
    TermConvention.FIXED_DATE: ("fixed_month", "fixed_day", "term_months", "minimum_days"),
    TermConvention.NEVER: (),
}
_OF_TERM = ("term_months", "term_days", "fixed_month", "fixed_day", "minimum_days")
_TERM_FIELDS = {"months": "term_months", "days": "term_days"}
_OF_RENEWAL: dict[str, Callable[[TermRule, RenewalPolicy, date], str]] = {
    "reminder_days": examples.reminders_example,
    "opens_days": examples.opens_example,
    "grace_days": examples.grace_example,
    "late_months": examples.late_example,
    "early_renewal_keeps_expiry": examples.early_example,
    "late_renewal_keeps_expiry": examples.late_base_example,
}
_WIDE = 190


@dataclass(frozen=True)
class Terms:
    """A version's term, renewal and issuing, as entered."""

    term: TermRule
    renewal: RenewalPolicy
    signoff_required: bool

    def into(self, version: VersionDefinition) -> VersionDefinition:
        """Put them into a version."""
        return replace(
            version,
            term=self.term,
            renewal=self.renewal,
            signoff_required=self.signoff_required,
        )


class TermForm(RuleForm):
    """Edits how long a credential holds, how it is renewed, and how it is issued."""

    def __init__(self, version: VersionDefinition, today: date) -> None:
        super().__init__()
        self._given = version
        self._today = today
        self._add_issuing()
        self._add_term()
        self._add_warnings()
        self._add_grace()
        self.changed.connect(self._show_what_fits)
        self.explain(self._examples())
        self._show_what_fits()

    @property
    def terms(self) -> Terms:
        """Term, renewal and issuing as entered."""
        values = self.values
        term = TermRule(
            values["convention"],
            values["term_months"] or 0,
            values["term_days"] or 0,
            values["fixed_month"],
            values["fixed_day"] or 0,
            values["minimum_days"] or 0,
        )
        renewal = RenewalPolicy(
            reminder_days=read_steps(values["reminder_days"]) or (),
            grace_days=values["grace_days"] or 0,
            grace_months=values["grace_months"] or 0,
            late_months=values["late_months"] or 0,
            early_renewal_keeps_expiry=values["early_renewal_keeps_expiry"],
            late_renewal_keeps_expiry=values["late_renewal_keeps_expiry"],
            grace_credits_count=values["grace_credits_count"],
            opens_days=values["opens_days"],
            tells_supervisor=values["tells_supervisor"],
        )
        return Terms(term, renewal, values["signoff_required"])

    def faults(self) -> Iterable[Fault]:
        terms = self.terms
        for fault in term_faults(terms.term):
            yield Fault(_TERM_FIELDS.get(fault.field, fault.field), fault.says)
        yield from renewal_faults(terms.renewal)

    def _add_issuing(self) -> None:
        ways = {False: tr("By itself"), True: tr("After my sign-off")}
        self.add(
            "signoff_required",
            choice_field(tr("A complete checklist issues"), ways, self._given.signoff_required),
        )

    def _add_term(self) -> None:
        now = self._given.term
        self.add_heading(tr("Term"), tr("Until when a credential is valid."))
        ways = {one: tr(words) for one, words in _CONVENTIONS.items()}
        self.add("convention", choice_field(tr("Valid until"), ways, now.convention))
        self._count("term_months", tr("Months"), now.months)
        self._count("term_days", tr("Days"), now.days)
        months = {number: tr(name) for number, name in enumerate(MONTHS, 1)}
        month = choice_field(tr("Month"), months, now.fixed_month)
        self.add_beside("fixed_month", month, _WIDE)
        self._count("fixed_day", tr("Day of the month"), now.fixed_day)
        self._count("minimum_days", tr("At least so many days"), now.minimum_days)

    def _add_warnings(self) -> None:
        now = self._given.renewal
        self.add_heading(tr("Renewal"), tr("Whom to tell, and when, before a credential lapses."))
        steps = ", ".join(map(str, now.reminder_days))
        told = text_field(tr("Told so many days before"), steps, "", self._steps_rule)
        self.add_beside("reminder_days", told, _WIDE)
        opens = count_field(
            tr("Renewal opens days before"), now.opens_days, "", self.ruled("opens_days")
        )
        self.add_beside("opens_days", opens)
        supervisor = tick_field(
            tr("The supervisor is told at the last warning"), ticked=now.tells_supervisor
        )
        self.add("tells_supervisor", supervisor)

    def _add_grace(self) -> None:
        now = self._given.renewal
        self.add_heading(tr("Grace and late renewal"), tr("In grace a credential has not lapsed."))
        self._count("grace_months", tr("Months of grace"), now.grace_months)
        self._count("grace_days", tr("Days of grace"), now.grace_days)
        self._count("late_months", tr("Months of late renewal"), now.late_months)
        for key, words in (
            ("grace_credits_count", tr("Credits earned in grace count")),
            ("early_renewal_keeps_expiry", tr("Renewed early, the next term keeps the old expiry")),
            ("late_renewal_keeps_expiry", tr("Renewed late, the next term keeps the old expiry")),
        ):
            self.add(key, tick_field(words, ticked=getattr(now, key)))

    def _count(self, key: str, name: str, now: int) -> None:
        self.add_beside(key, count_field(name, now or None, "", self.ruled(key)), NARROW)

    def _steps_rule(self, text: str) -> str:
        if read_steps(text) is None:
            return tr("Write whole days with commas between, such as 90, 60, 30, 7.")
        return self.fault("reminder_days")

    def _examples(self) -> dict[str, Callable[[], str]]:
        said: dict[str, Callable[[], str]] = {
            key: partial(self._said, say) for key, say in _OF_RENEWAL.items()
        }
        said["convention"] = partial(self._said, _of_the_term)
        said["signoff_required"] = lambda: examples.signoff_example(
            signoff_required=self.terms.signoff_required
        )
        said["grace_credits_count"] = lambda: examples.grace_credits_example(self.terms.renewal)
        return said

    def _said(self, say: Callable[[TermRule, RenewalPolicy, date], str]) -> str:
        if any(self.faults()):
            return ""
        terms = self.terms
        return say(terms.term, terms.renewal, self._today)

    def _show_what_fits(self) -> None:
        fitting = _FITTING.get(self.fields["convention"].value, ("term_months",))
        for key in _OF_TERM:
            self.fields[key].setVisible(key in fitting)


def _of_the_term(rule: TermRule, _: RenewalPolicy, today: date) -> str:
    return examples.term_example(rule, today)


def read_steps(text: str) -> tuple[int, ...] | None:
    """Read days with commas between; None where something is no whole number."""
    words = [word for word in text.replace(";", ",").split(",") if word.strip()]
    try:
        return tuple(int(word) for word in words)
    except ValueError:
        return None
