"""What a sheet is: a tracker and its layout, a list of people, or none, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from certtrack_app.rules.tracker.beside import blocks_of
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header, find_header, header_at
from certtrack_app.rules.tracker.headless import headless
from certtrack_app.rules.tracker.plans import WHY, Plan, TablePlan
from certtrack_app.rules.tracker.relevance import sort_of_sheet
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.senses import Interpreter
from certtrack_app.rules.tracker.stacked import (
    end_before,
    forms_beneath,
    headers_above,
    headers_beneath,
)
from certtrack_app.rules.tracker.statuses import LEFT_OUT
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
        wanted = self.maker.corrections.layouts.get(grid.topic)
        row = self.maker.corrections.headers.get(grid.topic)
        if wanted is Layout.NONE:
            return Plan(grid, Layout.NONE, LEFT_OUT)
        if wanted in (Layout.TRANSPOSED, Layout.FORM):
            form = self._upright_form(grid) if wanted is Layout.FORM else None
            return form or self._turned_as_said(grid, wanted, row)
        if row is not None:
            return self._corrected(grid, row)
        if wanted is not None:
            header = find_header(grid, self.interpreter)
            first = grid.row_numbers[0]
            return self._upright(grid, header or header_at(grid, first, self.interpreter))
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

    def _turned_as_said(self, grid: Grid, wanted: Layout, column: int | None) -> Plan:
        """Read a sheet on its side because the person says so; `column` holds its labels."""
        sideways = grid.turn()
        found = find_header(sideways, self.interpreter)
        if column or found is None:
            column = column or sideways.row_numbers[0]
            found = header_at(sideways, column, self.interpreter)
        named = [n for n, head in found.heads.items() if head.meaning is Meaning.NAME]
        names = named[0] if named else min(found.heads, default=1)
        plan = self.maker.plan(sideways, found, {names: Meaning.NAME})
        if plan.layout is Layout.WIDE:
            return Plan(sideways, wanted, WHY[wanted], (replace(plan, layout=wanted),))
        return Plan(grid, Layout.NONE, self._none(grid))

    def _upright_form(self, grid: Grid) -> Plan | None:
        """Read a sheet as one person's form whose table stands upright."""
        header = find_header(grid, self.interpreter)
        plan = self._upright(grid, header) if header else None
        return plan if plan is not None and plan.layout is Layout.FORM else None

    def _none(self, grid: Grid) -> str:
        sort = sort_of_sheet(grid, self.interpreter.vocabulary)
        return f"{WHY[Layout.NONE]} ({sort})" if sort else WHY[Layout.NONE]

    def _upright(self, grid: Grid, header: Header) -> Plan:
        blocks = blocks_of(grid, header)
        if blocks:
            return self._beside(grid, blocks)
        forms = forms_beneath(grid, header, self.interpreter)
        if forms:
            return self._forms(grid, forms)
        above = headers_above(grid, header, self.interpreter)
        headers = [*above, header, *headers_beneath(grid, header, self.interpreter)]
        ends = [end_before(grid, following) for following in headers[1:]] + [None]
        plans = [
            self.maker.plan(grid, replace(one, last_body_row=end))
            for one, end in zip(headers, ends, strict=True)
        ]
        used = [plan for plan in plans if plan.layout is not Layout.NONE]
        if not used:
            return Plan(grid, Layout.NONE, self._why_none(plans[len(above)]), (plans[len(above)],))
        main = max(used, key=lambda one: one.layout is not Layout.LOOKUP)
        return Plan(grid, main.layout, WHY[main.layout], tuple(plans))

    def _beside(self, grid: Grid, blocks: Sequence[Grid]) -> Plan:
        """Read tables that stand side by side, each as if it stood alone."""
        plans = [self.plan(block) for block in blocks]
        tables = tuple(one for plan in plans for one in plan.tables)
        layout = next((p.layout for p in plans if p.layout is not Layout.NONE), Layout.NONE)
        return Plan(grid, layout, WHY[layout], tables)

    def _forms(self, grid: Grid, headers: Sequence[Header]) -> Plan:
        """Read several people's forms that stand one beneath another."""
        plans = tuple(self.maker.plan(grid, one) for one in headers)
        layout = next((p.layout for p in plans if p.layout is not Layout.NONE), Layout.NONE)
        return Plan(grid, layout, WHY[layout], plans)

    def _why_none(self, plan: TablePlan) -> str:
        return plan.because or self._none(plan.table.grid)

    def _sideways(self, found: Sideways) -> Plan | None:
        """Read a sheet turned, unless nothing comes of it."""
        plan = self.maker.plan(found.grid, found.header, {found.names: Meaning.NAME})
        entries = sum(sort is RowSort.ENTRY for sort in plan.rows.values())
        layout = Layout.TRANSPOSED if entries > 1 else Layout.FORM
        turned = Plan(found.grid, layout, WHY[layout], (replace(plan, layout=layout),))
        return turned if plan.layout is Layout.WIDE else None
