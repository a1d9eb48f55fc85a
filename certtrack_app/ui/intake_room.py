"""The preview itself: the account of cells, the sheet with its legend, questions and lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from certtrack_app.rules.tracker.reading import Counts, Place, Reading
from certtrack_app.ui import icons
from certtrack_app.ui.intake_contents import Contents
from certtrack_app.ui.intake_meanings import Taken, sign, taken_for
from certtrack_app.ui.intake_questions import QuestionPanel
from certtrack_app.ui.intake_sheet import SheetView
from certtrack_app.ui.language import number_text, tr, tr_count
from certtrack_app.ui.parts import Card, ChipLabel, button, label, row
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_preview import TrackerView

_SIDE = 300


class PreviewRoom(QWidget):
    """Shows one reading; `wanted_again` asks for another with the answers chosen."""

    wanted_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet = SheetView()
        self.questions = QuestionPanel()
        self.contents = Contents()
        self._view: TrackerView | None = None
        self._figures = row(spacing=8)
        across = row(self._sheet_card(), self._side_card(), spacing=12)
        across.setStretch(0, 3)
        across.setStretch(1, 2)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        laid.addLayout(self._figures)
        laid.addLayout(across, 1)
        self.questions.pointed.connect(self.point_at)
        self.questions.answered.connect(self._offer_again)
        self.contents.pointed.connect(self.point_at)

    def _sheet_card(self) -> Card:
        card = Card(tr("The sheet as it is"), padded=False)
        self._sheets = QTabBar()
        self._sheets.setDrawBase(False)
        self._sheets.setAccessibleName(tr("Sheets"))
        self._sheets.currentChanged.connect(self._show_sheet)
        card.beside_heading(self._sheets)
        self._because = label("", "small")
        self._because.setContentsMargins(15, 0, 15, 8)
        self._legend = row(spacing=16)
        self._legend.setContentsMargins(15, 8, 15, 10)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        card.body.addWidget(self._because)
        card.body.addWidget(self.sheet, 1)
        card.body.addLayout(self._legend)
        return card

    def _side_card(self) -> Card:
        card = Card(padded=False)
        card.setMinimumWidth(_SIDE)
        card.body.setContentsMargins(12, 4, 4, 8)
        self.contents.insertTab(0, self.questions, tr("Questions"))
        card.body.addWidget(self.contents, 1)
        self._again = button(tr("&Read again with these answers"), "refresh-cw")
        self._again.clicked.connect(lambda _checked: self.wanted_again.emit())
        self._again.hide()
        card.body.addWidget(self._again)
        return card

    def show_view(self, view: TrackerView) -> None:
        """Show what was read; questions asked before keep their answers."""
        again = self._view is not None
        self._view = view
        reading = view.reading
        self.questions.ask(reading.questions)
        self.contents.show_reading(reading)
        count = len(reading.questions)
        words = tr("Questions {n}", n=number_text(count)) if count else tr("Questions")
        self.contents.setTabText(0, words)
        self.contents.setTabVisible(0, bool(count) or again)
        if not again:
            self.contents.setCurrentIndex(0 if count else 1)
        self._again.hide()
        self._show_figures(reading)
        self._name_sheets(view)

    def point_at(self, place: Place) -> None:
        """Show a cell, on whichever sheet it stands."""
        self._sheets.setCurrentIndex(place.sheet)
        self.sheet.point_at((place.row, place.column))

    def _offer_again(self) -> None:
        self._again.show()

    def _show_figures(self, reading: Reading) -> None:
        _empty(self._figures)
        said = " · ".join(
            (
                tr_count("{n} person", "{n} people", len(reading.people)),
                tr_count("{n} requirement", "{n} requirements", len(reading.requirements)),
                tr_count("{n} fact", "{n} facts", len(reading.facts)),
            )
        )
        self._figures.addWidget(label(said, "strong"))
        self._figures.addStretch(1)
        for part in _account(reading.counts):
            self._figures.addWidget(part)

    def _name_sheets(self, view: TrackerView) -> None:
        chosen = self._sheets.currentIndex()
        self._sheets.blockSignals(True)
        while self._sheets.count():
            self._sheets.removeTab(0)
        for sheet in view.sheets:
            words = sheet.name if sheet.used else tr("{name} (left out)", name=sheet.name)
            self._sheets.addTab(words.replace("&", "&&"))
        used = (number for number, sheet in enumerate(view.sheets) if sheet.used)
        self._sheets.setCurrentIndex(chosen if chosen >= 0 else next(used, 0))
        self._sheets.blockSignals(False)
        self._sheets.setVisible(len(view.sheets) > 1)
        self._show_sheet(self._sheets.currentIndex())

    def _show_sheet(self, number: int) -> None:
        if self._view is None or not 0 <= number < len(self._view.sheets):
            return
        sheet = self._view.sheets[number]
        self._because.setText(sheet.because[:1].upper() + sheet.because[1:])
        self.sheet.show_sheet(sheet)
        counts = dict.fromkeys(Taken, 0)
        for cell in sheet.cells.values():
            counts[taken_for(cell.meaning)] += 1
        _empty(self._legend)
        for taken, count in counts.items():
            if count:
                self._legend.addWidget(_LegendMark(taken, count))
        self._legend.addStretch(1)


class _LegendMark(QFrame):
    """One kind of cell: its mark, its words, how many there are on the sheet."""

    def __init__(self, taken: Taken, count: int) -> None:
        super().__init__()
        look = sign(taken)
        mark = QLabel()
        mark.setPixmap(icons.picture(look.icon, 14, look.tone or icons.FAINT, 2.0))
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        laid.addWidget(mark)
        laid.addWidget(label(f"{look.words} {number_text(count)}", "small"))


def _account(counts: Counts) -> list[QWidget]:
    """Say what became of the cells: taken, left out and asked about add up to all of them."""
    return [
        ChipLabel(tr("{n} taken", n=number_text(counts.taken)), Tone.GOOD),
        label("+", "muted"),
        ChipLabel(tr("{n} left out", n=number_text(counts.ignored))),
        label("+", "muted"),
        ChipLabel(
            tr("{n} asked about", n=number_text(counts.asked)),
            Tone.WARN if counts.asked else Tone.NEUTRAL,
        ),
        label("=", "muted"),
        label(
            tr_count(
                "{n} cell that holds something", "{n} cells that hold something", counts.nonempty
            ),
            "muted",
        ),
    ]


def _empty(laid: QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (part := laid.takeAt(0)) is not None:
        widget = part.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
