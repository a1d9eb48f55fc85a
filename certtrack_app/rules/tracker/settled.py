"""Questions that were asked of a tracker, with the answers that settled them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.asking import Corrections
from certtrack_app.rules.tracker.reading import Reading, Settled


def settled_in(reading: Reading, answers: Mapping[str, str]) -> tuple[Settled, ...]:
    """The questions of a reading that have an answer."""
    return tuple(
        Settled(one, answers[one.topic]) for one in reading.questions if one.topic in answers
    )


def settled_before(
    read: Callable[[Corrections], Reading], corrections: Corrections
) -> tuple[Settled, ...]:
    """The questions that would be asked without their answers; one answer may lead to others.

    `read` understands the same files obeying corrections.
    """
    given: dict[str, str] = {}
    settled: tuple[Settled, ...] = ()
    while len(given) < len(corrections.answers):
        reading = read(replace(corrections, answers=dict(given)))
        further = [
            one
            for one in settled_in(reading, corrections.answers)
            if one.question.topic not in given
        ]
        if not further:
            break
        settled += tuple(further)
        given |= {one.question.topic: one.answer for one in further}
    return settled
