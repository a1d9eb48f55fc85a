"""One of the four figures on screen: value, n, period, what it counts, its chart, its rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from certtrack_app.rules.reports import Figure
from certtrack_app.ui.charts import ChartView
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.language import number_text, tr, tr_count
from certtrack_app.ui.parts import Card, button, label

_WORDS_WIDTH = 250
_STACKED_BELOW = 600
_ANY_WIDTH = 16777215  # Qt's own word for no limit


class FigureCard(Card):
    """A figure as on paper: words at the near side, the chart at the far one."""

    def __init__(self, desk: Desk, open_rows: Callable[[], None]) -> None:
        super().__init__()
        self._name = label("", "heading", wrap=True)
        self._value = label("", "figure", wrap=True)
        self._counted = label("", "small", wrap=True)
        self._explanation = label("", "small", wrap=True)
        self.chart = ChartView(desk)
        self.rows = button(tr("Show the rows"), "list-filter", "quiet")
        self.rows.hide()
        self.rows.clicked.connect(lambda _checked: open_rows())
        self._lay_out()

    def _lay_out(self) -> None:
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        for part in (self._name, self._value, self._counted):
            words.addWidget(part)
        words.addSpacing(6)
        words.addWidget(self._explanation)
        words.addSpacing(6)
        words.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(24)
        self._across.addWidget(self._words)
        self._across.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._across)
        self._fit(_STACKED_BELOW)

    def _fit(self, width: int) -> None:
        """Stand words and chart side by side, or one under the other where there is little room."""
        direction = QBoxLayout.Direction
        is_wide = width >= _STACKED_BELOW
        self._across.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._words.setMaximumWidth(_WORDS_WIDTH if is_wide else _ANY_WIDTH)
        self._words.setMinimumWidth(_WORDS_WIDTH if is_wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def show_figure(self, figure: Figure, period: str) -> None:
        """Show a figure as it was counted over a period."""
        self._name.setText(figure.name)
        self._value.setText(figure.value)
        self._counted.setText(f"n = {number_text(figure.n)} · {period}")
        self._explanation.setText(figure.explanation)
        self.chart.show_chart(figure.chart)
        self.rows.setVisible(figure.n > 0)
        self.rows.setText(tr_count("Show the {n} ro&w", "Show the {n} ro&ws", figure.n))
        said = tr("Show what “{figure}” was counted from", figure=figure.name)
        self.rows.setAccessibleName(said)
        self.setAccessibleName(f"{figure.name}: {figure.value}")
