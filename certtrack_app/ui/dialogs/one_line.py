"""Asks for one line of text."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.forms import must, text_field
from certtrack_app.ui.language import tr


class OneLine(Dialog):
    """A question whose answer is a line; nothing happens where it is left empty."""

    def __init__(
        self, heading: str, hint: str, text: str, take: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(heading, "", parent)
        self.setMinimumWidth(420)
        self._take = take
        self.line = text_field(heading, text, hint, must(tr("Write something, or cancel.")))
        self.line.hide_name()
        self.body.addWidget(self.line)
        self.add_closing_button()
        self.add_doing_button(tr("&OK"), self._done)
        self.line.input.selectAll()  # type: ignore[attr-defined] # a line has a selection

    def _done(self) -> None:
        if self.line.check():
            self.accept()
            self._take(self.line.value)
