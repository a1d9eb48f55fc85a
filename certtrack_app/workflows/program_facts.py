"""Programs as the rules see them: each version's requirements, term and renewal policy."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from certtrack_app.models.participant import Line
from certtrack_app.models.program import Program, ProgramVersion, Requirement
from certtrack_app.rules.program import ProgramRules
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.term import TermRule


def requirement_rule(requirement: Requirement) -> RequirementRule:
    """Read one requirement's record as a rule."""
    return RequirementRule(
        code=requirement.code,
        title=requirement.title,
        kind=requirement.kind,
        phase=requirement.phase,
        target=requirement.target,
        unit=requirement.unit,
        pass_mark=requirement.pass_mark,
        maximum=requirement.maximum,
        asks_for=requirement.asks_for,
        deadline_days=requirement.deadline_days,
        deadline_on=requirement.deadline_on,
        near_days=requirement.near_days,
        stall_after_days=requirement.stall_after_days,
        flag_after_days=requirement.flag_after_days,
        waiting_limit_days=requirement.waiting_limit_days,
        returned_limit_days=requirement.returned_limit_days,
        prerequisites=tuple(requirement.prerequisites),
        quotas=tuple(_quota(quota) for quota in requirement.quotas),
        categories=tuple(_category(category) for category in requirement.categories),
        choice=requirement.choice,
        choice_needs=requirement.choice_needs,
        effective_from=requirement.effective_from,
        effective_until=requirement.effective_until,
    )


def renewal_policy(version: ProgramVersion) -> RenewalPolicy:
    """Read a version's renewal terms as a policy."""
    return RenewalPolicy(
        reminder_days=tuple(version.reminder_days),
        grace_days=version.grace_days,
        grace_months=version.grace_months,
        late_months=version.late_months,
        early_renewal_keeps_expiry=version.early_renewal_keeps_expiry,
        late_renewal_keeps_expiry=version.late_renewal_keeps_expiry,
        grace_credits_count=version.grace_credits_count,
        opens_days=version.opens_days,
        tells_supervisor=version.tells_supervisor,
    )


def term_rule(version: ProgramVersion) -> TermRule:
    """Read a version's term convention as a rule."""
    return TermRule(
        convention=version.term_convention,
        months=version.term_months or 0,
        days=version.term_days or 0,
        fixed_month=version.term_fixed_month or 12,
        fixed_day=version.term_fixed_day or 31,
        minimum_days=version.term_minimum_days or 0,
    )


def program_rules(version: ProgramVersion) -> ProgramRules:
    """Read one version of a program whole."""
    return ProgramRules(
        name=version.program.name,
        term=term_rule(version),
        requirements=tuple(requirement_rule(requirement) for requirement in version.requirements),
        renewal=renewal_policy(version),
        signoff_required=version.signoff_required,
        effective_on=version.effective_on,
    )


def rules_by_requirement(
    session: Session, enrollment_ids: Collection[int]
) -> dict[int, RequirementRule]:
    """Read the rules behind the lines of some enrollments, by their records' keys."""
    asked = select(Line.requirement_id).where(Line.enrollment_id.in_(enrollment_ids))
    query = select(Requirement).where(Requirement.id.in_(asked))
    return {one.id: requirement_rule(one) for one in session.scalars(query)}


def versions_by_id(session: Session) -> dict[int, tuple[str, RenewalPolicy, bool]]:
    """Read every version's program name, renewal policy and whether it asks for a sign-off."""
    rows = session.execute(
        select(ProgramVersion, Program.name).join(Program, Program.id == ProgramVersion.program_id)
    ).all()
    return {
        version.id: (name, renewal_policy(version), version.signoff_required)
        for version, name in rows
    }


def _quota(stored: Mapping[str, Any]) -> Quota:
    """Read a stored condition."""
    return Quota(
        kind=QuotaKind(stored["kind"]),
        attribute=stored.get("attribute", ""),
        amount=Decimal(str(stored.get("amount", 0))),
        months=int(stored.get("months", 0)),
        since=_day(stored.get("since")),
        title=stored.get("title", ""),
    )


def _category(stored: Mapping[str, Any]) -> Category:
    """Read a stored category of credits."""
    cap = stored.get("cap")
    return Category(
        code=stored["code"],
        title=stored.get("title", ""),
        minimum=Decimal(str(stored.get("minimum", 0))),
        cap=None if cap is None else Decimal(str(cap)),
        within=stored.get("within", ""),
    )


def _day(text: str | None) -> date | None:
    """Read a stored day."""
    return date.fromisoformat(text) if text else None
