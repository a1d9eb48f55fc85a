"""People whose names are alike on different sheets: joined by nobody, only asked about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.asking import Ask, Corrections
from certtrack_app.rules.tracker.likeness import Alike, Likeness, alike
from certtrack_app.rules.tracker.subjects import Subject
from certtrack_app.rules.tracker.text import fold

SAME, TWO = "one person", "two people"
_MOST_PEOPLE = 4_000
_USUALLY_SHARED = 0.3
_PREFIX = 3
Agree = Callable[[int, int], bool]


@dataclass
class Joined:
    """Who is who: for each subject the first that is the same person, and what is asked of whom.

    `proposed` are subjects whose place among the people is only proposed.
    """

    subjects: Sequence[Subject]
    parents: list[int]
    asked: list[tuple[Ask, tuple[int, ...]]] = field(default_factory=list)
    proposed: set[int] = field(default_factory=set)

    def root(self, number: int) -> int:
        """Give the first subject that is the same person."""
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def join(self, first: int, second: int) -> None:
        """Make two subjects one person."""
        one, other = self.root(first), self.root(second)
        self.parents[max(one, other)] = min(one, other)

    def roots(self) -> list[int]:
        """For every subject the first that is the same person."""
        return [self.root(number) for number in range(len(self.subjects))]

    def members(self) -> dict[int, list[int]]:
        """The subjects of every person, by the first of them."""
        members: dict[int, list[int]] = {}
        for number, root in enumerate(self.roots()):
            members.setdefault(root, []).append(number)
        return members


def ask_alike(
    joined: Joined, agree: Agree, corrections: Corrections, likeness: Likeness | None
) -> None:
    """Ask about names that are alike and have no exact partner on the other's sheet."""
    members = joined.members()
    sheets = {
        root: frozenset(joined.subjects[n].sheet for n in numbers)
        for root, numbers in members.items()
    }
    if (
        len({sheet for known in sheets.values() for sheet in known}) < 2  # noqa: PLR2004
        or len(members) > _MOST_PEOPLE
    ):
        return
    lonely = _lonely(joined, sheets)
    candidates = _by_part(joined, members)
    for root in members:
        if root not in lonely:
            continue
        near = {o for part in _parts(_label(joined, root)) for o in candidates.get(part, ())}
        near = {o for o in near if o < root or o not in lonely}
        near = {o for o in near if o != root and not sheets[o] & sheets[root] and agree(o, root)}
        graded = [(alike(_label(joined, o), _label(joined, root), likeness), -o) for o in near]
        found = sorted(one for one in graded if one[0] > Alike.DIFFERENT)
        if found:
            _ask(joined, (-found[-1][1], root), _proposal(found), members, corrections)


def _proposal(found: Sequence[tuple[Alike, int]]) -> str:
    """Propose one person where one name alone is compatible."""
    compatible = [one for one in found if one[0] >= Alike.COMPATIBLE]
    return SAME if len(compatible) == 1 else TWO


def _ask(
    joined: Joined,
    pair: tuple[int, int],
    proposed: str,
    members: dict[int, list[int]],
    corrections: Corrections,
) -> None:
    other, root = pair
    one, two = _label(joined, other), _label(joined, root)
    names = f"{joined.subjects[other].name or one} / {joined.subjects[root].name or two}"
    ask = Ask(f"alike/{one}/{two}", names, "names alike", (SAME, TWO), proposed)
    answer = corrections.answer(ask)
    if answer is None:
        joined.asked.append((ask, tuple(members[root])))
        joined.proposed.update(members[root])
    if (answer or proposed) == SAME:
        joined.join(other, root)


def _lonely(joined: Joined, sheets: dict[int, frozenset[int]]) -> set[int]:
    """The people on one sheet only whose sheet is mostly on others too, or who go by a login."""
    total: dict[int, int] = {}
    shared: dict[int, int] = {}
    for known in sheets.values():
        for sheet in known:
            total[sheet] = total.get(sheet, 0) + 1
            shared[sheet] = shared.get(sheet, 0) + (len(known) > 1)
    usual = {sheet for sheet in total if shared[sheet] >= _USUALLY_SHARED * total[sheet]}
    return {
        root
        for root, known in sheets.items()
        if len(known) == 1 and (known <= usual or _is_login(joined.subjects[root]))
    }


def _is_login(subject: Subject) -> bool:
    return bool(_text(subject)) and " " not in _text(subject).strip()


def _text(subject: Subject) -> str:
    return subject.name or next(iter(subject.ids.values()), "")


def _label(joined: Joined, root: int) -> str:
    subject = joined.subjects[root]
    return subject.name_key or fold(_text(subject))


def _parts(name: str) -> set[str]:
    parts = name.split()
    prefixes = {part[:_PREFIX] for part in parts} | {part[1 : _PREFIX + 1] for part in parts}
    return {*parts, *prefixes}


def _by_part(joined: Joined, roots: Iterable[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for root in roots:
        for part in _parts(_label(joined, root)):
            found.setdefault(part, []).append(root)
    return found
