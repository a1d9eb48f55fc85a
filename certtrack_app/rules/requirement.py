"""What a requirement asks for: its target, its conditions, and the clocks it runs on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique

from certtrack_app.rules.vocabulary import Phase, RequirementKind

ZERO = Decimal(0)
ONE = Decimal(1)


@unique
class QuotaKind(StrEnum):
    """What sort of condition a quota sets on the amounts that count."""

    AT_LEAST = "at_least"
    """At least `amount` bears the attribute: 75 of 100 paid, 3 one-to-one."""
    AT_MOST = "at_most"
    """No more than `amount` bearing the attribute counts: 7 h in a group."""
    ONLY = "only"
    """What happened on `since` or later counts only with the attribute."""
    DISTINCT = "distinct"
    """At least `amount` different values of the attribute: 8 clients."""
    WITHIN_MONTHS = "within_months"
    """At least `amount` within the last `months`."""
    OVER_MONTHS = "over_months"
    """From the first to the last piece at least `months` have gone by."""


@dataclass(frozen=True)
class Quota:
    """A condition on the evidence of one requirement."""

    kind: QuotaKind
    attribute: str = ""
    amount: Decimal = ZERO
    months: int = 0
    since: date | None = None
    title: str = ""
    """What the sentences call it: "paid", "one-to-one", "different clients"."""


@dataclass(frozen=True)
class Category:
    """A kind of credit: at least `minimum`, at most `cap` of it counts.

    A category `within` another counts there as well: ethics within core competencies.
    """

    code: str
    title: str = ""
    minimum: Decimal = ZERO
    cap: Decimal | None = None
    within: str = ""


@dataclass(frozen=True)
class RequirementRule:
    """One requirement of one version of a program's rules.

    Amounts are in `unit`. A kind that does not add up counts pieces: its target is how many, one
    where none is given. Days are calendar days; None means that the clock does not run.
    """

    code: str
    title: str
    kind: RequirementKind
    phase: Phase = Phase.INITIAL
    target: Decimal | None = None
    unit: str = ""
    pass_mark: Decimal | None = None
    maximum: Decimal | None = None
    asks_for: str = ""
    """What sort of evidence is expected, in words: "signed log", "recording"."""
    deadline_days: int | None = None
    deadline_on: date | None = None
    near_days: int | None = 14
    stall_after_days: int | None = 30
    flag_after_days: int = 10
    """Days after the nudge was due."""
    waiting_limit_days: int | None = 14
    returned_limit_days: int | None = 14
    prerequisites: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()
    categories: tuple[Category, ...] = ()
    choice: str = ""
    """The name of a group of which only `choice_needs` must be satisfied; empty: always asked."""
    choice_needs: int = 0
    effective_from: date | None = None
    effective_until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether somebody who enrolls on this day is held to it."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_until is None or day <= self.effective_until)
