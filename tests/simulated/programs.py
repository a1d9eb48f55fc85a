"""The programs of the simulated office: one for each term convention, short enough to renew."""

from datetime import date
from decimal import Decimal

from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    VersionDefinition,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention

_FROM = date(2024, 1, 1)
_REQUIREMENTS = (
    RequirementRule(
        "hours", "Instruction", RequirementKind.HOURS, target=Decimal(20), unit="h",
        asks_for="certificates of attendance", deadline_days=120, stall_after_days=30,
    ),
    RequirementRule(
        "sessions", "Supervised sessions", RequirementKind.SESSIONS, target=Decimal(3),
        unit="sessions", asks_for="signed session log", deadline_days=150, stall_after_days=45,
    ),
    RequirementRule(
        "exam", "Written exam", RequirementKind.ASSESSMENT, pass_mark=Decimal(70),
        maximum=Decimal(100), asks_for="result sheet", prerequisites=("hours",),
        deadline_days=180, stall_after_days=30,
    ),
    RequirementRule(
        "recording", "Final recording", RequirementKind.DOCUMENT, asks_for="recording",
        prerequisites=("sessions",), stall_after_days=30, waiting_limit_days=10,
    ),
    RequirementRule(
        "credits", "Continuing education", RequirementKind.CREDITS, Phase.RENEWAL,
        target=Decimal(6), unit="credits", asks_for="certificates that show the credits",
        categories=(Category("ethics", "ethics", Decimal(1)),), stall_after_days=None,
    ),
    RequirementRule(
        "declaration", "Declaration", RequirementKind.ATTESTATION, Phase.RENEWAL,
        asks_for="signed declaration", stall_after_days=None,
    ),
)  # fmt: skip
_WITH_GRACE = RenewalPolicy(grace_days=30, late_months=3)


def _program(
    name: str, term: TermRule, renewal: RenewalPolicy, *, signoff: bool = False
) -> ProgramDefinition:
    version = VersionDefinition(
        _FROM,
        term,
        tuple(RequirementDefinition(rule) for rule in _REQUIREMENTS),
        renewal,
        signoff_required=signoff,
    )
    return ProgramDefinition(name, f"Certified {name} Coach", (version,))


PROGRAMS = (
    _program("Anniversary", TermRule(TermConvention.SAME_DAY, months=6), _WITH_GRACE),
    _program(
        "Eve", TermRule(TermConvention.DAY_BEFORE, months=7),
        RenewalPolicy((60, 30, 7), grace_months=1, grace_credits_count=True, tells_supervisor=True),
    ),
    _program(
        "Days", TermRule(TermConvention.DAYS, days=200), RenewalPolicy((45, 10)),
        signoff=True,
    ),
    _program(
        "Calendar", TermRule(TermConvention.YEAR_END, months=6),
        RenewalPolicy(early_renewal_keeps_expiry=False, late_months=6),
    ),
    _program("Birthday", TermRule(TermConvention.BIRTH_MONTH_END, months=5), _WITH_GRACE),
    _program(
        "Chain", TermRule(TermConvention.PREVIOUS_EXPIRY, months=6),
        RenewalPolicy(grace_months=2, late_months=10, late_renewal_keeps_expiry=False),
    ),
    _program(
        "Season",
        TermRule(TermConvention.FIXED_DATE, months=3, fixed_month=2, fixed_day=29, minimum_days=20),
        RenewalPolicy((30, 7), grace_days=14, opens_days=120),
    ),
    _program("Lifelong", TermRule(TermConvention.NEVER), RenewalPolicy()),
)  # fmt: skip
"""What the office offers; the last days of all but the last fall within two years."""
