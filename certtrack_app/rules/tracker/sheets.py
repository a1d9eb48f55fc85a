"""What a sheet is: a tracker and its layout, a list of people, or none, and why."""

from dataclasses import dataclass, replace

from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header, find_header, header_at
from certtrack_app.rules.tracker.headless import headless
from certtrack_app.rules.tracker.plans import WHY, Plan, TablePlan
from certtrack_app.rules.tracker.relevance import sort_of_sheet
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.stacked import headers_beneath
from certtrack_app.rules.tracker.tables import TableMaker
from certtrack_app.rules.tracker.turning import Sideways, turned
from certtrack_app.rules.tracker.words import Layout, Meaning

_SURE = 5.0


@dataclass(frozen=True)
class SheetReader:
    """Decides how each sheet of an intake is to be read."""

    maker: TableMaker

    @property
    def interpreter(self) -> Interpreter:
        """What reads single texts."""
        return self.maker.interpreter

    def plan(self, grid: Grid) -> Plan:
        """Decide how a sheet is to be read."""
        if not grid.rows:
            return Plan(grid, Layout.NONE, "an empty sheet")
        row = self.maker.corrections.headers.get(grid.topic)
        if row is not None:
            return self._corrected(grid, row)
        header = find_header(grid, self.interpreter)
        sideways = turned(grid, header, self.interpreter)
        plan = self._sideways(sideways) if sideways is not None else None
        if plan is not None:
            return plan
        if header is None or not (header.names_people or header.score >= _SURE):
            header = headless(grid, self.interpreter) or header
        return self._upright(grid, header) if header else Plan(grid, Layout.NONE, self._none(grid))

    def _corrected(self, grid: Grid, row: int) -> Plan:
        """Read a sheet with the heading where the person says it is; row 0 is none at all."""
        header = header_at(grid, row, self.interpreter) if row else headless(grid, self.interpreter)
        return self._upright(grid, header) if header else Plan(grid, Layout.NONE, self._none(grid))

    def _none(self, grid: Grid) -> str:
        sort = sort_of_sheet(grid, self.interpreter.vocabulary)
        return f"{WHY[Layout.NONE]} ({sort})" if sort else WHY[Layout.NONE]

    def _upright(self, grid: Grid, header: Header) -> Plan:
        headers = [header, *headers_beneath(grid, header, self.interpreter)]
        ends = [following.rows[0] - 1 for following in headers[1:]] + [None]
        plans = [
            self.maker.plan(grid, replace(one, last_body_row=end))
            for one, end in zip(headers, ends, strict=True)
        ]
        used = [plan for plan in plans if plan.layout is not Layout.NONE]
        if not used:
            return Plan(grid, Layout.NONE, self._why_none(plans[0]), tuple(plans[:1]))
        return Plan(grid, used[0].layout, WHY[used[0].layout], tuple(plans))

    def _why_none(self, plan: TablePlan) -> str:
        return plan.because or self._none(plan.table.grid)

    def _sideways(self, found: Sideways) -> Plan | None:
        """Read a sheet turned, unless nothing comes of it."""
        plan = self.maker.plan(found.grid, found.header, {found.names: Meaning.NAME})
        entries = sum(sort is RowSort.ENTRY for sort in plan.rows.values())
        layout = Layout.TRANSPOSED if entries > 1 else Layout.FORM
        turned = Plan(found.grid, layout, WHY[layout], (replace(plan, layout=layout),))
        return turned if plan.layout is Layout.WIDE else None
