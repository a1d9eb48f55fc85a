"""How a flag is painted: on one line, or on two with its act as a button."""

from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certtrack_app.ui import painting, theme
from certtrack_app.ui.flag_words import act_text, age_text, flag_title, reason_text
from certtrack_app.ui.language import tr
from certtrack_app.ui.wording import flag_chip
from certtrack_app.workflows.flags import FlagRow

Index = QModelIndex | QPersistentModelIndex

FLAG_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 14
_CHIP = 116
_ACT_HEIGHT = 28
_ACT = 126
_AGE = 52
_NAME = 168
_COMPACT_ROW = 40
_ROW = 58


class FlagRows(QListView):
    """What the painter asks of the list it paints for: the day, and the act under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min
        self.hovered_act = -1


def act_area(row: QRect) -> QRect:
    """Where the act of a row stands, as if read from left to right."""
    top = row.center().y() - _ACT_HEIGHT // 2
    return QRect(row.right() - _MARGIN - _ACT, top, _ACT, _ACT_HEIGHT)


class FlagPainter(QStyledItemDelegate):
    """Paints a flag on one line, or on two with its act as a button."""

    def __init__(self, view: FlagRows, *, compact: bool) -> None:
        super().__init__(view)
        self._view = view
        self._compact = compact

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _COMPACT_ROW if self._compact else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        flag: FlagRow = index.data(FLAG_ROLE)
        place = option.rect
        painter.save()
        self._paint_ground(painter, option)
        chip = flag_chip(flag.kind, flag.severity)
        size = QRect(
            place.left() + _MARGIN,
            place.center().y() - painting.CHIP_HEIGHT // 2,
            min(painting.chip_width(chip.text), _CHIP),
            painting.CHIP_HEIGHT,
        )
        where = QStyle.visualRect(option.direction, place, size)
        painting.chip(painter, QRectF(where), chip.text, chip.tone)
        if self._compact:
            self._paint_line(painter, option, flag)
        else:
            self._paint_lines(painter, option, flag)
        self._paint_act(painter, option, index, flag)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painting.ring(painter, QRectF(place).adjusted(1, 1, -1, -2), 6)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        place = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.color("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.color("hover"))
        below = QRectF(place)
        painting.underline(painter, below.bottomLeft(), below.bottomRight(), "row_line")

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, flag: FlagRow) -> None:
        """One line: the name, then why."""
        words = self._words(option)
        name = QRect(words)
        name.setWidth(min(_NAME, words.width() // 2))
        why = words.adjusted(name.width() + 12, 0, 0, 0)
        about = flag.requirement or flag.credential
        because = ": ".join(filter(None, (about, reason_text(flag))))
        strong = painting.Ink(theme.strong_font(), theme.tokens().ink)
        quiet = painting.Ink(theme.body_font(), theme.tokens().muted)
        self._write(painter, option, name, flag.participant or tr("The office"), strong)
        self._write(painter, option, why, because, quiet)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, flag: FlagRow) -> None:
        """Two lines: whom and what it is about, and why."""
        words = self._words(option)
        middle = words.center().y()
        upper = QRect(words.left(), middle - 20, words.width(), 20)
        lower = QRect(words.left(), middle + 1, words.width(), 19)
        strong = painting.Ink(theme.strong_font(), theme.tokens().ink)
        quiet = painting.Ink(theme.font(12), theme.tokens().muted)
        self._write(painter, option, upper, flag_title(flag), strong)
        self._write(painter, option, lower, reason_text(flag), quiet)

    def _paint_act(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, flag: FlagRow
    ) -> None:
        """The age of the flag, and its act as a button, or in its place on the row in use."""
        button = act_area(option.rect)
        quiet = painting.Ink(theme.figure_font(), theme.tokens().muted, at_end=True)
        if self._compact and not _is_in_use(option):
            self._write(painter, option, button, self._age(flag), quiet)
            return
        if not self._compact:
            age = QRect(button.left() - _AGE - 12, option.rect.top(), _AGE, option.rect.height())
            self._write(painter, option, age, self._age(flag), quiet)
        where = QStyle.visualRect(option.direction, option.rect, button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self._view.hovered_act == index.row() else "edge"
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(theme.color("accent"))
        painter.setFont(theme.strong_font())
        painter.drawText(
            where,
            Qt.AlignmentFlag.AlignCenter,
            act_text(flag.kind, of_import=flag.intake_id is not None),
        )

    def _words(self, option: QStyleOptionViewItem) -> QRect:
        """The room for words between the chip and what stands at the end."""
        area = option.rect
        left = area.left() + _MARGIN + _CHIP
        if self._compact and not _is_in_use(option):
            end = area.right() - _MARGIN - _AGE
        else:
            end = act_area(area).left() - 12
        end -= 0 if self._compact else _AGE + 4
        return QRect(left, area.top(), max(end - left, 40), area.height())

    def _age(self, flag: FlagRow) -> str:
        return age_text(flag.since, self._view.today)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        ink: painting.Ink,
    ) -> None:
        where = QStyle.visualRect(option.direction, option.rect, place)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painting.words(painter, where, text, ink, mirrored=mirrored)


def _is_in_use(option: QStyleOptionViewItem) -> bool:
    """Whether a row is chosen, or the pointer is over it."""
    used = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    return bool(option.state & used)
