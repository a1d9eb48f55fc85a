"""A list with what was chosen in it shown beside: how it is laid out, and how it keeps in step."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabBar, QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.parts import Card
from certtrack_app.ui.table_view import TableView

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Reader


class Keyed(Protocol):
    """A row that is known by its key."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Keyed)
T = TypeVar("T")


def shelf_tabs(
    names: Sequence[str], accessible_name: str, changed: Callable[[int], None]
) -> QTabBar:
    """Make the tabs above a list, which say what of it is in sight."""
    tabs = QTabBar()
    tabs.setAccessibleName(accessible_name)
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    for name in names:
        tabs.addTab(name)
    tabs.currentChanged.connect(changed)
    return tabs


def listed_card(top: QHBoxLayout, view: QWidget) -> Card:
    """Make the card of a list, its tabs above."""
    card = Card(padded=False)
    card.body.setContentsMargins(0, 0, 0, 0)
    card.body.setSpacing(0)
    top.setContentsMargins(14, 4, 14, 4)
    card.body.addLayout(top)
    card.body.addWidget(view, 1)
    return card


def beside(widths: Mapping[Any, int], growing: int, least: int = 300) -> QSplitter:
    """Lay parts out from left to right, each of its width in pixels; one takes what is left."""
    across = QSplitter()
    across.setHandleWidth(12)
    across.setChildrenCollapsible(False)
    for part in widths:
        part.setMinimumWidth(max(least, part.minimumWidth()))
        across.addWidget(part)
    across.setStretchFactor(growing, 1)
    across.setSizes(list(widths.values()))
    return across


class Following(Generic[R, T]):
    """Reads whole what is chosen in a list, and goes to what was asked for by its key.

    `read` gives the work that reads a key, `show` takes the answer, and `clear` is called where
    the list has nothing to choose.
    """

    def __init__(
        self,
        desk: Desk,
        view: TableView[R],
        read: "Callable[[int], Callable[[Reader], T]]",
        show: Callable[[T], None],
        clear: Callable[[], None],
    ) -> None:
        self.wanted: int | None = None
        self._desk, self._view = desk, view
        self._read, self._show, self._clear = read, show, clear
        self._job: Job | None = None
        self._key: int | None = None
        view.chosen.connect(self._choose)
        view.rows.settled.connect(self.settle)

    def go_to(self, key: int | None) -> None:
        """Choose a row as soon as the list has been read; one not in it is shown all the same."""
        self.wanted = key
        self.settle()

    def settle(self) -> None:
        """Show what stands there now that the list has been read."""
        if self.wanted is not None and self._view.rows.rowCount():
            self._choose_wanted(self.wanted)
            return
        chosen = self._view.chosen_row()
        if chosen is not None:
            self.read(chosen.id)
        elif not self._view.rows.rowCount():
            self._key = None
            self._clear()

    def _choose_wanted(self, key: int) -> None:
        self.wanted, self._key = None, key
        self._view.choose(key)
        self.read(key)

    def _choose(self, chosen: R | None) -> None:
        if chosen is not None and chosen.id != self._key:
            self.read(chosen.id)

    def read(self, key: int) -> None:
        """Read one whole; a reading under way is given up for it."""
        if self._job is not None:
            self._job.cancel()
        self._key = key
        self._job = self._desk.ask(self._view, self._read(key), self._show)
