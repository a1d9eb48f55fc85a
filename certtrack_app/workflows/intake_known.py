"""Everybody the office knows, by what tells them apart, to match a tracker's people with."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from certtrack_app.models.participant import ExternalId, Participant
from certtrack_app.rules.tracker.reading import Person
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Reader


@dataclass(eq=False)
class Somebody:
    """Somebody on record, or about to be: `first_as` is the tracker's person who is new."""

    id: int
    name: str
    email: str
    cohort: str
    ids: dict[str, str] = field(default_factory=dict)
    """Folded, by folded kind."""
    first_as: Person | None = None


@dataclass
class Known:
    """Everybody known, by id, e-mail and name."""

    by_id: dict[tuple[str, str], Somebody]
    by_email: dict[str, list[Somebody]]
    by_name: dict[str, list[Somebody]]

    @classmethod
    def gather(cls, reader: Reader) -> "Known":
        """Load everybody."""
        known = cls({}, defaultdict(list), defaultdict(list))
        people = reader.session.execute(
            select(Participant.id, Participant.name, Participant.email, Participant.cohort)
        )
        everybody = {row.id: Somebody(row.id, row.name, row.email, row.cohort) for row in people}
        ids = select(ExternalId.participant_id, ExternalId.kind, ExternalId.value)
        for key, kind, value in reader.session.execute(ids):
            everybody[key].ids[folded(kind)] = folded(value)
        for somebody in everybody.values():
            known._note(somebody)
        return known

    def find(self, person: Person) -> Somebody | None:
        """Find a person by id, then e-mail, then the exact name with agreeing particulars."""
        for kind, value in person.ids.items():
            if (found := self.by_id.get((folded(kind), folded(value)))) is not None:
                return found
        if person.email and (alike := self.by_email.get(folded(person.email))):
            same = [one for one in alike if folded(one.name) == folded(person.name)]
            kin = [one for one in alike if _is_named_alike(one, person)]
            if same or len(kin) == 1:
                return (same or kin)[0]
        namesakes = [
            one for one in self.by_name.get(folded(person.name), ()) if _agrees(one, person)
        ]
        return namesakes[0] if len(namesakes) == 1 else None

    def find_or_note(self, person: Person) -> Somebody:
        """Find a person, or note them as somebody new: the next row may name them again."""
        return self.find(person) or self._note(_new(person))

    def _note(self, somebody: Somebody) -> Somebody:
        for kind, value in somebody.ids.items():
            self.by_id[kind, value] = somebody
        self.by_email[folded(somebody.email)].append(somebody)
        self.by_name[folded(somebody.name)].append(somebody)
        return somebody


def _new(person: Person) -> Somebody:
    ids = {folded(kind): folded(value) for kind, value in person.ids.items()}
    name, email = " ".join(person.name.split()), (person.email or "").strip()
    return Somebody(0, name, email, person.cohort or "", ids, person)


def _is_named_alike(somebody: Somebody, person: Person) -> bool:
    """Whether one name holds the other, in any order: a family shares an address and a word.

    Two people of one reading were told apart there, by the reader or by whoever answered it.
    """
    known, named = (set(folded(n).replace(",", " ").split()) for n in (somebody.name, person.name))
    return somebody.id != 0 and bool(named) and (known <= named or named <= known)


def _agrees(somebody: Somebody, person: Person) -> bool:
    """Whether nothing known of a namesake contradicts that it is the same person."""
    if person.email and somebody.email and folded(person.email) != folded(somebody.email):
        return False
    return all(
        somebody.ids.get(folded(kind), folded(value)) == folded(value)
        for kind, value in person.ids.items()
    )
