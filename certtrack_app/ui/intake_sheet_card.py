"""The sheet with its tabs, its legend and what stands behind the cell in hand."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QTabBar

from certtrack_app.rules.tracker.reading import Place
from certtrack_app.rules.tracker.seen import seen_text
from certtrack_app.rules.tracker.set_right import SetRight
from certtrack_app.rules.tracker.words import Meaning
from certtrack_app.ui import icons
from certtrack_app.ui.intake_cell import CellBar
from certtrack_app.ui.intake_meanings import Taken, sign, taken_for
from certtrack_app.ui.intake_menus import Menus
from certtrack_app.ui.intake_sheet import SheetView
from certtrack_app.ui.language import number_text, tr
from certtrack_app.ui.parts import Card, button, hairline, label, row
from certtrack_app.workflows.intake_look import Look
from certtrack_app.workflows.intake_preview import SeenSheet, TrackerView


class SheetCard(Card):
    """Shows the sheets of a tracker; `set_right` tells what the person said of one."""

    set_right = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("The sheet as it is"), padded=False)
        self.view: TrackerView | None = None
        self.look: Look | None = None
        self.menu: QMenu | None = None
        self.sheets = QTabBar()
        self.sheets.setDrawBase(False)
        self.sheets.setAccessibleName(tr("Sheets"))
        self.beside_heading(self.sheets)
        self._because = label("", "small")
        self.layout_button = button(tr("Read the sheet &differently…"), kind="quiet")
        self.sheet = SheetView()
        self.cell = CellBar()
        self._legend = row(spacing=16)
        self._lay()
        self._listen()

    def _lay(self) -> None:
        about = row(self._because, 1, self.layout_button)
        about.setContentsMargins(15, 0, 11, 4)
        self._legend.setContentsMargins(15, 8, 15, 8)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(about)
        self.body.addWidget(self.sheet, 1)
        self.body.addLayout(self._legend)
        self.body.addWidget(hairline())
        self.body.addWidget(self.cell)

    def _listen(self) -> None:
        self.sheets.currentChanged.connect(self._show_sheet)
        self.layout_button.clicked.connect(lambda _checked: self._ask_of_sheet())
        self.sheet.stood_at.connect(self._tell)
        self.sheet.asked_at.connect(self._ask_of_cell)
        self.sheet.row_asked.connect(self._ask_of_row)
        self.sheet.column_asked.connect(self._ask_of_column)
        self.cell.asked.connect(self.correct_current)

    def show_view(self, view: TrackerView) -> None:
        """Show the sheets as they were read."""
        self.let_go()
        self.view, self.look = view, Look(view)
        chosen = self.sheets.currentIndex()
        self.sheets.blockSignals(True)
        while self.sheets.count():
            self.sheets.removeTab(0)
        for sheet in view.sheets:
            self.sheets.addTab(_called(sheet).replace("&", "&&"))
        used = (number for number, sheet in enumerate(view.sheets) if sheet.reading.used)
        self.sheets.setCurrentIndex(chosen if chosen >= 0 else next(used, 0))
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(view.sheets) > 1)
        self._show_sheet(self.sheets.currentIndex())

    def let_go(self) -> None:
        """Let go of the preview's file."""
        if self.look is not None:
            self.look.close()
        self.look = None

    def point_at(self, place: Place) -> None:
        """Show a cell, on whichever sheet it stands."""
        self.sheets.setCurrentIndex(place.sheet)
        self.sheet.point_at(place.row, place.column)

    def _show_sheet(self, number: int) -> None:
        if self.view is None or self.look is None or not 0 <= number < len(self.view.sheets):
            return
        sheet = self.view.sheets[number]
        because = sheet.reading.because
        self._because.setText(f"{because[:1].upper()}{because[1:]}")
        self.sheet.show_sheet(sheet, self.look)
        self._tell(self.sheet.place_now())
        counts = dict.fromkeys(Taken, 0)
        for meaning, count in sheet.counts.items():
            counts[taken_for(meaning)] += count
        _empty(self._legend)
        for taken, count in counts.items():
            if count:
                self._legend.addWidget(_LegendMark(taken, count))
        self._legend.addStretch(1)

    def _tell(self, place: Place | None) -> None:
        known = self.look.story(place) if self.look is not None and place is not None else None
        self.cell.tell(known)

    def _menus(self) -> Menus | None:
        return Menus(self.view, self._take, self) if self.view is not None else None

    def _take(self, one: SetRight) -> None:
        self.set_right.emit((one,))

    def _open(self, menu: QMenu, at: QPoint) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(at)

    def _ask_of_cell(self, place: Place, at: QPoint) -> None:
        menus = self._menus()
        if menus is None or self.look is None:
            return
        cell = self.look.line(place.sheet, place.row).get(place.column)
        is_read = cell is not None and cell.meaning is not Meaning.HEADING
        self._open(menus.of_cell(place, seen_text(cell.value) if cell and is_read else ""), at)

    def correct_current(self, at: QPoint | None = None) -> None:
        """Offer what can be set right of the cell the keyboard stands on."""
        place = self.sheet.place_now()
        if place is not None:
            self._ask_of_cell(place, at or self.sheet.mapToGlobal(self.sheet.pos()))

    def _ask_of_row(self, number: int, at: QPoint) -> None:
        menus, sheet = self._menus(), self.sheet.table.sheet
        if menus is not None and sheet is not None:
            self._open(menus.of_row(sheet, number), at)

    def _ask_of_column(self, number: int, at: QPoint) -> None:
        menus, sheet = self._menus(), self.sheet.table.sheet
        if menus is not None and sheet is not None:
            self._open(menus.of_column(sheet, number), at)

    def _ask_of_sheet(self) -> None:
        menus, sheet = self._menus(), self.sheet.table.sheet
        if menus is not None and sheet is not None:
            beneath = QPoint(0, self.layout_button.height())
            self._open(menus.of_sheet(sheet), self.layout_button.mapToGlobal(beneath))


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


def _called(sheet: SeenSheet) -> str:
    if not sheet.reading.used:
        return tr("{name} (left out)", name=sheet.name)
    return tr("{name} (hidden)", name=sheet.name) if sheet.size.is_hidden else sheet.name


def _empty(laid: QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (part := laid.takeAt(0)) is not None:
        widget = part.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
