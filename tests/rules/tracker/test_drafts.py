"""Drafts kept in columns and given again; facts made as they are looked at."""

import pickle

import pytest

from certtrack_app.rules.tracker import facts as fact_making
from certtrack_app.rules.tracker.drafts import Draft, Drafts
from certtrack_app.rules.tracker.reading import Fact, Place
from certtrack_app.rules.tracker.said import Said
from tests.rules.tracker.corners import column
from tests.rules.tracker.tracker_books import read

FAR = (0, 1, 1), (0, 1_048_576, 16_384), (255, 2_000_000, 40_000), (3, 5, 16_385)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_places_come_back_in_their_order(count: int) -> None:
    draft = Draft(7, 3, Said(remark="so"), tuple(Place(*place) for place in FAR[-count:]), "raw")
    drafts = Drafts()
    drafts.add(draft)
    assert list(drafts) == [draft]


def test_facts_are_as_many_and_the_same_however_they_are_looked_at() -> None:
    facts = read(column("Ethics", ["Completed", "2024-03-02", "In progress"])).facts
    listed = list(facts)
    assert len(facts) == len(listed) == 3
    assert [facts[n] for n in range(3)] == listed
    assert facts[1:] == tuple(listed[1:])
    assert facts == tuple(listed)
    assert facts != tuple(listed[1:])
    assert facts != object()
    assert hash(facts) == hash(tuple(listed))


def test_many_different_facts_need_not_all_be_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = column("Ethics", ["Completed", "2024-03-02", "In progress", "Completed"])
    remembered = list(read(rows).facts)
    assert len({fact[2:11] for fact in remembered}) > 1
    monkeypatch.setattr(fact_making, "_REMEMBERED", 0)
    assert list(read(rows).facts) == remembered


def test_facts_are_handed_over_plain() -> None:
    facts = read(column("Ethics", ["Completed", "2024-03-02"])).facts
    again = pickle.loads(pickle.dumps(facts))  # noqa: S301 - made here
    assert (type(again), type(again[0])) == (tuple, Fact)
    assert facts == again
