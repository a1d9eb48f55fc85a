"""What the window itself does when a command asks for it."""

from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

import certtrack_app
from certtrack_app.ui.choosing import ask_trackers
from certtrack_app.ui.commands import GO_MENU, Command
from certtrack_app.ui.drops import TRACKERS, Files, Offer
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.places import Place
from certtrack_app.ui.shell import Shell
from certtrack_app.ui.theme import Appearance

if TYPE_CHECKING:
    from certtrack_app.ui.palette import Palette
    from certtrack_app.ui.table_view import TableView


def offer_import(files: Files, take: Callable[[Files], None]) -> Offer:
    """Say what dropping files on the window would do: trackers are previewed first."""
    trackers = [file for file in files if file.suffix.lower() in TRACKERS]
    if len(trackers) < len(files):
        other = next(file for file in files if file not in trackers)
        return Offer(
            tr(
                "“{name}” is no tracker. Drop Excel or CSV files here; drop evidence on a line "
                "of a checklist.",
                name=other.name,
            )
        )
    return Offer(_import_sentence(files), take)


def _import_sentence(files: Files) -> str:
    if len(files) == 1:
        return tr("Show what “{name}” says. Nothing is changed yet.", name=files[0].name)
    return tr_count(
        "Show what {n} tracker says. Nothing is changed yet.",
        "Show what {n} trackers say. Nothing is changed yet.",
        len(files),
    )


def place_commands(places: Sequence[Place]) -> tuple[Command, ...]:
    """Make the commands that bring the places into sight."""
    return tuple(
        Command(f"show_{place.name}", GO_MENU, place.title, place.shortcut, place.icon)
        for place in places
    )


def place_acts(window: Shell, places: Sequence[Place]) -> SimpleNamespace:
    """Make what does those commands."""
    return SimpleNamespace(
        **{f"show_{place.name}": partial(window.show_place, place.name) for place in places}
    )


def dress_menu_bar(window: Shell) -> None:
    """Fill the menu bar; it shows where the system has one of its own, or the person wants it."""
    bar = window.menuBar()
    for menu in window.commands.menus(bar):
        bar.addMenu(menu)
    wanted = window.desk.memory.text("window/menu_bar") == "shown"
    bar.setVisible(bar.isNativeMenuBar() or wanted)


class WindowActs:
    """The commands that need nothing but the window."""

    def __init__(self, window: Shell) -> None:
        self._window = window
        self._palette: Palette | None = None

    def import_tracker(self) -> None:
        """Let the person choose trackers."""
        ask_trackers(self._window, self._window.bring_files)

    def quit_program(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()

    def copy_rows(self) -> None:
        """Copy the rows chosen in the table that has the keyboard."""
        table = self._table()
        if table is not None:
            table.copy_rows()

    def why_not_copy_rows(self) -> str:
        """Copying needs a table with rows chosen."""
        table = self._table()
        has_rows = table is not None and bool(table.chosen_numbers())
        return "" if has_rows else tr("Choose rows in a table first.")

    def find_in_place(self) -> None:
        """Put the keyboard into the search field."""
        self._window.header.search.setFocus()
        self._window.header.search.selectAll()

    def why_not_find_in_place(self) -> str:
        """Not every place can be searched."""
        if self._window.header.search.isVisible():
            return ""
        return tr("There is nothing to search here. Ctrl+K searches everything.")

    def find_anything(self) -> None:
        """Open the field that finds everything."""
        self.palette().ask()

    def palette(self) -> "Palette":
        """Give the palette, made when it is first wanted."""
        from certtrack_app.ui.palette import Palette

        if self._palette is None:
            self._palette = Palette(self._window, self._window.commands)
            self._palette.seek = self._window.seek
        return self._palette

    def refresh_place(self) -> None:
        """Read the place in sight again."""
        pane = self._window.pane(self._window.place)
        if pane is not None:
            pane.refresh()

    def use_system_colors(self) -> None:
        """Follow the system's light or dark scheme."""
        self._use(Appearance.SYSTEM)

    def use_light_colors(self) -> None:
        """Always light."""
        self._use(Appearance.LIGHT)

    def use_dark_colors(self) -> None:
        """Always dark."""
        self._use(Appearance.DARK)

    def open_menu(self) -> None:
        """Open all menus under the button at the left."""
        self._window.sidebar.menu_button.showMenu()

    def show_menu_bar(self) -> None:
        """Show the menu bar where it is hidden, hide it where it is shown."""
        bar = self._window.menuBar()
        shown = bar.isHidden()
        bar.setVisible(shown)
        self._window.desk.memory.keep_text("window/menu_bar", "shown" if shown else "hidden")

    def about_program(self) -> None:
        """Say what this is and which version."""
        from certtrack_app.ui.dialogs.base import Dialog

        about = Dialog(
            f"CertTrack {certtrack_app.__version__}",
            tr("The program office's own watch over everyone it certifies."),
            self._window,
        )
        about.add_closing_button(tr("C&lose"))
        about.finished.connect(about.deleteLater)
        about.open()

    def _use(self, appearance: Appearance) -> None:
        self._window.theme.choose(appearance)
        self._window.desk.memory.keep_text("appearance", appearance.value)

    def _table(self) -> "TableView[object] | None":
        """Find the table that has the keyboard; where there is one, its module is loaded."""
        from certtrack_app.ui.table_view import TableView

        focused: QWidget | None = QApplication.focusWidget()
        return focused if isinstance(focused, TableView) else None
