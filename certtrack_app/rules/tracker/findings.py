"""What a person should mend in the requirements before anything goes in."""

from collections.abc import Iterator, Sequence

from certtrack_app.rules.tracker.likeness import Likeness
from certtrack_app.rules.tracker.reading import Fault, Finding
from certtrack_app.rules.tracker.requirements import OTHER, Gathered
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.vocabulary import RequirementKind

_ABOUT = "requirement definitions"
_ALIKE = 0.86
_MOST_COMPARED = 200
_MOST_NAMED = 3
_ADD_UP = frozenset(kind.value for kind in RequirementKind if kind.adds_up)


def findings_of(requirements: Sequence[Gathered], likeness: Likeness | None) -> tuple[Finding, ...]:
    """List titles alike, targets, kinds of evidence and deadlines missing, units mixed."""
    found = [*_alike(requirements, likeness), *_without_target(requirements), *_mixed(requirements)]
    found += _without_kind(requirements)
    if requirements:
        says, everyone = "No requirement has a deadline yet.", tuple(range(len(requirements)))
        found.append(Finding(_ABOUT, says, Fault.NO_DEADLINE, everyone))
    return tuple(found)


def _alike(requirements: Sequence[Gathered], likeness: Likeness | None) -> Iterator[Finding]:
    titles = [one.title for one in requirements][:_MOST_COMPARED]
    folded = [fold(title) for title in titles]
    for later, title in enumerate(titles):
        for earlier in range(later):
            if are_alike(folded[earlier], folded[later], likeness):
                says = f"“{titles[earlier]}” and “{title}” are alike. Are they one?"
                yield Finding(_ABOUT, says, Fault.ALIKE, (earlier, later))


def are_alike(one: str, other: str, likeness: Likeness | None) -> bool:
    """Tell whether two folded titles may name one requirement; different numbers never do."""
    if _numbers(one) != _numbers(other):
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    return likeness is not None and likeness(one, other) >= _ALIKE


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if any(map(str.isdigit, word)) or len(word) <= 2]  # noqa: PLR2004


def _without_target(requirements: Sequence[Gathered]) -> Iterator[Finding]:
    for number, one in enumerate(requirements):
        if one.kind_word in _ADD_UP and one.target is None:
            says = f"“{one.title}” adds up {one.kind_word}, but has no target."
            yield Finding(_ABOUT, says, Fault.NO_TARGET, (number,))


def _mixed(requirements: Sequence[Gathered]) -> Iterator[Finding]:
    for number, one in enumerate(requirements):
        if one.mixed_units:
            says = f"“{one.title}” mixes units: {', '.join(one.mixed_units)}."
            yield Finding(_ABOUT, says, Fault.MIXED_UNITS, (number,))


def _without_kind(requirements: Sequence[Gathered]) -> Iterator[Finding]:
    """Name in one sentence all requirements of which nothing says what evidence they ask for."""
    numbers = [n for n, one in enumerate(requirements) if one.kind_word == OTHER]
    if numbers:
        named = ", ".join(f"“{requirements[n].title}”" for n in numbers[:_MOST_NAMED])
        more = f" and {len(numbers) - _MOST_NAMED} more" if len(numbers) > _MOST_NAMED else ""
        says = f"Nothing says what kind of evidence is asked for: {named}{more}."
        yield Finding(_ABOUT, says, Fault.NO_KIND, tuple(numbers))
