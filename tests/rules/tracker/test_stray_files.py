"""Files that came along with a tracker and hold none of it."""

import pytest

from certtrack_app.rules.tracker.reading import Counts, FileReading, Person, Reading, SheetReading
from certtrack_app.rules.tracker.reading import Requirement as Asked
from certtrack_app.rules.tracker.stray_files import stray_files
from certtrack_app.rules.tracker.words import Layout


def reading(*used: bool, holds_a_tracker: bool = True) -> Reading:
    """A reading of as many files, of which each has one sheet that was used or not."""
    people = (Person("Ada Lind", None, {}, None, None, ()),)
    return Reading(
        files=tuple(FileReading(f"f{n}", f"{n}.csv", "", "csv", 1900) for n in range(len(used))),
        sheets=tuple(
            SheetReading(f"f{n}", "Sheet", one, Layout.WIDE if one else Layout.NONE, (), "")
            for n, one in enumerate(used)
        ),
        people=people if holds_a_tracker else (),
        requirements=(Asked("First aid", "other", None, None, ()),),
        facts=(),
        evidence=(),
        questions=(),
        ignored=(),
        findings=(),
        counts=Counts(0, 0, 0, 0),
    )


@pytest.mark.parametrize(
    ("used", "begins"),
    [
        pytest.param((True,), "", id="one tracker"),
        pytest.param((True, True), "", id="both gave something"),
        pytest.param((True, False), "1.csv holds no table", id="one stray"),
        pytest.param((False, True, False), "0.csv and 2.csv hold no table", id="two strays"),
    ],
)
def test_files_that_gave_nothing_are_named(used: tuple[bool, ...], begins: str) -> None:
    said = stray_files(reading(*used))
    assert said.startswith(begins)
    assert bool(said) == bool(begins)


def test_a_reading_without_a_tracker_says_so_itself() -> None:
    assert not stray_files(reading(False, holds_a_tracker=False))
