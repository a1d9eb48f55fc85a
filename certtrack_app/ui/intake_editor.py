"""Mends one requirement of a tracker: title, kind, target, unit, deadline, what it is one with."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Fault
from certtrack_app.rules.tracker.set_right import Defined, GoesUnder, SameAs, TwoThings
from certtrack_app.ui.forms import Field, amount_field, choice_field, must, text_field
from certtrack_app.ui.inputs import Choice, Line
from certtrack_app.ui.intake_definition import Definition
from certtrack_app.ui.intake_words import KINDS
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, column, hairline, label, row

_LONGEST_DAYS = 3660
_NEW = ""


class Editor(QWidget):
    """Offers the mends of one requirement; `set_right` gives what was said."""

    set_right = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._definition: Definition | None = None
        self._rows: Sequence[Definition] = ()
        self._alike = label("", "", wrap=True)
        self.are_one = button(tr("They are o&ne"))
        self.are_one.clicked.connect(lambda _checked: self._merge_alike())
        self.are_two = button(tr("They are tw&o"))
        self.are_two.clicked.connect(lambda _checked: self._part_alike())
        self._about_alike = _shelf(row(self._alike, self.are_one, self.are_two))
        self.into = choice_field(tr("In the progra&m it is"), {})
        self.into.changed.connect(self._match)
        self.title = text_field(tr("Titl&e"), rule=must(tr("It needs a title.")))
        self.kind = choice_field(tr("&Kind of evidence"), {k: tr(w) for k, w in KINDS.items()})
        self.target = amount_field(tr("T&arget"))
        self.unit = text_field(tr("&Unit"))
        self.deadline = amount_field(tr("Da&ys to do it"), rule=_days_problem)
        self.merge = choice_field(tr("Make it one &with"), {})
        self.keep = button(tr("Keep t&his definition"), "check")
        self.keep.clicked.connect(lambda _checked: self._keep((self._definition,)))
        self.keep_all = button(tr("Kind and days &for all unclear"), kind="quiet")
        self.keep_all.clicked.connect(lambda _checked: self._keep_for_all())
        for field in (self.title, self.target, self.unit, self.deadline):
            line = field.input
            if isinstance(line, Line):
                line.returnPressed.connect(self.keep.click)
        self._lay()

    def _lay(self) -> None:
        first = row(self.title, self.merge, spacing=10)
        second = row(self.kind, self.target, self.unit, self.deadline, spacing=10)
        second.setStretch(0, 2)
        for at in (1, 2, 3):
            second.setStretch(at, 1)
        for at in (0, 1):
            first.setStretch(at, 1)
        self._defining = _shelf(column(_shelf(first), _shelf(second), spacing=8))
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        laid.addWidget(hairline())
        laid.addWidget(self._about_alike)
        laid.addWidget(self.into)
        laid.addWidget(self._defining)
        laid.addLayout(row(self.keep, self.keep_all, 1))

    def show_definition(
        self,
        definition: Definition | None,
        rows: Sequence[Definition],
        offered: Mapping[str, str],
    ) -> None:
        """Show a requirement beside the others, and those of the program it may be."""
        self._definition, self._rows = definition, rows
        self.setVisible(definition is not None)
        if definition is None:
            return
        self._show_alike(definition)
        self._show_match(definition, offered)
        defined = definition.defined
        _set(self.title, definition.requirement.title)
        _choose(self.kind, defined.kind)
        _set(self.target, "" if defined.target is None else f"{defined.target:f}")
        _set(self.unit, defined.unit)
        days = defined.deadline_days
        _set(self.deadline, "" if days is None else str(days))
        others = [one.requirement.title for one in rows if one is not definition]
        _offer(self.merge, {"": tr("None of the others"), **{one: one for one in others}}, "")

    def _show_alike(self, definition: Definition) -> None:
        self._about_alike.setVisible(bool(definition.like))
        if definition.like:
            self._alike.setText(tr("“{other}” is alike.", other=definition.like[0]))

    def _show_match(self, definition: Definition, offered: Mapping[str, str]) -> None:
        match = definition.match
        self.into.setVisible(bool(offered))
        chosen = match.code if match.is_certain else _NEW
        hint = tr("Alike: “{title}”", title=match.title) if match.code != chosen else ""
        self.into.set_hint(hint)
        _offer(self.into, {_NEW: tr("A new requirement"), **offered}, chosen)
        self._defining.setVisible(not match.is_certain)
        for shown in (self.keep, self.keep_all):
            shown.setVisible(not match.is_certain)

    def _match(self) -> None:
        if self._definition is not None:
            title = self._definition.requirement.title
            self.set_right.emit((SameAs(title, self.into.value or _NEW),))

    def _merge_alike(self) -> None:
        if self._definition is not None and self._definition.like:
            other = self._definition.like[0]
            self.set_right.emit((GoesUnder(other, self._definition.requirement.title),))

    def _part_alike(self) -> None:
        if self._definition is not None and self._definition.like:
            title = self._definition.requirement.title
            self.set_right.emit((TwoThings(title, self._definition.like[0]),))

    def _keep(self, kept: Sequence[Definition | None]) -> None:
        """Say how requirements are defined; a changed title, or another one's, goes last."""
        fields = (self.title, self.target, self.deadline)
        definition = self._definition
        wrong = [one for one in fields if not one.check()]
        if definition is None or wrong:
            return
        said: list[Any] = [self._defined(one) for one in kept if one is not None]
        was, title = definition.requirement.title, self.merge.value or self.title.value
        if title != was:
            said.append(GoesUnder(was, title))
        self.set_right.emit(tuple(said))

    def _keep_for_all(self) -> None:
        """Give kind and deadline to all that lack them, and this one all that is entered."""
        unclear = {Fault.NO_KIND, Fault.NO_DEADLINE}
        others = [
            one for one in self._rows if unclear & set(one.faults) and one is not self._definition
        ]
        self._keep((self._definition, *others))

    def _defined(self, one: Definition) -> Defined:
        days = self.deadline.value
        deadline = None if days is None else int(days)
        if one is self._definition:
            title = self.merge.value or self.title.value
            return Defined(title, self.kind.value, self.target.value, self.unit.value, deadline)
        before = one.defined
        kind = self.kind.value if Fault.NO_KIND in one.faults else before.kind
        kept = before.deadline_days if Fault.NO_DEADLINE not in one.faults else deadline
        return Defined(before.title, kind, before.target, before.unit, kept)


def _days_problem(days: Decimal | None) -> str:
    if days is not None and (days != int(days) or not 0 < days <= _LONGEST_DAYS):
        return tr("Enter whole days, at least 1.")
    return ""


def _shelf(laid: QLayout) -> QWidget:
    """Put what is laid out onto a widget that can be hidden."""
    shelf = QWidget()
    shelf.setLayout(laid)
    return shelf


def _set(field: Field, text: str) -> None:
    """Write into a line without saying that the person did."""
    field.input.setText(text)  # type: ignore[attr-defined] # these fields have lines
    field.show_problem("")


def _choose(field: Field, key: object) -> None:
    choice = field.input
    if isinstance(choice, Choice):
        choice.blockSignals(True)
        choice.choose(key)
        choice.blockSignals(False)


def _offer(field: Field, choices: Mapping[Any, str], key: object) -> None:
    choice = field.input
    if isinstance(choice, Choice):
        choice.blockSignals(True)
        choice.offer(dict(choices))
        choice.choose(key)
        choice.blockSignals(False)
