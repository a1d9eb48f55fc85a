"""A dialog with a form that runs one errand and says under it why it was refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtWidgets import QWidget

from certtrack_app.errors import Refusal
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.forms import Form
from certtrack_app.ui.parts import label

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

Notice = str | Callable[[Any], str]


class ErrandDialog(Dialog):
    """Asks for what an errand needs; a subclass fills `form` and gives the `errand`.

    It closes when the errand is done. Refused, it stays, and says why under the form.
    """

    def __init__(self, desk: Desk, heading: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(heading, sentence, parent)
        self.desk = desk
        self.form = Form()
        self.body.addWidget(self.form)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.setMinimumWidth(440)

    def offer(self, text: str, icon: str = "check") -> None:
        """Add the buttons: the one that leaves everything as it is, and the one that does it."""
        self.add_closing_button()
        self.doing = self.add_doing_button(text, self.do_errand, icon)

    def errand(self) -> "Callable[[Unit], Any]":
        """Give the work, made of what was entered."""
        raise NotImplementedError

    def notice(self) -> Notice:
        """Say what is said once it is done; it may be made of the answer."""
        return ""

    def do_errand(self) -> None:
        """Do it, if the form is filled as it must be."""
        is_filled = self.form.check()
        self.fit()
        if not is_filled:
            return
        self._say_problem("")
        self.doing.setEnabled(False)
        job = self.desk.do(self, self.errand(), self._done, notice=self.notice())
        job.refused = self._refused
        job.failed = lambda _defect: self._let_again()

    def ask(self) -> None:
        """Show it; it goes by itself once closed."""
        self.finished.connect(self.deleteLater)
        self.open()
        self.fit()

    def fit(self) -> None:
        """Grow to what is shown now: a sentence under a field must not squeeze the others."""
        laid = self.layout()
        if laid is not None:
            wanted = laid.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), wanted))

    def _done(self, _answer: Any) -> None:
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        if not shiboken6.isValid(self):
            self.desk.refuse(refusal)
            return
        self._let_again()
        self._say_problem(refusal.sentence)

    def _let_again(self) -> None:
        if shiboken6.isValid(self):
            self.doing.setEnabled(True)

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.fit()
