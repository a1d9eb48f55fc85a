"""A warning before a credential ends that went out late, and the next one on its heels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import MessageKind


@dataclass(frozen=True)
class Warned:
    """A warning that has left: of which credential, for which day, and when it left."""

    credential_id: int | None
    due_on: date
    told_on: date


def told_by_a_late_one(subject: Subject, warned: Iterable[Warned], budget_days: int) -> bool:
    """Whether the warning before went out so late that it stands for this one, too.

    After weeks asleep a warning may leave the day before the next one: nearer to the day of that
    one than to its own, and within the days of the budget. A supervisor is told all the same.
    """
    if subject.kind is not MessageKind.RENEWAL or subject.tells_supervisor:
        return False
    days = timedelta(days=budget_days)
    return any(
        subject.due_on - one.told_on < min(days, one.told_on - one.due_on)
        for one in warned
        if one.credential_id == subject.credential_id
    )
