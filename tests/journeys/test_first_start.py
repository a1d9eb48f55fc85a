"""The very first start on a machine, and a second one beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.coordinator import CHECKOUT, PROGRAM, Office, sit_down
from tests.journeys.eyes import Eyes
from tests.journeys.office_papers import make_tracker
from tests.journeys.screen import Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drives an X server")

DOORS = ("Look around", "Bring a tracker", "Start from a program")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person who has never started the program before."""
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    return tmp_path / "home"


def test_a_first_start_offers_three_doors_and_a_template_leads_to_an_office(
    screen: Screen, eyes: Eyes, home: Path, pictures: Path
) -> None:
    with sit_down(screen, eyes, pictures) as person:
        for door in DOORS:
            person.see("push button", f"^{door}$")
        person.keep("first-start")
        person.click("push button", "Start from a program")
        person.choose("Program template", "Coach training – Certified Coach")
        person.enter("Name of the office", "Harbor Coaching")
        person.enter("Your name", "Dana Whitfield")
        person.keep("new-office")
        person.click("push button", "Make the office")
        screen.find_window("^CertTrack – Programs")
        for door in DOORS:
            eyes.see_gone("push button", f"^{door}$")
        person.read("^Coach training is added. Look its rules over first.$")
        person.keep("template")
    office = Office(home / "Documents" / "CertTrack" / "Harbor Coaching")
    programs = office.ask("programs", "list", today="2026-03-02")["programs"]
    assert [one["name"] for one in programs] == ["Coach training"]


def test_a_second_start_hands_its_file_to_the_first_window_and_goes(
    screen: Screen, eyes: Eyes, tmp_path: Path, pictures: Path
) -> None:
    office = Office(tmp_path / "office")
    office.ask("programs", "add", "coach-training", today="2026-03-02")
    tracker = make_tracker(tmp_path / "Tracker of the second start.xlsx")
    with sit_down(screen, eyes, pictures, "--office", str(office.folder)) as first:
        first.read("^An office without participants yet$")
        second = subprocess.run(
            [*PROGRAM, "--office", str(office.folder), str(tracker)],
            env=eyes.surroundings,
            cwd=CHECKOUT,
            check=False,
            timeout=20,
        )
        assert second.returncode == 0
        first.read("^Import Tracker of the second start.xlsx$")
        first.see("push button", "^Import$")
        first.keep("handed-over")
        first.press("Escape")
        eyes.see_gone("push button", "^Import$")
    assert office.ask("people", today="2026-03-02")["people"] == []
