"""The desk reads and writes a real office, and announces what was committed."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from certtrack_app.errors import Refusal
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import FlagKind, Topic
from certtrack_app.ui.desk import Desk, OfficeSeat, Said
from certtrack_app.ui.memory import Memory
from certtrack_app.workflows.check import run_check
from certtrack_app.workflows.evaluators import add_evaluator, evaluator_rows
from certtrack_app.workflows.flags import flag_rows
from certtrack_app.workflows.founding import settle_in
from certtrack_app.workflows.history import history_rows
from tests.office_fixtures import TODAY

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Office, Reader, Unit


@pytest.fixture
def seated(office: "Office", qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    settle_in(office, "Ada", TODAY, day_given=True)
    desk = Desk(memory=Memory(tmp_path))
    desk.sit(OfficeSeat(office, "Ada", lambda: TODAY))
    yield desk
    desk.jobs.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def _add_maria(unit: "Unit") -> str:
    return add_evaluator(unit, "Maria").name


def test_an_errand_is_written_in_the_name_of_who_sits_there(
    seated: Desk, owner: QObject, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(seated.said):
        seated.do(owner, _add_maria, notice="Added.")
    found: list[object] = []
    seated.ask(owner, lambda reader: history_rows(reader)[0].actor, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["Ada"]


def test_what_was_committed_is_announced_in_the_windows_thread(
    seated: Desk, owner: QObject, qtbot: QtBot
) -> None:
    heard: list[tuple[frozenset[Topic], int]] = []
    seated.announced.connect(lambda topics: heard.append((topics, threading.get_ident())))
    seated.do(owner, _add_maria)
    qtbot.waitUntil(lambda: bool(heard))
    topics, thread = heard[0]
    assert {Topic.EVALUATORS, Topic.HISTORY} <= topics
    assert thread == threading.get_ident()


def test_the_notice_may_be_made_of_the_answer_and_offers_undo(
    seated: Desk, owner: QObject, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(seated.said) as said:
        seated.do(owner, _add_maria, notice=lambda name: f"{name} may decide now.")
    assert said.args == [Said("Maria may decide now.", undoable=True)]


def _export(unit: "Unit") -> None:
    unit.act(ActionKind.ADDED_EVALUATOR, "Maria")
    unit.act(ActionKind.EXPORTED, "the register")


@pytest.mark.parametrize("work", [_export, run_check, lambda _unit: None], ids=str)
def test_no_undo_is_offered_of_what_left_the_office_was_the_clocks_or_changed_nothing(
    seated: Desk, owner: QObject, qtbot: QtBot, work: Callable[["Unit"], object]
) -> None:
    with qtbot.waitSignal(seated.said) as said:
        seated.do(owner, work, notice="Done.")
    assert said.args == [Said("Done.", undoable=False)]


def test_a_clock_set_back_takes_nothing_back_and_only_the_check_sees_it(
    office: "Office", seated: Desk, owner: QObject, qtbot: QtBot
) -> None:
    later = TODAY + timedelta(days=40)
    with office.unit("Ada", later) as unit:
        run_check(unit)
    days: list[date] = []
    seated.ask(owner, lambda reader: reader.today, days.append)
    seated.do(owner, lambda unit: unit.today, days.append)
    qtbot.waitUntil(lambda: len(days) == 2)
    assert days == [later, later]
    seated.do_by_the_clock(owner, run_check, lambda result: days.append(result.on))
    seated.do_by_the_clock(owner, lambda unit: unit.today, days.append)
    qtbot.waitUntil(lambda: len(days) == 4)
    assert days[2:] == [later, TODAY]
    with office.reading(later) as reader:
        assert [flag.kind for flag in flag_rows(reader)] == [FlagKind.CLOCK_PROBLEM]


def test_a_refusal_rolls_back_and_is_said_once(seated: Desk, owner: QObject, qtbot: QtBot) -> None:
    def add_and_refuse(unit: "Unit") -> None:
        add_evaluator(unit, "Maria")
        raise Refusal("Not today. Come back tomorrow.")

    with qtbot.waitSignal(seated.said) as said, qtbot.assertNotEmitted(seated.announced):
        seated.do(owner, add_and_refuse)
    assert said.args == [Said("Not today. Come back tomorrow.", is_refusal=True)]
    found: list[int] = []
    seated.ask(owner, lambda reader: len(evaluator_rows(reader)), found.append)
    qtbot.waitUntil(lambda: found == [0])


def test_an_errand_stands_even_if_its_dialog_was_closed(seated: Desk, qtbot: QtBot) -> None:
    gate = threading.Event()
    dialog = QObject()
    heard: list[str] = []

    def slow(unit: "Unit") -> str:
        gate.wait(5)
        return _add_maria(unit)

    with qtbot.waitSignal(seated.said) as said:
        seated.do(dialog, slow, heard.append, notice="Added.")
        dialog.deleteLater()
        qtbot.wait(10)
        gate.set()
    assert said.args[0].sentence == "Added."
    assert heard == []


def test_reading_sees_today(seated: Desk, owner: QObject, qtbot: QtBot) -> None:
    def day(reader: "Reader") -> object:
        return reader.today

    found: list[object] = []
    seated.ask(owner, day, found.append)
    qtbot.waitUntil(lambda: found == [TODAY])


def test_without_an_office_the_desk_refuses(qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
    desk = Desk(memory=Memory(tmp_path))
    with pytest.raises(Refusal, match="No office is open"):
        desk.ask(owner, lambda reader: reader, lambda _answer: None)
