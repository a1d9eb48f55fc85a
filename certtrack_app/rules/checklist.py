"""The checklist of an enrollment: its lines, since when each can be worked on, and the whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certtrack_app.rules.amounts import CreditWindow, Progress
from certtrack_app.rules.deadline import DeadlineBase, DueDate, due_date
from certtrack_app.rules.leave import Leave, leave_changes_on, on_leave
from certtrack_app.rules.line import LineFacts, LineState, line_state
from certtrack_app.rules.vocabulary import EnrollmentState, LineStatus, Phase
from certtrack_app.rules.words import day_in_words, joined

_BEGINS = {Phase.INITIAL: "enrollment", Phase.RENEWAL: "the start of the renewal"}
_CLOSED = (EnrollmentState.COMPLETED, EnrollmentState.WITHDRAWN)


@dataclass(frozen=True)
class ChecklistFacts:
    """The checklist of one enrollment; a renewal is an enrollment of the renewal phase.

    `enrolled_on` is the day the clocks start from; `closed_on` the day it was completed or
    withdrawn: nothing later changes what it says. `ends_on` is the day by which the whole is
    wanted where its lines have no deadline of their own (the expiry, for a renewal).
    """

    id: int
    enrolled_on: date
    lines: tuple[LineFacts, ...]
    phase: Phase = Phase.INITIAL
    state: EnrollmentState = EnrollmentState.IN_PROGRESS
    closed_on: date | None = None
    ends_on: date | None = None
    window: CreditWindow | None = None
    leaves: tuple[Leave, ...] = ()
    participant_id: int = 0
    program: str = ""


@dataclass(frozen=True)
class Opening:
    """Since when a line can be worked on; None while it waits for other requirements."""

    since: date | None
    because: str
    waits_for: tuple[str, ...] = ()
    """Titles."""


@dataclass(frozen=True)
class LineVerdict:
    """What a line has come to, since when it can be worked on, and by when it is wanted."""

    state: LineState
    opening: Opening
    due: DueDate | None
    needed: bool
    """False where enough of its choice is satisfied without it."""
    is_open: bool
    """Whether the whole still waits for it."""

    @property
    def line(self) -> LineFacts:
        """The facts of the line."""
        return self.state.line

    @property
    def status(self) -> LineStatus:
        """How far it has come."""
        return self.state.status

    @property
    def progress(self) -> Progress:
        """How its evidence adds up."""
        return self.state.progress

    @property
    def because(self) -> str:
        """Why it has the status it has."""
        return self.state.because

    @property
    def settled_on(self) -> date | None:
        """The day of the decision that settled it."""
        return self.state.settled_on

    @property
    def last_activity_on(self) -> date | None:
        """When the participant last did something for it."""
        return self.state.last_activity_on


@dataclass(frozen=True)
class ChecklistVerdict:
    """What a checklist has come to today.

    `holds_until` is the first day on which time alone may change it.
    """

    facts: ChecklistFacts
    state: EnrollmentState
    lines: tuple[LineVerdict, ...]
    complete: bool
    """Whether every line that is asked for is settled."""
    open_because: tuple[str, ...]
    """Why it is not complete, a sentence a line."""
    holds_until: date | None = None


def checklist(facts: ChecklistFacts, today: date) -> ChecklistVerdict:
    """Say what every line of an enrollment has come to, and whether the whole is complete."""
    day = min(today, facts.closed_on) if facts.closed_on else today
    states = {line.rule.code: line_state(line, facts.window, day) for line in facts.lines}
    enough = _satisfied_choices(states.values())
    base = DeadlineBase(facts.enrolled_on, facts.leaves, facts.ends_on, _BEGINS[facts.phase])
    lines = tuple(_line_verdict(state, states, base, enough, day) for state in states.values())
    still_open = _open_because(lines)
    return ChecklistVerdict(
        facts=facts,
        state=_state(facts, today),
        lines=lines,
        complete=not still_open,
        open_because=still_open,
        holds_until=_holds_until(facts, lines, today),
    )


def _line_verdict(
    state: LineState,
    states: Mapping[str, LineState],
    base: DeadlineBase,
    enough: frozenset[str],
    day: date,
) -> LineVerdict:
    line, settled = state.line, state.status.is_settled
    needed = settled or line.rule.choice not in enough
    return LineVerdict(
        state=state,
        opening=_opening(line, states, base),
        due=due_date(line.rule, base, line.extensions, day),
        needed=needed,
        is_open=needed and not settled,
    )


def _opening(line: LineFacts, states: Mapping[str, LineState], base: DeadlineBase) -> Opening:
    """Since when a line can be worked on: enrollment, or the last of what it waited for."""
    enrolled_on = base.enrolled_on
    before = [states[code] for code in line.rule.prerequisites if code in states]
    if not before:
        return Opening(enrolled_on, f"Open since {base.begins} on {day_in_words(enrolled_on)}.")
    waits_for = tuple(state.line.rule.title for state in before if state.settled_on is None)
    if waits_for:
        return Opening(None, f"Waits for {joined(waits_for)}.", waits_for)
    settled = max(state.settled_on or enrolled_on for state in before)
    titles = joined([state.line.rule.title for state in before])
    since = max(settled, enrolled_on)
    return Opening(since, f"Open since {day_in_words(since)}, with {titles} settled.")


def _satisfied_choices(states: Iterable[LineState]) -> frozenset[str]:
    """The choices of which enough is settled, so that the rest is no longer asked for."""
    settled: dict[str, int] = {}
    needs: dict[str, int] = {}
    for state in states:
        rule = state.line.rule
        if rule.choice:
            settled[rule.choice] = settled.get(rule.choice, 0) + state.status.is_settled
            needs[rule.choice] = max(needs.get(rule.choice, 0), rule.choice_needs)
    return frozenset(choice for choice, count in settled.items() if count >= needs[choice])


def _open_because(lines: Sequence[LineVerdict]) -> tuple[str, ...]:
    """Why a checklist is not complete: a sentence a line, imported completions named as such."""
    if not lines:
        return ("The checklist has no requirements.",)
    return tuple(
        f"{line.line.rule.title}: {line.status.value.replace('_', ' ')}. {line.state.because}"
        for line in lines
        if line.is_open
    )


def _state(facts: ChecklistFacts, today: date) -> EnrollmentState:
    if facts.state in _CLOSED:
        return facts.state
    away = on_leave(facts.leaves, today)
    return EnrollmentState.ON_LEAVE if away else EnrollmentState.IN_PROGRESS


def _holds_until(facts: ChecklistFacts, lines: Iterable[LineVerdict], today: date) -> date | None:
    if facts.state in _CLOSED:
        return None
    days = [line.progress.holds_until for line in lines]
    days.append(leave_changes_on(facts.leaves, today))
    return min((day for day in days if day is not None), default=None)
