"""The people of a tracker: found among those the office knows, or taken in; never doubled.

They are matched by an id, then by e-mail, then by the exact name where nothing else contradicts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from certtrack_app.models.participant import Enrollment, ExternalId, Participant
from certtrack_app.models.program import ProgramVersion
from certtrack_app.rules.person import name_problem
from certtrack_app.rules.tracker.reading import Fact, Person, Reading
from certtrack_app.rules.vocabulary import EnrollmentState, Phase
from certtrack_app.workflows.enrollment import new_enrollment
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class TakenIn:
    """What became of the people of a tracker, by their number in it."""

    enrollments: Mapping[int, Enrollment]
    new: frozenset[int]
    refused: Mapping[int, str]
    """Why somebody was not taken in."""


def take_in_people(unit: Unit, reading: Reading, version: ProgramVersion) -> TakenIn:
    """Find or take in everybody the tracker names, and enroll them."""
    known = _Known.gather(unit)
    began = _first_days(reading, unit.today)
    open_now = _open_enrollments(unit, version.program_id)
    enrollments: dict[int, Enrollment] = {}
    new: set[int] = set()
    refused: dict[int, str] = {}
    with unit.session.no_autoflush:
        for number, person in enumerate(reading.people):
            problem = name_problem(person.name)
            if problem:
                refused[number] = problem
                continue
            participant = known.find(person)
            if participant is None:
                participant = known.note(_new_participant(person), person)
                unit.session.add(participant)
                new.add(number)
            else:
                _fill_gaps(participant, person)
            if participant not in open_now:
                open_now[participant] = new_enrollment(participant, version, began[number])
                unit.session.add(open_now[participant])
            enrollments[number] = open_now[participant]
    unit.session.flush()
    return TakenIn(enrollments, frozenset(new), refused)


@dataclass
class _Known:
    """Everybody the office knows, by what tells them apart."""

    by_id: dict[tuple[str, str], Participant]
    by_email: dict[str, list[Participant]]
    by_name: dict[str, list[Participant]]

    @classmethod
    def gather(cls, unit: Unit) -> "_Known":
        """Load everybody."""
        known = cls({}, defaultdict(list), defaultdict(list))
        for one in unit.session.scalars(select(Participant)):
            known.by_email[folded(one.email)].append(one)
            known.by_name[folded(one.name)].append(one)
        query = select(ExternalId).join(Participant)
        for one_id in unit.session.scalars(query):
            known.by_id[folded(one_id.kind), folded(one_id.value)] = one_id.participant
        return known

    def find(self, person: Person) -> Participant | None:
        """Find a person by id, then e-mail, then the exact name with agreeing particulars."""
        for kind, value in person.ids.items():
            if (found := self.by_id.get((folded(kind), folded(value)))) is not None:
                return found
        if person.email and (alike := self.by_email.get(folded(person.email))):
            same = [one for one in alike if folded(one.name) == folded(person.name)]
            kin = [one for one in alike if _shares_a_name(one, person)]
            if same or len(kin) == 1:
                return (same or kin)[0]
        namesakes = [
            one for one in self.by_name.get(folded(person.name), ()) if _agrees(one, person)
        ]
        return namesakes[0] if len(namesakes) == 1 else None

    def note(self, participant: Participant, person: Person) -> Participant:
        """Remember somebody just taken in."""
        for kind, value in person.ids.items():
            self.by_id[folded(kind), folded(value)] = participant
        self.by_email[folded(participant.email)].append(participant)
        self.by_name[folded(participant.name)].append(participant)
        return participant


def _shares_a_name(participant: Participant, person: Person) -> bool:
    """Whether two names have a word in common: people may share an address, and be two."""
    return bool(set(folded(participant.name).split()) & set(folded(person.name).split()))


def _agrees(participant: Participant, person: Person) -> bool:
    """Whether nothing known of a namesake contradicts that it is the same person."""
    if person.email and participant.email and folded(person.email) != folded(participant.email):
        return False
    theirs = {folded(one.kind): folded(one.value) for one in participant.external_ids}
    return all(
        theirs.get(folded(kind), folded(value)) == folded(value)
        for kind, value in person.ids.items()
    )


def _new_participant(person: Person) -> Participant:
    """Take in a person nobody knows yet."""
    return Participant(
        name=" ".join(person.name.split()),
        email=(person.email or "").strip(),
        cohort=person.cohort or "",
        note="\n".join(person.remarks),
        external_ids=[ExternalId(kind=kind, value=value) for kind, value in person.ids.items()],
    )


def _fill_gaps(participant: Participant, person: Person) -> None:
    """Fill in what the office did not know; what it knows stays."""
    participant.email = participant.email or (person.email or "").strip()
    participant.cohort = participant.cohort or (person.cohort or "")
    kinds = {folded(one.kind) for one in participant.external_ids}
    for kind, value in person.ids.items():
        if folded(kind) not in kinds:
            participant.external_ids.append(ExternalId(kind=kind, value=value))


def _open_enrollments(unit: Unit, program_id: int) -> dict[Participant, Enrollment]:
    """The enrollments under way in a program, by participant."""
    query = (
        select(Enrollment)
        .join(ProgramVersion)
        .where(
            ProgramVersion.program_id == program_id,
            Enrollment.phase == Phase.INITIAL,
            Enrollment.state == EnrollmentState.IN_PROGRESS,
        )
    )
    return {one.participant: one for one in unit.session.scalars(query)}


def _first_days(reading: Reading, today: date) -> Sequence[date]:
    """The day each person joined: as the tracker says, else the first day anything happened."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        facts[fact.person].append(fact)
    return [_joined(person, facts[number], today) for number, person in enumerate(reading.people)]


def _joined(person: Person, facts: Sequence[Fact], today: date) -> date:
    """Say when a person joined; today where the tracker has no day at all."""
    said = first_day(person.enrolled_on)
    if said is not None and said <= today:
        return said
    days = [day for fact in facts if (day := first_day(fact.on)) is not None and day <= today]
    return min(days, default=today)


def first_day(iso: str | None) -> date | None:
    """The first day of an ISO date cut to its precision: 2024, 2024-03, 2024-03-02."""
    if not iso:
        return None
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return date(year, month, day)
