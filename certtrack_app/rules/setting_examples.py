"""What a clock setting comes to, as an example with days, to stand beside the setting.

Each takes the day the example is told on, and says it for somebody who begins that day.
"""

from datetime import date, timedelta

from certtrack_app.rules.renewal import (
    RenewalPolicy,
    last_day_of_grace,
    last_day_to_renew,
    renewed_term,
)
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.term import TermFacts, TermRule, add_months, term
from certtrack_app.rules.vocabulary import Phase, TermConvention
from certtrack_app.rules.words import count_in_words, day_in_words, joined

_DAY = timedelta(days=1)
_BORN = (1985, 7, 15)
_EARLY_MONTHS = 2


def deadline_example(rule: RequirementRule, today: date) -> str:
    """Say by when somebody who begins today would have to be done."""
    due = _due(rule, today)
    if due is None and rule.phase is Phase.RENEWAL:
        return "No deadline of its own: wanted by the last valid day of the credential."
    if due is None:
        return "No deadline: it is never near and never overdue."
    if rule.deadline_on is not None:
        return f"Due on {day_in_words(due)} for everybody, whenever they began."
    begins = "Who joins" if rule.phase is Phase.INITIAL else "Whose renewal begins"
    return f"{begins} today, {day_in_words(today)}: due on {day_in_words(due)}."


def near_example(rule: RequirementRule, today: date) -> str:
    """Say from when a deadline would be named to its participant."""
    due = _due(rule, today)
    if due is None:
        return "Without a deadline of its own there is nothing to remind of."
    if rule.near_days is None:
        return "No reminder: only an overdue line is flagged."
    near = due - timedelta(days=rule.near_days)
    return f"A line due on {day_in_words(due)} is named once, on {day_in_words(near)}."


def stall_example(rule: RequirementRule, today: date) -> str:
    """Say when somebody last active today would be nudged."""
    if rule.stall_after_days is None:
        return "No nudges: this requirement never stalls."
    nudge = today + timedelta(days=rule.stall_after_days)
    return (
        f"No activity for {count_in_words(rule.stall_after_days, 'day')}: nudge. Last active "
        f"today, nudged on {day_in_words(nudge)}."
    )


def stall_flag_example(rule: RequirementRule, today: date) -> str:
    """Say when somebody last active today would be flagged."""
    if rule.stall_after_days is None:
        return "Without a nudge there is no flag."
    flag = today + timedelta(days=rule.stall_after_days + rule.flag_after_days)
    after = count_in_words(rule.flag_after_days, "day")
    return f"{after} after the nudge: flag. Last active today, flagged on {day_in_words(flag)}."


def waiting_example(rule: RequirementRule, today: date) -> str:
    """Say when evidence handed in today would be flagged as waiting for an evaluator."""
    if rule.waiting_limit_days is None:
        return "No flag, however long evidence waits for an evaluator."
    flag = day_in_words(today + timedelta(days=rule.waiting_limit_days))
    return f"Handed in today and not decided on: flagged on {flag}."


def returned_example(rule: RequirementRule, today: date) -> str:
    """Say when evidence returned today would be flagged as not handed in again."""
    if rule.returned_limit_days is None:
        return "No flag where returned evidence does not come again."
    flag = day_in_words(today + timedelta(days=rule.returned_limit_days))
    return f"Returned today and not handed in again: flagged on {flag}."


def in_force_example(rule: RequirementRule) -> str:
    """Say who is held to a requirement, by the day they join."""
    if rule.effective_from is None and rule.effective_until is None:
        return "Asked of everybody under these rules."
    spans = []
    if rule.effective_from is not None:
        spans.append(f"from {day_in_words(rule.effective_from)} on")
    if rule.effective_until is not None:
        spans.append(f"through {day_in_words(rule.effective_until)}")
    return f"Asked of those who join {joined(spans)}; those under way keep what they have."


