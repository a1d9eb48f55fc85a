from datetime import date

import pytest

from certtrack_app.rules.flags import (
    FlagChanges,
    FlagSubject,
    RaisedFlag,
    flag,
    flag_changes,
    is_on_view,
)
from certtrack_app.rules.vocabulary import FlagKind, Severity
from tests.rules.facts import START, day

SUBJECT = FlagSubject(3, line_id=5)
STALLED = flag(FlagKind.STALLED, "5:x", START, "No activity.", SUBJECT)
OVERDUE = flag(FlagKind.OVERDUE, "5:y", START, "Late.", SUBJECT)


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_has_a_severity_and_one_obvious_remedy(kind: FlagKind) -> None:
    made = flag(kind, "1", START, "Because.", SUBJECT)
    assert made.key == f"{kind.value}:1"
    assert isinstance(made.severity, Severity)
    assert made.remedy.endswith(".")


def test_what_should_stand_is_raised_and_what_should_not_is_cleared() -> None:
    standing = [RaisedFlag("lapsed:1", Severity.URGENT, "It lapsed.")]
    changes = flag_changes([STALLED, OVERDUE], standing)
    assert changes == FlagChanges((STALLED, OVERDUE), ("lapsed:1",), ())


def test_twice_changes_nothing() -> None:
    standing = [RaisedFlag(STALLED.key, STALLED.severity, STALLED.because)]
    assert flag_changes([STALLED, STALLED], standing) == FlagChanges((), (), ())


@pytest.mark.parametrize(
    "there",
    [
        RaisedFlag(STALLED.key, Severity.NOTE, STALLED.because),
        RaisedFlag(STALLED.key, STALLED.severity, "Other words."),
    ],
)
def test_the_same_exception_in_other_words_is_not_raised_again(there: RaisedFlag) -> None:
    assert flag_changes([STALLED], [there]) == FlagChanges((), (), (STALLED,))


@pytest.mark.parametrize(
    ("snoozed_to", "dismissed_on", "shown"),
    [
        (None, None, True),
        (day(5), None, True),
        (day(6), None, False),
        (None, day(1), False),
    ],
)
def test_a_flag_is_shown_unless_snoozed_to_a_later_day_or_dismissed(
    snoozed_to: date | None,
    dismissed_on: date | None,
    shown: bool,  # noqa: FBT001 a case of the table
) -> None:
    assert is_on_view(snoozed_to, dismissed_on, day(5)) is shown
