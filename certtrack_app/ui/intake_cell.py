"""What stands behind a cell of a tracker: what it was taken for, by which rule, or why not."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Fact
from certtrack_app.rules.tracker.text import reference
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui.intake_meanings import meaning_in_words
from certtrack_app.ui.intake_words import answer_in_words, question_in_words
from certtrack_app.ui.language import number_text, shown, tr
from certtrack_app.ui.parts import ElidedLabel, button, column
from certtrack_app.workflows.intake_look import Story

_HEIGHT = 58
_LONGEST = 60


class CellBar(QWidget):
    """Tells of the cell the keyboard stands on, and offers to set it right."""

    asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._what = ElidedLabel()
        self._what.setProperty("role", "strong")
        self._how = ElidedLabel()
        self._how.setProperty("role", "muted")
        self.correct = button(tr("Set &right…"), "pencil")
        self.correct.clicked.connect(self._ask)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(15, 6, 11, 6)
        laid.addLayout(column(self._what, self._how, spacing=2), 1)
        laid.addWidget(self.correct)
        self.tell(None)

    @property
    def told(self) -> str:
        """All that it says, for those who hear it."""
        return f"{self._what.text()}. {self._how.text()}"

    def tell(self, story: Story | None) -> None:
        """Tell of a cell; None: of no cell."""
        self.correct.setEnabled(story is not None)
        if story is None:
            self._what.setText(tr("Choose a cell to see what it was taken for."))
            self._how.setText(tr("What is wrong can be set right there."))
            return
        text = " ".join(shown(story.value).split())
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        ref = reference(story.place.row, story.place.column)
        self._what.setText(tr("{ref}  “{text}”", ref=ref, text=text))
        self._how.setText(story_in_words(story))
        self.correct.setAccessibleDescription(self.told)

    def _ask(self) -> None:
        self.asked.emit(self.correct.mapToGlobal(QPoint(0, self.correct.height())))


def story_in_words(story: Story) -> str:
    """Say what a cell was taken for and by which rule, what is asked of it, or why it is out."""
    if story.because:
        return tr("Left out: {because}", because=story.because)
    if story.question is not None:
        return tr("Asked about: {question}", question=question_in_words(story.question))
    said = meaning_in_words(story.meaning)
    said = f"{said[:1].upper()}{said[1:]}"
    if story.fact is None:
        return said
    about = tr("{title} of {person}", title=story.requirement, person=story.person)
    fact = ", ".join(_fact_in_words(story.fact))
    rule = tr("read by: {rule}", rule=story.fact.rule) if story.fact.rule else ""
    if story.meaning is Meaning.VALUE:
        said = ""
    return " · ".join(filter(None, (said, f"{about}: {fact}", rule)))


def _fact_in_words(fact: Fact) -> Iterator[str]:
    yield answer_in_words(fact.status.value).lower()
    if fact.on:
        yield answer_in_words(fact.on)
    if fact.amount is not None:
        yield f"{number_text(fact.amount)} {fact.unit or ''}".strip()
    if fact.score is not None:
        yield tr("score {score}", score=number_text(fact.score))
    if fact.expires_on:
        yield tr("valid through {day}", day=answer_in_words(fact.expires_on))
