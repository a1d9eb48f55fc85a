"""People, put together from all rows about them."""

from collections.abc import Mapping, Sequence

from certtrack_app.rules.tracker.alike_people import Joined
from certtrack_app.rules.tracker.gathering import Gathering
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.reading import Person, Place
from certtrack_app.rules.tracker.subjects import Subject, straight_name
from certtrack_app.rules.tracker.text import fold


def person_of(subjects: Sequence[Subject], hanging: Mapping[Place, Sequence[int]]) -> Person:
    """Put together what all rows about one person say."""
    ids: dict[str, str] = {}
    for subject in subjects:
        for kind, value in subject.ids.items():
            ids.setdefault(kind, value)
    email = next((s.email for s in subjects if s.email), None)
    started = next((s.enrolled_on for s in subjects if s.enrolled_on), None)
    cells = tuple(Place(s.sheet, cell[0], cell[1]) for s in subjects for cell in s.cells)
    return Person(
        name=_name(subjects) or next(iter(ids.values()), "") or email or "",
        email=email,
        ids=ids,
        cohort=next((s.cohort for s in subjects if s.cohort), None),
        enrolled_on=started.on if started else None,
        cells=tuple(dict.fromkeys(cells)),
        evidence=tuple(n for place in cells for n in hanging.get(place, ())) if hanging else (),
        remarks=tuple(dict.fromkeys(remark for s in subjects for remark in s.remarks)),
    )


def _name(subjects: Sequence[Subject]) -> str:
    """The first full name, said first name first; a login only where there is no other."""
    names = [straight_name(subject.name) for subject in subjects if subject.name]
    return next((name for name in names if " " in name), "") or next(iter(names), "")


def ask_about_people(gathering: Gathering, joined: Joined) -> None:
    """Count the cells that name people under the questions whether they are one."""
    for ask, numbers in joined.asked:
        for number in numbers:
            subject = gathering.subjects[number]
            for cell in subject.cells:
                if (
                    ask.about == "names alike"
                    or fold(shown(cell)) == ask.topic.rpartition("=")[2].rpartition("/")[2]
                ):
                    gathering.ask(ask, subject.sheet, cell)
