"""The words that reports share: who is called what, states with their tones, periods."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.figures import Period
from certtrack_app.rules.overview import OverviewWord, overview_word
from certtrack_app.rules.reports import Mark, Tone
from certtrack_app.rules.vocabulary import (
    EnrollmentState,
    FlagKind,
    LineStatus,
    Severity,
    Standing,
)
from certtrack_app.rules.words import day_in_full

_STANDING_TONES = {
    Standing.ACTIVE: Tone.GOOD,
    Standing.RENEWAL_DUE: Tone.WAITING,
    Standing.IN_GRACE: Tone.WARNING,
    Standing.LAPSED: Tone.URGENT,
    Standing.SUSPENDED: Tone.WARNING,
    Standing.REVOKED: Tone.URGENT,
    Standing.SUPERSEDED: Tone.NEUTRAL,
}
_STATUS_TONES = {
    LineStatus.NOT_STARTED: Tone.NEUTRAL,
    LineStatus.IN_PROGRESS: Tone.NEUTRAL,
    LineStatus.PENDING_VERIFICATION: Tone.WAITING,
    LineStatus.RETURNED: Tone.WARNING,
    LineStatus.IMPORTED_NOT_VERIFIED: Tone.WAITING,
    LineStatus.VERIFIED: Tone.GOOD,
    LineStatus.WAIVED: Tone.GOOD,
    LineStatus.EXEMPT: Tone.GOOD,
}
_SEVERITY_TONES = {
    Severity.URGENT: Tone.URGENT,
    Severity.SOON: Tone.WARNING,
    Severity.NOTE: Tone.WAITING,
}
_WORD_TONES = {
    OverviewWord.LAPSED: Tone.URGENT,
    OverviewWord.IN_GRACE: Tone.WARNING,
    OverviewWord.REVOKED: Tone.URGENT,
    OverviewWord.SUSPENDED: Tone.WARNING,
    OverviewWord.OVERDUE: Tone.URGENT,
    OverviewWord.STALLED: Tone.WARNING,
    OverviewWord.RENEWAL_DUE: Tone.WAITING,
    OverviewWord.RETURNED: Tone.WARNING,
    OverviewWord.READY: Tone.WAITING,
    OverviewWord.IN_REVIEW: Tone.WAITING,
    OverviewWord.NOT_VERIFIED: Tone.WAITING,
    OverviewWord.ON_LEAVE: Tone.NEUTRAL,
    OverviewWord.NEW: Tone.NEUTRAL,
    OverviewWord.ON_TRACK: Tone.GOOD,
    OverviewWord.CERTIFIED: Tone.GOOD,
    OverviewWord.WITHDRAWN: Tone.NEUTRAL,
}
_ON_RECORD = (Standing.SUSPENDED, Standing.REVOKED)
_LEFT_OUT = (
    "Personal data is left out: a participant stands as a number that is the same in every "
    "report. Names, addresses, notes, certificate numbers and the names of evidence are not in it."
)


@dataclass(frozen=True)
class Names:
    """How a report calls people: by name, or by a label that stays theirs in every report."""

    hidden: bool = False

    def participant(self, key: int | None, name: str | None) -> str:
        """Call a participant; nobody is an empty text."""
        if not self.hidden:
            return name or ""
        return "" if key is None else f"Participant {key}"

    def credential(self, key: int, number: str) -> str:
        """Call a credential: its number is in the public register, and names its holder."""
        return f"Credential {key}" if self.hidden else number

    def evaluator(self, name: str | None) -> str:
        """Call an evaluator."""
        return "An evaluator" if self.hidden and name else name or ""

    def free(self, text: str) -> str:
        """Give what somebody wrote freely, which may hold anything; left out where hidden."""
        return "" if self.hidden else text

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was left out."""
        if not self.hidden:
            return ()
        return (_LEFT_OUT,)


def plain(word: str) -> str:
    """Write a word of the vocabulary as a person reads it: Renewal due."""
    return word.replace("_", " ").capitalize()


def standing_mark(standing: Standing) -> Mark:
    """Mark how a credential stands."""
    return Mark(plain(standing), _STANDING_TONES[standing])


def status_mark(status: LineStatus) -> Mark:
    """Mark how far a checklist line has come."""
    return Mark(plain(status), _STATUS_TONES[status])


def flag_mark(kind: FlagKind, severity: Severity) -> Mark:
    """Mark an exception, in the tone of how soon it wants a person."""
    return Mark(plain(kind), _SEVERITY_TONES[severity])


def state_mark(
    state: EnrollmentState, flags: Collection[FlagKind], standing: Standing | None, *, begun: bool
) -> Mark:
    """Mark how somebody stands in a program, in the word that the participants list shows."""
    if state is EnrollmentState.COMPLETED and standing in _ON_RECORD:
        return standing_mark(standing)
    word = overview_word(state, flags, standing, begun=begun)
    return Mark(plain(word), _WORD_TONES[word])


def period_in_words(period: Period, said: Callable[[date], str] = day_in_full) -> str:
    """Say which days a figure was counted over."""
    last = said(period.last_day)
    if period.first_day is None:
        return f"Up to {last}"
    return f"{said(period.first_day)} to {last}"


def days_in_words(first: date | None, last: date, today: date) -> str:
    """Say the period asked for, which ends today at the latest."""
    return period_in_words(Period(min(last, today), first))
