"""The questions of a tracker, listed; one answer settles all the cells it is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Question
from certtrack_app.ui.columns import Column
from certtrack_app.ui.entries import Entry, EntryView, entry_columns
from certtrack_app.ui.intake_answers import AnswerBox
from certtrack_app.ui.intake_words import answer_in_words, question_in_words
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.parts import button, label, row
from certtrack_app.ui.tables import ListTable
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_preview import TrackerView


@dataclass(frozen=True)
class Asked:
    """A question as listed: about how many cells, and how it was answered if it was."""

    question: Question
    cells: int
    answer: str | None = None

    @property
    def entry(self) -> Entry:
        """How it stands in the list."""
        title = question_in_words(self.question)
        if self.answer is not None:
            note = tr("Answered: {answer}", answer=answer_in_words(self.answer))
            return Entry(title, note, icon="check", tone=Tone.GOOD)
        return Entry(title, self.where, icon="circle-question-mark", tone=Tone.WARN)

    @property
    def where(self) -> str:
        """In how many cells it is asked, and where the first is."""
        first = self.question.cells[0].ref if self.question.cells else ""
        return tr_count("{n} cell: {first}", "{n} cells, from {first}", self.cells, first=first)


class QuestionList(EntryView[Asked]):
    """Lists questions; a digit gives the answer with that number, Enter the one proposed."""

    digit = Signal(int)
    proposal_taken = Signal()
    reopened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= 9 and not event.modifiers():  # noqa: PLR2004 the digits
            self.digit.emit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.proposal_taken.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reopened.emit()
        else:
            super().keyPressEvent(event)


class QuestionPanel(QWidget):
    """Asks; `answered` tells of every change, `pointed` where the question stands.

    Answers are kept by topic, also of questions that a later reading asks no more.
    """

    answered = Signal()
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._answers: dict[str, str] = {}
        self._asked: tuple[Asked, ...] = ()
        columns: tuple[Column[Asked], ...] = entry_columns("Questions", lambda one: one.entry)
        self.table: ListTable[Asked] = ListTable(columns, lambda one: one.question.topic, self)
        self.view = QuestionList(self.table, "intake_questions")
        self.view.setAccessibleName(tr("Questions"))
        self.view.chosen.connect(self._show)
        self.view.digit.connect(self._answer_by_number)
        self.view.proposal_taken.connect(self._take_proposal)
        self.view.reopened.connect(lambda: self._answer(None))
        self.box = AnswerBox()
        self.box.answered.connect(self._answer)
        self._count = label("", "strong")
        self.take_all = button(tr("Ta&ke what is proposed"), "check")
        self.take_all.clicked.connect(lambda _checked: self.take_proposals())
        laid = QVBoxLayout(self)
        laid.setContentsMargins(2, 10, 8, 4)
        laid.setSpacing(8)
        laid.addLayout(row(self._count, 1, self.take_all))
        laid.addWidget(self.view, 3)
        laid.addWidget(self.box)

    @property
    def answers(self) -> dict[str, str]:
        """All answers given, by topic."""
        return dict(self._answers)

    @property
    def left_open(self) -> int:
        """How many questions are left open."""
        return sum(one.answer is None for one in self._asked)

    def know(self, answers: dict[str, str]) -> None:
        """Take answers given elsewhere, such as last time."""
        self._answers |= answers

    def forget(self, topics: Sequence[str]) -> None:
        """Let go of answers."""
        for topic in topics:
            self._answers.pop(topic, None)

    def ask(self, view: TrackerView) -> None:
        """Ask what is open; what was answered before keeps its answer."""
        self._asked = tuple(
            Asked(question, view.cells_asked(number), self._answers.get(question.topic))
            for number, question in enumerate(view.reading.questions)
        )
        self._tell()

    def take_proposals(self) -> None:
        """Answer every open question with what is proposed, where anything is."""
        for one in self._asked:
            if one.answer is None and one.question.proposed is not None:
                self._answers[one.question.topic] = one.question.proposed
        self._settle()

    def _tell(self) -> None:
        self.table.show_rows(self._asked)
        if self._asked and self.view.chosen_row() is None:
            self.view.choose(self._next_open())
        self._show(self.view.chosen_row())
        count, left = len(self._asked), self.left_open
        said = tr_count("{n} of {all} left open", "{n} of {all} left open", left, all=count)
        self._count.setText(said if left else tr("All answered") if count else tr("Nothing to ask"))
        proposed = sum(o.answer is None and o.question.proposed is not None for o in self._asked)
        self.take_all.setVisible(bool(proposed))
        self.view.setVisible(bool(count))

    def _show(self, chosen: Any) -> None:
        asked = chosen if isinstance(chosen, Asked) else None
        self.box.show_question(asked.question if asked else None, asked.answer if asked else None)
        if asked is not None and asked.question.cells:
            self.pointed.emit(asked.question.cells[0])

    def _answer_by_number(self, number: int) -> None:
        choices = self.box.choices
        if number <= len(choices):
            self._answer(choices[number - 1])

    def _take_proposal(self) -> None:
        chosen = self.view.chosen_row()
        if chosen is not None and chosen.question.proposed is not None:
            self._answer(chosen.question.proposed)

    def _answer(self, answer: str | None) -> None:
        """Keep an answer and go on to the next question that is open; None opens it again."""
        chosen = self.view.chosen_row()
        if chosen is None:
            return
        topic = chosen.question.topic
        if answer is None:
            self._answers.pop(topic, None)
        else:
            self._answers[topic] = answer
        self._settle()
        if answer is not None:
            self.view.choose(self._next_open(topic) or topic)

    def _settle(self) -> None:
        self._asked = tuple(
            replace(one, answer=self._answers.get(one.question.topic)) for one in self._asked
        )
        self._tell()
        self.answered.emit()

    def _next_open(self, after: str = "") -> str:
        """Find the open question after one, or else the first of all."""
        topics = [one.question.topic for one in self._asked]
        start = topics.index(after) + 1 if after in topics else 0
        order = (*self._asked[start:], *self._asked[:start])
        found = (one.question.topic for one in order if one.answer is None)
        return next(found, topics[0] if not after and topics else "")
