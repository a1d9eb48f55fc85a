"""What the window is to those who act on it, without knowing how it is put together."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from certtrack_app.ui.commands import Commands
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.drops import Files
from certtrack_app.ui.header import Header
from certtrack_app.ui.pane import Pane
from certtrack_app.ui.sidebar import Sidebar
from certtrack_app.ui.theme import Theme

if TYPE_CHECKING:
    from certtrack_app.ui.palette import Seek


class Shell(QMainWindow):
    """A window with places, commands and a desk.

    `seek`, where the entry sets it, finds people, requirements and credentials for Ctrl+K.
    """

    desk: Desk
    theme: Theme
    commands: Commands
    sidebar: Sidebar
    header: Header
    place: str
    seek: "Seek | None"

    def pane(self, name: str) -> Pane[Any] | None:
        """Give a place's pane, None where it has not been shown yet."""
        raise NotImplementedError

    def show_place(self, name: str, key: object = None) -> None:
        """Bring a place into sight, and in it what a key names."""
        raise NotImplementedError

    def bring_files(self, files: Files) -> None:
        """Take files from outside: dropped, chosen, or handed over by a second start."""
        raise NotImplementedError
