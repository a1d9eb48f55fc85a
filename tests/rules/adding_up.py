"""Amounts as tests add them up."""

from datetime import date
from decimal import Decimal

from certtrack_app.rules.amounts import CreditWindow, Progress, progress
from certtrack_app.rules.evidence import EvidenceFact
from certtrack_app.rules.requirement import Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.vocabulary import RequirementKind
from tests.rules.facts import day

TODAY = day(300)


def quota(kind: QuotaKind, attribute: str = "", number: float = 0, **more: object) -> Quota:
    return Quota(kind, attribute, Decimal(str(number)), **more)  # type: ignore[arg-type]  # tests pass what fits


def numbers(*found: Decimal | None) -> tuple[float, ...]:
    return tuple(float(number or 0) for number in found)


def add_up(
    rule: RequirementRule, *evidence: EvidenceFact, today: date = TODAY, **more: CreditWindow
) -> Progress:
    return progress(rule, evidence, more.get("window"), today)


# ICF's renewal: 40 CCE, at least 24 core competencies of which 3 ethics, 16 other at most.
CREDITS = RequirementRule(
    code="cce",
    title="CCE",
    kind=RequirementKind.CREDITS,
    target=Decimal(40),
    unit="CCE",
    categories=(
        Category("core", "core competencies", Decimal(24)),
        Category("ethics", "ethics", Decimal(3), within="core"),
        Category("other", "resource development", cap=Decimal(16)),
    ),
)
