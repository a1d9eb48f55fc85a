"""A defect is logged whole and shown once, with a button to copy it."""

import logging
import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import certtrack_app
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button

_log = logging.getLogger("certtrack.problems")


class ProblemDialog(Dialog):
    """Says that something went wrong that should not have, and lets it be copied whole."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Something went wrong in CertTrack"),
            tr(
                "This is a defect of the program, not something you did. What was under way has "
                "been rolled back; the office's records are as they were. Please copy the report "
                "and send it to whoever looks after CertTrack."
            ),
            parent,
        )
        self.report = report
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Report"))
        shown.setMinimumSize(560, 220)
        self.body.addWidget(shown)
        copy = button(tr("&Copy report"), "copy")
        copy.clicked.connect(self.copy_report)
        self.add_button(copy)
        self.add_closing_button(tr("C&lose"))

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)


class Problems(QObject):
    """Takes in defects: each is logged, and the first of its kind is shown."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._seen: set[str] = set()
        self.dialog: ProblemDialog | None = None

    def take(self, defect: BaseException) -> None:
        """Log a defect whole, and show it if the person has not seen it yet."""
        told = "".join(traceback.format_exception(defect))
        _log.error("A defect:\n%s", told)
        kind = _kind(defect)
        if kind in self._seen or self.dialog is not None:
            return
        self._seen.add(kind)
        self._show(told)

    def watch(self) -> None:
        """Take in also what is raised where no lane catches it: in the window's own slots."""
        sys.excepthook = self._hook

    def _hook(
        self, _kind: type[BaseException], raised: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(raised, KeyboardInterrupt):
            raise SystemExit(1) from raised
        self.take(raised)

    def _show(self, told: str) -> None:
        self.dialog = ProblemDialog(f"{_surroundings()}\n\n{told}", self._window)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _kind(defect: BaseException) -> str:
    """Tell defects apart by what was raised and where."""
    frames = traceback.extract_tb(defect.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(defect).__name__} {where}"


def _surroundings() -> str:
    """Name the versions that a report needs; nothing in it is a person's."""
    version = getattr(certtrack_app, "__version__", "")
    return (
        f"CertTrack {version} · Qt {qVersion()} · Python {platform.python_version()} · "
        f"{platform.platform(terse=True)}"
    )
