"""Rows of inputs that are added and taken away: categories of credits, conditions."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from certtrack_app.ui.forms import Field
from certtrack_app.ui.parts import button, column, icon_button, label, row


class FieldRow(QWidget):
    """A few fields side by side, and the words that say what they come to."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, fields: dict[str, Field], drop_name: str) -> None:
        super().__init__()
        self.fields = fields
        drop = icon_button("trash-2", drop_name)
        drop.clicked.connect(lambda _checked: self.unwanted.emit())
        across = row(*fields.values(), spacing=8)
        for at, field in enumerate(fields.values()):
            across.setStretch(at, 2 if at == 0 else 1)
            field.changed.connect(self.changed)
        beside = column(1, drop, spacing=0)
        across.addLayout(beside)
        self._words = label("", "small", wrap=True)
        laid = column(spacing=4)
        laid.addLayout(across)
        laid.addWidget(self._words)
        self.setLayout(laid)

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, by key."""
        return {key: field.value for key, field in self.fields.items()}

    def say(self, words: str) -> None:
        """Say what the row comes to."""
        self._words.setText(words)


class RowList(QWidget):
    """Rows one under another with a button for one more; `make` makes a row for a value."""

    changed = Signal()

    def __init__(
        self, make: Callable[[Any], FieldRow], values: Sequence[Any], add: tuple[str, Any]
    ) -> None:
        super().__init__()
        self._make = make
        self.rows: list[FieldRow] = []
        words, fresh = add
        self._laid = column(spacing=12)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.add_button = button(words, "plus")
        self.add_button.clicked.connect(lambda _checked: self._add_fresh(fresh))
        whole = column(spacing=8)
        whole.addLayout(self._laid)
        whole.addWidget(self.problem)
        whole.addLayout(row(self.add_button, 1))
        self.setLayout(whole)
        for value in values:
            self._add(value)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the rows; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _add_fresh(self, fresh: Any) -> None:
        self._add(fresh)
        next(iter(self.rows[-1].fields.values())).input.setFocus()
        self.changed.emit()

    def _add(self, value: Any) -> None:
        made = self._make(value)
        made.changed.connect(self.changed)
        made.unwanted.connect(lambda: self._drop(made))
        self.rows.append(made)
        self._laid.addWidget(made)

    def _drop(self, dropped: FieldRow) -> None:
        self.rows.remove(dropped)
        dropped.hide()
        dropped.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()
