"""A checklist as it is read: a mark, what is asked, and a quiet line that says how it stands.

Each line takes files by drop, and the keyboard as a list does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.drops import Files, Offer
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import plain_tip
from certtrack_app.ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_STEP_ROLE = Qt.ItemDataRole.UserRole + 1
_TALL = 46
_SHORT = 38
_MARK = 20


@dataclass(frozen=True)
class Step:
    """One line: its mark's icon and tone, what is asked, how it stands, and who it is for others.

    `aside` stands at the far end, such as `12 / 60 h`. A neutral tone is quiet: not begun yet.
    """

    icon: str
    title: str
    note: str = ""
    tone: Tone = Tone.NEUTRAL
    key: int = 0
    aside: str = ""


class _Steps(QAbstractListModel):
    """The lines, as Qt's views ask for them."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step]) -> None:
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (step.title, step.aside, step.note)))
            case int(value) if value == _STEP_ROLE:
                return step
            case _:
                return None


class _Painter(QStyledItemDelegate):
    """Paints a line; one that is cut short is said whole at the pointer."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        step: Step = index.data(_STEP_ROLE)
        room = _words(view.visualRect(index), step).width()
        told = ((step.title, _title_ink(step)), (step.note, _note_ink(step)))
        is_cut = any(QFontMetrics(ink.font).horizontalAdvance(text) > room for text, ink in told)
        whole = plain_tip(f"{step.title}\n{step.note}") if is_cut else ""
        QToolTip.showText(event.globalPos(), whole, view)
        return is_cut

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        step: Step = index.data(_STEP_ROLE)
        return QSize(120, _TALL if step.note else _SHORT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step: Step = index.data(_STEP_ROLE)
        place = option.rect
        state = option.state
        painter.save()
        view = self.parent()
        if state & QStyle.StateFlag.State_Selected:
            painting.sheet(painter, QRectF(place), 6, "selected")
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.sheet(painter, QRectF(place), 6, "hover")
        self._paint_mark(painter, option, step)
        self._paint_words(painter, option, step)
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            painting.ring(painter, QRectF(place), 6)
        painter.restore()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, step: Step) -> None:
        place = option.rect
        mark = QRect(place.left() + 6, place.center().y() - _MARK // 2 + 1, _MARK, _MARK)
        where = QStyle.visualRect(option.direction, place, mark)
        ink: str | Tone = icons.MUTED if step.tone is Tone.NEUTRAL else step.tone
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(where.topLeft(), icons.picture(step.icon, _MARK, ink, scale))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, step: Step) -> None:
        place, direction = option.rect, option.direction
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        inner, words = _inner(place), _words(place, step)
        end = painting.Ink(theme.figure_font(), theme.tokens().muted, at_end=True)
        for part, text, ink in (
            (_upper(words) if step.note else words, step.title, _title_ink(step)),
            (_lower(words), step.note, _note_ink(step)),
            (inner, step.aside, end),
        ):
            where = QStyle.visualRect(direction, place, part)
            painting.words(painter, where, text, ink, mirrored=mirrored)


def _inner(place: QRect) -> QRect:
    return place.adjusted(36, 0, -8, 0)


def _words(place: QRect, step: Step) -> QRect:
    """The room for words, beside what stands at the end."""
    beside = QFontMetrics(theme.figure_font()).horizontalAdvance(step.aside)
    return _inner(place).adjusted(0, 0, -beside - 8 if beside else 0, 0)


def _upper(words: QRect) -> QRect:
    return QRect(words.left(), words.center().y() - 18, words.width(), 20)


def _lower(words: QRect) -> QRect:
    return QRect(words.left(), words.center().y() + 1, words.width(), 18)


def _title_ink(step: Step) -> painting.Ink:
    """What asks for attention is set stronger; what has not begun is quiet."""
    match step.tone:
        case Tone.NEUTRAL:
            return painting.Ink(theme.body_font(), theme.tokens().muted)
        case Tone.GOOD:
            return painting.Ink(theme.body_font(), theme.tokens().ink)
        case _:
            return painting.Ink(theme.strong_font(), theme.tokens().ink)


def _note_ink(step: Step) -> painting.Ink:
    quiet = step.tone in (Tone.NEUTRAL, Tone.GOOD)
    ink = theme.tokens().muted if quiet else theme.tokens().tones[step.tone].ink
    return painting.Ink(theme.font(12), ink)


class StepList(QListView):
    """The lines of a checklist; `opened` gives the step double-clicked or entered.

    `offer` may be set to say what files dropped on a step would do.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.offer: Callable[[Step, Files], Offer | None] | None = None
        self.setAccessibleName(tr("Checklist"))
        self._steps = _Steps()
        self._steps.setParent(self)
        self.setModel(self._steps)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(self._steps.steps[index.row()]))
        self.selectionModel().currentChanged.connect(
            lambda *_: self.chosen.emit(self.chosen_step())
        )

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other lines; the one that was chosen stays chosen where it is still there."""
        chosen = self.chosen_step()
        self._steps.show_steps(steps)
        if chosen is not None:
            self.choose(chosen.key)

    def chosen_step(self) -> Step | None:
        """Give the line the keyboard is on."""
        row = self.currentIndex().row()
        return self._steps.steps[row] if 0 <= row < len(self._steps.steps) else None

    def choose(self, key: int) -> None:
        """Put the keyboard on the line of a key."""
        for row, step in enumerate(self._steps.steps):
            if step.key == key:
                self.setCurrentIndex(self._steps.index(row, 0))
                return

    def offer_files(self, files: Files, at: QPoint) -> Offer | None:
        """Say what a drop on the line at this point would do."""
        index = self.indexAt(self.viewport().mapFrom(self, at))
        if self.offer is None or not index.isValid():
            return None
        made = self.offer(self._steps.steps[index.row()], files)
        if made is None:
            return None
        area = self.visualRect(index)
        return Offer(
            made.sentence,
            made.take,
            QRect(self.viewport().mapTo(self, area.topLeft()), area.size()),
        )
