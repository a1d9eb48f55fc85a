"""A strip that tells of work under way over what is shown, and offers to stop it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label


class WorkStrip(QFrame):
    """What is being done, how far it is, and Cancel; hidden while there is nothing to do."""

    def __init__(self) -> None:
        super().__init__()
        self._doing = label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = button(tr("&Stop"), "x")
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 8, 0)
        laid.setSpacing(14)
        laid.addWidget(self._doing)
        laid.addWidget(self.bar, 1)
        laid.addWidget(self.cancel)
        self.hide()

    def begin(self, doing: str) -> None:
        """Show that something is being done."""
        self._doing.setText(doing)
        self.bar.setRange(0, 0)
        self.show()

    def end(self) -> None:
        """Show nothing any more."""
        self.hide()
