"""Tables over frozen rows: short lists, and windows over many."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from certtrack_app.ui.columns import Column
from certtrack_app.ui.paging import PAGE, Wanted
from certtrack_app.ui.tables import ListTable, Role
from tests.ui.demo import FLAGS, PeopleSource, Person, people
from tests.ui.tables import Later, listed, paged


def test_a_short_list_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(listed())


@pytest.mark.parametrize("count", [0, 1, 40, 300])
def test_a_window_over_many_is_a_sound_model(qtmodeltester: ModelTester, count: int) -> None:
    qtmodeltester.check(paged(PeopleSource(people(count))))


def test_a_short_list_sorts_by_what_a_column_means() -> None:
    table = listed()
    table.sort(3, Qt.SortOrder.DescendingOrder)
    assert [row.days for n in range(5) if (row := table.row_at(n))] == [41, 28, 9, 5, 2]


def test_a_short_list_keeps_rows_in_which_every_word_is_found() -> None:
    table = listed()
    table.search("haddad missing")
    assert [row.name for n in range(2) if (row := table.row_at(n))] == ["Omar Haddad"]
    table.search("")
    assert table.rowCount() == len(FLAGS)


def test_a_cell_gives_its_words_to_a_screen_reader() -> None:
    table = paged(PeopleSource(people(3)))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.index(1, 3).data(role) == "Checklist: 8/9"
    assert table.index(1, 4).data(role) == "Standing: On track"
    assert table.index(1, 4).data(Role.VALUE).text == "On track"


def test_a_name_with_markup_stays_words_in_a_tip() -> None:
    column: Column[str] = Column("Name", str, tip=str)
    table = ListTable((column,), lambda name: name)
    table.show_rows(['<img src="x">'])
    tip = table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == '<span>&lt;img src="x"></span>'


def test_pages_come_as_they_come_into_sight(qtbot: QtBot) -> None:
    source = PeopleSource(people(50_000))
    table = paged(source)
    assert table.rowCount() == 50_000
    assert source.calls == [(0, False)]
    assert table.row_at(40_000) is None
    assert table.index(40_000, 0).data() == "…"
    qtbot.waitUntil(lambda: table.row_at(40_000) is not None)
    row = table.row_at(40_000)
    assert row is not None
    assert row.id == 40_000


def test_the_next_page_is_fetched_by_keys_a_far_one_by_offset(qtbot: QtBot) -> None:
    source = PeopleSource(people(5_000))
    table = paged(source)
    table.row_at(PAGE)
    qtbot.waitUntil(lambda: table.row_at(PAGE) is not None)
    table.row_at(40 * PAGE)
    qtbot.waitUntil(lambda: table.row_at(40 * PAGE) is not None)
    assert source.calls == [(0, False), (PAGE, True), (40 * PAGE, False)]


def test_pages_scrolled_past_are_not_fetched(qtbot: QtBot) -> None:
    source = PeopleSource(people(50_000))
    table = paged(source)
    for page in range(1, 500):
        table.row_at(page * PAGE)
    qtbot.waitUntil(lambda: table.row_at(499 * PAGE) is not None)
    assert len(source.calls) == 5


def test_a_page_scrolled_past_comes_when_it_is_seen_again(qtbot: QtBot) -> None:
    table = paged(PeopleSource(people(50_000)))
    for page in range(1, 500):
        table.row_at(page * PAGE)
    qtbot.waitUntil(lambda: table.row_at(499 * PAGE) is not None)
    qtbot.waitUntil(lambda: table.row_at(100 * PAGE) is not None)


def test_what_is_typed_is_searched_at_once() -> None:
    table = paged(PeopleSource(people(500)))
    table.search("hannah")
    assert table.rowCount() == 45


def test_of_what_is_typed_while_an_answer_is_awaited_only_the_last_is_asked() -> None:
    later = Later()
    table = paged(PeopleSource(people(500)), later)
    later.answer_all()
    for text in ("h", "ha", "han", "hannah"):
        table.search(text)
    assert len(later.kept) == 1
    later.answer_all()
    assert table.wanted.text == "hannah"
    assert len(later.kept) == 1
    later.answer_all()
    assert table.rowCount() == 45
    assert later.kept == []


def test_an_answer_that_does_not_come_is_not_waited_for(qtbot: QtBot) -> None:
    later = Later()
    table = paged(PeopleSource(people(500)), later)
    table.search("hannah")
    qtbot.waitUntil(lambda: len(later.kept) == 2)
    assert later.cancelled == 1
    later.kept.pop()()
    assert table.rowCount() == 45


def test_an_answer_to_an_older_question_is_dropped() -> None:
    source = PeopleSource(people(100))
    later = Later()
    table = paged(source, later)
    table.open(Wanted(text="hannah"))
    assert later.cancelled == 1
    first, second = later.kept
    second()
    assert table.rowCount() == 9
    first()
    assert table.rowCount() == 9


def test_sorting_asks_the_source() -> None:
    table = paged(PeopleSource(people(11)))
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.wanted == Wanted(order="name", descending=True)
    row = table.row_at(0)
    assert row is not None
    assert row.name == "李秀英"


def test_reading_again_keeps_the_rows_in_sight() -> None:
    source = PeopleSource(people(500))
    table = paged(source)
    source.rows[3] = replace(source.rows[3], name="Grace Hopper")
    resets: list[bool] = []
    table.modelAboutToBeReset.connect(lambda: resets.append(True))
    table.refresh()
    row = table.row_at(3)
    assert row is not None
    assert row.name == "Grace Hopper"
    assert resets == []


def test_rows_not_at_hand_are_brought() -> None:
    table = paged(PeopleSource(people(1_000)))
    brought: list[Person] = []
    table.rows_at([2, 900], brought.extend)
    assert [person.id for person in brought] == [2, 900]
