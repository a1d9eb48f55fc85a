"""The answers a question offers, numbered for the keyboard, the proposal marked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Question
from certtrack_app.ui.forms import text_field
from certtrack_app.ui.inputs import Line
from certtrack_app.ui.intake_words import HEADING, answers_to, question_in_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, hairline, label, row

_MANY = 4


class AnswerBox(QWidget):
    """Asks one question; `answered` gives the answer, None leaves it open."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: Sequence[str] = ()
        self._sentence = label("", "strong", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._buttons: list[QPushButton] = []
        self._own = text_field(tr("Its name"), "")
        self._own.hide_name()
        self.use = button(tr("&Use this name"))
        self.use.clicked.connect(lambda _checked: self._use_own())
        if isinstance(self._own.input, Line):
            self._own.input.returnPressed.connect(self._use_own)
        self.leave_open = button(tr("Leave it &open"), kind="quiet")
        self.leave_open.clicked.connect(lambda _checked: self.answered.emit(None))
        self._hint = label(tr("Keys: the number answers, Enter takes the proposal."), "small")
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        laid.addWidget(hairline())
        laid.addWidget(self._sentence)
        laid.addLayout(row(self._own, self.use))
        laid.addLayout(self._grid)
        laid.addLayout(row(self._hint, 1, self.leave_open))

    def show_question(self, question: Question | None, answer: str | None) -> None:
        """Show the answers of a question, the one given pressed in."""
        self.setVisible(question is not None)
        if question is None:
            return
        self._sentence.setText(question_in_words(question))
        offered = answers_to(question)
        self.choices = tuple(offered)
        for shown in (self._own, self.use):
            shown.setVisible(question.about == HEADING)
        while len(self._buttons) < len(offered):
            self._buttons.append(self._new(len(self._buttons)))
        across = 2 if len(offered) >= _MANY else 1
        for number, made in enumerate(self._buttons):
            made.setVisible(number < len(offered))
            if number < len(offered):
                choice = self.choices[number]
                self._grid.addWidget(made, number // across, number % across)
                made.setText(f"{number + 1}  {self._words(question, choice)}".replace("&", "&&"))
                made.setChecked(choice == answer)
                made.setAccessibleName(self._words(question, choice))
                made.setAccessibleDescription(tr("Key {n}", n=number + 1))
        self.leave_open.setVisible(answer is not None)

    def _words(self, question: Question, choice: str) -> str:
        words = answers_to(question)[choice]
        return tr("{words} (proposed)", words=words) if choice == question.proposed else words

    def _new(self, number: int) -> QPushButton:
        made = button("", kind="choice")
        made.setCheckable(True)
        made.clicked.connect(lambda _checked: self.answered.emit(self.choices[number]))
        return made

    def _use_own(self) -> None:
        if self._own.value:
            self.answered.emit(self._own.value)
