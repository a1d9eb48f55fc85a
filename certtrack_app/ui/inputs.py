"""Inputs that look the same on every system: lines, areas, choices, days, ticks."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from PySide6.QtCore import QDate, QLocale, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.language import Number, day_text, number_text, tr
from certtrack_app.ui.tokens import Tone

_HEIGHT = 30
_BOX = 18


class Line(QLineEdit):
    """One line of text; files dropped on it go to whoever is around."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAcceptDrops(False)


class Area(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)
        self.setAcceptDrops(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()


class Choice(QComboBox):
    """One of several, painted by us: a style sheet would lose the arrow. The wheel passes it by."""

    def __init__(self, choices: Mapping[Any, str], chosen: Any = None) -> None:
        super().__init__()
        self._keys: list[Any] = []
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(choices)
        self.choose(chosen)

    def offer(self, choices: Mapping[Any, str]) -> None:
        """Offer other choices; what was chosen stays so where it is still offered."""
        chosen = self.key()
        self.clear()
        self._keys = list(choices)
        self.addItems(list(choices.values()))
        if chosen in self._keys:
            self.choose(chosen)

    @property
    def keys(self) -> tuple[Any, ...]:
        """The keys offered, in their order."""
        return tuple(self._keys)

    def key(self) -> Any:
        """Give the key chosen."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else None

    def choose(self, key: Any) -> None:
        """Choose a key; one that is not there leaves nothing chosen, None the first."""
        if key is None and self._keys and None not in self._keys:
            self.setCurrentIndex(0)
        else:
            self.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def sizeHint(self) -> QSize:
        widest = max(
            (self.fontMetrics().horizontalAdvance(text) for text in self._texts()), default=60
        )
        return QSize(widest + 54, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    def _texts(self) -> list[str]:
        return [self.itemText(at) for at in range(self.count())]

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self, QRectF(self.rect()))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        colors = theme.tokens()
        ink = painting.Ink(theme.body_font(), colors.ink if self.isEnabled() else colors.muted)
        words = QStyle.visualRect(
            self.layoutDirection(), self.rect(), self.rect().adjusted(11, 0, -32, 0)
        )
        painting.words(painter, words, self.currentText(), ink, mirrored=mirrored)
        arrow = QRect(self.width() - 27, (self.height() - 16) // 2, 16, 16)
        where = QStyle.visualRect(self.layoutDirection(), self.rect(), arrow)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(where.topLeft(), icons.picture("chevron-down", 16, icons.MUTED, ratio))


class Tick(QCheckBox):
    """A box that is ticked or not, with its words beside it."""

    def __init__(self, text: str = "", *, ticked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(ticked)
        self.setMinimumHeight(24)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(words.width() + _BOX + 14, max(24, words.height()))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        direction = self.layoutDirection()
        box = QRect(1, (self.height() - _BOX) // 2, _BOX, _BOX)
        where = QRectF(QStyle.visualRect(direction, self.rect(), box))
        self._paint_box(painter, where)
        words = QStyle.visualRect(direction, self.rect(), self.rect().adjusted(_BOX + 10, 0, 0, 0))
        side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(self.font())
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())

    def _paint_box(self, painter: QPainter, where: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "outline"), 1))
        painter.setBrush(theme.color("accent") if self.isChecked() else theme.color("card"))
        painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.isChecked():
            mark = icons.picture("check", 14, icons.ON_ACCENT, self.devicePixelRatioF())
            painter.drawPixmap(where.topLeft().toPoint() + QPoint(2, 2), mark)
        if self.hasFocus():
            painting.ring(painter, where.adjusted(-3, -3, 3, 3), 6)


class DayPicker(QFrame):
    """A calendar that drops down from a field and goes when a day is picked."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self._field = field
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(tr("Calendar"))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(8, 8, 8, 8)
        laid.addWidget(self.calendar)

    def ask(self, day: date | None) -> None:
        """Open under the field, on a day or on today."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(self._field.mapToGlobal(QPoint(0, self._field.height() + 2)))
        self.show()
        self.calendar.setFocus()

    def _take(self, picked: QDate) -> None:
        self.hide()
        self.picked.emit(date(picked.year(), picked.month(), picked.day()))


class DayInput(QLineEdit):
    """A day, typed as people type days, or picked from a calendar; arrows go a day on or back."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        picker = self.addAction(
            icons.icon("calendar", icons.MUTED), QLineEdit.ActionPosition.TrailingPosition
        )
        picker.setText(tr("Pick a day"))
        picker.triggered.connect(self.pick)
        self.editingFinished.connect(self._write_out)
        self._calendar: DayPicker | None = None
        self.show_day(day)

    def day(self) -> date | None:
        """Read the day; None where there is none."""
        return read_day(self.text())

    def show_day(self, day: date | None) -> None:
        """Write a day out."""
        self.setText(day_text(day) if day is not None else "")

    def pick(self) -> None:
        """Open a calendar under the field."""
        if self._calendar is None:
            self._calendar = DayPicker(self)
            self._calendar.picked.connect(self.show_day)
        self._calendar.ask(self.day())

    def _write_out(self) -> None:
        if (day := self.day()) is not None:
            self.show_day(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        day = self.day()
        if step is None or day is None:
            super().keyPressEvent(event)
            return
        moved = QDate(day.year, day.month, day.day).addDays(step)
        self.show_day(date(moved.year(), moved.month(), moved.day()))


def paint_frame(painter: QPainter, widget: QWidget, place: QRectF) -> None:
    """Paint the frame of an input, with the ring where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = 2 if widget.hasFocus() else 1
    wrong = bool(widget.property("wrong"))
    token = "accent" if widget.hasFocus() else "outline"
    color = painting.tone_ink(Tone.BAD) if wrong else theme.color(token)
    painter.setPen(QPen(color, wide))
    painter.setBrush(theme.color("card" if widget.isEnabled() else "window"))
    half = wide / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), 6, 6)


def read_day(text: str) -> date | None:
    """Read a day as it is shown, as ISO, or in the locale's short form; None where it is none."""
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    locale = QLocale()
    written_out = ("d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "yyyy MMM d")
    ways = [(QLocale.c(), pattern) for pattern in written_out]
    ways += [(locale, pattern) for pattern in (*written_out, *_short_patterns(locale))]
    for speaking, pattern in ways:
        read = speaking.toDate(text, pattern)
        if read.isValid():
            return date(read.year(), read.month(), read.day())
    return None


def _short_patterns(locale: QLocale) -> tuple[str, ...]:
    """The locale's short form, with all of the year."""
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    whole = short if "yyyy" in short else short.replace("yy", "yyyy")
    return (whole,)


def read_number(text: str) -> Decimal | None:
    """Read a number as the locale writes it, or with a point; None where it is none."""
    text = text.strip()
    number, is_number = QLocale().toDouble(text)
    if not is_number:
        number, is_number = QLocale.c().toDouble(text)
    return Decimal(repr(number)) if is_number and text and isfinite(number) else None


def written_number(number: Number) -> str:
    """Write a number into an input."""
    return number_text(number)
