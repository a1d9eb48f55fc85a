"""What a day says in its column: done then, planned for then, good until then."""

from dataclasses import dataclass
from functools import cached_property

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.datejudge import Dated, is_after
from certtrack_app.rules.tracker.relevance import says_done
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.tracker.statuses import answered_status, done_in
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus

_NO_DAY = "placeholder date, the day is unknown"


@dataclass(frozen=True)
class DayJudge:
    """Says what the days of one column mean."""

    context: Context

    def said(self, dated: Dated, shown_as: str) -> Said:
        """Say what a date says in this column: done on that day, planned for it, expiring."""
        if dated.placeholder:
            return self._undated(shown_as)
        if dated.day is None:
            return Said(rule=dated.rule, ask=dated.ask)
        if self.context.meaning is Meaning.EXPIRY:
            return Said(expires=dated.day, rule="expiry in column", ask=dated.ask)
        if self.context.mode is Mode.EXPIRED:
            status = FactStatus.EXPIRED
            return Said(status, expires=dated.day, rule="expiry in column", ask=dated.ask)
        if self.context.mode in (Mode.DUE, Mode.REQUIRED):
            return Said(done_in(self.context.mode), rule="deadline in column", ask=dated.ask)
        status = done_in(self.context.mode)
        strength = Strength.FINISHED if self._says_finished else Strength.DATED
        said = Said(status, on=dated.day, rule=dated.rule, ask=dated.ask, strength=strength)
        is_future = self.context.mode is Mode.DONE and is_after(
            dated.day, self.context.today.isoformat()
        )
        return self._in_the_future(said, shown_as) if is_future and dated.ask is None else said

    @cached_property
    def _says_finished(self) -> bool:
        """Whether the heading says that its days are those of completion."""
        words = fold(self.context.head.text).split()
        done = self.context.mode is Mode.DONE
        return done and any(says_done(word, self.context.vocabulary) for word in words)

    def _undated(self, shown_as: str) -> Said:
        of_completion = self.context.meaning in (Meaning.VALUE, Meaning.DATE, Meaning.STATUS)
        if not of_completion or self.context.mode is not Mode.DONE:
            return Said(ignored=_NO_DAY)
        ask = Ask(
            f"placeholder/{self.context.topic}",
            shown_as,
            "placeholder date",
            (FactStatus.COMPLETED.value, FactStatus.NOT_STARTED.value, "ignore"),
            FactStatus.COMPLETED.value,
        )
        answer = self.context.corrections.answer(ask)
        if answer is not None:
            return answered_status(answer, "answered")
        return Said(
            FactStatus.COMPLETED,
            rule="placeholder date",
            ask=ask,
            strength=Strength.DATED,
            settled_by_status=True,
        )

    def _in_the_future(self, said: Said, shown_as: str) -> Said:
        ask = Ask(
            f"future/{self.context.topic}",
            shown_as,
            "date after today",
            (FactStatus.PLANNED.value, FactStatus.COMPLETED.value),
            FactStatus.PLANNED.value,
        )
        answer = self.context.corrections.answer(ask)
        if answer == FactStatus.COMPLETED.value:
            return said
        return said._replace(
            status=FactStatus.PLANNED, ask=None if answer else ask, rule="date after today"
        )
