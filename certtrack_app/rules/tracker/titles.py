"""What a sheet without requirement columns is about: its name, its title, its file."""

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.text import fold

_TITLE_ROWS = 8
_LONGEST = 80


def title_of_sheet(
    grid: Grid, first_header_row: int, file_name: str, vocabulary: Vocabulary
) -> str:
    """Name the requirement a sheet is about: by its own name, else its title, else its file."""
    if not _is_generic(grid.sheet.name, vocabulary):
        return grid.sheet.name.strip()
    for row in grid.row_numbers:
        if row >= first_header_row or row > _TITLE_ROWS:
            break
        texts = [shown(c) for c in grid.row(row).values() if c.kind is CellKind.TEXT]
        if len(texts) == 1 and 2 < len(texts[0]) <= _LONGEST:  # noqa: PLR2004
            return texts[0]
    return file_name.rsplit(".", 1)[0]


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
