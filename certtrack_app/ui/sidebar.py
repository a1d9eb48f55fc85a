"""The places at the left: icons, badges of what waits, and when the last check ran."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QVBoxLayout,
)

from certtrack_app.ui import icons, painting, theme
from certtrack_app.ui.commands import plain_words
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import icon_button, label, set_tip
from certtrack_app.ui.places import Place
from certtrack_app.ui.tokens import Tone

WIDTH = 216
COMPACT_WIDTH = 60
_ROW = 36
_ICON = 18
_BRAND_MARGIN = 10
_MOST_SHOWN = 999


class PlaceButton(QAbstractButton):
    """One place: chosen, hovered or not, with a badge that its tone and its number both tell."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._badge = 0
        self._tone = Tone.INFO
        self._is_compact = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(plain_words(tr(place.title)))
        self.setFixedHeight(_ROW)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name_itself()

    def show_badge(self, count: int, tone: Tone) -> None:
        """Show how many wait there."""
        self._badge, self._tone = count, tone
        self._name_itself()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon only."""
        self._is_compact = compact
        self._name_itself()
        self.update()

    def _name_itself(self) -> None:
        words = self.text()
        if self._badge:
            waiting = tr("{count} waiting", count=self._badge)
            self.setAccessibleName(f"{words}, {waiting}")
        else:
            self.setAccessibleName(words)
        set_tip(self, self.accessibleName() if self._is_compact else "")

    def sizeHint(self) -> QSize:
        return QSize(COMPACT_WIDTH - 16 if self._is_compact else WIDTH - 16, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(self.rect())
        if self.isChecked():
            painting.sheet(painter, place, 6, "accent_wash")
        elif self.underMouse():
            painting.sheet(painter, place, 6, "hover")
        self._paint_icon(painter)
        if not self._is_compact:
            self._paint_words(painter)
        self._paint_badge(painter)
        if self.hasFocus():
            painting.ring(painter, place, 6)

    def _paint_icon(self, painter: QPainter) -> None:
        ink = icons.ACCENT if self.isChecked() else icons.MUTED
        drawn = icons.picture(self.place.icon, _ICON, ink, self.devicePixelRatioF())
        left = (self.width() - _ICON) // 2 if self._is_compact else 11
        where = self._mirrored(QRect(left, (_ROW - _ICON) // 2, _ICON, _ICON))
        painter.drawPixmap(where.topLeft(), drawn)

    def _paint_words(self, painter: QPainter) -> None:
        colors = theme.tokens()
        ink = painting.Ink(theme.strong_font(), colors.accent if self.isChecked() else colors.ink)
        where = self._mirrored(QRect(38, 0, self.width() - 38 - 40, _ROW))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painting.words(painter, where, self.text(), ink, mirrored=mirrored)

    def _paint_badge(self, painter: QPainter) -> None:
        if not self._badge:
            return
        if self._is_compact:
            dot = self._mirrored(QRect(self.width() - 14, 6, 8, 8))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(painting.tone_ink(self._tone))
            painter.drawEllipse(dot)
            return
        text = str(self._badge) if self._badge <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        width = max(20, painting.chip_width(text) - 8)
        where = self._mirrored(QRect(self.width() - width - 9, (_ROW - 20) // 2, width, 20))
        painting.chip(painter, QRectF(where), text, self._tone)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class Sidebar(QFrame):
    """The column of places; `chosen` names the one the person wants."""

    chosen = Signal(str)

    def __init__(self, places: Iterable[Place]) -> None:
        super().__init__()
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(tr("Places"))
        self._is_compact = False
        self.buttons = {place.name: PlaceButton(place) for place in places}
        self._group = QButtonGroup(self)
        self.menu_button = _menu_button()
        self._name = label("CertTrack", "heading")
        self._mark = QLabel()
        self._mark.setAccessibleName("CertTrack")
        self.foot = label("", "small", wrap=True)
        self._lay_out()
        self._mirror()
        self.setFixedWidth(WIDTH)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 10, 8, 12)
        whole.setSpacing(2)
        whole.addLayout(self._brand_row())
        whole.addSpacing(8)
        above = [button for button in self.buttons.values() if not button.place.at_foot]
        below = [button for button in self.buttons.values() if button.place.at_foot]
        for button in above:
            whole.addWidget(button)
        whole.addStretch(1)
        for button in below:
            whole.addWidget(button)
        whole.addSpacing(8)
        self.foot.setContentsMargins(10, 0, 6, 0)
        whole.addWidget(self.foot)
        for button in self.buttons.values():
            self._group.addButton(button)
            button.clicked.connect(partial(self.chosen.emit, button.place.name))

    def _brand_row(self) -> QHBoxLayout:
        brand = self._brand = QHBoxLayout()
        brand.setContentsMargins(_BRAND_MARGIN, 0, 0, 0)
        brand.setSpacing(9)
        self._draw_mark()
        brand.addWidget(self._mark)
        brand.addWidget(self._name)
        brand.addStretch(1)
        brand.addWidget(self.menu_button)
        return brand

    def show_place(self, name: str) -> None:
        """Mark the place in sight."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def show_badge(self, name: str, count: int, tone: Tone = Tone.INFO) -> None:
        """Show how many wait in a place."""
        if name in self.buttons:
            self.buttons[name].show_badge(count, tone)

    def say_foot(self, text: str) -> None:
        """Say when the last check ran and when the next will."""
        self.foot.setText(text)

    def set_compact(self, *, compact: bool) -> None:
        """Shrink to icons where the window is narrow."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)
        self._brand.setContentsMargins(0 if compact else _BRAND_MARGIN, 0, 7 if compact else 0, 0)
        self._name.setVisible(not compact)
        self._mark.setVisible(not compact)
        self.foot.setVisible(not compact)
        for button in self.buttons.values():
            button.set_compact(compact=compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        order = list(self.buttons.values())
        focused = next((n for n, button in enumerate(order) if button.hasFocus()), 0)
        order[(focused + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mirror()
        elif event.type() == QEvent.Type.StyleChange:
            self._draw_mark()

    def _mirror(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setProperty("mirrored", mirrored)

    def _draw_mark(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icons.picture("badge-check", 22, icons.ACCENT, ratio))


def _menu_button() -> QPushButton:
    """The button that opens all menus, for when no menu bar is shown."""
    made = icon_button("menu", tr("Menu"), "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
