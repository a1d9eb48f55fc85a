"""A requirement's settings that make no sense, each with the mend."""

from collections.abc import Iterator
from dataclasses import dataclass

from certtrack_app.rules.categories import category_in_words, category_title
from certtrack_app.rules.deadline import deadline_in_words
from certtrack_app.rules.quotas import quota_in_words, quota_title
from certtrack_app.rules.requirement import ZERO, Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.stall import stall_in_words
from certtrack_app.rules.words import amount_in_words, count_in_words, number_in_words

_NEEDS_ATTRIBUTE = (QuotaKind.AT_LEAST, QuotaKind.AT_MOST, QuotaKind.ONLY, QuotaKind.DISTINCT)
_NEEDS_AMOUNT = (
    QuotaKind.AT_LEAST,
    QuotaKind.AT_MOST,
    QuotaKind.DISTINCT,
    QuotaKind.WITHIN_MONTHS,
)
_NEEDS_MONTHS = (QuotaKind.WITHIN_MONTHS, QuotaKind.OVER_MONTHS)
LONGEST_DAYS = 18_300
TOO_LONG = "That is more than 50 years. Enter fewer days, or leave it out."
_DAYS = ("deadline_days", "near_days", "waiting_limit_days", "returned_limit_days")
_PART_OF_TARGET = (QuotaKind.AT_LEAST, QuotaKind.WITHIN_MONTHS)


@dataclass(frozen=True)
class Fault:
    """A setting that makes no sense: which one, and the sentence with the mend."""

    field: str
    says: str


def requirement_faults(rule: RequirementRule) -> Iterator[Fault]:
    """Say what in a requirement's settings makes no sense, and the mend."""
    if not rule.title.strip() or not rule.code.strip():
        yield Fault("title", "It has no name. Enter a title and a short code.")
    if rule.target is not None and rule.target <= ZERO:
        yield Fault("target", "Its target must be more than nothing. Enter how much is wanted.")
    yield from _clock_faults(rule)
    yield from _mark_faults(rule)
    for quota in rule.quotas:
        yield from _quota_faults(quota, rule)
    yield from _category_faults(rule)


def requirement_in_words(rule: RequirementRule) -> tuple[str, ...]:
    """Say a requirement's settings as sentences, as they stand beside the fields."""
    return (
        _target_in_words(rule),
        *(quota_in_words(quota, rule.unit) for quota in rule.quotas),
        *(category_in_words(category, rule.unit) for category in rule.categories),
        deadline_in_words(rule),
        stall_in_words(rule),
        *_limits_in_words(rule),
    )


def _target_in_words(rule: RequirementRule) -> str:
    if rule.pass_mark is not None:
        most = f" of {number_in_words(rule.maximum)}" if rule.maximum is not None else ""
        return f"Passed with {number_in_words(rule.pass_mark)}{most} or more."
    if rule.kind.adds_up and rule.target is not None:
        return f"{amount_in_words(rule.target, rule.unit)}, added up over confirmed evidence."
    pieces = number_in_words(rule.target) if rule.target is not None else "1"
    return f"Satisfied with confirmed evidence: {pieces}."


def _limits_in_words(rule: RequirementRule) -> Iterator[str]:
    if rule.waiting_limit_days is not None:
        limit = count_in_words(rule.waiting_limit_days, "day")
        yield f"Evidence not decided on for {limit} is flagged as waiting for verification."
    if rule.returned_limit_days is not None:
        limit = count_in_words(rule.returned_limit_days, "day")
        yield f"Returned evidence not handed in again within {limit} is flagged."


def _clock_faults(rule: RequirementRule) -> Iterator[Fault]:
    if rule.stall_after_days is not None and rule.stall_after_days < 1:
        says = "A nudge needs at least 1 day without activity. Enter 30, or leave it out."
        yield Fault("stall_after_days", says)
    if rule.flag_after_days < 0:
        says = (
            "The flag would come before the nudge. Enter how many days after the nudge was due "
            "it is flagged, 0 or more."
        )
        yield Fault("flag_after_days", says)
    too_few = [name for name in _DAYS if (getattr(rule, name) or 0) < 0]
    for name in too_few:
        yield Fault(name, "Days cannot be fewer than none. Enter 0 or more, or leave it out.")
    for name in (*_DAYS, "stall_after_days", "flag_after_days"):
        if (getattr(rule, name) or 0) > LONGEST_DAYS:
            yield Fault(name, TOO_LONG)
    if not too_few and rule.deadline_days is not None and rule.near_days is not None:
        yield from _reminder_faults(rule.near_days, rule.deadline_days)
    if rule.effective_from and rule.effective_until and rule.effective_until < rule.effective_from:
        yield Fault("effective_until", "It would end before it takes effect. Swap the two days.")


