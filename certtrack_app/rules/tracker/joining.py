"""Which rows are about the same person: by id, then e-mail, then exact name; likeness only asks."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from certtrack_app.rules.tracker.alike_people import SAME, TWO, Joined, ask_alike
from certtrack_app.rules.tracker.asking import Ask, Corrections
from certtrack_app.rules.tracker.likeness import Alike, Likeness, alike
from certtrack_app.rules.tracker.subjects import Subject
from certtrack_app.rules.tracker.text import fold

_ENOUGH, _OVERLAP, _SHORTEST_ID = 2, 0.5, 3


def join_people(
    subjects: Sequence[Subject], corrections: Corrections, likeness: Likeness | None
) -> Joined:
    """Join the rows that are about one person, and ask where only likeness speaks for it."""
    joined = Joined(subjects, list(range(len(subjects))))
    kinds = _kinds_of_ids(subjects)
    _join_by(joined, lambda s: _ids(s, kinds), corrections, "same id")
    _join_by(joined, lambda s: [fold(s.email)] if s.email else [], corrections, "same e-mail")
    _join_names(joined, kinds)
    ask_alike(
        joined,
        lambda one, other: _particulars_agree(joined, one, other, kinds),
        corrections,
        likeness,
    )
    return joined


def _ids(subject: Subject, kinds: Mapping[str, str]) -> list[str]:
    return [f"{kinds[fold(kind)]}={fold(value)}" for kind, value in subject.ids.items()]


def _kinds_of_ids(subjects: Sequence[Subject]) -> Mapping[str, str]:
    """Find headings of ids that mean the same: most of their values are the same."""
    values: dict[str, set[str]] = {}
    for subject in subjects:
        for kind, value in subject.ids.items():
            values.setdefault(fold(kind), set()).add(fold(value))
    kinds = {kind: kind for kind in values}
    listed = list(values)
    for position, kind in enumerate(listed):
        for earlier in listed[:position]:
            mine, theirs = _long(values[kind]), _long(values[earlier])
            shared = len(mine & theirs)
            if shared >= _ENOUGH and shared >= _OVERLAP * min(len(mine), len(theirs)):
                kinds[kind] = kinds[earlier]
                break
    return kinds


def _long(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value for value in values if len(value) >= _SHORTEST_ID)


def _join_by(
    joined: Joined,
    keys: Callable[[Subject], Iterable[str]],
    corrections: Corrections,
    about: str,
) -> None:
    """Join by a key; where the names under one key cannot be one person's, ask."""
    first: dict[str, list[int]] = {}
    for number, subject in enumerate(joined.subjects):
        for key in keys(subject):
            others = first.setdefault(key, [])
            match = next((o for o in others if _names_agree(joined.subjects[o], subject)), None)
            if match is not None:
                joined.join(match, number)
                continue
            if others and _says_one(joined, (others[0], number), corrections, (about, key)):
                joined.join(others[0], number)
            others.append(number)


def _says_one(
    joined: Joined, pair: tuple[int, int], corrections: Corrections, topic: tuple[str, str]
) -> bool:
    about, key = topic
    names = " / ".join(joined.subjects[number].name for number in pair)
    ask = Ask(f"{about}/{key}", names, about, (TWO, SAME), TWO)
    answer = corrections.answer(ask)
    if answer is None:
        joined.asked.append((ask, pair))
    return answer == SAME


def _names_agree(one: Subject, other: Subject) -> bool:
    if not one.name or not other.name:
        return True
    return alike(one.name_key, other.name_key) >= Alike.COMPATIBLE


def _join_names(joined: Joined, kinds: Mapping[str, str]) -> None:
    first: dict[str, list[int]] = {}
    for number, subject in enumerate(joined.subjects):
        if not subject.name_key:
            continue
        others = first.setdefault(subject.name_key, [])
        match = next((o for o in others if _particulars_agree(joined, o, number, kinds)), None)
        if match is None:
            others.append(number)
        else:
            joined.join(match, number)


def _particulars_agree(joined: Joined, one: int, other: int, kinds: Mapping[str, str]) -> bool:
    first, second = joined.subjects[joined.root(one)], joined.subjects[joined.root(other)]
    if first.email and second.email and fold(first.email) != fold(second.email):
        return False
    mine = {kinds[fold(kind)]: fold(value) for kind, value in first.ids.items()}
    theirs = {kinds[fold(kind)]: fold(value) for kind, value in second.ids.items()}
    return all(theirs[kind] == value for kind, value in mine.items() if kind in theirs)
