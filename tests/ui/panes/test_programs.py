"""The programs in words, added from a template, exported, and their certificates edited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from certtrack_app.ui.desk import Desk, Said
from certtrack_app.ui.dialogs.programs import AddProgram
from certtrack_app.ui.panes.programs import ProgramsPane
from certtrack_app.ui.theme import Theme
from certtrack_app.workflows.program_editing import program_view
from certtrack_app.workflows.programs import add_program, program_rows, template_or_file
from certtrack_app.workflows.unit import Office
from tests.ui.office_desk import DAY, seated_desk, settled, shown_pane


@pytest.fixture
def desk(office: Office, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    laid = seated_desk(office, tmp_path)
    yield laid
    laid.jobs.close()


@pytest.fixture
def pane(desk: Desk, office: Office, qtbot: QtBot) -> ProgramsPane:
    with office.unit("Dana", DAY) as unit:
        add_program(unit, template_or_file("icf-acc"))
    made = shown_pane(ProgramsPane(desk), qtbot)
    qtbot.waitUntil(lambda: bool(made.rules.words), timeout=10_000)
    return made


def test_without_a_program_the_pane_says_what_to_begin_with(desk: Desk, qtbot: QtBot) -> None:
    pane = shown_pane(ProgramsPane(desk), qtbot)
    assert pane._message.isVisible()
    adding = AddProgram(desk, pane)
    adding.do_errand()
    qtbot.waitUntil(lambda: pane.table.rowCount() == 1, timeout=10_000)
    assert pane.content.isVisible()


def test_a_program_is_said_in_words_with_its_sources(pane: ProgramsPane) -> None:
    said = " ".join(pane.rules.words)
    start = "A template is a start for the office to edit"
    for words in (start, "Valid until ", "First certification", "Each renewal", "60 h", "nudge"):
        assert words in said


def test_the_version_in_force_is_shown_first(pane: ProgramsPane, office: Office) -> None:
    with office.reading(DAY) as reader:
        versions = program_view(reader, 1).definition.versions
    shown = pane.rules._versions
    assert shown.count() == len(versions)
    assert versions[shown.currentIndex()].effective_on <= DAY


def test_a_program_is_exported_and_comes_back_as_a_file(
    pane: ProgramsPane, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    pane.export_to(1, tmp_path / "acc.toml")
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard[0].sentence == "ICF ACC is in acc.toml"
    adding = AddProgram(desk, pane)
    adding.take_file(str(tmp_path / "acc.toml"))
    qtbot.waitUntil(lambda: "already a program" in adding.problem.text(), timeout=10_000)


def test_the_certificate_is_printed_for_an_example_and_saved(
    pane: ProgramsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    pane.tabs.setCurrentIndex(1)
    editor = pane.certificate
    title = editor.form.fields["title"].input
    assert isinstance(title, QLineEdit)
    title.setText("Coach of the North")
    title.textEdited.emit(title.text())
    qtbot.waitUntil(lambda: editor.viewer._sheet is not None, timeout=30_000)
    editor.save_button.click()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    with office.reading(DAY) as reader:
        assert program_view(reader, 1).look.title == "Coach of the North"
    settled(pane, qtbot)


def test_a_color_that_is_none_is_said_beside_the_certificate(
    pane: ProgramsPane, qtbot: QtBot
) -> None:
    pane.tabs.setCurrentIndex(1)
    accent = pane.certificate.form.fields["accent"].input
    assert isinstance(accent, QLineEdit)
    accent.setText("teal")
    accent.textEdited.emit("teal")
    qtbot.waitUntil(lambda: "no color" in pane.certificate._problem.text(), timeout=20_000)
    settled(pane, qtbot)


def test_a_program_is_retired_and_brought_back(
    pane: ProgramsPane, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    heard: list[Said] = []
    desk.said.connect(heard.append)
    pane.retire_button.click()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == [Said("ICF ACC takes nobody in any more.", undoable=True)]
    settled(pane, qtbot)
    qtbot.waitUntil(lambda: pane.retire_button.text() == "&Bring back", timeout=10_000)
    with office.reading(DAY) as reader:
        assert [one.retired_on for one in program_rows(reader)] == [DAY]
    pane.retire_button.click()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    settled(pane, qtbot)
    qtbot.waitUntil(lambda: pane.retire_button.text() == "Re&tire", timeout=10_000)
