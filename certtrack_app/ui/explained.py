"""A date that explains itself: pressed, it opens to how it was reckoned, a sentence a step."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label, row, set_tip


class Explained(QWidget):
    """A quiet button with a date on it; a press shows or hides the reasons under it."""

    def __init__(self) -> None:
        super().__init__()
        self.button = button(tr("Date"), "calendar-clock", "quiet")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show_reasons)
        self.reasons = label("", "small", wrap=True)
        self.reasons.setContentsMargins(8, 0, 8, 0)
        self.reasons.hide()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(2)
        laid.addLayout(row(self.button, 1))
        laid.addWidget(self.reasons)
        self.hide()

    def say(self, text: str, because: Sequence[str]) -> None:
        """Show a date in words, and what it was reckoned from; without words, nothing."""
        self.setVisible(bool(text))
        self.button.setText(text)
        self.reasons.setText("\n".join(because))
        said = " ".join((text, *because))
        self.button.setAccessibleName(text)
        self.button.setAccessibleDescription(said)
        set_tip(self.button, tr("How this date was reckoned"))

    def _show_reasons(self, on: bool) -> None:  # noqa: FBT001 Qt's signal hands it so
        self.reasons.setVisible(on)
