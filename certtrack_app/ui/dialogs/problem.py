"""What is shown of a defect."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import certtrack_app
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button


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
        self.report = f"{_surroundings()}\n\n{report}"
        shown = QPlainTextEdit(self.report)
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


def _surroundings() -> str:
    """Name the versions that a report needs; nothing in it is a person's."""
    version = getattr(certtrack_app, "__version__", "")
    return (
        f"CertTrack {version} · Qt {qVersion()} · Python {platform.python_version()} · "
        f"{platform.platform(terse=True)}"
    )
