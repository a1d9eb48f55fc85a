"""Issuing: whether a credential may be issued, with every reason why not."""

from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.checklist import ChecklistVerdict


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
    """Whether the credential can be issued now, and every reason why not."""

    ready: bool
    because: tuple[str, ...]
    waits_for_signoff: bool = False
    """Everything is there but the coordinator's word."""
