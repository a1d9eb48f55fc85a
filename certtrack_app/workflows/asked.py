"""What a line asks for, so that whoever hands something in is asked for no more and no less."""

from dataclasses import dataclass
from decimal import Decimal

from certtrack_app.models.participant import Line
from certtrack_app.rules.quotas import quota_title
from certtrack_app.rules.requirement import QuotaKind
from certtrack_app.rules.vocabulary import RequirementKind
from certtrack_app.workflows.program_facts import requirement_rule
from certtrack_app.workflows.unit import Reader

_YES_OR_NO = (QuotaKind.AT_LEAST, QuotaKind.AT_MOST, QuotaKind.ONLY)


@dataclass(frozen=True)
class Attribute:
    """Something a condition asks about each piece: paid (yes or no), the client (a name)."""

    name: str
    title: str
    is_yes_or_no: bool


@dataclass(frozen=True)
class Asked:
    """What one line asks for; amounts are in `unit`."""

    line_id: int
    participant: str
    requirement: str
    kind: RequirementKind
    target: Decimal | None
    unit: str
    pass_mark: Decimal | None
    maximum: Decimal | None
    asks_for: str
    categories: tuple[tuple[str, str], ...]
    """Code and title."""
    attributes: tuple[Attribute, ...]


def asked_for(reader: Reader, line_id: int) -> Asked:
    """Say what a line asks for."""
    line = reader.find(Line, line_id)
    rule = requirement_rule(line.requirement)
    named = {
        quota.attribute: Attribute(quota.attribute, quota_title(quota), quota.kind in _YES_OR_NO)
        for quota in rule.quotas
        if quota.attribute
    }
    return Asked(
        line_id=line.id,
        participant=line.enrollment.participant.name,
        requirement=rule.title,
        kind=rule.kind,
        target=rule.target,
        unit=rule.unit,
        pass_mark=rule.pass_mark,
        maximum=rule.maximum,
        asks_for=rule.asks_for,
        categories=tuple((one.code, one.title or one.code) for one in rule.categories),
        attributes=tuple(named.values()),
    )
