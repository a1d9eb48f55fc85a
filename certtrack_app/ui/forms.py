"""Labelled inputs that say in a sentence what is wrong with them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from certtrack_app.ui.inputs import Area, Choice, DayInput, Line, Tick, read_number, written_number
from certtrack_app.ui.language import Number, tr
from certtrack_app.ui.parts import Label, hairline, label, row

Rule = Callable[[Any], str]
"""Answers with the sentence that says what is wrong with a value; empty where it will do."""


class Field(QWidget):
    """A label over an input over a quiet hint, or over what is wrong.

    `value` reads it as the kind of input says: text, a number, a day, a choice's key, a tick.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        input_: QWidget,
        read: Callable[[], Any],
        hint: str = "",
        rule: Rule | None = None,
    ) -> None:
        super().__init__()
        self.input = input_
        self._read = read
        self._rule = rule
        self._hint = hint
        self._is_wrong = False
        self._label = Label(name)
        self._label.setBuddy(input_)
        self._label.setProperty("role", "strong")
        self._below: Label = label(hint, "small", wrap=True)
        self._below.setVisible(bool(hint))
        input_.setAccessibleName(name.replace("&", ""))
        input_.setAccessibleDescription(hint)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(5)
        laid.addWidget(self._label)
        laid.addWidget(input_)
        laid.addWidget(self._below)

    @property
    def value(self) -> Any:
        """What was entered, read as its kind; None where it cannot be read."""
        return self._read()

    @property
    def problem(self) -> str:
        """What is wrong with it, in a sentence; empty where it will do."""
        return self._rule(self.value) if self._rule is not None else ""

    def check(self) -> bool:
        """Show what is wrong under the input, or take that away; say whether it will do."""
        self.show_problem(self.problem)
        return not self._is_wrong

    def show_problem(self, sentence: str) -> None:
        """Show a sentence as what is wrong; empty takes it away."""
        self._is_wrong = bool(sentence)
        said = sentence or self._hint
        self._below.setText(said)
        self._below.setVisible(bool(said))
        self._below.setProperty("role", "error" if sentence else "small")
        self.input.setProperty("wrong", self._is_wrong)
        self.input.setAccessibleDescription(said)
        for widget in (self._below, self.input):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def set_hint(self, hint: str) -> None:
        """Change the quiet words below it; what is wrong stays in sight where something is."""
        self._hint = hint
        if not self._is_wrong:
            self.show_problem("")

    def stand_beside(self, width: int) -> None:
        """Keep the input to a width, and put the words that explain it beside it."""
        laid = self.layout()
        if not isinstance(laid, QVBoxLayout):
            return
        laid.removeWidget(self.input)
        laid.removeWidget(self._below)
        self.input.setFixedWidth(width)
        across = row(self.input, self._below, 1, spacing=12)
        across.setStretch(1, 100)
        laid.addLayout(across)

    def hide_name(self) -> None:
        """Leave the label out, where the input says its name itself."""
        self._label.hide()

    def edited(self) -> None:
        """Hear that the person edits: what was wrong is looked at again at once."""
        if self._is_wrong:
            self.check()
        self.changed.emit()


class Form(QFrame):
    """Fields one under another; the first that will not do gets the keyboard."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(14)

    def add(self, key: str, field: Field) -> Field:
        """Put a field at the end, under the key its value is given by."""
        self.fields[key] = field
        self._laid.addWidget(field)
        field.changed.connect(self.changed)
        return field

    def clear(self) -> None:
        """Take every field away, to show others."""
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields.clear()

    def add_heading(self, text: str, sentence: str = "") -> None:
        """Part the fields that follow from those before, with a quiet sentence about them."""
        self._laid.addSpacing(4)
        self._laid.addWidget(hairline())
        self._laid.addWidget(label(text, "heading"))
        if sentence:
            self._laid.addWidget(label(sentence, "muted", wrap=True))

    def add_part(self, part: QWidget) -> None:
        """Put something that is no field at the end: a list of rows, a card."""
        self._laid.addWidget(part)

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, by key."""
        return {key: field.value for key, field in self.fields.items()}

    def check(self) -> bool:
        """Check every field; put the keyboard into the first that will not do."""
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong:
            wrong[0].input.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong


def text_field(name: str, text: str = "", hint: str = "", rule: Rule | None = None) -> Field:
    """Make a field for one line of text."""
    line = Line(text)
    field = Field(name, line, lambda: line.text().strip(), hint, rule)
    line.textEdited.connect(field.edited)
    return field


def long_text_field(name: str, text: str = "", hint: str = "", rule: Rule | None = None) -> Field:
    """Make a field for several lines; Tab leaves it."""
    area = Area(text)
    field = Field(name, area, lambda: area.toPlainText().strip(), hint, rule)
    area.textChanged.connect(field.edited)
    return field


def amount_field(
    name: str, amount: Number | None = None, hint: str = "", rule: Rule | None = None
) -> Field:
    """Make a field for a number, written as the locale does; None where it is empty or none."""
    line = Line("" if amount is None else written_number(amount))

    def wrong(value: Decimal | None) -> str:
        if line.text().strip() and value is None:
            return tr("“{text}” is no number.", text=line.text().strip())
        return rule(value) if rule is not None else ""

    field = Field(name, line, lambda: read_number(line.text()), hint, wrong)
    line.textEdited.connect(field.edited)
    return field


def count_field(
    name: str, count: int | None = None, hint: str = "", rule: Rule | None = None
) -> Field:
    """Make a field for a whole number, such as days; None where it is empty or none."""

    def wrong(value: int | None) -> str:
        if line.text().strip() and value is None:
            return tr("“{text}” is no whole number.", text=line.text().strip())
        return rule(value) if rule is not None else ""

    line = Line("" if count is None else str(count))
    field = Field(name, line, lambda: _whole(line.text()), hint, wrong)
    line.textEdited.connect(field.edited)
    return field


def day_field(name: str, day: Any = None, hint: str = "", rule: Rule | None = None) -> Field:
    """Make a field for a day, typed or picked; None where it is empty or none."""
    entry = DayInput(day)

    def wrong(value: Any) -> str:
        if entry.text().strip() and value is None:
            return tr(
                "“{text}” is no day. Write it like {like}.", text=entry.text(), like="2026-11-30"
            )
        return rule(value) if rule is not None else ""

    field = Field(name, entry, entry.day, hint, wrong)
    entry.textChanged.connect(field.edited)
    return field


def choice_field(
    name: str, choices: dict[Any, str], chosen: Any = None, hint: str = "", rule: Rule | None = None
) -> Field:
    """Make a field for one of several; `choices` gives each key its words."""
    choice = Choice(choices, chosen)
    field = Field(name, choice, choice.key, hint, rule)
    choice.currentIndexChanged.connect(lambda _index: field.edited())
    return field


def tick_field(
    name: str, *, ticked: bool = False, hint: str = "", rule: Rule | None = None
) -> Field:
    """Make a field that is ticked or not."""
    tick = Tick(name, ticked=ticked)
    field = Field("", tick, tick.isChecked, hint, rule)
    field.hide_name()
    tick.setAccessibleName(name.replace("&", ""))
    tick.toggled.connect(lambda _on: field.edited())
    return field


def _whole(text: str) -> int | None:
    number = read_number(text)
    return int(number) if number is not None and number == int(number) else None


def must(sentence: str) -> Rule:
    """Make the rule that something must be entered."""
    return lambda value: sentence if value in (None, "") else ""
