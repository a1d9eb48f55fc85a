"""Links on the cells of a workbook: those laid over them, and those their formulas make."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from certtrack_app.adapters.sheets.formulas import link_targets
from certtrack_app.adapters.sheets.parts import Relation
from certtrack_app.adapters.sheets.xlsx_content import Link, PlacedFormula
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, CellKind, Span


def links(
    found: Sequence[Link], relations: dict[str, Relation], cells: Sequence[Cell]
) -> Iterator[Attachment]:
    """Give each hyperlink at every filled cell it covers, or at its first cell if none is."""
    for link in found:
        outside = relations[link.relation].target if link.relation in relations else ""
        target = outside + (f"#{link.location}" if link.location else "")
        if target:
            for row, column in covered(link.span, cells):
                yield Attachment(row, column, AttachmentKind.HYPERLINK, target)


def covered(span: Span, cells: Sequence[Cell]) -> Sequence[tuple[int, int]]:
    """Give the places of the filled cells in a span, or its first where none is filled."""
    first_row, first_column, last_row, last_column = span
    first = (first_row, first_column)
    if first == (last_row, last_column):
        return (first,)
    reached = range(bisect_left(cells, first), bisect_left(cells, (last_row, last_column + 1)))
    filled = [
        (cells[place].row, cells[place].column)
        for place in reached
        if first_column <= cells[place].column <= last_column
    ]
    return filled or (first,)


def formula_links(
    formulas: Sequence[PlacedFormula], cells: Sequence[Cell], by_name: Mapping[str, Sequence[Cell]]
) -> Iterator[Attachment]:
    """Give the links that formulas make. `by_name` has the cells of all sheets, by folded name."""

    def look_up(name: str, row: int, column: int) -> str | None:
        return _shown(by_name.get(name.casefold(), ()) if name else cells, row, column)

    for formula in formulas:
        for target in link_targets(formula.text, look_up):
            kind = AttachmentKind.FORMULA_LINK
            yield Attachment(formula.row, formula.column, kind, target)


def _shown(cells: Sequence[Cell], row: int, column: int) -> str | None:
    place = bisect_left(cells, (row, column))
    if place == len(cells) or cells[place][:2] != (row, column):
        return ""
    cell = cells[place]
    match cell.kind:
        case CellKind.TEXT:
            return str(cell.value)
        case CellKind.NUMBER if isinstance(cell.value, int | float):
            return f"{cell.value:.15g}"
        case _:
            return None
