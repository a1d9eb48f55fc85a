"""What is unclear about requirements, and how saying it mends that."""

from decimal import Decimal

from certtrack_app.rules.tracker.defining import Unclear, still_unclear
from certtrack_app.rules.tracker.reading import Fault
from certtrack_app.rules.tracker.set_right import Defined, SetRight, TwoThings
from certtrack_app.rules.vocabulary import RequirementKind
from tests.rules.tracker.tracker_books import read, sheet

ROWS = (
    ("Name", "Mentor hrs", "Mentorhrs", "Reading", "Zebra"),
    ("Anna Berg", "12 h", "Completed", "3 h", "Completed"),
    ("John Smith", "10 h", "Completed", "2 sessions", "In progress"),
    ("Maria Lopez", "11 h", "In progress", "4 h", "Completed"),
)
READING = read(sheet(ROWS))
TITLES = [one.title for one in READING.requirements]
HOURS = RequirementKind.HOURS


def unclear(*set_right: SetRight, settled: tuple[int, ...] = ()) -> set[tuple[str, Fault]]:
    found = still_unclear(READING, set_right, settled)
    return {(TITLES[one.requirement], one.fault) for one in found}


def test_everything_is_unclear_before_anybody_said_anything() -> None:
    assert unclear() == {
        ("Mentor hrs", Fault.ALIKE),
        ("Mentorhrs", Fault.ALIKE),
        ("Mentor hrs", Fault.NO_TARGET),
        ("Reading", Fault.NO_TARGET),
        ("Reading", Fault.MIXED_UNITS),
        ("Mentorhrs", Fault.NO_KIND),
        ("Zebra", Fault.NO_KIND),
        *((title, Fault.NO_DEADLINE) for title in TITLES),
    }
    assert Unclear(0, Fault.ALIKE, 1) in still_unclear(READING, ())


def test_a_definition_mends_what_it_says() -> None:
    whole = unclear(Defined("reading", HOURS, Decimal(20), "h", 90))
    assert not {fault for title, fault in whole if title == "Reading"}
    part = unclear(Defined("Reading", HOURS, None, "h", None))
    assert {fault for title, fault in part if title == "Reading"} == {
        Fault.NO_TARGET,
        Fault.NO_DEADLINE,
    }
    document = unclear(Defined("Reading", RequirementKind.DOCUMENT, None, "", 90))
    assert not {fault for title, fault in document if title == "Reading"}


def test_two_things_are_asked_about_no_more() -> None:
    assert Fault.ALIKE not in {fault for _, fault in unclear(TwoThings("Mentorhrs", "mentor hrs"))}
    both = [Defined(title, HOURS, Decimal(1), "h", 1) for title in TITLES]
    assert {fault for _, fault in unclear(*both)} == {Fault.ALIKE}


def test_what_the_program_defines_is_clear() -> None:
    everything = tuple(range(len(TITLES)))
    assert unclear(settled=everything) == set()
