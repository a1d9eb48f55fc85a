"""What an evaluator should know of a piece of evidence, in words."""

from certtrack_app.rules.vocabulary import Decision, EvidenceClaim
from certtrack_app.ui.facts import Fact
from certtrack_app.ui.language import day_text, number_text, tr, tr_count
from certtrack_app.ui.wording import amount_text
from certtrack_app.workflows.review_case import EarlierDecision, ReviewCase

_CLAIMS = {
    EvidenceClaim.COMPLETION: "",
    EvidenceClaim.PROGRESS: "That work has begun",
    EvidenceClaim.WAIVER: "That it was waived",
    EvidenceClaim.EXEMPTION: "That it does not apply",
}


def facts_of(case: ReviewCase) -> tuple[Fact, ...]:
    """The facts of a case, in the order they are asked about."""
    evidence = case.evidence
    return (
        ("Evidence", evidence.title),
        ("Claims", tr(_CLAIMS[evidence.claim]) if _CLAIMS[evidence.claim] else ""),
        ("Claimed", amount_text(evidence.claimed, evidence.unit)),
        ("Score", _score(case)),
        ("Category", evidence.category),
        ("Happened on", day_text(evidence.on) if evidence.on else ""),
        ("Received", _received(case)),
        ("Logged by", evidence.logged_by),
        ("Said to be verified by", evidence.named_verifier),
        ("Asked for", case.asked.asks_for),
    )


def earlier_text(case: ReviewCase) -> str:
    """What evaluators said of it before, a line each."""
    return "\n".join(_earlier(one) for one in case.earlier)


def source_texts(case: ReviewCase) -> str:
    """Which cells of which tracker it came from, with what stood there."""
    return "\n".join(
        tr(
            "From {workbook}, sheet {sheet}, cell {ref}: “{raw}”",
            workbook=one.workbook,
            sheet=one.sheet,
            ref=one.ref,
            raw=one.raw,
        )
        for one in case.cells
    )


def waiting_text(days: int) -> str:
    """Say for how long something waits."""
    return tr_count("{n} day", "{n} days", days)


def _received(case: ReviewCase) -> str:
    received = case.evidence.received_on
    days = (case.today - received).days
    if days <= 0:
        return tr("{day}, today", day=day_text(received))
    return tr("{day}, {days} ago", day=day_text(received), days=waiting_text(days))


def _score(case: ReviewCase) -> str:
    score, mark = case.evidence.score, case.asked.pass_mark
    if score is None:
        return ""
    if mark is None:
        return number_text(score)
    return tr("{score}, pass mark {mark}", score=number_text(score), mark=number_text(mark))


def _earlier(one: EarlierDecision) -> str:
    day = day_text(one.on)
    if one.decision is Decision.CONFIRMED:
        return tr("{who} confirmed it on {day}.", who=one.evaluator, day=day)
    said = tr("{who} rejected it on {day}: {why}.", who=one.evaluator, day=day, why=one.reason)
    return f"{said} {one.remark}".strip()
