"""Files and folders, asked of the person by the system's own dialog; each answer goes home once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from certtrack_app.ui.drops import TRACKERS
from certtrack_app.ui.language import tr

Files = tuple[Path, ...]


def ask_where(
    parent: QWidget, title: str, suggested: str, then: Callable[[Path], None], kind: str = ""
) -> None:
    """Ask where a file is to be saved.

    `suggested` is a name or a path; its suffix is added where the person leaves it out. `kind` is
    what the dialog calls such files: "PDF files (*.pdf)".
    """
    dialog = _dialog(parent, title, QFileDialog.FileMode.AnyFile, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_file(parent: QWidget, title: str, then: Callable[[Path], None], kind: str = "") -> None:
    """Ask for one file there is."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFile, kind)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_files(parent: QWidget, title: str, then: Callable[[Files], None], *kinds: str) -> None:
    """Ask for files there are."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFiles, *kinds)
    dialog.filesSelected.connect(lambda names: then(tuple(Path(name) for name in names)))
    dialog.open()


def ask_trackers(parent: QWidget, then: Callable[[Files], None]) -> None:
    """Ask for trackers."""
    patterns = " ".join(f"*{suffix}" for suffix in sorted(TRACKERS))
    kinds = tr("Trackers ({patterns})", patterns=patterns), tr("All files (*)")
    ask_files(parent, tr("Choose a tracker"), then, *kinds)


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
    """Ask for a folder."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def _dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode, *kinds: str) -> QFileDialog:
    """Make a dialog that goes with its answer."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if named := [kind for kind in kinds if kind]:
        dialog.setNameFilters(named)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
