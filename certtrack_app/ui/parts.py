"""The small parts every pane is built of: labels, buttons, cards, hairlines."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from certtrack_app.ui import icons, painting
from certtrack_app.ui.tokens import Tone

L = TypeVar("L", bound=QBoxLayout)

_ICON = QSize(16, 16)
# Qt sets words hard against an icon; a wider icon, drawn at its near end, keeps them off.
_ICON_AND_GAP = QSize(23, 16)


class Label(QLabel):
    """A label of plain text that stands at the near end, in whichever language its text is."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand()

    def _stand(self) -> None:
        """Qt would go by the direction of the text, and set a Latin name at the far end."""
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class ElidedLabel(Label):
    """A label of one line, shortened where there is no room, and then shown whole as a tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        color = self.palette().color(self.foregroundRole()).name()
        ink = painting.Ink(self.font(), color)
        painting.words(painter, self.contentsRect(), self.text(), ink, mirrored=mirrored)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self.sizeHint().width() > self.width()
            self.setToolTip(plain_tip(self.text()) if is_cut else "")
        return super().event(event)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> Label:
    """Make a label of plain text: a name with markup in it stays what it is.

    Roles: title, heading, strong, muted, small, figure, error; none is running text.
    """
    made = Label(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, icon: str = "", kind: str = "", *, tip: str = "") -> QPushButton:
    """Make a button; kinds: primary, quiet, danger, or none for an ordinary one."""
    made = QPushButton(text)
    made.setIconSize(_ICON_AND_GAP if text else _ICON)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    if icon:
        made.setIcon(icons.icon(icon, _button_ink(kind)))
    if kind:
        made.setProperty("kind", kind)
    set_tip(made, tip)
    return made


def icon_button(icon: str, name: str, kind: str = "") -> QPushButton:
    """Make a button that shows only an icon; its name is read out and shown as its tip."""
    made = button("", icon, kind, tip=name)
    made.setProperty("only", "icon")
    made.setAccessibleName(name)
    return made


def _button_ink(kind: str) -> str | Tone:
    """The color of a button's icon."""
    match kind:
        case "primary":
            return icons.ON_ACCENT
        case "quiet":
            return icons.ACCENT
        case "danger":
            return Tone.BAD
        case "notice":
            return icons.ON_NOTICE
        case _:
            return icons.INK


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tip of plain text, whatever markup a name in it may carry."""
    widget.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """Make a text safe to be shown by Qt's tips, which would render markup."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span>{escaped}</span>"


def hairline() -> QFrame:
    """Draw a thin line across."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line


class Card(QFrame):
    """A rounded sheet with a heading, room for actions beside it, and a body.

    `body` is the layout to fill; `heading_row` takes what stands opposite the heading.
    """

    def __init__(self, heading: str = "", *, padded: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.heading = label(heading, "heading")
        self.heading_row = QHBoxLayout()
        self.heading_row.setContentsMargins(15, 10, 11, 8)
        self.heading_row.setSpacing(8)
        self.heading_row.addWidget(self.heading)
        self.heading_row.addStretch(1)
        if heading:
            whole.addLayout(self.heading_row)
        self.body = QVBoxLayout()
        side = 15 if padded else 0
        self.body.setContentsMargins(side, 0 if heading else side, side, side)
        self.body.setSpacing(8)
        whole.addLayout(self.body, 1)

    def beside_heading(self, widget: QWidget) -> None:
        """Put something at the far end of the heading's row."""
        self.heading_row.addWidget(widget)


def row(*parts: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Lay parts side by side; a number is a stretch."""
    return _laid(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | int, spacing: int = 8) -> QVBoxLayout:
    """Lay parts one under another; a number is a stretch."""
    return _laid(QVBoxLayout(), parts, spacing)


def _laid(layout: L, parts: tuple[QWidget | int, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)
    return layout


class ChipLabel(QLabel):
    """A status in a rounded wash, for places outside tables."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(painting.chip_font())
        self.setFixedHeight(painting.CHIP_HEIGHT)
        self.say(text, tone)

    def say(self, text: str, tone: Tone) -> None:
        """Change what the chip says."""
        self._tone = tone
        self.setText(text)
        self.setFixedWidth(painting.chip_width(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.chip(painter, QRectF(self.rect()), self.text(), self._tone)
