"""Whatever a stored file turned out to be, shown: pages, a picture, text, or why it is not."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Label
from certtrack_app.ui.states import Message
from certtrack_app.ui.viewer import Viewer
from certtrack_app.workflows.papers import Paper, Picture, PlainText, Unseen
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.unit import Reader


class PaperView(QWidget):
    """Shows one paper at a time; what is asked for last is what is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self.viewer = Viewer(desk)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the file"))
        self.message = Message()
        self._rooms = QStackedWidget()
        for room in (self.message, self.viewer, self.text):
            self._rooms.addWidget(room)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self._rooms)

    def read(self, work: Callable[[Reader], Paper]) -> None:
        """Read a paper in a lane and show it."""
        self._forget()
        self._job = self._desk.ask(self, work, self.show_paper)

    def show_paper(self, paper: Paper) -> None:
        """Show a paper."""
        match paper:
            case PaperDocument():
                self._rooms.setCurrentWidget(self.viewer)
                self.viewer.show_document(paper)
            case Picture():
                self._rooms.setCurrentWidget(self.viewer)
                self.viewer.show_picture(paper.content)
            case PlainText():
                self._rooms.setCurrentWidget(self.text)
                self.text.setPlainText(paper.text)
            case Unseen():
                icon = "triangle-alert" if paper.is_loss else "file"
                self._say(icon, tr(paper.heading), paper.sentence)
            case _:
                assert_never(paper)

    def show_nothing(self, heading: str, sentence: str) -> None:
        """Show, in place of a paper, why there is none."""
        self._forget()
        self._say("file", heading, sentence)

    @property
    def said(self) -> str:
        """What is said in place of a paper; empty where one is shown."""
        shown = self._rooms.currentWidget() is self.message
        return " ".join(part.text() for part in self.message.findChildren(Label)) if shown else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.message.redress()

    def _say(self, icon: str, heading: str, sentence: str) -> None:
        self.message.say(icon, heading, sentence, None)
        self._rooms.setCurrentWidget(self.message)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
