"""A defect is logged whole and shown once, with a button to copy it."""

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from certtrack_app.ui.dialogs.problem import ProblemDialog

_log = logging.getLogger("certtrack.problems")


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
        from certtrack_app.ui.dialogs.problem import ProblemDialog

        self.dialog = ProblemDialog(told, self._window)
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
