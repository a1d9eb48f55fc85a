"""Evidence for a line: how much it shows, when it was, and the files that show it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.ui.choosing import ask_files
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.drops import Files, local_files
from certtrack_app.ui.forms import (
    amount_field,
    choice_field,
    day_field,
    long_text_field,
    must,
    text_field,
    tick_field,
)
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, label, row
from certtrack_app.ui.steps import Step, StepList
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.wording import amount_text
from certtrack_app.workflows.asked import Asked, Attribute
from certtrack_app.workflows.keys import line_of_key
from certtrack_app.workflows.progress import Submission, log_evidence
from certtrack_app.workflows.review import EvidenceRow

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit

_ATTRIBUTE = "attribute:"
_FILE = 38


class FileList(QWidget):
    """The files to be handed in; the one chosen can be taken off again."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files: list[Path] = []
        self._list = StepList()
        self._list.setAccessibleName(tr("Files"))
        self._none = label(tr("Drop files here, or choose them."), "small")
        self._add_button = button(tr("&Add files…"), "paperclip")
        self._remove_button = button(tr("Re&move"), "x")
        self._add_button.clicked.connect(self._choose)
        self._remove_button.clicked.connect(self._remove)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        laid.addWidget(self._list)
        laid.addLayout(row(self._add_button, self._remove_button, self._none, 1))
        self.add(files)

    def add(self, files: Files) -> None:
        """Put files to those there are; one file is there once."""
        for file in files:
            if file not in self.files:
                self.files.append(file)
        self._dress()
        self._list.choose(len(self.files) - 1)

    def _choose(self) -> None:
        ask_files(self.window(), tr("Choose evidence"), self.add)

    def _remove(self) -> None:
        at = self._list.currentIndex().row()
        if at >= 0:
            del self.files[at]
        self._dress()

    def _dress(self) -> None:
        """An empty list takes no room."""
        count = len(self.files)
        self._list.show_steps(
            [
                Step("file-text", file.name, tone=Tone.GOOD, key=at)
                for at, file in enumerate(self.files)
            ]
        )
        self._list.setVisible(count > 0)
        self._list.setFixedHeight(min(count, 3) * _FILE + 2)
        self._remove_button.setVisible(count > 0)
        self._none.setVisible(count == 0)


class EvidenceDialog(ErrandDialog):
    """Takes in evidence for one line; it waits for an evaluator from then on."""

    def __init__(
        self, desk: Desk, asked: Asked, files: Files, today: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            desk,
            tr("Evidence for “{line}” of {who}", line=asked.requirement, who=asked.participant),
            _expected(asked),
            parent,
        )
        self._asked = asked
        self.setAcceptDrops(True)
        self.files = FileList(files)
        self.body.insertWidget(0, self.files)
        self._ask_amount()
        self._ask_category()
        for attribute in asked.attributes:
            self._ask_attribute(attribute)
        self.form.add("on", day_field(tr("&Day it happened"), today, rule=_not_ahead(today)))
        self.form.add("link", text_field(tr("&Link"), hint=tr("Where it lies in the web, if so.")))
        self.form.add("note", long_text_field(tr("&Note for the evaluator")))
        self.offer(tr("Log &evidence"), "paperclip")

    def take_first(self) -> None:
        """Put the keyboard where the first thing must be entered."""
        first = next(iter(self.form.fields.values()))
        first.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_amount(self) -> None:
        asked = self._asked
        if asked.kind.adds_up:
            unit = asked.unit or asked.kind.value
            rule = must(tr("Say how much it shows, in {unit}.", unit=unit))
            name = tr("&Amount ({unit})", unit=unit)
            self.form.add("amount", amount_field(name, rule=rule if asked.target else None))
        elif asked.pass_mark is not None or asked.maximum is not None:
            name = tr("&Score ({unit})", unit=asked.unit) if asked.unit else tr("&Score")
            self.form.add("score", amount_field(name, hint=_marks(asked)))

    def _ask_category(self) -> None:
        if self._asked.categories:
            choices = {"": tr("None of these")} | dict(self._asked.categories)
            self.form.add("category", choice_field(tr("&Category"), choices, ""))

    def _ask_attribute(self, attribute: Attribute) -> None:
        name = attribute.title[:1].upper() + attribute.title[1:]
        field = tick_field(name) if attribute.is_yes_or_no else text_field(name)
        self.form.add(f"{_ATTRIBUTE}{attribute.name}", field)

    def errand(self) -> "Callable[[Unit], Any]":
        key, handed_in = self._asked.line_id, self._submission()
        return lambda unit: log_evidence(unit, line_of_key(unit, key), handed_in).id

    def notice(self) -> str:
        return tr(
            "Logged evidence for “{line}” of {who}. It waits for an evaluator.",
            line=self._asked.requirement,
            who=self._asked.participant,
        )

    def _submission(self) -> Submission:
        given = self.form.values
        attributes = {
            name.removeprefix(_ATTRIBUTE): value
            for name, value in given.items()
            if name.startswith(_ATTRIBUTE) and value not in ("", None)
        }
        return Submission(
            amount=given.get("amount"),
            score=given.get("score"),
            category=given.get("category", ""),
            on=given["on"],
            note=given["note"],
            files=tuple(self.files.files),
            links=(given["link"],) if given["link"] else (),
            attributes=attributes,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.add(local_files(event.mimeData()))
        event.acceptProposedAction()


class WithdrawEvidenceDialog(ErrandDialog):
    """Takes back evidence that nobody has decided on yet."""

    def __init__(self, desk: Desk, evidence: EvidenceRow, parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr("Withdraw “{title}”", title=evidence.title),
            tr("It stays on record as withdrawn, and counts for nothing."),
            parent,
        )
        self._evidence = evidence
        self.form.add(
            "reason", text_field(tr("&Reason"), rule=must(tr("Say why it is withdrawn.")))
        )
        self.offer(tr("&Withdraw evidence"), "undo-2")

    def errand(self) -> "Callable[[Unit], Any]":
        from certtrack_app.workflows.lookup import find_evidence
        from certtrack_app.workflows.progress import withdraw_evidence

        key, reason = self._evidence.id, self.form.values["reason"]
        return lambda unit: withdraw_evidence(unit, find_evidence(unit, key), reason)

    def notice(self) -> str:
        return tr("Withdrew “{title}”.", title=self._evidence.title)


def _expected(asked: Asked) -> str:
    """Say what is wanted in all, and in which form."""
    wanted = amount_text(asked.target, asked.unit)
    whole = (
        tr("{amount} are wanted in all.", amount=wanted) if asked.kind.adds_up and wanted else ""
    )
    form = tr("Expected: {what}.", what=asked.asks_for.rstrip(".")) if asked.asks_for else ""
    return " ".join(filter(None, (whole, form)))


def _marks(asked: Asked) -> str:
    """Say the pass mark and the highest score."""
    passing = amount_text(asked.pass_mark, asked.unit)
    highest = amount_text(asked.maximum, asked.unit)
    parts = (
        tr("Passed from {mark} on.", mark=passing) if passing else "",
        tr("At most {most}.", most=highest) if highest else "",
    )
    return " ".join(filter(None, parts))


def _not_ahead(today: date) -> Callable[[Any], str]:
    def rule(day: date | None) -> str:
        if day is None:
            return tr("Give the day it happened.")
        return tr("That day has not come yet.") if day > today else ""

    return rule
