"""What a word or mark of status says in its column."""

from certtrack_app.rules.tracker.asking import Ask
from certtrack_app.rules.tracker.context import Context
from certtrack_app.rules.tracker.lexicon import Word
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus

IGNORE = "ignore"
LEFT_OUT = "left out by the person importing"
STATUS_CHOICES = (*(status.value for status in FactStatus), IGNORE)
_MODE_STATUS = {
    Mode.PLANNED: FactStatus.PLANNED,
    Mode.DUE: FactStatus.REQUIRED,
    Mode.REQUIRED: FactStatus.REQUIRED,
    Mode.EXPIRED: FactStatus.EXPIRED,
}
_APPLIED = {
    FactStatus.COMPLETED: FactStatus.REQUIRED,
    FactStatus.NOT_STARTED: FactStatus.NOT_APPLICABLE,
}
"""Yes and no where they say whether a requirement applies."""
_X = "x"


def done_in(mode: Mode) -> FactStatus:
    """Give what a bare mark or date says: done, or in a plan, planned."""
    return _MODE_STATUS.get(mode, FactStatus.COMPLETED)


def said_by_word(word: Word, raw: str, context: Context) -> Said:
    """Read a known word or mark."""
    folded = fold(raw)
    own = context.corrections.values.get(folded)
    if own is not None:
        return answered_status(own, "the office's own word")
    if folded in context.surroundings.legend:
        return Said(context.surroundings.legend[folded], rule="legend", strength=Strength.OUTRIGHT)
    if word.status is None:
        return Said(ignored="a placeholder that says nothing")
    status = (
        done_in(context.mode) if word.mark and word.status is FactStatus.COMPLETED else word.status
    )
    if word.doubtful or (word.mark and _has_rival(folded, context)):
        return asked_status(raw, status, context)
    return _stated(status, "mark" if word.mark else "status word", context)


def said_by_truth(context: Context, *, value: bool) -> Said:
    """Read true or false."""
    status = done_in(context.mode) if value else FactStatus.NOT_STARTED
    return _stated(status, "true or false", context)


def _stated(status: FactStatus, rule: str, context: Context) -> Said:
    if context.meaning is Meaning.APPLIES:
        return Said(_APPLIED.get(status, status), rule=rule, strength=Strength.DEDUCED)
    return Said(status, rule=rule, strength=Strength.OUTRIGHT)


def _has_rival(folded: str, context: Context) -> bool:
    """Tell whether x stands in one table with marks that make it mean no."""
    return folded == _X and bool(context.surroundings.marks - {_X})


def value_topic(folded: str) -> str:
    """Name the question what a value means, wherever it stands."""
    return f"value/{folded}"


def asked_status(raw: str, proposed: FactStatus | None, context: Context, within: str = "") -> Said:
    """Ask what a value means, once for the value wherever it stands, or within one sheet."""
    if fold(raw) in context.surroundings.legend:
        return Said(
            context.surroundings.legend[fold(raw)], rule="legend", strength=Strength.OUTRIGHT
        )
    ask = Ask(
        f"value/{within}/{fold(raw)}" if within else value_topic(fold(raw)),
        raw,
        "meaning of a value",
        STATUS_CHOICES,
        proposed.value if proposed else None,
    )
    answer = context.corrections.answer(ask)
    if answer is not None:
        return answered_status(answer, "answered")
    return Said(proposed, rule="value asked about", ask=ask, strength=Strength.OUTRIGHT)


def certain_enough(status: FactStatus | None) -> FactStatus | None:
    """Propose no completion where words were not understood: they may deny or defer it."""
    return None if status is FactStatus.COMPLETED else status


def answered_status(answer: str, rule: str) -> Said:
    """Read an answer that is a status, or the wish to leave the value out."""
    if answer in set(FactStatus):
        return Said(FactStatus(answer), rule=rule, strength=Strength.OUTRIGHT)
    return Said(ignored=LEFT_OUT)