def term_example(rule: TermRule, today: date) -> str:
    """Say through when a credential issued today would be valid."""
    until = _through(rule, today)
    if until is None:
        return f"Issued today, {day_in_words(today)}: it does not expire."
    born = ""
    if rule.convention is TermConvention.BIRTH_MONTH_END:
        born = " to somebody born in July"
    return f"Issued today, {day_in_words(today)}{born}: valid through {day_in_words(until)}."


def reminders_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say on which days the holder of a credential issued today would be told."""
    until = _through(rule, today)
    if until is None:
        return "It does not expire: nobody need be told."
    if not policy.reminder_days:
        return "Nobody is told before a credential lapses."
    days = [day_in_words(until - timedelta(days=before)) for before in policy.reminder_days]
    return f"Valid through {day_in_words(until)}: told on {joined(days)}."


def grace_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say on which day a credential issued today would lapse."""
    until = _through(rule, today)
    if until is None:
        return "It does not expire, so it cannot lapse."
    lapses = day_in_words(last_day_of_grace(policy, until) + _DAY)
    return f"Valid through {day_in_words(until)}: not renewed, it lapses on {lapses}."


def late_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say until when a lapsed credential issued today could still be renewed."""
    until = _through(rule, today)
    if until is None:
        return "It does not expire, so there is no late renewal."
    last = day_in_words(last_day_to_renew(policy, until))
    if not policy.late_months:
        return f"Once lapsed its holder enrolls anew; the last day to renew is {last}."
    return f"Lapsed, it can still be renewed through {last}."


def opens_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say from when a credential issued today could be renewed."""
    until = _through(rule, today)
    if until is None or policy.opens_days is None:
        return "It can be renewed at any time."
    opens = day_in_words(until - timedelta(days=policy.opens_days))
    return f"Valid through {day_in_words(until)}: it can be renewed from {opens} on."


def early_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say how long the next term would be for somebody who renews two months early."""
    until = _through(rule, today)
    if until is None:
        return "It does not expire: nothing to renew."
    return _renewed(rule, policy, until, add_months(until, -_EARLY_MONTHS))


def late_base_example(rule: TermRule, policy: RenewalPolicy, today: date) -> str:
    """Say how long the next term would be for somebody who renews after the expiry."""
    until = _through(rule, today)
    if until is None:
        return "It does not expire: nothing to renew."
    last = last_day_to_renew(policy, until)
    if last == until:
        return "Nobody can renew after the expiry: there is neither grace nor late renewal."
    return _renewed(rule, policy, until, min(last, add_months(until, 1)))


def grace_credits_example(policy: RenewalPolicy) -> str:
    """Say whether credits earned in grace count."""
    if not policy.grace_days and not policy.grace_months:
        return "There are no days of grace."
    if policy.grace_credits_count:
        return "A credit earned in grace counts towards the renewal."
    return "A credit earned in grace does not count, and its line says why."


def signoff_example(*, signoff_required: bool) -> str:
    """Say what happens once the last line is verified."""
    if signoff_required:
        return "The last verification raises a flag: ready to issue. You sign off and issue."
    return "The last verification completes the enrollment and issues the certificate by itself."


def _due(rule: RequirementRule, today: date) -> date | None:
    if rule.deadline_on is not None:
        return rule.deadline_on
    return None if rule.deadline_days is None else today + timedelta(days=rule.deadline_days)


def _through(rule: TermRule, today: date) -> date | None:
    return term(rule, TermFacts(today, birth_date=date(*_BORN))).valid_through


def _renewed(rule: TermRule, policy: RenewalPolicy, until: date, done: date) -> str:
    facts = TermFacts(done, until, date(*_BORN))
    reckoned = renewed_term(rule, policy, facts, renewal_done_on=done).valid_through
    through = "without end" if reckoned is None else f"through {day_in_words(reckoned)}"
    return (
        f"Expiring on {day_in_words(until)} and renewed on {day_in_words(done)}: valid {through}."
    )
