"""Tables as they are seen: copied, pasted, sorted, painted, remembered."""

import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from certtrack_app.ui.columns import Bar, Chip, Column, Marked, copied_text, pasted_text
from certtrack_app.ui.delegates import RowDelegate
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.paging import PagedTable, Wanted
from certtrack_app.ui.table_view import TableView, clipboard_cells
from certtrack_app.ui.tables import ListTable, RowTable
from certtrack_app.ui.theme import Theme
from tests.ui.demo import PEOPLE_COLUMNS, TODAY, PeopleSource, people
from tests.ui.tables import Later, listed, paged


def _view(table: RowTable[Any], qtbot: QtBot, **how: Any) -> TableView[Any]:
    view: TableView[Any] = TableView(table, "people", **how)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    return view


def test_chosen_rows_are_copied_for_a_spreadsheet(theme: Theme, qtbot: QtBot) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Łukasz Wójcik\tPeer Support Specialist\tSpring 2026\t8/9\tOn track\t2026-10-30"
    )


def test_hidden_columns_are_not_copied_and_moved_ones_keep_their_order(
    theme: Theme, qtbot: QtBot
) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    view.setColumnHidden(1, True)
    view.horizontalHeader().moveSection(5, 0)
    view.selectRow(1)
    view.copy_rows()
    assert QGuiApplication.clipboard().text() == (
        "2026-10-30\tŁukasz Wójcik\tSpring 2026\t8/9\tOn track"
    )


def test_pasted_cells_come_as_rows(theme: Theme, qtbot: QtBot) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    QGuiApplication.clipboard().setText("Ann\tann@example.org\r\nBo\t'+49 30\r\n")
    with qtbot.waitSignal(view.pasted) as pasted:
        qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == [[["Ann", "ann@example.org"], ["Bo", "+49 30"]]]


def test_an_empty_clipboard_gives_no_rows(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("")
    assert clipboard_cells() == []


@pytest.mark.parametrize(
    ("value", "copied"),
    [
        (TODAY, "2026-11-12"),
        (1234, "1234"),
        (7.5, "7.5"),
        (None, ""),
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        (Chip("New"), "New"),
    ],
)
def test_what_is_copied_is_never_a_formula(value: object, copied: str) -> None:
    assert copied_text(value) == copied
    if isinstance(value, str) and "\n" not in value:
        assert pasted_text(copied) == value


def test_columns_are_as_the_person_left_them(theme: Theme, qtbot: QtBot, tmp_path: Any) -> None:
    memory = Memory(tmp_path)
    view = _view(paged(PeopleSource(people(20))), qtbot, memory=memory)
    view.setColumnHidden(2, True)
    view.horizontalHeader().resizeSection(0, 222)
    view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    memory.save()
    table = paged(PeopleSource(people(20)))
    again = _view(table, qtbot, memory=Memory(tmp_path))
    again.start_sorted()
    assert again.isColumnHidden(2)
    assert again.columnWidth(0) == 222
    assert table.wanted == Wanted(order="done", descending=True)


def test_a_column_that_cannot_be_sorted_stays_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    table = listed()
    view = _view(table, qtbot)
    view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert view.horizontalHeader().sortIndicatorSection() == 3


def test_the_chosen_row_stays_chosen_when_read_again(theme: Theme, qtbot: QtBot) -> None:
    source = PeopleSource(people(200))
    table = paged(source)
    view = _view(table, qtbot, keeps_choice=True)
    assert view.choose(30)
    source.rows.pop(4)
    table.refresh()
    row = view.chosen_row()
    assert row is not None
    assert (row.id, view.currentIndex().row()) == (30, 29)


def test_somebody_is_always_chosen_where_that_is_wanted(theme: Theme, qtbot: QtBot) -> None:
    source = PeopleSource(people(50))
    later = Later()
    table = PagedTable(PEOPLE_COLUMNS, lambda person: person.id, source, later)
    view = _view(table, qtbot, keeps_choice=True)
    table.open(Wanted())
    with qtbot.waitSignal(view.chosen) as chosen:
        later.answer_all()
    assert chosen.args[0].id == 0


def test_enter_opens_the_row(theme: Theme, qtbot: QtBot) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    view.choose(3)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].id == 3


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2], ids=["ltr", "rtl"])
def test_every_kind_of_cell_is_painted(
    theme: Theme, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    column: Column[Any] = Column("Any", lambda value: value)
    table = ListTable((column,), str)
    table.show_rows([Chip("New"), Bar(3, 9), Marked("clock", "Waiting"), "text", TODAY, None, 7])
    view = _view(table, qtbot)
    view.setLayoutDirection(direction)
    drawn = view.viewport().grab().toImage()
    for row in range(5):
        colors = {
            drawn.pixel(x, row * 40 + y) for x in range(2, drawn.width() - 2) for y in range(2, 36)
        }
        assert len(colors) > 2, row


def test_a_row_is_as_high_as_the_house_has_it(theme: Theme, qtbot: QtBot) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    assert view.rowHeight(0) == 40
    delegate = view.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    assert not view.showGrid()


def test_a_keystroke_with_5000_people_is_answered_in_50_ms(
    theme: Theme, qtbot: QtBot, desk: Desk
) -> None:
    """Without SQL: what the window itself takes, from the pause in typing to the painted rows."""
    source = PeopleSource(people(5_000))
    table = paged(source)
    view = _view(table, qtbot)
    took = []
    for text in ("h", "ha", "han", "hann", "hanna", "hannah", "hanna", "hann", "han", "ha") * 2:
        begun = time.process_time()
        table.open(Wanted(text=text))
        view.viewport().repaint()
        took.append(time.process_time() - begun)
    assert sorted(took)[int(len(took) * 0.95) - 1] < 0.05


def test_the_stretching_column_takes_what_is_left_but_stays_readable(
    theme: Theme, qtbot: QtBot
) -> None:
    view = _view(paged(PeopleSource(people(20))), qtbot)
    others = sum(view.columnWidth(n) for n in (0, 2, 3, 4, 5))
    assert view.columnWidth(1) == view.viewport().width() - others
    view.resize(400, 300)
    assert view.columnWidth(1) == PEOPLE_COLUMNS[1].width
    view.resize(900, 300)
    view.setColumnHidden(2, True)
    others = sum(view.columnWidth(n) for n in (0, 3, 4, 5))
    assert view.columnWidth(1) == view.viewport().width() - others
