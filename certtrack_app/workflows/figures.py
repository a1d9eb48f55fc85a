"""The four figures of the office, or of one program, over a period."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.errors import Refusal
from certtrack_app.rules.figures import (
    Period,
    TimeToCompletion,
    time_by_requirement,
    time_to_completion,
)
from certtrack_app.rules.rates import (
    Rate,
    RejectionRates,
    RenewalRates,
    rejection_rates,
    renewal_rates,
    stall_rates,
)
from certtrack_app.workflows.figure_facts import (
    checklist_verdicts,
    completion_facts,
    decision_facts,
    line_completions,
    renewal_facts,
    stall_facts,
)
from certtrack_app.workflows.unit import Reader


@dataclass(frozen=True)
class Figures:
    """The four figures, each with the rows it was counted from."""

    period: Period
    since: date | None
    """The first day counted; None where there is nothing to count yet."""
    completion: TimeToCompletion
    completion_by_requirement: tuple[TimeToCompletion, ...]
    stalls: tuple[Rate, ...]
    renewals: RenewalRates
    rejections: RejectionRates


def figures(
    reader: Reader,
    program_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Figures:
    """Count the four figures; without days, ever since and up to today."""
    end = min(last or reader.today, reader.today)
    if first is not None and first > end:
        raise Refusal("The period would end before it begins. Swap the two days.")
    period = Period(end, first)
    verdicts = tuple(checklist_verdicts(reader, program_id))
    return Figures(
        period=period,
        since=first or min((one.facts.enrolled_on for one in verdicts), default=None),
        completion=time_to_completion(completion_facts(verdicts), period),
        completion_by_requirement=time_by_requirement(line_completions(verdicts), period),
        stalls=stall_rates(stall_facts(reader, verdicts), period),
        renewals=renewal_rates(renewal_facts(reader, program_id), period),
        rejections=rejection_rates(decision_facts(reader, program_id), period),
    )
