"""A program's rules as a whole: what is in force on a day, and whether its definitions hold up."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.units import canonical_unit
from certtrack_app.rules.vocabulary import Phase, RequirementKind
from certtrack_app.rules.words import joined

Likeness = Callable[[str, str], float]
"""How alike two names are, from 0 to 100."""
_ALIKE = 85.0
_ABBREVIATED = {
    "hrs": "hours",
    "hr": "hours",
    "h": "hours",
    "hour": "hours",
    "sess": "sessions",
    "session": "sessions",
    "cert": "certificate",
    "certs": "certificate",
    "no": "number",
}
_UNITS = {
    RequirementKind.HOURS: ("h", "min"),
    RequirementKind.SESSIONS: ("sessions",),
}


@dataclass(frozen=True)
class ProgramRules:
    """One version of a program's rules, from the day it takes effect."""

    name: str
    term: TermRule
    requirements: tuple[RequirementRule, ...]
    renewal: RenewalPolicy = field(default_factory=RenewalPolicy)
    signoff_required: bool = False
    effective_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """Something in the rules a person should look at before anybody enrolls."""

    about: str
    says: str


def requirements_in_force(
    rules: ProgramRules, phase: Phase, day: date
) -> tuple[RequirementRule, ...]:
    """The requirements somebody is held to who enrolls, or opens a renewal, on a day."""
    return tuple(one for one in rules.requirements if one.phase is phase and one.in_force(day))


def definition_findings(
    rules: ProgramRules,
    likeness: Likeness,
    units_seen: Mapping[str, Collection[str]] | None = None,
) -> tuple[Finding, ...]:
    """Say what in the definitions of requirements is unclear, before anything rests on it.

    `units_seen` are the units amounts came in, by requirement code, where a tracker brought any.
    """
    found = [*_alike(rules, likeness)]
    for rule in rules.requirements:
        found += (Finding(rule.title, says) for says in _unclear(rule))
        found += _mixed(rule, (units_seen or {}).get(rule.code, ()))
    if not rules.requirements:
        found.append(Finding(rules.name, "No requirements: nothing would ever be asked."))
    return tuple(found)


def _unclear(rule: RequirementRule) -> Iterator[str]:
    if rule.kind.adds_up and rule.target is None:
        yield "No target: one confirmed piece of evidence would complete it. Enter how much."
    if rule.kind.adds_up and not rule.unit:
        yield "No unit: say what its amounts are counted in."
    if rule.phase is Phase.INITIAL and rule.deadline_days is None and rule.deadline_on is None:
        yield "No deadline: nobody would be told that it is late. Enter days from enrollment."
    if not rule.asks_for.strip():
        yield "No kind of evidence: say what participants hand in."
    if rule.kind is RequirementKind.ASSESSMENT and rule.pass_mark is None and rule.maximum:
        yield "No pass mark: scores would be kept, and none would fail. Enter one if there is one."


def _mixed(rule: RequirementRule, seen: Collection[str]) -> Iterator[Finding]:
    units = sorted({canonical_unit(unit) for unit in seen if unit})
    if len(units) > 1:
        yield Finding(
            rule.title, f"Its amounts mix units: {joined(units)}. Split it, or mend them."
        )
    expected = _UNITS.get(rule.kind, ())
    if rule.unit and expected and canonical_unit(rule.unit) not in expected:
        says = f"It is of the kind {rule.kind.value} but counts {rule.unit}. Mend one of the two."
        yield Finding(rule.title, says)


def _alike(rules: ProgramRules, likeness: Likeness) -> Iterator[Finding]:
    for one, other in combinations(rules.requirements, 2):
        if (
            one.phase is other.phase
            and likeness(_folded(one.title), _folded(other.title)) >= _ALIKE
        ):
            says = f"Its name is much like “{other.title}”. Merge the two, or tell them apart."
            yield Finding(one.title, says)


def _folded(title: str) -> str:
    """A name as it compares: small letters, abbreviations spelled out, no punctuation."""
    letters = "".join(char if char.isalnum() else " " for char in title.casefold())
    return " ".join(_ABBREVIATED.get(word, word) for word in letters.split())
