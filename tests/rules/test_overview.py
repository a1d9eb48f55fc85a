"""One word for a person's way through a program: the most pressing thing there is to say."""

import pytest

from certtrack_app.rules.overview import BEHIND, RENEWING, RESTING, OverviewWord, overview_word
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.vocabulary import EnrollmentState, FlagKind, RejectionReason, Standing


def word(
    state: EnrollmentState = EnrollmentState.IN_PROGRESS,
    flags: tuple[FlagKind, ...] = (),
    standing: Standing | None = None,
    *,
    begun: bool = True,
) -> OverviewWord:
    """The word of an enrollment."""
    return overview_word(state, flags, standing, begun=begun)


def test_somebody_who_has_handed_nothing_in_is_new() -> None:
    assert word(begun=False) is OverviewWord.NEW
    assert word() is OverviewWord.ON_TRACK


def test_the_most_pressing_flag_gives_the_word() -> None:
    assert word(flags=(FlagKind.STALLED, FlagKind.OVERDUE)) is OverviewWord.OVERDUE
    assert word(flags=(FlagKind.STALLED,)) is OverviewWord.STALLED
    assert word(flags=(FlagKind.RENEWAL_DUE,)) is OverviewWord.ON_TRACK


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (EnrollmentState.WITHDRAWN, OverviewWord.WITHDRAWN),
        (EnrollmentState.ON_LEAVE, OverviewWord.ON_LEAVE),
        (EnrollmentState.COMPLETED, OverviewWord.CERTIFIED),
    ],
)
def test_a_state_that_no_flag_changes(state: EnrollmentState, said: OverviewWord) -> None:
    assert word(state, flags=(FlagKind.STALLED,)) is said


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing.ACTIVE, OverviewWord.CERTIFIED),
        (Standing.RENEWAL_DUE, OverviewWord.RENEWAL_DUE),
        (Standing.IN_GRACE, OverviewWord.IN_GRACE),
        (Standing.LAPSED, OverviewWord.LAPSED),
        (Standing.SUSPENDED, OverviewWord.SUSPENDED),
        (Standing.REVOKED, OverviewWord.REVOKED),
        (Standing.SUPERSEDED, OverviewWord.CERTIFIED),
    ],
)
def test_who_has_completed_goes_by_the_credential(standing: Standing, said: OverviewWord) -> None:
    assert word(EnrollmentState.COMPLETED, standing=standing) is said


def test_nobody_is_behind_and_renewing_at_once() -> None:
    assert not BEHIND & RENEWING
    assert not RESTING & (BEHIND | RENEWING)


def test_a_reason_of_the_office_reads_as_it_is() -> None:
    assert reason_in_words(RejectionReason.NOT_SIGNED) == "it is not signed"
    assert reason_in_words("wrong_year") == "wrong year"
