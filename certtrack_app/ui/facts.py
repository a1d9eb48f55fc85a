"""Facts under one another: a quiet name and what it is; what is empty is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Label, label

Fact = tuple[str, str]

_NAMES = 104


class FactList(QWidget):
    """Shows facts; a value can be chosen with the mouse or the keyboard and copied."""

    def __init__(self, names_width: int = _NAMES) -> None:
        super().__init__()
        self._names_width = names_width
        self._pairs: list[tuple[Label, Label]] = []
        self._laid = QGridLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setHorizontalSpacing(10)
        self._laid.setVerticalSpacing(6)
        self._laid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; names are given as they are to be translated."""
        told = [(name, value) for name, value in facts if value]
        while len(self._pairs) < len(told):
            self._add()
        for number, (name, value) in enumerate(self._pairs):
            shown = number < len(told)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(tr(told[number][0]))
                value.setText(told[number][1])
                value.setAccessibleName(f"{tr(told[number][0])}: {told[number][1]}")
        self.setVisible(bool(told))

    def _add(self) -> None:
        name, value = label("", "muted"), label("", wrap=True)
        name.setMinimumWidth(self._names_width)
        flags = Qt.TextInteractionFlag
        value.setTextInteractionFlags(flags.TextSelectableByMouse)
        at = len(self._pairs)
        top = Qt.AlignmentFlag.AlignTop
        self._laid.addWidget(name, at, 0, top)
        self._laid.addWidget(value, at, 1)
        self._pairs.append((name, value))


def scrolled() -> tuple[QScrollArea, QVBoxLayout]:
    """Make a room that scrolls down only, and the layout to fill it by."""
    inner = QWidget()
    inner.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area, QVBoxLayout(inner)
