"""Color schemes: what a cell's background says of it, by a legend, or else by asking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from certtrack_app.rules.tracker.asking import Ask, Corrections
from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.plans import ABOUT_PEOPLE, Plan, TablePlan, is_inside
from certtrack_app.rules.tracker.rows import RowSort
from certtrack_app.rules.tracker.said import Said, Strength
from certtrack_app.rules.tracker.statuses import STATUS_CHOICES
from certtrack_app.rules.tracker.table import Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.vocabulary import FactStatus

NO_MEANING = "no meaning"
_PLAIN = frozenset({"", "FFFFFF", "000000"})
_FEWEST_COLORS, _FEWEST_ROWS = 2, 2
_SETTLED = ("value/", "future/", "placeholder/", "link/")


@dataclass(frozen=True)
class ColorScheme:
    """What the fills of a sheet mean: known by a legend, or to be asked about."""

    topic: str = ""
    known: Mapping[str, FactStatus] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    def seen(self, said: Said, fill: str, corrections: Corrections) -> Said:
        """Let the fill of a cell have its say, where no word says the status outright."""
        outspoken = said.strength is Strength.OUTRIGHT and said.ask is None
        if outspoken or said.ignored or fill in _PLAIN:
            return said
        if fill in self.known:
            return _by_color(said, self.known[fill])
        return self._asked(said, fill, corrections) if fill in self.asked else said

    def _asked(self, said: Said, fill: str, corrections: Corrections) -> Said:
        choices = (*STATUS_CHOICES[:-1], NO_MEANING)
        ask = Ask(f"color/{self.topic}/{fill}", fill, "meaning of a color", choices, NO_MEANING)
        answer = corrections.answer(ask)
        if answer is None:
            return said._replace(ask=said.ask or ask)
        return _by_color(said, FactStatus(answer)) if answer in set(FactStatus) else said


def _by_color(said: Said, status: FactStatus) -> Said:
    settled = said.ask is not None and said.ask.topic.startswith(_SETTLED)
    colored = said._replace(status=status, rule="color", strength=Strength.OUTRIGHT)
    return colored._replace(ask=None) if settled else colored


def scheme_of(plan: TablePlan, legend: Mapping[str, FactStatus]) -> ColorScheme:
    """Find out what the fills of a table's cells mean."""
    by_row = list(_fills(plan.table, plan.rows))
    used = {fill for fills in by_row for fill in fills} - _PLAIN
    if not used:
        return ColorScheme()
    known = {fill: status for fill, status in legend.items() if fill in used}
    varied = sum(len(set(fills)) > 1 for fills in by_row)
    scheme = len(used) >= _FEWEST_COLORS and varied >= _FEWEST_ROWS and _vary_down(by_row)
    asked = frozenset(used - known.keys()) if scheme or known else frozenset()
    return ColorScheme(plan.table.grid.topic, known, asked)


def _vary_down(by_row: Sequence[Sequence[str]]) -> bool:
    """Tell colors that differ from person to person from those that only set columns apart."""
    return any(len(set(fills)) > 1 for fills in zip(*by_row, strict=True))


def _fills(table: Table, rows: Mapping[int, RowSort]) -> Iterator[list[str]]:
    """The fills of each person's cells about requirements, empty ones among them."""
    numbers = [c.number for c in table.columns if c.meaning.tells_of_a_requirement]
    grid = table.grid
    for row, sort in rows.items():
        if sort in ABOUT_PEOPLE:
            cells = grid.rows[row]
            yield [cells[n].fill if n in cells else grid.painted_at(row, n) for n in numbers]


def legend_of_colors(plans: Sequence[Plan], vocabulary: Vocabulary) -> Mapping[str, FactStatus]:
    """Read colored words of status that stand outside all tables: a legend."""
    found: dict[str, set[FactStatus]] = {}
    for plan in plans:
        colored = [c for c in plan.grid.cells() if c[5] not in _PLAIN and c[2] is CellKind.TEXT]
        for cell in colored:
            beside = plan.grid.sheet_cell_or_none(cell.row, cell.column + 1)
            status = _status(cell, vocabulary) or (beside and _status(beside, vocabulary))
            if status and not is_inside(plan, cell):
                found.setdefault(cell.fill, set()).add(status)
        for (row, column), fill in plan.grid.sheet.painted.items():
            beside = plan.grid.sheet_cell_or_none(row, column + 1)
            status = _status(beside, vocabulary) if beside is not None else None
            if status and beside is not None and not is_inside(plan, beside):
                found.setdefault(fill, set()).add(status)
    return {fill: next(iter(said)) for fill, said in found.items() if len(said) == 1}


def _status(cell: Cell, vocabulary: Vocabulary) -> FactStatus | None:
    text = shown(cell)
    for part in (text, text.split("=")[-1], text.split(":")[-1]):
        word = vocabulary.statuses.get(fold(part))
        if word is not None:
            return word.status
    return None
