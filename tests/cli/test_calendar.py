"""Deadlines and renewal dates as a calendar file, read back as a calendar program reads it."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.cli.conftest import Command

Day = tuple[date, str]


@pytest.fixture(autouse=True)
def _two_people(certtrack: Command) -> None:
    certtrack("programs", "add", "coach-training")
    certtrack("enroll", "Ana Lima", "--email", "ana@example.org")
    certtrack("enroll", "Bo Åberg, Ed.", "--email", "bo@example.org")


def events(path: Path) -> list[Event]:
    return list(Calendar.from_ical(path.read_bytes()).events)


def days(path: Path) -> list[Day]:
    return [(event.decoded("dtstart"), str(event["summary"])) for event in events(path)]


def test_a_participants_calendar_holds_their_deadlines(certtrack: Command, tmp_path: Path) -> None:
    path = tmp_path / "ana.ics"
    code, said = certtrack("calendar", "-o", path, "--participant", "Ana Lima")
    _, row = certtrack("checklist", "Ana Lima")
    due = sorted(date.fromisoformat(line["due_on"]) for line in row["lines"] if line["due_on"])
    assert code == 0
    assert said["days"] == len(due)
    assert [day for day, _ in days(path)] == due
    assert all(title.startswith("Ana Lima: ") for _, title in days(path))


def test_a_day_that_moved_keeps_its_mark(certtrack: Command, tmp_path: Path) -> None:
    before, after = tmp_path / "before.ics", tmp_path / "after.ics"
    certtrack("calendar", "-o", before, "--participant", "Ana Lima")
    wanted = ("Ana Lima", "instruction", "--to", "2026-12-01", "--reason", "Illness")
    assert certtrack("extend", *wanted)[0] == 0
    certtrack("calendar", "-o", after, "--participant", "Ana Lima")
    old, new = (
        {str(one["uid"]): one.decoded("dtstart") for one in events(path)}
        for path in (before, after)
    )
    assert old.keys() == new.keys()
    assert [new[mark] for mark in new if old[mark] != new[mark]] == [date(2026, 12, 1)]


def test_a_programs_calendar_holds_everybodys(certtrack: Command, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    program = certtrack("programs")[1]["programs"][0]["name"]
    assert certtrack("calendar", "-o", path, "--program", program)[0] == 0
    named = {title.partition(": ")[0] for _, title in days(path)}
    assert named == {"Ana Lima", "Bo Åberg, Ed."}


def test_what_has_passed_is_no_day_of_a_calendar(certtrack: Command, tmp_path: Path) -> None:
    path = tmp_path / "late.ics"
    code, said = certtrack("calendar", "-o", path, "--participant", "Ana Lima", on="2030-01-07")
    assert code == 1
    assert "nothing for a calendar" in said["refusal"]
    assert not path.exists()


def test_a_file_of_another_kind_is_refused(certtrack: Command, tmp_path: Path) -> None:
    code, said = certtrack("calendar", "-o", tmp_path / "days.csv")
    assert code == 1
    assert "ends in .ics" in said["refusal"]
