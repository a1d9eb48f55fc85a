"""The frame of every dialog: a heading, a sentence, a body, buttons at the far end."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, hairline, label

_MARGIN = 20


class Dialog(QDialog):
    """A window over the window; `body` is the layout to fill.

    Buttons stand in the order they are added, the one that does it last.
    """

    def __init__(self, heading: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setModal(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        inner.setSpacing(10)
        inner.addWidget(label(heading, "heading", wrap=True))
        if sentence:
            inner.addWidget(label(sentence, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inner.addLayout(self.body, 1)
        whole.addLayout(inner, 1)
        whole.addWidget(hairline())
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        whole.addLayout(self._buttons)

    def add_button(self, added: QPushButton) -> QPushButton:
        """Put a button at the end of the row."""
        added.setAutoDefault(False)
        self._buttons.addWidget(added)
        return added

    def add_closing_button(self, text: str = "") -> QPushButton:
        """Add the button that leaves everything as it is."""
        closing = self.add_button(button(text or tr("&Cancel")))
        closing.clicked.connect(self.reject)
        return closing

    def add_doing_button(
        self, text: str, do: Callable[[], None], icon: str = "", kind: str = "primary"
    ) -> QPushButton:
        """Add the button that does it; Enter presses it. `do` closes the dialog."""
        doing = self.add_button(button(text, icon, kind))
        doing.setDefault(True)
        doing.clicked.connect(lambda _checked: do())
        return doing


class Confirmation(Dialog):
    """Asks before something that cannot be taken back, and names it on the button."""

    def __init__(
        self,
        heading: str,
        sentence: str,
        do: tuple[str, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading, sentence, parent)
        self.setMinimumWidth(420)
        text, self._do = do
        self.add_closing_button()
        self.add_doing_button(text, self._done)

    def _done(self) -> None:
        self.accept()
        self._do()
