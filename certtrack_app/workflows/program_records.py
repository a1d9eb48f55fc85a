"""A version of a program's rules as records, and back: one way to write them down."""

from datetime import date
from decimal import Decimal
from typing import Any

from certtrack_app.models.program import ProgramVersion, Requirement
from certtrack_app.rules.definition import RequirementDefinition, VersionDefinition
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.workflows.program_facts import renewal_policy, requirement_rule, term_rule

_WHOLE = (
    "code", "title", "kind", "phase", "target", "unit", "pass_mark", "maximum", "asks_for",
    "deadline_days", "deadline_on", "near_days", "stall_after_days", "flag_after_days",
    "waiting_limit_days", "returned_limit_days", "choice", "choice_needs", "effective_from",
    "effective_until",
)  # fmt: skip
"""Fields a requirement's rule and its record have in common, value for value."""


def new_version(definition: VersionDefinition) -> ProgramVersion:
    """Make the record of a version."""
    version = ProgramVersion(
        effective_on=definition.effective_on,
        requirements=[
            new_requirement(one, position)
            for position, one in enumerate(definition.requirements, 1)
        ],
    )
    write_terms(version, definition)
    return version


def write_terms(version: ProgramVersion, definition: VersionDefinition) -> None:
    """Write down all of a version but its requirements."""
    term, renewal = definition.term, vars(definition.renewal)
    version.note = definition.note
    version.signoff_required = definition.signoff_required
    version.term_convention = term.convention
    version.term_months, version.term_days = term.months, term.days
    version.term_fixed_month, version.term_fixed_day = term.fixed_month, term.fixed_day
    version.term_minimum_days = term.minimum_days
    for name, value in {**renewal, "reminder_days": list(definition.renewal.reminder_days)}.items():
        setattr(version, name, value)


def new_requirement(definition: RequirementDefinition, position: int) -> Requirement:
    """Make the record of a requirement."""
    requirement = Requirement(position=position, source=definition.source)
    write_rule(requirement, definition.rule)
    return requirement


def write_rule(requirement: Requirement, rule: RequirementRule) -> None:
    """Write a rule down in its record."""
    for name in _WHOLE:
        setattr(requirement, name, getattr(rule, name))
    requirement.prerequisites = list(rule.prerequisites)
    requirement.quotas = [_stored(vars(quota)) for quota in rule.quotas]
    requirement.categories = [_stored(vars(category)) for category in rule.categories]


def version_definition(version: ProgramVersion) -> VersionDefinition:
    """A version as a program's file holds it."""
    return VersionDefinition(
        effective_on=version.effective_on,
        term=term_rule(version),
        requirements=tuple(
            RequirementDefinition(requirement_rule(one), one.source) for one in version.requirements
        ),
        renewal=renewal_policy(version),
        signoff_required=version.signoff_required,
        note=version.note,
    )


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    """A condition or category as JSON keeps it: amounts and days as text."""
    return {
        name: str(value) if isinstance(value, Decimal | date) else value
        for name, value in fields.items()
        if value is not None
    }
