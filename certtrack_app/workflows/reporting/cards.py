"""The four figures in words and charts: value, n, period, and exactly what each counts."""

from collections.abc import Sequence

from certtrack_app.rules.figures import TimeToCompletion
from certtrack_app.rules.rates import Rate, RejectionRates
from certtrack_app.rules.reports import Bar, BarChart, Figure, Measure, amount_text
from certtrack_app.rules.words import joined
from certtrack_app.workflows.figures import Figures
from certtrack_app.workflows.reporting.words import plain

_NONE_YET = "None yet"
_COMPLETION = (
    "Kaplan-Meier median of days from enrollment to completion, leave removed; "
    "whoever is still on the way counts for as long as observed."
)
_STALLS = (
    "Of the requirements somebody could work on, the share that stalled at least once; "
    "beside it the same for each requirement."
)
_RENEWALS = (
    "Of the credentials whose term ended in the period, the share renewed on or before "
    "that day; renewals in grace stand apart."
)


def figure_cards(counted: Figures) -> tuple[Figure, ...]:
    """Say the four figures, in the order of the domain."""
    return (_completion(counted), _stalls(counted), _renewals(counted), _rejections(counted))


def pooled(rates: Sequence[Rate]) -> Rate:
    """Take the rates of several requirements together."""
    return Rate(
        of="",
        rows=tuple(row for one in rates for row in one.rows),
        all_rows=tuple(row for one in rates for row in one.all_rows),
        imported=tuple(row for one in rates for row in one.imported),
    )


def _completion(counted: Figures) -> Figure:
    whole = counted.completion
    said = (
        _COMPLETION,
        f"{whole.completed} completed, {whole.still_on_the_way} still on the way.",
        _plain_median(whole),
        _imported(len(whole.imported), whole.n),
    )
    return Figure(
        name="Median time to completion",
        value=_days(whole),
        n=whole.n,
        explanation=_sentences(said),
        chart=BarChart(
            "Median days from when it could be worked on to verified",
            tuple(
                Bar(one.requirement, one.days, one.n) for one in counted.completion_by_requirement
            ),
            Measure.AMOUNT,
            "days",
        ),
    )


def _days(whole: TimeToCompletion) -> str:
    """Say a median, or why there is none."""
    if whole.days is None:
        return "Not reached yet" if whole.n else _NONE_YET
    return f"{whole.days:,} day" if whole.days == 1 else f"{whole.days:,} days"


def _plain_median(whole: TimeToCompletion) -> str:
    if whole.median_of_completers is None:
        return ""
    return f"Plain median of completers: {amount_text(whole.median_of_completers)} days."


def _stalls(counted: Figures) -> Figure:
    whole = pooled(counted.stalls)
    said = (
        _STALLS,
        f"{whole.count} stalled." if whole.n else "",
        _imported(len(whole.imported), whole.n),
    )
    return Figure(
        name="Stall rate per requirement",
        value=_percent(whole),
        n=whole.n,
        explanation=_sentences(said),
        chart=BarChart("Share that stalled at least once", _bars(counted.stalls)),
    )


def _renewals(counted: Figures) -> Figure:
    rates = counted.renewals
    outcomes = (
        ("Renewed on time", rates.on_time),
        ("Renewed in grace", rates.in_grace),
        ("Renewed later", rates.late),
        ("Not renewed, in grace still", rates.still_in_grace),
        ("Lapsed", rates.lapsed),
    )
    said = (
        _RENEWALS,
        _counts(outcomes) if rates.on_time.n else "",
        _imported(len(rates.on_time.imported), rates.on_time.n),
    )
    return Figure(
        name="On-time renewal rate",
        value=_percent(rates.on_time),
        n=rates.on_time.n,
        explanation=_sentences(said),
        chart=BarChart(
            "What became of terms that ended",
            tuple(Bar(label, rate.rate, rate.n) for label, rate in outcomes),
        ),
    )


def _rejections(counted: Figures) -> Figure:
    rates = counted.rejections
    first = rates.on_first_submission
    said = (
        "Of the evidence decided on, the share rejected in the end.",
        f"{rates.in_the_end.count} rejected." if rates.in_the_end.n else "",
        _reasons(rates),
        _imported(len(rates.in_the_end.imported), rates.in_the_end.n),
    )
    return Figure(
        name="Evidence rejection rate",
        value=_percent(rates.in_the_end),
        n=rates.in_the_end.n,
        explanation=_sentences(said),
        chart=BarChart(
            "Share of decided evidence that was rejected",
            (Bar("On first submission", first.rate, first.n), *_bars(rates.by_requirement)),
        ),
    )


def _reasons(rates: RejectionRates) -> str:
    """Say why evidence was rejected, most frequent first."""
    ranked = sorted(rates.by_reason, key=lambda one: -one.count)
    reasons = [f"{plain(one.of or 'other').lower()} {one.count}" for one in ranked]
    return f"Reasons: {joined(reasons)}." if reasons else ""


def _counts(outcomes: Sequence[tuple[str, Rate]]) -> str:
    said = [f"{label.lower()} {rate.count}" for label, rate in outcomes if rate.count]
    return f"{joined(said).capitalize()}."


def _bars(rates: Sequence[Rate]) -> tuple[Bar, ...]:
    return tuple(Bar(one.of, one.rate, one.n) for one in rates)


def _percent(rate: Rate) -> str:
    return _NONE_YET if rate.rate is None else f"{rate.rate:.0%}"


def _imported(count: int, n: int) -> str:
    """Name as imported what came with a tracker."""
    return f"{count} of the {n:,} came with a tracker (imported)." if count else ""


def _sentences(said: Sequence[str]) -> str:
    return " ".join(filter(None, said))
