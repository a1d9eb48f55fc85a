"""Which rows are about the same person: by id, then e-mail, then exact name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.reading import Person, Place
from certtrack_app.rules.tracker.subjects import Subject, straight_name
from certtrack_app.rules.tracker.text import fold


@dataclass
class _Groups:
    """Subjects joined so far; the first of each group stands for it."""

    subjects: Sequence[Subject]
    parents: list[int] = field(default_factory=list)

    def root(self, number: int) -> int:
        while self.parents[number] != number:
            self.parents[number] = self.parents[self.parents[number]]
            number = self.parents[number]
        return number

    def join(self, first: int, second: int) -> None:
        one, other = self.root(first), self.root(second)
        self.parents[max(one, other)] = min(one, other)


def join_people(subjects: Sequence[Subject]) -> list[int]:
    """Give, for every subject, the number of the first subject that is the same person."""
    groups = _Groups(subjects, list(range(len(subjects))))
    _join_by(groups, _ids, lambda one, other: _names_agree(one, other))
    _join_by(groups, lambda s: [fold(s.email)] if s.email else [], _names_agree)
    _join_by(groups, lambda s: [s.name_key] if s.name_key else [], _particulars_agree)
    return [groups.root(number) for number in range(len(subjects))]


def _ids(subject: Subject) -> list[str]:
    return [f"{fold(kind)}={fold(value)}" for kind, value in subject.ids.items()]


def _join_by(
    groups: _Groups,
    keys: Callable[[Subject], Iterable[str]],
    agree: Callable[[Subject, Subject], bool],
) -> None:
    first: dict[str, list[int]] = {}
    for number, subject in enumerate(groups.subjects):
        for key in keys(subject):
            others = first.setdefault(key, [])
            match = next((o for o in others if agree(groups.subjects[o], subject)), None)
            if match is None:
                others.append(number)
            else:
                groups.join(match, number)


def _names_agree(one: Subject, other: Subject) -> bool:
    return not one.name or not other.name or one.name_key == other.name_key


def _particulars_agree(one: Subject, other: Subject) -> bool:
    if one.email and other.email and fold(one.email) != fold(other.email):
        return False
    return all(
        fold(other.ids[kind]) == fold(value) for kind, value in one.ids.items() if kind in other.ids
    )


def person_of(subjects: Sequence[Subject]) -> Person:
    """Put together what all rows about one person say."""
    ids: dict[str, str] = {}
    for subject in subjects:
        for kind, value in subject.ids.items():
            ids.setdefault(kind, value)
    started = next((s.enrolled_on for s in subjects if s.enrolled_on), None)
    return Person(
        name=next((straight_name(s.name) for s in subjects if s.name), "")
        or next(iter(ids.values()), ""),
        email=next((s.email for s in subjects if s.email), None),
        ids=ids,
        cohort=next((s.cohort for s in subjects if s.cohort), None),
        enrolled_on=started.on if started else None,
        cells=tuple(Place(s.sheet, cell[0], cell[1]) for s in subjects for cell in s.cells),
        remarks=tuple(remark for s in subjects for remark in s.remarks),
    )
