"""What each column of a table means, from its heading and from all its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from certtrack_app.rules.tracker.cells import Cell, CellKind
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.heads import Head, head_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.profile import Profile, profile_of
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode

_MOSTLY = 0.5
_ALMOST_ALL = 0.9
_CAN_BE_A_TITLE = frozenset(
    {
        Meaning.REQUIREMENT,
        Meaning.LINK,
        Meaning.REMARK,
        Meaning.CODE,
        Meaning.NUMBER,
        Meaning.VERIFIER,
    }
)
_MODES = {Meaning.PLANNED: Mode.PLANNED, Meaning.DUE: Mode.DUE}
_SHORTENED = frozenset({Meaning.STATUS, Meaning.DATE, Meaning.PLANNED, Meaning.EXPIRY, Meaning.DUE})


def columns_of(
    grid: Grid,
    header: Header,
    body: Iterable[int],
    interpreter: Interpreter,
    corrected: Mapping[int, Meaning],
) -> tuple[Column, ...]:
    """Read the meaning of every column that has a heading or cells beneath it."""
    cells: dict[int, list[Cell]] = {}
    for row in body:
        for number, cell in grid.rows[row].items():
            cells.setdefault(number, []).append(cell)
    columns = []
    for number in sorted({*header.heads, *cells}):
        profile = profile_of(cells.get(number, ()), interpreter)
        head = header.heads.get(number) or Head("")
        group = header.groups.get(number, "")
        column = _column(number, head, group, profile, interpreter.vocabulary)
        if number in corrected:
            column = replace(column, meaning=corrected[number])
        columns.append(column)
    return _settled(columns)


def _column(
    number: int, head: Head, group: str, profile: Profile, vocabulary: Vocabulary
) -> Column:
    above = head_of(group, vocabulary) if group else Head("")
    meaning = _meaning(head, above, profile)
    title = _title(head, above, meaning)
    mode = _mode(head, above, meaning, vocabulary)
    return Column(number, head, meaning, title, profile, mode)


def _meaning(head: Head, above: Head, profile: Profile) -> Meaning:
    if head.meaning is None:
        if above.meaning is not None and above.meaning.tells_of_a_requirement and not above.stem:
            return above.meaning
        return _by_content(profile)
    if head.meaning in _CAN_BE_A_TITLE and not head.stem and profile.total:
        words = profile.share(Sort.WORD, Sort.DATE)
        return Meaning.VALUE if words > _MOSTLY else head.meaning
    if head.meaning is Meaning.NAME and profile.share(Sort.EMAIL) > _MOSTLY:
        return Meaning.EMAIL
    if head.meaning is Meaning.NAME and head.stem:
        return Meaning.PARTICULAR
    return head.meaning


def _by_content(profile: Profile) -> Meaning:
    """Read a column whose heading is no known word: the name of a requirement, as a rule."""
    if profile.share(Sort.EMAIL) > _MOSTLY:
        return Meaning.EMAIL
    if not profile.total or profile.says_how_far >= _MOSTLY:
        return Meaning.VALUE
    if profile.share(Sort.LINK, Sort.FILE) > _MOSTLY:
        return Meaning.VALUE
    return Meaning.UNKNOWN if profile.share(Sort.TEXT) else Meaning.VALUE


def _title(head: Head, above: Head, meaning: Meaning) -> str:
    if not meaning.tells_of_a_requirement:
        return ""
    if head.meaning is None:
        return head.stem or head.text or above.text
    if head.stem:
        return head.stem
    if meaning is Meaning.VALUE:
        return head.text
    return "" if above.meaning is not None and not above.stem else above.stem or above.text


def _mode(head: Head, above: Head, meaning: Meaning, vocabulary: Vocabulary) -> Mode:
    if meaning in _MODES:
        return _MODES[meaning]
    for text in (head.text, above.text):
        mode = vocabulary.modes.get(fold(text))
        if mode is not None:
            return mode
    return Mode.DONE


def _settled(columns: list[Column]) -> tuple[Column, ...]:
    """Settle what one column cannot know alone: a single name column, titles shared or not."""
    columns = _one_name(columns)
    stems: dict[str, int] = {}
    for column in columns:
        if column.title:
            stems[fold(column.title)] = stems.get(fold(column.title), 0) + 1
    return tuple(_own_title(column, stems) for column in columns)


def _own_title(column: Column, stems: Mapping[str, int]) -> Column:
    """Keep the whole heading as title where no other column tells of the same requirement."""
    lonely = column.title and stems[fold(column.title)] == 1 and column.head.stem
    if lonely and column.head.meaning is not None and column.head.meaning not in _SHORTENED:
        return replace(column, title=column.head.text)
    return column


def _one_name(columns: list[Column]) -> list[Column]:
    """Keep one name column; where none has the heading, the first column of names takes its place."""
    named = [column for column in columns if column.meaning is Meaning.NAME]
    if named:
        return [
            replace(column, meaning=Meaning.PARTICULAR) if column in named[1:] else column
            for column in columns
        ]
    if any(
        c.meaning in (Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.EMAIL, Meaning.ID)
        for c in columns
    ):
        return columns
    return [
        replace(column, meaning=Meaning.NAME) if column is _unheaded_names(columns) else column
        for column in columns
    ]


def _unheaded_names(columns: list[Column]) -> Column | None:
    for column in columns:
        if not column.head.text and column.meaning is Meaning.UNKNOWN:
            texts = [t for t in column.profile.texts if any(map(str.isalpha, t))]
            if len(texts) >= _ALMOST_ALL * column.profile.total:
                return column
    return None


def is_numbers(profile: Profile) -> bool:
    """Tell whether a column holds nothing but numbers."""
    return all(kind is CellKind.NUMBER for kind, _ in profile.counts) and bool(profile.counts)
