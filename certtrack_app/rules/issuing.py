"""Issuing: whether a credential may be issued, with every reason why not."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.checklist import ChecklistVerdict
from certtrack_app.rules.vocabulary import EnrollmentState

_SIGNOFF = "The program asks for the coordinator's sign-off first."


@dataclass(frozen=True)
class IssuingFacts:
    """What issuing asks about besides the checklist."""

    checklist: ChecklistVerdict
    holder: str
    signoff_required: bool = False
    signed_off_on: date | None = None
    already_issued: str = ""
    """The number of the credential this enrollment already led to."""
    obstacles: tuple[str, ...] = ()
    """What else stands in the way, in words: evidence missing, evaluators who disagree."""


@dataclass(frozen=True)
class IssuingVerdict:
    """Whether the credential can be issued now, and every reason why not.

    `waits_for_signoff`: nothing is missing but the coordinator's word.
    """

    ready: bool
    because: tuple[str, ...]
    waits_for_signoff: bool = False


def issuing_verdict(facts: IssuingFacts) -> IssuingVerdict:
    """Say whether a credential may be issued: all verified, waived or exempt, and signed off.

    What a tracker says and no evaluator confirmed never completes a checklist.
    """
    obstacles = tuple(_obstacles(facts))
    signoff = facts.signoff_required and facts.signed_off_on is None
    return IssuingVerdict(
        ready=not obstacles and not signoff,
        because=(*obstacles, _SIGNOFF) if signoff else obstacles,
        waits_for_signoff=signoff and not obstacles,
    )


def ready_since(checklist: ChecklistVerdict) -> date:
    """The day the last line was settled."""
    days = (line.state.settled_on for line in checklist.lines)
    return max((day for day in days if day is not None), default=checklist.facts.enrolled_on)


def _obstacles(facts: IssuingFacts) -> list[str]:
    if facts.already_issued:
        return [f"Credential {facts.already_issued} was already issued for this enrollment."]
    if facts.checklist.state is EnrollmentState.WITHDRAWN:
        return ["The participant has withdrawn from the program."]
    nameless = [] if facts.holder.strip() else ["No name is on record to print."]
    return [*facts.checklist.open_because, *nameless, *facts.obstacles]
