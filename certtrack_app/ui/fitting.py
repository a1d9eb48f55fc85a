"""Columns that give way where a table is too narrow for all, until the person chooses columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject

from certtrack_app.ui.columns import Column
from certtrack_app.ui.memory import Memory
from certtrack_app.ui.table_view import TableView

_CHOSEN = "chosen"


class Fitting(QObject):
    """Shows as many columns as there is room for; those named in `give_way` go first to last.

    Once the person shows or hides a column, the choice is theirs and stays.
    """

    def __init__(
        self,
        view: TableView[Any],
        columns: Sequence[Column[Any]],
        give_way: Sequence[str],
        memory: Memory,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        titles = [column.title for column in columns]
        self._give_way = [titles.index(title) for title in give_way]
        self._memory = memory
        self._name = f"columns/{view.objectName()}"
        self._is_fitting = False
        view.horizontalHeader().sectionResized.connect(self._resized)
        view.viewport().installEventFilter(self)

    def fit(self) -> None:
        """Show the columns there is room for."""
        if self._memory.text(self._name) == _CHOSEN:
            return
        self._is_fitting = True
        room = self._view.viewport().width()
        wanted = {at: column.width for at, column in enumerate(self._columns)}
        for at in self._give_way:
            if sum(wanted.values()) > room:
                del wanted[at]
        for at in range(len(self._columns)):
            hidden = at not in wanted
            if self._view.isColumnHidden(at) is not hidden:
                self._view.setColumnHidden(at, hidden)
        self._is_fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def _resized(self, _section: int, before: int, after: int) -> None:
        """A column shown or hidden, and not by us, was chosen by the person."""
        if not self._is_fitting and 0 in (before, after):
            self._memory.keep_text(self._name, _CHOSEN)
