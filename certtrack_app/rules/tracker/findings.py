"""What a person should mend in the requirements before anything goes in."""

from collections.abc import Iterator, Sequence

from certtrack_app.rules.tracker.likeness import Likeness
from certtrack_app.rules.tracker.reading import Finding
from certtrack_app.rules.tracker.requirements import Gathered
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.vocabulary import RequirementKind

_ABOUT = "requirement definitions"
_ALIKE = 0.86
_MOST_COMPARED = 200
_ADD_UP = frozenset(kind.value for kind in RequirementKind if kind.adds_up)


def findings_of(requirements: Sequence[Gathered], likeness: Likeness | None) -> tuple[Finding, ...]:
    """List titles that are alike, missing targets, mixed units, and that nothing has a deadline."""
    found = [*_alike(requirements, likeness), *_without_target(requirements), *_mixed(requirements)]
    if requirements:
        found.append(Finding(_ABOUT, "No requirement has a deadline yet."))
    return tuple(found)


def _alike(requirements: Sequence[Gathered], likeness: Likeness | None) -> Iterator[Finding]:
    titles = [one.title for one in requirements][:_MOST_COMPARED]
    folded = [fold(title) for title in titles]
    for later, title in enumerate(titles):
        for earlier in range(later):
            if _are_alike(folded[earlier], folded[later], likeness):
                yield Finding(_ABOUT, f"“{titles[earlier]}” and “{title}” are alike. Are they one?")


def _are_alike(one: str, other: str, likeness: Likeness | None) -> bool:
    if _numbers(one) != _numbers(other):
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    return likeness is not None and likeness(one, other) >= _ALIKE


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if any(map(str.isdigit, word)) or len(word) <= 2]  # noqa: PLR2004


def _without_target(requirements: Sequence[Gathered]) -> Iterator[Finding]:
    for one in requirements:
        if one.kind_word in _ADD_UP and one.target is None:
            yield Finding(_ABOUT, f"“{one.title}” adds up {one.kind_word}, but has no target.")


def _mixed(requirements: Sequence[Gathered]) -> Iterator[Finding]:
    for one in requirements:
        units = sorted(unit for unit in one.units if unit)
        if len(units) > 1:
            yield Finding(_ABOUT, f"“{one.title}” mixes units: {', '.join(units)}.")
