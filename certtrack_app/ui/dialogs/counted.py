"""The rows a figure was counted from; a row leads to its participant."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from certtrack_app.rules.reports import Tone as Shade
from certtrack_app.ui.columns import Chip, Column, Look
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Dialog
from certtrack_app.ui.header import SearchField
from certtrack_app.ui.language import tr
from certtrack_app.ui.table_view import TableView
from certtrack_app.ui.tables import ListTable
from certtrack_app.ui.tokens import Tone
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.figure_rows import CountedRow

TONES = {
    Shade.GOOD: Tone.GOOD,
    Shade.WAITING: Tone.INFO,
    Shade.WARNING: Tone.WARN,
    Shade.URGENT: Tone.BAD,
    Shade.NEUTRAL: Tone.NEUTRAL,
}
COLUMNS: tuple[Column[CountedRow], ...] = (
    Column(
        "Participant",
        lambda row: row.participant,
        sort_by=lambda row: row.participant.casefold(),
        width=170,
        look=Look.STRONG,
    ),
    Column(
        "Counted",
        lambda row: row.about,
        sort_by=lambda row: row.about,
        width=180,
        look=Look.MUTED,
        stretch=True,
    ),
    Column("Program", lambda row: row.program, sort_by=lambda row: row.program, width=190),
    Column(
        "As",
        lambda row: Chip(row.outcome.text, TONES[row.outcome.tone]),
        sort_by=lambda row: row.outcome.text,
        width=150,
    ),
    Column("On", lambda row: row.on, sort_by=lambda row: str(row.on or ""), width=112),
    Column(
        "From",
        lambda row: tr("A tracker") if row.is_imported else "",
        sort_by=lambda row: row.is_imported,
        width=90,
        look=Look.MUTED,
    ),
)


class CountedDialog(Dialog):
    """Lists what was counted; Enter or a double click goes to the participant."""

    def __init__(
        self,
        desk: Desk,
        figure: str,
        period: str,
        rows: Sequence[CountedRow],
        parent: QWidget | None = None,
    ) -> None:
        hint = tr("{period}. Open a row to see its participant.", period=period)
        super().__init__(figure, hint, parent)
        self._desk = desk
        self.resize(980, 600)
        self.table = ListTable(COLUMNS, lambda row: row.key, self)
        self.view = TableView(self.table, "counted", desk.memory)
        self.view.setAccessibleName(tr("Counted rows"))
        self.view.opened.connect(self._open)
        search = SearchField()
        search.setPlaceholderText(tr("Search these rows"))
        search.setAccessibleName(tr("Search these rows"))
        search.textChanged.connect(self.table.search)
        self.body.addWidget(search)
        self.body.addWidget(self.view, 1)
        self.add_closing_button(tr("C&lose"))
        self._go = self.add_doing_button(tr("&Show participant"), self._open_chosen, "user")
        self.view.chosen.connect(lambda row: self._go.setEnabled(row is not None))
        self.table.show_rows(rows)
        self._go.setEnabled(False)

    def _open_chosen(self) -> None:
        if (row := self.view.chosen_row()) is not None:
            self._open(row)

    def _open(self, row: CountedRow) -> None:
        self.accept()
        self._desk.go("participants", Whom(row.participant_id))
