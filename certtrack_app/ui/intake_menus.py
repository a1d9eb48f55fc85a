"""What can be set right of a cell, a row, a column or a sheet: menus that answer with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from certtrack_app.rules.tracker.mending import WHOLE_ROW
from certtrack_app.rules.tracker.reading import ColumnReading, Place
from certtrack_app.rules.tracker.set_right import (
    AllRead,
    ColumnMeans,
    GoesUnder,
    HeadingAt,
    LaidOut,
    ReadsAs,
    SetRight,
)
from certtrack_app.rules.tracker.text import column_letters
from certtrack_app.rules.tracker.words import Layout, Meaning
from certtrack_app.rules.vocabulary import FactStatus
from certtrack_app.ui.dialogs.one_line import OneLine
from certtrack_app.ui.intake_meanings import COLUMN_MEANINGS, column_meaning_in_words
from certtrack_app.ui.intake_words import LAYOUTS, LEAVE_OUT, answer_in_words
from certtrack_app.ui.language import tr
from certtrack_app.workflows.intake_preview import SeenSheet, TrackerView

Take = Callable[[SetRight], None]
_LONGEST = 24


@dataclass(frozen=True)
class Menus:
    """Makes the menus of one preview; what is chosen in them goes to `take`."""

    view: TrackerView
    take: Take
    parent: QWidget

    def of_cell(self, place: Place, shown: str) -> QMenu:
        """Offer all that can be set right from a cell: itself, its like, its column, row, sheet."""
        sheet = self.view.sheets[place.sheet]
        menu = QMenu(self.parent)
        if shown:
            self._add_readings(menu, sheet, place, shown)
            menu.addSeparator()
        self._add_column(menu, sheet, self._line_of(sheet, place))
        self._add_row(menu, sheet, place.row)
        menu.addSeparator()
        self._add_layouts(menu, sheet)
        return menu

    def of_row(self, sheet: SeenSheet, row: int) -> QMenu:
        """Offer what can be set right of a row."""
        menu = QMenu(self.parent)
        self._add_row(menu, sheet, row)
        if sheet.reading.turned:
            self._add_column(menu, sheet, row)
        return menu

    def of_column(self, sheet: SeenSheet, column: int) -> QMenu:
        """Offer what can be set right of a column."""
        if sheet.reading.turned:
            return self.of_sheet(sheet)
        menu = QMenu(self.parent)
        self._add_column(menu, sheet, column)
        return menu

    def of_sheet(self, sheet: SeenSheet) -> QMenu:
        """Offer how a sheet can be read."""
        menu = QMenu(self.parent)
        for layout, words in LAYOUTS.items():
            one = LaidOut(sheet.reading.topic, layout)
            self._act(menu, tr(words), one, chosen=sheet.reading.layout is layout)
        return menu

    def _line_of(self, sheet: SeenSheet, place: Place) -> int:
        return place.row if sheet.reading.turned else place.column

    def _act(self, menu: QMenu, text: str, one: SetRight, *, chosen: bool = False) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(chosen)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked: self.take(one))

    def _add_readings(self, menu: QMenu, sheet: SeenSheet, place: Place, shown: str) -> None:
        topic = sheet.reading.topic
        letters = column_letters(place.column)

        def here(reading: str) -> SetRight:
            return ReadsAs(topic, place.row, place.column, reading, shown)

        def everywhere(reading: str) -> SetRight:
            return AllRead(topic, place.column, shown, reading)

        text = _short(shown)
        self._readings(menu.addMenu(tr("Read “{text}” here as", text=text)), here, shown)
        self._readings(
            menu.addMenu(
                tr("Read every “{text}” in column {column} as", text=text, column=letters)
            ),
            everywhere,
            shown,
        )

    def _readings(self, menu: QMenu, made: Callable[[str], SetRight], shown: str) -> None:
        for status in FactStatus:
            self._act(menu, answer_in_words(status.value), made(status.value))
        menu.addSeparator()
        other = menu.addAction(tr("Something else…"))
        other.triggered.connect(lambda _checked: self._ask_reading(made, shown))
        self._act(menu, tr("Nothing: leave it out"), made(LEAVE_OUT))

    def _ask_reading(self, made: Callable[[str], SetRight], shown: str) -> None:
        OneLine(
            tr("Read “{text}” as", text=_short(shown)),
            tr("A day such as 2025-04-03, an amount such as 12/60, a score, a name or an address."),
            shown,
            lambda text: self.take(made(text)),
            self.parent,
        ).open()

    def _add_column(self, menu: QMenu, sheet: SeenSheet, number: int) -> None:
        column = sheet.columns.get(number)
        name = str(number) if sheet.reading.turned else column_letters(number)
        words = tr("Row {name} means") if sheet.reading.turned else tr("Column {name} means")
        means = menu.addMenu(words.format(name=name))
        now = column.meaning if column is not None else None
        for group, meanings in COLUMN_MEANINGS:
            means.addSection(tr(group))
            for meaning in meanings:
                one = self._means(sheet, number, meaning, None)
                self._act(means, column_meaning_in_words(meaning), one, chosen=meaning is now)
        means.addSeparator()
        one = self._means(sheet, number, Meaning.IGNORED, None)
        self._act(means, tr("Nothing: leave it out"), one, chosen=now is Meaning.IGNORED)
        self._add_titles(menu, sheet, number, column)

    def _add_titles(
        self, menu: QMenu, sheet: SeenSheet, number: int, column: ColumnReading | None
    ) -> None:
        """Offer which requirement a column tells of, and to call that something else."""
        if column is None or not column.meaning.tells_of_a_requirement:
            return
        tells = menu.addMenu(tr("It tells of"))
        titles = [one.title for one in self.view.reading.requirements]
        for title in dict.fromkeys((*titles, column.heading)):
            if title:
                one = self._means(sheet, number, column.meaning, title)
                self._act(tells, title, one, chosen=title == column.title)
        if column.title:
            rename = menu.addAction(tr("Rename “{title}”…", title=_short(column.title)))
            title = column.title
            rename.triggered.connect(lambda _checked: self._ask_title(title))

    def _ask_title(self, title: str) -> None:
        OneLine(
            tr("Rename “{title}”", title=_short(title)),
            tr("The title of another requirement makes the two one."),
            title,
            lambda text: self.take(GoesUnder(title, text)),
            self.parent,
        ).open()

    def _means(
        self, sheet: SeenSheet, number: int, meaning: Meaning, title: str | None
    ) -> ColumnMeans:
        column = sheet.columns.get(number)
        heading = column.heading if column is not None else ""
        return ColumnMeans(
            sheet.reading.topic, number, meaning, title, heading or column_letters(number)
        )

    def _heading(self, sheet: SeenSheet, row: int) -> HeadingAt:
        return HeadingAt(sheet.reading.topic, row)

    def _add_row(self, menu: QMenu, sheet: SeenSheet, row: int) -> None:
        if not sheet.reading.turned:
            chosen = row in sheet.reading.header_rows
            words = tr("Row {row} is the heading", row=row)
            self._act(menu, words, self._heading(sheet, row), chosen=chosen)
            self._act(menu, tr("There is no heading"), self._heading(sheet, 0))
        text = tr("Leave row {row} out", row=row)
        words = tr("Row {row}", row=row)
        self._act(menu, text, ReadsAs(sheet.reading.topic, row, WHOLE_ROW, LEAVE_OUT, words))

    def _add_layouts(self, menu: QMenu, sheet: SeenSheet) -> None:
        layouts = self.of_sheet(sheet)
        layouts.setTitle(tr("This sheet is"))
        menu.addMenu(layouts)
        if sheet.reading.layout is Layout.NONE:
            return
        words = tr("Leave the sheet out")
        self._act(menu, words, LaidOut(sheet.reading.topic, Layout.NONE))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
