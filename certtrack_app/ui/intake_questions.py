"""The questions of a tracker, one under another; one answer settles all the cells it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Place, Question
from certtrack_app.ui.forms import choice_field
from certtrack_app.ui.intake_words import answers_to, question_in_words
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.parts import button, hairline, label, row


class QuestionPanel(QScrollArea):
    """Asks, with the proposal chosen; `answered` tells of a change, `pointed` where to look."""

    answered = Signal()
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Questions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answers: dict[str, str | None] = {}
        self._inside = QWidget()
        self._inside.setProperty("role", "scrolled")
        self._laid = QVBoxLayout(self._inside)
        self._laid.setContentsMargins(2, 10, 10, 10)
        self._laid.setSpacing(14)
        self._laid.addStretch(1)
        self.setWidget(self._inside)

    @property
    def answers(self) -> dict[str, str]:
        """The answers chosen, by topic; what is left open is not among them."""
        return {topic: answer for topic, answer in self._answers.items() if answer is not None}

    @property
    def left_open(self) -> int:
        """How many questions are left open."""
        return sum(answer is None for answer in self._answers.values())

    def ask(self, questions: Sequence[Question]) -> None:
        """Ask what is asked for the first time; what was asked before stays with its answer."""
        for question in questions:
            if question.topic not in self._answers:
                self._answers[question.topic] = question.proposed
                self._laid.insertWidget(self._laid.count() - 1, self._block(question))

    def _block(self, question: Question) -> QWidget:
        field = choice_field(
            question_in_words(question), answers_to(question), question.proposed, _hint(question)
        )
        field.changed.connect(lambda: self._take(question.topic, field.value))
        show = button(tr("Show where"), "eye", "quiet")
        show.setAccessibleName(tr("Show where “{raw}” stands", raw=question.raw))
        show.clicked.connect(lambda _checked: self._point(question))
        block = QWidget()
        laid = QVBoxLayout(block)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        laid.addWidget(field)
        laid.addLayout(row(label(_where(question), "small"), 1, show))
        laid.addWidget(hairline())
        return block

    def _take(self, topic: str, answer: str | None) -> None:
        self._answers[topic] = answer
        self.answered.emit()

    def _point(self, question: Question) -> None:
        if question.cells:
            self.pointed.emit(question.cells[0])


def _hint(question: Question) -> str:
    return "" if question.proposed is not None else tr("Nothing can be proposed here.")


def _where(question: Question) -> str:
    """Say in how many cells it is asked, and where the first is."""
    first: Place | None = question.cells[0] if question.cells else None
    if first is None:
        return ""
    return tr_count(
        "{n} cell: {first}", "{n} cells, from {first}", len(question.cells), first=first.ref
    )
