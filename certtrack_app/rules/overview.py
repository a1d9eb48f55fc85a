"""What a list says of a person's way through a program in one word."""

from collections.abc import Collection
from enum import StrEnum, unique
from typing import assert_never

from certtrack_app.rules.vocabulary import EnrollmentState, FlagKind, Standing


@unique
class OverviewWord(StrEnum):
    """The chip beside a person: the most pressing thing there is to say."""

    LAPSED = "lapsed"
    IN_GRACE = "in_grace"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    OVERDUE = "overdue"
    STALLED = "stalled"
    RENEWAL_DUE = "renewal_due"
    RETURNED = "returned"
    READY = "ready"
    IN_REVIEW = "in_review"
    NOT_VERIFIED = "not_verified"
    ON_LEAVE = "on_leave"
    NEW = "new"
    ON_TRACK = "on_track"
    CERTIFIED = "certified"
    WITHDRAWN = "withdrawn"


BEHIND = frozenset({OverviewWord.OVERDUE, OverviewWord.STALLED, OverviewWord.RETURNED})
"""Words that say that somebody is behind."""
RENEWING = frozenset({OverviewWord.RENEWAL_DUE, OverviewWord.IN_GRACE, OverviewWord.LAPSED})
"""Words that say that a credential nears or has passed its end."""
RESTING = frozenset(
    {
        OverviewWord.CERTIFIED,
        OverviewWord.REVOKED,
        OverviewWord.SUSPENDED,
        OverviewWord.ON_LEAVE,
        OverviewWord.WITHDRAWN,
    }
)
"""Words of those from whom nothing is awaited: that nothing is heard of them is no news."""

_BY_FLAG = (
    (FlagKind.OVERDUE, OverviewWord.OVERDUE),
    (FlagKind.STALLED, OverviewWord.STALLED),
    (FlagKind.RETURNED_NOT_RESUBMITTED, OverviewWord.RETURNED),
    (FlagKind.READY_TO_ISSUE, OverviewWord.READY),
    (FlagKind.WAITING_FOR_VERIFICATION, OverviewWord.IN_REVIEW),
    (FlagKind.IMPORTED_NOT_VERIFIED, OverviewWord.NOT_VERIFIED),
)


def overview_word(
    state: EnrollmentState, flags: Collection[FlagKind], standing: Standing | None, *, begun: bool
) -> OverviewWord:
    """Say the most pressing thing of an enrollment, and of the credential it led to."""
    match state:
        case EnrollmentState.WITHDRAWN:
            return OverviewWord.WITHDRAWN
        case EnrollmentState.COMPLETED:
            return _of_standing(standing)
        case EnrollmentState.ON_LEAVE:
            return OverviewWord.ON_LEAVE
        case EnrollmentState.IN_PROGRESS:
            quiet = OverviewWord.ON_TRACK if begun else OverviewWord.NEW
            return next((word for kind, word in _BY_FLAG if kind in flags), quiet)
        case _:
            assert_never(state)


def _of_standing(standing: Standing | None) -> OverviewWord:
    words = {
        Standing.RENEWAL_DUE: OverviewWord.RENEWAL_DUE,
        Standing.IN_GRACE: OverviewWord.IN_GRACE,
        Standing.LAPSED: OverviewWord.LAPSED,
        Standing.SUSPENDED: OverviewWord.SUSPENDED,
        Standing.REVOKED: OverviewWord.REVOKED,
    }
    return (
        OverviewWord.CERTIFIED if standing is None else words.get(standing, OverviewWord.CERTIFIED)
    )
