"""A program's rules as a whole: what is in force on a day, and whether they make sense."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermRule


@dataclass(frozen=True)
class ProgramRules:
    """One version of a program's rules, from the day it takes effect."""

    name: str
    term: TermRule
    requirements: tuple[RequirementRule, ...]
    renewal: RenewalPolicy = RenewalPolicy()
    signoff_required: bool = False
    effective_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """Something in the rules a person should look at before anybody enrolls."""

    about: str
    says: str
