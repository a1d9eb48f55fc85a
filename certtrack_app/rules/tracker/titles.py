"""What a sheet without requirement columns is about: its name, its title, its file."""

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.grid import shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.plans import Plan
from certtrack_app.rules.tracker.text import fold

_TITLE_ROWS = 8
_LONGEST = 80


def title_of_sheet(plan: Plan, file_name: str, vocabulary: Vocabulary) -> str:
    """Name the requirement a sheet is about: by its own name, its title, its headings, its file."""
    grid = plan.grid
    first_header_row = plan.header_rows[0] if plan.header_rows else 1
    if not _is_generic(grid.sheet.name, vocabulary):
        return grid.sheet.name.strip()
    for row in grid.row_numbers:
        if row >= first_header_row or row > _TITLE_ROWS:
            break
        texts = [shown(c) for c in grid.row(row).values() if c.kind is CellKind.TEXT]
        if len(texts) == 1 and 2 < len(texts[0]) <= _LONGEST:  # noqa: PLR2004
            return texts[0]
    heads = (head for one in plan.tables for head in one.table.header.heads.values())
    return next((head.generic for head in heads if head.generic), file_name.rsplit(".", 1)[0])


def _is_generic(name: str, vocabulary: Vocabulary) -> bool:
    words = fold(name).split()
    general = [
        vocabulary.is_phrase("done", word)
        or vocabulary.is_phrase("sheet_names", word.rstrip("0123456789"))
        or word in vocabulary.sheets
        or vocabulary.is_row("section", word)
        or word.isdigit()
        or word in vocabulary.modes
        or word in vocabulary.months
        for word in words
    ]
    return all(general)