def _reminder_faults(near_days: int, deadline_days: int) -> Iterator[Fault]:
    if near_days > deadline_days:
        says = (
            "Its reminder would be due before enrollment. Enter fewer days than the "
            f"{deadline_days} of the deadline."
        )
        yield Fault("near_days", says)


def _mark_faults(rule: RequirementRule) -> Iterator[Fault]:
    mark, most = rule.pass_mark, rule.maximum
    if (mark is not None and mark < ZERO) or (most is not None and most <= ZERO):
        says = "Marks cannot be less than nothing. Enter the pass mark and the highest score."
        yield Fault("pass_mark" if mark is not None and mark < ZERO else "maximum", says)
    elif mark is not None and most is not None and mark > most:
        says = (
            f"The pass mark of {number_in_words(mark)} is above the highest score of "
            f"{number_in_words(most)}. Lower it, or raise the highest score."
        )
        yield Fault("pass_mark", says)


def _quota_faults(quota: Quota, rule: RequirementRule) -> Iterator[Fault]:
    for says in _one_quota_faults(quota, rule):
        yield Fault("quotas", says)


def _one_quota_faults(quota: Quota, rule: RequirementRule) -> Iterator[str]:
    title = quota_title(quota) or quota.kind.value.replace("_", " ")
    if quota.kind in _NEEDS_ATTRIBUTE and not quota.attribute.strip():
        yield f"The condition “{title}” names nothing to look for. Enter what evidence must bear."
    if quota.kind in _NEEDS_AMOUNT and quota.amount <= ZERO:
        yield f"The condition “{title}” asks for nothing. Enter how much."
    if quota.kind in _NEEDS_MONTHS and quota.months < 1:
        yield f"The condition “{title}” needs a number of months, at least 1."
    if quota.kind in _PART_OF_TARGET and rule.target is not None and quota.amount > rule.target:
        yield (
            f"The condition “{title}” asks for {number_in_words(quota.amount)}, more than the "
            f"target of {number_in_words(rule.target)}. Lower it, or raise the target."
        )


def _category_faults(rule: RequirementRule) -> Iterator[Fault]:
    for says in _all_category_faults(rule):
        yield Fault("categories", says)


def _all_category_faults(rule: RequirementRule) -> Iterator[str]:
    codes = [category.code for category in rule.categories]
    if len(set(codes)) < len(codes):
        yield "Two of its categories have the same code. Give one of them another."
    for category in rule.categories:
        yield from _one_category_faults(category, rule)
    outermost = [category for category in rule.categories if not category.within]
    wanted = sum((category.minimum for category in outermost), ZERO)
    if rule.target is not None and wanted > rule.target:
        yield (
            f"Its categories ask for {number_in_words(wanted)} in all, more than the target of "
            f"{number_in_words(rule.target)}. Lower them, or raise the target."
        )


def _one_category_faults(category: Category, rule: RequirementRule) -> Iterator[str]:
    title = category_title(category)
    outer = {one.code: one.within for one in rule.categories}
    if category.cap is not None and category.minimum > category.cap:
        yield f"Of {title} more is asked for than counts. Lower the minimum, or raise the cap."
    if min(category.minimum, category.cap or ZERO) < ZERO:
        yield f"Of {title} nothing less than 0 can be asked for or count."
    if category.within and (category.within not in outer or _in_a_circle(category.code, outer)):
        yield f"{title} lies within “{category.within}”, which is no category around it."


def _in_a_circle(code: str, outer: dict[str, str]) -> bool:
    start, steps = code, 0
    while (code := outer.get(code, "")) and steps <= len(outer):
        if code == start:
            return True
        steps += 1
    return False
