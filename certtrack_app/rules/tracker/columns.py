"""What each column of a table means, from its heading and from all its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from certtrack_app.rules.tracker.cells import Cell
from certtrack_app.rules.tracker.column_roles import settled
from certtrack_app.rules.tracker.grid import Grid
from certtrack_app.rules.tracker.header import Header
from certtrack_app.rules.tracker.heads import Head, head_of
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.profile import Profile, profile_of
from certtrack_app.rules.tracker.senses import Interpreter, Sort
from certtrack_app.rules.tracker.table import Column
from certtrack_app.rules.tracker.text import fold
from certtrack_app.rules.tracker.words import Meaning, Mode

_MOSTLY, _SOME = 0.5, 0.15
_FEW_ODD, _MANY_ODD = 3, 12
_FEWEST_CHOICES, _MOST_CHOICES = 3, 20
_NAMES_LOOKED_INTO, _IDS_LOOKED_INTO = 100, 30
_LONGEST_SYMBOL = 12
_CAN_BE_A_TITLE = frozenset(
    {
        Meaning.REQUIREMENT,
        Meaning.LINK,
        Meaning.CODE,
        Meaning.NUMBER,
        Meaning.VERIFIER,
        Meaning.COHORT,
        Meaning.ID,
    }
)
_NUMBERED = frozenset({Meaning.ID, Meaning.CODE, Meaning.NUMBER})
"""Under such headings 2017 is a number, no year."""
_MODES = {Meaning.PLANNED: Mode.PLANNED, Meaning.DUE: Mode.DUE}


def columns_of(
    grid: Grid,
    header: Header,
    body: Sequence[int],
    interpreter: Interpreter,
    corrected: Mapping[int, Meaning],
) -> tuple[Column, ...]:
    """Read the meaning of every column that has a heading or cells beneath it."""
    cells: dict[int, list[Cell]] = {}
    for row in body:
        for number, cell in grid.rows[row].items():
            cells.setdefault(number, []).append(cell)
    columns = [
        _column(grid, header, number, cells.get(number, []), interpreter)
        for number in sorted({*header.heads, *cells})
    ]
    columns = _without_side_tables(columns, interpreter.vocabulary)
    return settled(columns, interpreter.vocabulary, corrected)


def _column(
    grid: Grid, header: Header, number: int, cells: Sequence[Cell], interpreter: Interpreter
) -> Column:
    head = header.heads.get(number) or Head("")
    if head.text and interpreter.sense(head.text).sort is Sort.DATE:
        head = head._replace(is_day=True)
    group = header.groups.get(number, "")
    above = head_of(group, interpreter.vocabulary) if group else Head("")
    profile = profile_of(cells, interpreter, _looked_into(head, interpreter.vocabulary))
    meaning = _meaning(head, above, profile)
    if meaning is Meaning.PARTICULAR and _is_asked_for(head, profile, interpreter.vocabulary):
        meaning = Meaning.VALUE
    if meaning.tells_of_a_requirement and _is_a_sum(head, profile, interpreter.vocabulary):
        meaning = Meaning.COMPUTED
    if _is_list_of_choices(grid, number, head, profile):
        meaning = Meaning.LOOKUP
    elif meaning is Meaning.VALUE and _is_computed(cells, head, profile):
        meaning = Meaning.COMPUTED
    title = _title(head, above, meaning)
    mode = _mode(head, above, meaning, interpreter.vocabulary)
    return Column(number, head, meaning, title, profile, mode)


def _looked_into(head: Head, vocabulary: Vocabulary) -> int | None:
    """Say how many of a column's texts need understanding: of names a few, of particulars none."""
    if head.meaning is Meaning.NAME:
        return _NAMES_LOOKED_INTO
    if head.meaning is Meaning.ID:
        return _IDS_LOOKED_INTO
    open_to_doubt = head.stem or head.guessed or fold(head.text) in vocabulary.kinds
    return 0 if head.meaning in _PLAIN and not open_to_doubt else None


_PLAIN = frozenset(
    {
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.ID,
        Meaning.PARTICULAR,
        Meaning.ORDINAL,
        Meaning.REMARK,
    }
)


def _meaning(head: Head, above: Head, profile: Profile) -> Meaning:
    if head.meaning is None:
        if above.meaning is not None and above.meaning.tells_of_a_requirement and not above.stem:
            return above.meaning
        return _by_content(profile)
    if (head.meaning in _CAN_BE_A_TITLE or head.guessed) and not head.stem and profile.total:
        says = profile.says_outright - (profile.years if head.meaning in _NUMBERED else 0)
        return Meaning.VALUE if says > _MOSTLY else head.meaning
    if head.meaning is Meaning.NAME:
        return _name(profile)
    if head.meaning is Meaning.VERIFIER and profile.says_outright > _MOSTLY:
        return Meaning.VALUE
    if head.meaning is Meaning.COMPUTED and profile.share(Sort.DATE) > _MOSTLY:
        return Meaning.EXPIRY if head.expired else Meaning.COMPUTED
    return head.meaning


def _name(profile: Profile) -> Meaning:
    """Tell names from e-mails, numbers and the names of others under a heading of names."""
    if profile.share(Sort.EMAIL) > _MOSTLY:
        return Meaning.EMAIL
    return Meaning.ID if profile.share(Sort.QUANTITY) > _MOSTLY else Meaning.NAME


