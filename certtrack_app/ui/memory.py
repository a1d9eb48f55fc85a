"""What the window remembers between starts: places, columns, widths, the chosen appearance."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from certtrack_app import paths

_FILE = "window.ini"


class Memory:
    """A small file of settings; nothing in it belongs to an office's records."""

    def __init__(self, folder: Path | None = None) -> None:
        self._settings = QSettings(
            str((folder or paths.settings_folder()) / _FILE), QSettings.Format.IniFormat
        )

    def text(self, name: str, default: str = "") -> str:
        """Recall a word."""
        found = self._settings.value(name, default)
        return found if isinstance(found, str) else default

    def keep_text(self, name: str, text: str) -> None:
        """Remember a word."""
        self._settings.setValue(name, text)

    def layout(self, name: str) -> QByteArray:
        """Recall the layout of a window, a splitter or a table's columns; empty where unknown."""
        found = self._settings.value(name)
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        """Remember a layout."""
        self._settings.setValue(name, layout)

    def save(self) -> None:
        """Write to disk what is still only remembered."""
        self._settings.sync()
