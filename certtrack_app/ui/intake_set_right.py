"""What was set right in a preview, one under another, each to be taken back; the office's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.rules.tracker.set_right import (
    AllRead,
    ColumnMeans,
    Defined,
    GoesUnder,
    HeadingAt,
    LaidOut,
    ReadsAs,
    SameAs,
    SetRight,
    TwoThings,
    is_whole_row,
)
from certtrack_app.rules.tracker.text import column_letters, reference
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.ui.columns import Column
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.intake_meanings import column_meaning_in_words
from certtrack_app.ui.intake_words import KINDS, LAYOUTS, LEAVE_OUT, answer_in_words
from certtrack_app.ui.language import number_text, tr, tr_count
from certtrack_app.ui.parts import button, label, row
from certtrack_app.ui.tables import ListTable


@dataclass(frozen=True)
class Line:
    """A line of the list: something set right, or a word of the office's own."""

    key: int
    title: str
    note: str
    set_right: SetRight | None = None
    word: str = ""


class SetRightPanel(QWidget):
    """Lists what was set right; `unwanted` takes one back, `forgotten` names a word."""

    unwanted = Signal(object)
    all_unwanted = Signal()
    forgotten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        columns: tuple[Column[Line], ...] = entry_columns(
            "Set right", lambda one: Entry(one.title, one.note, icon="pencil")
        )
        self.table: ListTable[Line] = ListTable(columns, lambda one: one.key, self)
        self.view: EntryView[Line] = EntryView(self.table, "intake_set_right")
        self.view.setAccessibleName(tr("Set right"))
        self._nothing = label(
            tr("Click a cell, a row or a column of the sheet to set right how it is read."),
            "muted",
            wrap=True,
        )
        self.take_back = button(tr("Take &back"), "undo-2")
        self.take_back.clicked.connect(lambda _checked: self._take_back())
        self.take_all_back = button(tr("Take &all back"), kind="quiet")
        self.take_all_back.clicked.connect(lambda _checked: self.all_unwanted.emit())
        delete = QShortcut(Qt.Key.Key_Delete, self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_back)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(2, 10, 8, 4)
        laid.addWidget(self._nothing)
        laid.addWidget(self.view, 1)
        laid.addLayout(row(self.take_back, self.take_all_back, 1))
        self.show_lines((), {})

    def show_lines(self, set_right: Sequence[SetRight], words: Mapping[str, str]) -> int:
        """List what was set right and the office's words that were met; say how many."""
        lines = [
            Line(number, *set_right_in_words(one), set_right=one)
            for number, one in enumerate(set_right)
        ]
        lines += [
            Line(len(set_right) + number, _word(word, means), tr("Your word"), word=word)
            for number, (word, means) in enumerate(words.items())
        ]
        self.table.show_rows(lines)
        self._nothing.setVisible(not lines)
        for shown in (self.view, self.take_back):
            shown.setVisible(bool(lines))
        self.take_all_back.setVisible(len(set_right) > 1)
        return len(lines)

    def _take_back(self) -> None:
        line: Any = self.view.chosen_row()
        if line is None:
            return
        if line.set_right is not None:
            self.unwanted.emit(line.set_right)
        else:
            self.forgotten.emit(line.word)


def set_right_in_words(one: SetRight) -> tuple[str, str]:
    """Say what was set right, and where."""
    match one:
        case HeadingAt() | LaidOut():
            return _of_sheet(one), _sheet(one.topic)
        case ColumnMeans():
            return _column(one), _at_column(one.topic, one.column)
        case ReadsAs() | AllRead():
            return _read(one.shown, one.reading), _where(one)
        case GoesUnder() | Defined() | SameAs() | TwoThings():
            return _of_requirement(one)
        case _:
            assert_never(one)


def _of_requirement(one: GoesUnder | Defined | SameAs | TwoThings) -> tuple[str, str]:
    match one:
        case GoesUnder():
            return tr("“{was}” is “{title}”", was=one.was, title=one.title), tr("Requirements")
        case Defined():
            return tr("“{title}” is defined", title=one.title), definition_in_words(one)
        case SameAs():
            said = tr("“{title}” is {code}", title=one.title, code=one.code)
            return said if one.code else tr("“{title}” is new", title=one.title), tr("Program")
        case TwoThings():
            return tr("“{one}” and “{other}” are two", one=one.one, other=one.other), tr(
                "Requirements"
            )
        case _:
            assert_never(one)


def definition_in_words(one: Defined) -> str:
    """Say how a requirement is defined: “Hours · 60 h · within 90 days”."""
    target = f"{number_text(one.target)} {one.unit}".strip() if one.target is not None else ""
    days = one.deadline_days
    deadline = tr_count("within {n} day", "within {n} days", days) if days is not None else ""
    return " · ".join(filter(None, (tr(KINDS[one.kind]), target, deadline)))


def _of_sheet(one: HeadingAt | LaidOut) -> str:
    if isinstance(one, LaidOut):
        left_out = one.layout is Layout.NONE
        return tr("The sheet is left out") if left_out else tr(LAYOUTS[one.layout])
    if not one.row:
        return tr("There is no heading")
    return tr("Row {row} is the heading", row=one.row)


def _column(one: ColumnMeans) -> str:
    if one.meaning is Meaning.IGNORED:
        return tr("“{heading}” is left out", heading=one.heading)
    said = column_meaning_in_words(one.meaning)
    if one.title:
        return tr(
            "“{heading}”: {what} of “{title}”", heading=one.heading, what=said, title=one.title
        )
    return tr("“{heading}”: {what}", heading=one.heading, what=said)


def _read(shown: str, reading: str) -> str:
    if reading == LEAVE_OUT:
        return tr("“{shown}” is left out", shown=shown)
    return tr("“{shown}” reads as “{reading}”", shown=shown, reading=answer_in_words(reading))


def _word(word: str, means: str) -> str:
    if means == LEAVE_OUT:
        return tr("“{word}” is left out", word=word)
    return tr("“{word}” means “{means}”", word=word, means=answer_in_words(means))


def _sheet(topic: str) -> str:
    return topic.partition("/")[2]


def _at_column(topic: str, column: int) -> str:
    return tr("{sheet}, column {letters}", sheet=_sheet(topic), letters=column_letters(column))


def _where(one: ReadsAs | AllRead) -> str:
    if isinstance(one, AllRead):
        return tr("{where}, every cell", where=_at_column(one.topic, one.column))
    ref = reference(one.row, one.column)
    cell = tr("row {row}", row=one.row) if is_whole_row(one) else ref
    return f"{_sheet(one.topic)}, {cell}"
