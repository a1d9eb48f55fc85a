"""Where a notice may stand: at the foot, beside whatever can be pressed or typed into there."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_STEP = 24
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)


@runtime_checkable
class PaintsActions(Protocol):
    """A view that paints what can be pressed instead of holding widgets."""

    def action_areas(self) -> Sequence[QRect]:
        """Say where, within the view."""


def place_for(notice: QWidget, around: QWidget, size: QSize, margin: int) -> QRect:
    """Find the place nearest the foot that covers no action; else the one that covers least."""
    acts = [*actions_in(around, notice)]
    return min(_places(around, size, margin), key=lambda place: _covered(place, acts))


def _places(around: QWidget, size: QSize, margin: int) -> Iterator[QRect]:
    """In the middle of the foot, then at its sides, then higher up in the same way."""
    far = around.width() - size.width() - margin
    sides = (margin, far)
    if around.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        sides = (far, margin)
    foot = around.height() - size.height() - margin
    for top in range(foot, min(foot, around.height() // 3) - 1, -_STEP):
        for left in ((around.width() - size.width()) // 2, *sides):
            yield QRect(QPoint(left, top), size)


def actions_in(around: QWidget, notice: QWidget) -> Iterator[QRect]:
    """Everything in sight that can be pressed or typed into, the notice's own parts aside."""
    for part in around.findChildren(QWidget):
        if not part.isVisible() or notice.isAncestorOf(part):
            continue
        if isinstance(part, _CONTROLS):
            yield _in_sight(part, part.rect(), around)
        elif isinstance(part, PaintsActions):
            yield from (_in_sight(part, area, around) for area in part.action_areas())


def _in_sight(part: QWidget, area: QRect, around: QWidget) -> QRect:
    """What of a part's area is not scrolled away, as `around` sees it."""
    seen = QRect(part.mapTo(around, area.topLeft()), area.size())
    holder: QWidget | None = part
    while holder is not None and holder is not around:
        seen &= QRect(holder.mapTo(around, QPoint(0, 0)), holder.size())
        holder = holder.parentWidget()
    return seen


def _covered(place: QRect, acts: Sequence[QRect]) -> int:
    """How much of the actions a place would cover, in pixels."""
    return sum(
        common.width() * common.height()
        for common in (place & act for act in acts)
        if not common.isEmpty()
    )
