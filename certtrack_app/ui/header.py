"""The head of the window: heading, a quiet line under it, the search field, the place's buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from certtrack_app.ui import icons
from certtrack_app.ui.commands import Commands, plain_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import ElidedLabel, button, label, set_tip

_SEARCH_WIDTH = 300


class SearchField(QLineEdit):
    """A field with a glass; Escape empties it. Files dropped on it go to the window instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.setClearButtonEnabled(False)
        self.addAction(icons.icon("search", icons.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(140)
        self.setMaximumWidth(_SEARCH_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH_WIDTH, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Header(QWidget):
    """What stands above every place; the place says what is in it."""

    searched = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._buttons: list[QPushButton] = []
        self.heading = label("", "title")
        self.subtitle = ElidedLabel()
        self.subtitle.setProperty("role", "muted")
        self.search = SearchField()
        self.search.textChanged.connect(self.searched)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self.heading)
        titles.addWidget(self.subtitle)
        self._laid = QHBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(14)
        self._laid.addLayout(titles, 1)
        self._laid.addWidget(self.search)

    def dress(
        self, heading: str, subtitle: str, search_hint: str, buttons: tuple[str, ...]
    ) -> None:
        """Show another place's heading, hint and buttons; the last button is the main one."""
        self.heading.setText(heading)
        self.say_subtitle(subtitle)
        self.search.setVisible(bool(search_hint))
        self.search.setPlaceholderText(search_hint)
        self.search.setAccessibleName(search_hint or tr("Search"))
        for old in self._buttons:
            self._laid.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._button(name, is_main=name == buttons[-1]) for name in buttons]
        for made in self._buttons:
            self._laid.addWidget(made)

    def show_search(self, text: str) -> None:
        """Show what was searched in the place now in sight, without searching it again."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def say_subtitle(self, text: str) -> None:
        """Say the line under the heading."""
        self.subtitle.setText(text)

    def _button(self, name: str, *, is_main: bool) -> QPushButton:
        action = self._commands.actions[name]
        command = next(c for c in self._commands.table if c.name == name)
        made = button(action.text(), command.icon, "primary" if is_main else "")
        made.setAccessibleName(plain_words(action.text()))
        shortcut = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        set_tip(made, shortcut)
        made.clicked.connect(lambda: self._commands.run(name))
        return made
