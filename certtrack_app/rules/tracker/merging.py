"""Puts together what several cells, or several parts of a cell, say of one requirement."""

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind


def merged(first: Said, second: Said) -> Said:
    """Put together what two cells, or two parts of a cell, say; an outspoken status wins."""
    first, second = _without_plan(first, second), _without_plan(second, first)
    outspoken = second.status is not None and second.strength > first.strength
    status = second.status if outspoken or first.status is None else first.status
    if _begun(first, second):
        status = FactStatus.IN_PROGRESS
    return Said(
        status=status,
        on=first.on or second.on,
        expires=first.expires or second.expires,
        amount=second.amount if first.amount is None else first.amount,
        unit=first.unit or second.unit,
        target=second.target if first.target is None else first.target,
        score=second.score if first.score is None else first.score,
        verifier=first.verifier or second.verifier,
        number=first.number or second.number,
        link=first.link or second.link,
        remark="; ".join(filter(None, (first.remark, second.remark))) or None,
        rule=first.rule
        if first.status is not None and not outspoken
        else second.rule or first.rule,
        ask=_open(first, second) or _open(second, first),
        strength=max(first.strength, second.strength),
        settled_by_status=first.settled_by_status and second.settled_by_status,
    )


_OVER = frozenset({FactStatus.COMPLETED, FactStatus.EXPIRED, FactStatus.WAIVED})


def _without_plan(said: Said, beside: Said) -> Said:
    """Drop the day something was planned for where another cell says how it stands."""
    planned = said.status is FactStatus.PLANNED and said.strength is Strength.DATED
    if not planned or not (_is_over(beside) or _says_otherwise(beside)):
        return said
    return said._replace(status=None, on=None, strength=Strength.NONE, rule="")


def _is_over(said: Said) -> bool:
    return said.status in _OVER and said.strength >= Strength.DATED


def _says_otherwise(said: Said) -> bool:
    """Tell a word that leaves the plan a plan: what is in progress did not happen on that day."""
    return said.explicit and said.status is not FactStatus.PLANNED


def _open(one: Said, beside: Said) -> Ask | None:
    """Give the question one part leaves open, unless a status said outright settles it."""
    return None if one.settled_by_status and beside.explicit and beside.ask is None else one.ask


def _begun(first: Said, second: Said) -> bool:
    """Tell whether a bare No stands beside an amount that shows a beginning."""
    measured = {one.status for one in (first, second) if one.strength is Strength.MEASURED}
    said = {one.status for one in (first, second) if one.explicit}
    return said == {FactStatus.NOT_STARTED} and measured == {FactStatus.IN_PROGRESS}


def status_of_amount(amount: float, target: float | None) -> FactStatus:
    """Say how far an amount has come towards its target; without one it has only begun."""
    if amount <= 0:
        return FactStatus.NOT_STARTED
    if target is not None and amount >= target:
        return FactStatus.COMPLETED
    return FactStatus.IN_PROGRESS


def logged(said: Said, kind: RequirementKind | None) -> Said:
    """Read an amount on a bare day as added to what adds up, not as the end of it."""
    adds = kind is not None and kind.adds_up and said.amount is not None and said.unit != "%"
    if not adds or said.strength is not Strength.DATED or said.status is not FactStatus.COMPLETED:
        return said
    return said._replace(status=FactStatus.IN_PROGRESS, strength=Strength.LOGGED, rule="amount")


def without_day(said: Said) -> Said:
    """Drop the day of what did not happen on it: the session somebody missed."""
    missed = said.status is FactStatus.NOT_STARTED and said.explicit
    return said._replace(on=None) if missed else said


def measured(said: Said) -> Said:
    """Measure an amount against a target that stood in another cell."""
    if said.amount is None or said.target is None or said.strength is Strength.MEASURED:
        return said
    status = status_of_amount(said.amount, said.target)
    begun = said.status is FactStatus.NOT_STARTED and status is FactStatus.IN_PROGRESS
    if said.explicit and not begun:
        return said
    return said._replace(status=status, strength=Strength.MEASURED, rule=said.rule or "amount")
