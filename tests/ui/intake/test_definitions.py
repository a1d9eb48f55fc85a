"""Requirements are defined, merged and matched before anything goes in."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from certtrack_app.models.program import Requirement
from certtrack_app.rules.tracker.reading import Fault
from certtrack_app.rules.vocabulary import RequirementKind
from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.inputs import Choice, Line
from certtrack_app.ui.intake_definition import Definition
from certtrack_app.ui.intake_definitions import DefinitionsPanel
from certtrack_app.ui.jobs import Lane
from certtrack_app.ui.tracker_preview import TrackerPreview
from certtrack_app.workflows.intake_program import KnownProgram
from tests.ui.intake.previews import (
    Begin,
    intakes_of,
    read_again,
    wait_for_notice,
    wait_for_reading,
    write_tracker,
)

ROWS = (
    ("Name", "Mentor coaching", "Mentorcoaching", "CPD hours", "Zebra"),
    ("Ada Lind", "Completed", "Completed", "3 h", "Completed"),
    ("Ben Ode", "Completed", "In progress", "4 h", "In progress"),
    ("Cy Roe", "In progress", "Completed", "5 h", "Completed"),
)


def opened(begin: Begin, path: Path, qtbot: QtBot) -> tuple[TrackerPreview, DefinitionsPanel]:
    preview = begin(write_tracker(path, ROWS))
    wait_for_reading(preview, qtbot)
    return preview, preview.room.definitions


def named(panel: DefinitionsPanel, title: str) -> Definition:
    """Choose a requirement by its title."""
    found = next(one for one in panel.rows if one.requirement.title == title)
    panel.view.choose(found.number)
    return found


def write(panel: DefinitionsPanel, **texts: str) -> None:
    """Write into lines of the editor."""
    for name, text in texts.items():
        line = getattr(panel.editor, name).input
        assert isinstance(line, Line)
        line.setText(text)


def pick(panel: DefinitionsPanel, name: str, key: object) -> None:
    """Choose in a field of the editor, as the person does."""
    choice = getattr(panel.editor, name).input
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.keys.index(key))


def stored(desk: Desk) -> dict[str, Requirement]:
    """The requirements the office has now, by title."""
    assert isinstance(desk.seat, OfficeSeat)
    with desk.seat.reading() as reader:
        return {one.title: one for one in reader.session.scalars(select(Requirement))}


def test_everything_unclear_is_named_and_the_count_falls_as_it_is_mended(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    assert panel.unclear == len(panel.rows) == 4
    hours = named(panel, "CPD hours")
    assert set(hours.faults) == {Fault.NO_TARGET, Fault.NO_DEADLINE}
    write(panel, target="20", unit="hrs", deadline="90")
    panel.editor.keep.click()
    assert named(panel, "CPD hours").faults == ()
    assert named(panel, "CPD hours").entry.note == "Hours · 20 hrs · within 90 days"
    assert panel.unclear == 3
    preview.reject()


def test_kind_and_deadline_are_given_to_all_that_lack_them(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    assert Fault.NO_KIND in named(panel, "Zebra").faults
    pick(panel, "kind", RequirementKind.ATTESTATION)
    write(panel, deadline="365")
    panel.editor.keep_all.click()
    defined = {one.requirement.title: one.defined for one in panel.rows}
    assert {one.deadline_days for one in defined.values()} == {365}
    assert defined["Zebra"].kind is RequirementKind.ATTESTATION
    assert defined["CPD hours"].kind is RequirementKind.HOURS
    assert {fault for one in panel.rows for fault in one.faults} == {Fault.NO_TARGET}
    preview.reject()


def test_enter_in_a_line_keeps_the_definition_and_imports_nothing(
    begin: Begin, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    preview.room.tabs.setCurrentIndex(1)
    named(panel, "CPD hours")
    write(panel, target="20")
    QTest.keyClick(panel.editor.target.input, Qt.Key.Key_Return)
    assert named(panel, "CPD hours").defined.target == Decimal(20)
    assert preview.isVisible()
    assert Lane.DO not in [job.lane for job in desk.jobs.under_way]
    assert intakes_of(desk) == ()
    preview.reject()


def test_nonsense_is_not_kept(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    named(panel, "CPD hours")
    write(panel, deadline="0")
    panel.editor.keep.click()
    assert preview.room.said.set_right == ()
    preview.reject()


def test_two_that_are_alike_are_one_or_two(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    assert named(panel, "Mentor coaching").like == ("Mentorcoaching",)
    panel.editor.are_two.click()
    assert named(panel, "Mentor coaching").like == ()
    assert named(panel, "Mentorcoaching").like == ()
    preview.room.set_right.view.choose(0)
    preview.room.set_right.take_back.click()
    named(panel, "Mentor coaching")
    read_again(preview, qtbot, panel.editor.are_one.click)
    assert [one.requirement.title for one in panel.rows] == [
        "Mentor coaching",
        "CPD hours",
        "Zebra",
    ]
    preview.reject()


def test_a_requirement_is_renamed_or_made_one_with_another(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    named(panel, "Zebra")
    write(panel, title="Ethics", deadline="30")
    read_again(preview, qtbot, panel.editor.keep.click)
    assert named(panel, "Ethics").defined.deadline_days == 30
    named(panel, "Mentorcoaching")
    pick(panel, "merge", "Mentor coaching")
    read_again(preview, qtbot, panel.editor.keep.click)
    titles = [one.requirement.title for one in panel.rows]
    assert titles == ["Mentor coaching", "CPD hours", "Ethics"]
    preview.reject()


def test_what_was_defined_goes_into_the_new_program(
    begin: Begin, tmp_path: Path, desk: Desk, said: list[Said], qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    named(panel, "CPD hours")
    write(panel, target="20", unit="hours", deadline="90")
    panel.editor.keep.click()
    preview.import_button.click()
    wait_for_notice(said, qtbot)
    hours = stored(desk)["CPD hours"]
    assert (hours.kind, hours.target, hours.unit) == (RequirementKind.HOURS, Decimal(20), "h")
    assert hours.deadline_days == 90


def test_requirements_are_matched_to_those_of_the_program_and_set_right(
    begin: Begin, tmp_path: Path, desk: Desk, said: list[Said], qtbot: QtBot
) -> None:
    preview, _ = opened(begin, tmp_path / "first.xlsx", qtbot)
    preview.import_button.click()
    wait_for_notice(said, qtbot)
    before = stored(desk)
    said.clear()
    rows = [
        ("Name", "Mentor coaching", "Zebras", "Okapi", "CPDhours"),
        ("Ada Lind", "Completed", "Completed", "In progress", "9 h"),
        ("Ben Ode", "In progress", "Completed", "Completed", "8 h"),
    ]
    again = begin(write_tracker(tmp_path / "second.xlsx", rows))
    wait_for_reading(again, qtbot)
    panel = again.room.definitions
    assert named(panel, "Mentor coaching").match.is_certain
    alike = named(panel, "CPDhours")
    assert (alike.match.title, alike.match.is_certain) == ("CPD hours", False)
    assert "like “CPD hours” of the program" in alike.entry.note
    pick(panel, "into", before["CPD hours"].code)
    assert named(panel, "CPDhours").match.is_certain
    named(panel, "Okapi")
    pick(panel, "into", before["Zebra"].code)
    again.import_button.click()
    wait_for_notice(said, qtbot)
    assert stored(desk).keys() - before.keys() == {"Zebras"}


def test_a_match_means_nothing_in_another_program(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    preview, panel = opened(begin, tmp_path / "t.xlsx", qtbot)
    one = KnownProgram("Coaching", {"M1": "Mentoring"})
    preview.room.show_program(one)
    named(panel, "CPD hours")
    pick(panel, "into", "M1")
    assert named(panel, "CPD hours").match.title == "Mentoring"
    preview.room.show_program(one)
    assert named(panel, "CPD hours").match.is_certain
    preview.room.show_program(KnownProgram("Leadership", {"M1": "Ethics"}))
    assert not named(panel, "CPD hours").match.is_certain
    assert preview.room.said.set_right == ()
    preview.reject()
