"""Charts on screen: drawn by whoever draws them for paper, in the colors of the theme."""

from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from certtrack_app.rules.reports import BarChart
from certtrack_app.ui import theme
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.jobs import Job, Lane

_PIXELS_A_POINT = 1.5
"""Paper's small type is read from nearer than a screen's."""
_SETTLED_MS = 120


class ChartView(QWidget):
    """Shows a chart as wide as its room, drawn again for another width or another scheme."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chart: BarChart | None = None
        self._drawn = QSvgRenderer(self)
        self._job: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._draw)
        self.setMinimumWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: BarChart | None) -> None:
        """Show another chart, or none."""
        if chart != self._chart:
            self._chart = chart
            self._draw()

    @property
    def is_drawn(self) -> bool:
        """Whether a chart is in sight."""
        return self._drawn.isValid()

    def sizeHint(self) -> QSize:
        high = self._drawn.defaultSize().height() * self._scale() if self.is_drawn else 120
        return QSize(440, round(high))

    def _scale(self) -> float:
        """Pixels to a unit of the drawing: never stretched, only as wide as it was drawn for."""
        return self.width() / max(1, self._drawn.defaultSize().width())

    def _draw(self) -> None:
        """Have the chart drawn for the present width, beside the window."""
        chart, room = self._chart, self.width() / _PIXELS_A_POINT
        if self._job is not None:
            self._job.cancel()
        if chart is None or not self.isVisible():
            return
        work = partial(_drawn, chart, room, _colors())
        self._job = self._desk.run(Lane.ASK, self, lambda _progress: work(), self._take)

    def _take(self, answer: tuple[str, str]) -> None:
        svg, words = answer
        self._drawn.load(QByteArray(svg.encode()))
        self.setAccessibleName(self._chart.title if self._chart else "")
        self.setAccessibleDescription(words)
        self._settle()

    def _settle(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None or not self.is_drawn:
            return
        painter = QPainter(self)
        size = self._drawn.defaultSize() * self._scale()
        self._drawn.render(painter, QRectF(0, 0, size.width(), size.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._soon.start()


def _drawn(chart: BarChart, room: float, colors: dict[str, str]) -> tuple[str, str]:
    from certtrack_app.workflows.printing import chart_as_svg, chart_in_words

    return chart_as_svg(chart, room, colors), chart_in_words(chart)


def _colors() -> dict[str, str]:
    """The colors on screen, by what a chart uses them for."""
    now = theme.tokens()
    return {"ink": now.ink, "muted": now.muted, "bar": now.accent, "track": now.hairline}
