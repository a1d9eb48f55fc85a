"""Links on the cells of a workbook: those laid over them, and those their formulas make."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from certtrack_app.adapters.sheets.formulas import link_targets
from certtrack_app.adapters.sheets.parts import Relation
from certtrack_app.adapters.sheets.xlsx_content import Link, PlacedFormula
from certtrack_app.rules.tracker.cells import Attachment, AttachmentKind, Cell, CellKind, Span

LOOKS = 3_000_000
"""Cells looked at for all links over ranges together; after that a link stays on its first."""


def links(
    found: Sequence[Link], relations: Mapping[str, Relation], cells: Sequence[Cell]
) -> Iterator[Attachment]:
    """Give the hyperlinks of a sheet, addresses and places inside the workbook alike."""
    outside = {name: to.target for name, to in relations.items()}
    return laid_over(
        (
            (link.span, outside.get(link.relation, "") + (link.location and f"#{link.location}"))
            for link in found
        ),
        cells,
    )


def laid_over(spans: Iterable[tuple[Span, str]], cells: Sequence[Cell]) -> Iterator[Attachment]:
    """Give each link at every filled cell of its span, or at its first cell if none is filled."""
    looks = 0
    for span, target in spans:
        reached = _reached(span, cells)
        looks += len(reached)
        places = _filled(span, cells, reached) if looks < LOOKS else []
        for row, column in places or [span[:2]] if target else []:
            yield Attachment(row, column, AttachmentKind.HYPERLINK, target)


def _reached(span: Span, cells: Sequence[Cell]) -> range:
    """Give the places in the list of cells between which a span's cells stand."""
    if span[:2] == span[2:]:
        return range(0)
    first = bisect_left(cells, span[:2])
    return range(first, bisect_left(cells, (span.last_row, span.last_column + 1)))


def _filled(span: Span, cells: Sequence[Cell], reached: range) -> list[tuple[int, int]]:
    return [
        (cells[place].row, cells[place].column)
        for place in reached
        if span.first_column <= cells[place].column <= span.last_column
    ]


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
