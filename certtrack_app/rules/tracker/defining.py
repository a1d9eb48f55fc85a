"""What is still unclear about requirements, once a person has defined some of them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, assert_never

from certtrack_app.rules.tracker.reading import Fault, Finding, Reading
from certtrack_app.rules.tracker.set_right import Defined, SetRight, TwoThings, about
from certtrack_app.rules.tracker.text import fold


class Unclear(NamedTuple):
    """What is unclear about one requirement; `other` is the one it is like."""

    requirement: int
    fault: Fault
    other: int | None = None


def still_unclear(
    reading: Reading, set_right: Sequence[SetRight], settled: Collection[int] = ()
) -> tuple[Unclear, ...]:
    """Say what is left to mend; `settled` are those the program defines already."""
    defined = {fold(one.title): one for one in set_right if isinstance(one, Defined)}
    said = [defined.get(fold(one.title)) for one in reading.requirements]
    apart = {about(one) for one in set_right if isinstance(one, TwoThings)}
    return tuple(
        one
        for finding in reading.findings
        for one in _of(finding, said)
        if one.requirement not in settled and _pair(one, reading) not in apart
    )


def _of(finding: Finding, said: Sequence[Defined | None]) -> Iterator[Unclear]:
    if finding.fault is Fault.ALIKE:
        one, other = finding.requirements
        yield Unclear(one, finding.fault, other)
        yield Unclear(other, finding.fault, one)
        return
    for number in finding.requirements:
        if finding.fault is not None and not _is_mended(finding.fault, said[number]):
            yield Unclear(number, finding.fault)


def _is_mended(fault: Fault, defined: Defined | None) -> bool:
    if defined is None:
        return False
    match fault:
        case Fault.NO_TARGET:
            return defined.target is not None or not defined.kind.adds_up
        case Fault.NO_DEADLINE:
            return defined.deadline_days is not None
        case Fault.NO_KIND | Fault.MIXED_UNITS | Fault.ALIKE:
            return True
        case _:
            assert_never(fault)


def _pair(one: Unclear, reading: Reading) -> tuple[object, ...]:
    if one.other is None:
        return ()
    titles = reading.requirements[one.requirement].title, reading.requirements[one.other].title
    return about(TwoThings(*titles))
