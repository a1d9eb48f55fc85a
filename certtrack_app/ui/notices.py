"""Quiet notices at the window's foot, with Undo where something can be taken back."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from certtrack_app.ui import icons
from certtrack_app.ui.desk import Said
from certtrack_app.ui.language import tr
from certtrack_app.ui.notice_place import place_for
from certtrack_app.ui.parts import button, icon_button, label

_SHOWN_MS = 8_000
_REFUSAL_MS = 14_000
_FROM_FOOT = 18
_WIDEST = 500


class Notices(QFrame):
    """One notice at a time, floating above the foot of its parent; a newer one takes its place.

    It stays while the pointer or the keyboard is on it, and is read out where a screen reader is.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setProperty("kind", "notice")
        self.setAccessibleName(tr("Notice"))
        self._mark = QLabel()
        self._mark.setAccessibleName(tr("Kind of notice"))
        self._sentence = label("", wrap=True)
        self._undo = button(tr("&Undo"), kind="notice")
        self._close = icon_button("x", tr("Close this notice"), "notice")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._take_back)
        self._close.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        laid = QHBoxLayout(self)
        laid.setContentsMargins(14, 8, 8, 8)
        laid.setSpacing(10)
        laid.addWidget(self._mark)
        laid.addWidget(self._sentence, 1)
        laid.addWidget(self._undo)
        laid.addWidget(self._close)

    def show_notice(self, said: Said) -> None:
        """Show what was said, for some seconds."""
        self._sentence.setText(said.sentence)
        self._undo.setVisible(said.undoable)
        name = "circle-alert" if said.is_refusal else "circle-check"
        self._mark.setPixmap(icons.picture(name, 18, icons.ON_NOTICE, self.devicePixelRatioF()))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_REFUSAL_MS if said.is_refusal else _SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said.sentence))

    @property
    def sentence(self) -> str:
        """What is said now, or was last."""
        return self._sentence.text()

    def step_aside(self) -> None:
        """Find another place: what lies beneath has changed."""
        if self.isVisible():
            self._place()

    def _take_back(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _place(self) -> None:
        """Stand at the foot, on no action, as wide as the sentence wants and the window allows."""
        parent = self._around
        room = min(_WIDEST, parent.width() - 2 * _FROM_FOOT)
        beside = self._undo.sizeHint().width() if not self._undo.isHidden() else 0
        text = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        width = min(room, text + beside + 120)
        height = max(self.heightForWidth(width), 44)
        self.setGeometry(place_for(self, parent, QSize(width, height), _FROM_FOOT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.step_aside()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(_SHOWN_MS)

    def hideEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
