"""Why a sheet is not the tracker, and what a matrix says: what is done, planned or required."""

from collections.abc import Iterator

from certtrack_app.rules.tracker.cells import CellKind
from certtrack_app.rules.tracker.grid import Grid, shown
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.persons import share_of_people
from certtrack_app.rules.tracker.senses import Sort
from certtrack_app.rules.tracker.table import Table
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Layout, Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus

_SAMPLE = 60
_FEW_PEOPLE, _MANY_TITLES = 0.25, 0.3
_TITLE_ROWS = 6
_PIVOT_ROWS = 20
_LONGEST_PHRASE = 4
_TYING = frozenset({Meaning.EMAIL, Meaning.ID})
_BESIDE = {
    "dashboard": "a dashboard beside the tracker",
    "instructions": "instructions, no table of people",
    "lookup": "a list to choose from, no table of people",
}


def why_not(table: Table, layout: Layout, vocabulary: Vocabulary) -> str:
    """Say why a table that could be read is not one of people's progress; nothing where it is."""
    tells_of_people = table.header.names_people and _says_outright(table)
    if _is_pivot(table, vocabulary) and not tells_of_people:
        return "a pivot table, reckoned from other cells"
    beside = _BESIDE.get(sort_of_sheet(table.grid, vocabulary))
    if beside and not _says_outright(table) and not _lists_staff(table, layout):
        return beside
    if _names_things(table, vocabulary):
        return "it names things, not people"
    mode = mode_of_sheet(table.grid, table.header.first_row, vocabulary)
    if layout is Layout.NONE and mode is not Mode.DONE:
        return f"what is {mode.value}, not what anybody did"
    if layout is Layout.LOOKUP and not _is_roster(table, vocabulary):
        return "no table of people on it"
    return ""


def _lists_staff(table: Table, layout: Layout) -> bool:
    """Tell a list that ties names to ids or e-mails: other sheets look people up in it."""
    tied = max((c.profile.total for c in table.columns if c.meaning in _TYING), default=0)
    names = max((c.profile.total for c in table.names), default=0)
    return layout is Layout.LOOKUP and bool(names) and tied * 2 >= names


def sort_of_sheet(grid: Grid, vocabulary: Vocabulary) -> str:
    """Say what the sheet's name promises: dashboard, instructions, lookup, or nothing known."""
    folded = fold(grid.sheet.name)
    if folded in vocabulary.sheets:
        return vocabulary.sheets[folded]
    found = [vocabulary.sheets[word] for word in folded.split() if word in vocabulary.sheets]
    return found[0] if found else ""


def _says_outright(table: Table) -> bool:
    """Tell whether a column of a table holds words of status or days."""
    telling = (
        column.profile.share(Sort.WORD, Sort.DATE, Sort.MIXED)
        for column in table.columns
        if column.meaning.tells_of_a_requirement
    )
    return any(share > _MANY_TITLES for share in telling)


def _is_pivot(table: Table, vocabulary: Vocabulary) -> bool:
    phrases = vocabulary.phrases.get("pivot", frozenset())
    texts = [fold(head.text) for head in table.header.heads.values()]
    texts += [fold(text) for text in _first_texts(table.grid)]
    return any(text == p or text.startswith(f"{p} ") for text in texts for p in phrases)


def _first_texts(grid: Grid) -> Iterator[str]:
    for row in grid.row_numbers[:_PIVOT_ROWS]:
        for cell in list(grid.row(row).values())[:2]:
            if cell.kind is CellKind.TEXT:
                yield shown(cell)


def _names(table: Table) -> list[str]:
    return [text for column in table.names for text in column.profile.texts][:_SAMPLE]


def _names_things(table: Table, vocabulary: Vocabulary) -> bool:
    names = _names(table)
    if not names or any(c.meaning is Meaning.EMAIL for c in table.columns):
        return False
    titles = vocabulary.phrases.get("titles", frozenset())
    titles |= vocabulary.phrases.get("organizations", frozenset())
    about_things = sum(any(word in titles for word in fold(name).split()) for name in names)
    few_people = share_of_people(names, vocabulary) < _FEW_PEOPLE
    return few_people and about_things > _MANY_TITLES * len(names)


def _is_roster(table: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether a list without progress is one of people: names, e-mails or ids."""
    if any(column.meaning in (Meaning.EMAIL, Meaning.ID) for column in table.columns):
        return any(column.profile.total for column in table.who)
    first_and_last = len(table.names) > 1
    return first_and_last or share_of_people(_names(table), vocabulary) > _FEW_PEOPLE


def mode_of_sheet(grid: Grid, first_header_row: int, vocabulary: Vocabulary) -> Mode:
    """Read off a sheet's name and title whether it says what is done, planned, due or required."""
    for title in _titles(grid, first_header_row):
        words = fold(title).split()
        phrases = _phrases(words)
        if any(vocabulary.is_phrase("done", phrase) for phrase in phrases):
            return Mode.DONE
        for phrase in phrases:
            if phrase in vocabulary.modes:
                return vocabulary.modes[phrase]
    return Mode.DONE


def says_done(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word of a heading speaks of what is done, not of what is planned."""
    known = vocabulary.statuses.get(word)
    completed = known is not None and known.status is FactStatus.COMPLETED and not known.doubtful
    return completed or vocabulary.is_phrase("done", word)


def _titles(grid: Grid, first_header_row: int) -> Iterator[str]:
    above = [row for row in grid.row_numbers if row < first_header_row][:_TITLE_ROWS]
    for row in above:
        for cell in grid.row(row).values():
            if cell.kind is CellKind.TEXT:
                yield shown(cell)
    yield grid.sheet.name


def _phrases(words: list[str]) -> list[str]:
    """All runs of words, the longest first."""
    return [
        " ".join(words[start : start + length])
        for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1)
        for start in range(len(words) - length + 1)
    ]
