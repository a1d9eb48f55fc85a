"""What the office taught the reading of its trackers: words, and sheets set right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from certtrack_app.ui.columns import Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.intake_words import answer_in_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.workflows.tracker_memory import (
    ShapeRow,
    WordRow,
    forget_shape,
    forget_word,
)

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

WORDS: tuple[Column[WordRow], ...] = (
    Column("Word", lambda one: one.word, sort_by=lambda one: one.word, width=200, look=Look.STRONG),
    Column("Means", lambda one: answer_in_words(one.stands_for), width=240, stretch=True),
    Column("Since", lambda one: one.learned_on, width=120, look=Look.MUTED),
)
SHAPES: tuple[Column[ShapeRow], ...] = (
    Column("Set right in", lambda one: one.called, width=240, look=Look.STRONG),
    Column(
        "Known again by its headings",
        lambda one: one.headings,
        width=240,
        stretch=True,
        look=Look.MUTED,
        tip=lambda one: one.headings,
    ),
    Column("Since", lambda one: one.kept_on, width=120, look=Look.MUTED),
)


class TrackerMemory(QWidget):
    """Lists words answered about and sheets set right; the chosen one can be forgotten."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words: ListTable[WordRow] = ListTable(WORDS, lambda one: one.id, self)
        self.words_view: TableView[WordRow] = TableView(self.words, "tracker_words", desk.memory)
        self.shapes: ListTable[ShapeRow] = ListTable(SHAPES, lambda one: one.id, self)
        self.shapes_view: TableView[ShapeRow] = TableView(
            self.shapes, "tracker_shapes", desk.memory
        )
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        self.forget_word = self._card(laid, tr("Words of your trackers"), self.words_view, _word)
        self.forget_shape = self._card(laid, tr("Sheets set right"), self.shapes_view, _shape)

    def _card(
        self,
        laid: QVBoxLayout,
        heading: str,
        view: TableView[Any],
        forgetting: "Callable[[Any], Callable[[Unit], None]]",
    ) -> QPushButton:
        card = Card(heading, padded=False)
        forget = button(tr("&Forget"), "trash-2", "quiet")
        forget.setAccessibleName(tr("Forget: {what}", what=heading))
        forget.setEnabled(False)
        view.setAccessibleName(heading)
        view.chosen.connect(lambda _row: forget.setEnabled(view.chosen_row() is not None))
        forget.clicked.connect(lambda _checked: self._forget(view.chosen_row(), forgetting))
        card.beside_heading(forget)
        card.body.addWidget(view)
        laid.addWidget(card, 1)
        return forget

    def show_memory(self, words: Sequence[WordRow], shapes: Sequence[ShapeRow]) -> None:
        """Show what is remembered."""
        self.words.show_rows(words)
        self.shapes.show_rows(shapes)
        for view, forget in (
            (self.words_view, self.forget_word),
            (self.shapes_view, self.forget_shape),
        ):
            forget.setEnabled(view.chosen_row() is not None)

    def _forget(self, row: Any, forgetting: "Callable[[Any], Callable[[Unit], None]]") -> None:
        if row is not None:
            self._desk.do(self, forgetting(row), notice=tr("Forgotten: {what}", what=row))


def _word(row: WordRow) -> "Callable[[Unit], None]":
    return lambda unit: forget_word(unit, row.word)


def _shape(row: ShapeRow) -> "Callable[[Unit], None]":
    return lambda unit: forget_shape(unit, row.id)
