"""What an amount, a score or a bare number says in its column."""

from dataclasses import dataclass
from functools import cached_property

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.merging import status_of_amount
from certtrack_app.rules.tracker.numbers import UNITS, NumberUse, use_of_numbers
from certtrack_app.rules.tracker.quantities import Quantity, in_hours, plain
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.tracker.statuses import IGNORE, LEFT_OUT, asked_status, done_in
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind

NO_PASS_MARK, _ANY_SCORE = "no pass mark", "any score"
_PASS_MARKS = (NO_PASS_MARK, _ANY_SCORE, "50", "60", "65", "70", "75", "80", "85", "90", "100")
_WHOLE = 100
_NUMBER_CHOICES = (
    NumberUse.SCORE.value,
    NumberUse.HOURS.value,
    NumberUse.SESSIONS.value,
    NumberUse.CREDITS.value,
    IGNORE,
)


@dataclass(frozen=True)
class AmountJudge:
    """Reads the amounts and scores of one column."""

    context: Context

    @cached_property
    def use(self) -> NumberUse:
        """What bare numbers mean here."""
        return use_of_numbers(self.context)

    def of_number(self, number: float, raw: str) -> Said:
        """Read a bare number that is no date."""
        if self._percents_are_progress and "%" in self.context.head.text:
            return self._percent(Quantity(plain(number), "%"), raw)
        match self.use:
            case NumberUse.FLAG:
                return self.flag(number)
            case NumberUse.SCORE:
                return self._score(number)
            case NumberUse.MINUTES:
                return self._amount(in_hours(number, UNITS[self.use]))
            case NumberUse.HOURS | NumberUse.SESSIONS | NumberUse.CREDITS | NumberUse.AMOUNT:
                return self._amount(Quantity(plain(number), UNITS.get(self.use, "")))
            case NumberUse.CODE:
                return asked_status(raw, None, self.context, within=self.context.sheet_topic)
            case _:
                return self._asked(number, raw)

    def flag(self, number: float) -> Said:
        """Read one and zero as done and not started."""
        status = done_in(self.context.mode) if number else FactStatus.NOT_STARTED
        return Said(status, rule="one or zero", strength=Strength.OUTRIGHT)

    def of_quantity(self, quantity: Quantity, raw: str) -> Said:
        """Read an amount that says its unit or target itself."""
        if quantity.unit == "%":
            return self._percent(quantity, raw)
        if quantity.target is not None:
            return self._out_of(quantity)
        return self._amount(quantity) if quantity.unit else self.of_number(quantity.amount, raw)

    def _out_of(self, quantity: Quantity) -> Said:
        is_score = (
            self.context.kind is RequirementKind.ASSESSMENT or self.context.meaning is Meaning.SCORE
        )
        if is_score and quantity.target == _WHOLE:
            return self._score(quantity.amount)
        unit = quantity.unit or UNITS.get(self.use, "")
        return self._amount(quantity._replace(unit=unit))

    def _amount(self, quantity: Quantity) -> Said:
        head = self.context.head.quantity
        unit = quantity.unit or (head.unit if head else "")
        if self.context.meaning is Meaning.TARGET:
            return Said(target=quantity.amount, unit=unit, rule="target in column")
        target = quantity.target or (head.amount if head and head.amount else self.context.target)
        status = status_of_amount(quantity.amount, target)
        if self.context.mode is not Mode.DONE:
            status = done_in(self.context.mode)
        strength = Strength.MEASURED if target is not None else Strength.DEDUCED
        said = Said(status, amount=quantity.amount, unit=unit, target=target, rule=quantity.rule)
        return said._replace(strength=strength)

    def _percent(self, quantity: Quantity, raw: str) -> Said:
        if self.context.meaning is Meaning.SCORE or self.context.kind is RequirementKind.ASSESSMENT:
            return self._score(quantity.amount)
        if self._percents_are_progress:
            status = status_of_amount(quantity.amount, _WHOLE)
            return Said(
                status,
                amount=quantity.amount,
                unit="%",
                rule="percent of progress",
                strength=Strength.MEASURED,
            )
        ask = Ask(
            f"percent/{self.context.topic}",
            raw,
            "what the percentages are",
            ("progress", "score"),
            "progress",
        )
        answer = self.context.corrections.answer(ask)
        if answer == "score":
            return self._score(quantity.amount)
        status = status_of_amount(quantity.amount, _WHOLE)
        return Said(
            status,
            amount=quantity.amount,
            unit="%",
            rule="percent",
            ask=None if answer else ask,
            settled_by_status=True,
        )

    @cached_property
    def _percents_are_progress(self) -> bool:
        return self.context.meaning is Meaning.STATUS

    def _score(self, score: float) -> Said:
        mark = self.context.head.pass_mark or self.context.surroundings.pass_mark
        if mark is None:
            return self._score_without_mark(score)
        status = FactStatus.COMPLETED if score >= mark else FactStatus.IN_PROGRESS
        return Said(status, score=score, rule="score against pass mark", strength=Strength.MEASURED)

    def _score_without_mark(self, score: float) -> Said:
        """Keep a score of which nobody said whether it passes, and ask once for the column."""
        together = self.context.surroundings.many_scores
        topic = self.context.sheet_topic if together else self.context.topic
        title = self.context.title
        ask = Ask(f"pass mark/{topic}", title, "pass mark", _PASS_MARKS, NO_PASS_MARK)
        answer = self.context.corrections.answer(ask)
        share = score * _WHOLE / self.context.target if self.context.target else score
        mark = _pass_mark(answer or NO_PASS_MARK)
        passed = mark is not None and share >= mark
        return Said(
            FactStatus.COMPLETED if passed else FactStatus.IN_PROGRESS,
            score=plain(score),
            rule="score without a pass mark" if mark is None else "score against pass mark",
            ask=None if answer else ask,
            strength=Strength.LOGGED if mark is None else Strength.MEASURED,
            settled_by_status=True,
        )

    def _asked(self, number: float, raw: str) -> Said:
        ask = Ask(
            f"numbers/{self.context.topic}",
            raw,
            "what the numbers are",
            _NUMBER_CHOICES,
            NumberUse.HOURS.value,
        )
        answer = self.context.corrections.answer(ask)
        use = answer or NumberUse.HOURS.value
        if use == NumberUse.SCORE.value:
            return self._score(number)
        if use not in set(NumberUse):
            return Said(ignored=LEFT_OUT)
        said = self._amount(Quantity(plain(number), UNITS.get(NumberUse(use), "")))
        return said._replace(ask=None if answer else ask)


def _pass_mark(answer: str) -> float | None:
    """Read the mark answered; any score passes from 0 on, and without a mark nothing does."""
    if answer in (NO_PASS_MARK, _ANY_SCORE):
        return None if answer == NO_PASS_MARK else 0.0
    try:
        return float(answer)
    except ValueError:
        return None