def _by_content(profile: Profile) -> Meaning:
    """Read a column whose heading is no known word: the name of a requirement, as a rule."""
    if profile.share(Sort.EMAIL) > _MOSTLY:
        return Meaning.EMAIL
    if not profile.total or profile.says_how_far >= _MOSTLY:
        return Meaning.VALUE
    if profile.share(Sort.LINK, Sort.FILE) > _MOSTLY:
        return Meaning.VALUE
    if _has_odd_words(profile):
        return Meaning.VALUE
    return Meaning.UNKNOWN if profile.share(Sort.TEXT) else Meaning.VALUE


def _has_odd_words(profile: Profile) -> bool:
    """Tell a column of status with a few words unknown from one of free text."""
    odd = {text for text, sense in profile.senses.items() if sense.sort is Sort.TEXT}
    few = len(odd) <= max(_FEW_ODD, profile.total * _SOME)
    return profile.says_how_far > _SOME and few and len(odd) < _MANY_ODD


def _is_list_of_choices(grid: Grid, number: int, head: Head, profile: Profile) -> bool:
    """Tell a drop-down's list of choices parked beside the table: each value once, no heading.

    A hidden one may have a heading where it lists nothing but words of status.
    """
    if not profile.total or profile.total > _MOST_CHOICES:
        return False
    once = all(count == 1 for count in profile.counts.values())
    hidden = not grid.turned and number in grid.sheet.hidden_columns
    if head.text:
        words = profile.sorts.get(Sort.WORD, 0)
        return once and hidden and words == profile.total >= _FEWEST_CHOICES
    return once and (hidden or profile.share(Sort.WORD) > _MOSTLY)


def _without_side_tables(columns: Sequence[Column], vocabulary: Vocabulary) -> list[Column]:
    """Leave out what stands after an empty column: sums under Summary and Count, a legend."""
    blocks: list[list[Column]] = []
    for column in columns:
        if not blocks or column.number > blocks[-1][-1].number + 1:
            blocks.append([])
        blocks[-1].append(column)
    aside = [c for block in blocks[1:] if _sums_up(block, vocabulary) for c in block]
    legend = [c for block in blocks[1:] if _explains(block) for c in block]
    sorts = {c.number: Meaning.LOOKUP for c in legend} | {c.number: Meaning.COMPUTED for c in aside}
    return [
        replace(c, meaning=sorts[c.number], title="") if c.number in sorts else c for c in columns
    ]


def _explains(block: Sequence[Column]) -> bool:
    """Tell a legend beside the table: each symbol once, each with a word of status beside it."""
    if len(block) != 2:  # noqa: PLR2004
        return False
    symbols, words = block[0].profile, block[1].profile
    once = all(count == 1 for one in (symbols, words) for count in one.counts.values())
    short = all(len(str(value)) <= _LONGEST_SYMBOL for _, value in symbols.counts)
    pairs = symbols.total == words.total > 1 and words.share(Sort.WORD) == 1
    return once and short and pairs


def _sums_up(block: Sequence[Column], vocabulary: Vocabulary) -> bool:
    headed = [fold(column.head.text) for column in block if column.head.text]
    sums = [
        text
        for text in headed
        if vocabulary.is_row("total", text) or vocabulary.sheets.get(text) == "dashboard"
    ]
    return bool(headed) and fold(block[0].head.text) in sums and len(sums) == len(headed)


def _is_asked_for(head: Head, profile: Profile, vocabulary: Vocabulary) -> bool:
    """Tell a document that has a status from a particular of the person: Contract, Completed."""
    kind = vocabulary.kinds.get(fold(head.text))
    return kind is not None and profile.says_outright > _MOSTLY


def _is_a_sum(head: Head, profile: Profile, vocabulary: Vocabulary) -> bool:
    """Tell numbers under a heading that begins as sums do: Total done."""
    words = fold(head.text).split()
    begins = bool(words) and vocabulary.is_row("total_begins", words[0])
    return begins and head.quantity is None and profile.share(Sort.QUANTITY) > _MOSTLY


def _is_computed(cells: Sequence[Cell], head: Head, profile: Profile) -> bool:
    """Tell a column of numbers that formulas reckon from other cells."""
    if profile.share(Sort.QUANTITY) <= _MOSTLY or head.quantity is not None:
        return False
    return sum(cell.formula for cell in cells) > _MOSTLY * len(cells)


def _title(head: Head, above: Head, meaning: Meaning) -> str:
    if not meaning.tells_of_a_requirement:
        return ""
    if head.is_day and above.text:
        return f"{above.text} {head.text}"
    if head.meaning is None:
        return head.stem or head.text or above.text
    if head.stem and not (meaning is Meaning.VALUE and head.meaning is Meaning.VERIFIER):
        return head.stem
    if meaning is Meaning.VALUE:
        return head.text
    return "" if above.meaning is not None and not above.stem else above.stem or above.text


def _mode(head: Head, above: Head, meaning: Meaning, vocabulary: Vocabulary) -> Mode:
    if meaning in _MODES:
        return _MODES[meaning]
    for text in (head.text, above.text):
        mode = vocabulary.modes.get(fold(text))
        if mode is not None and text:
            return mode
    return Mode.DONE
