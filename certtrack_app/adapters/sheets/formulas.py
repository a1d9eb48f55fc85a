"""Formulas, as far as evidence hangs on them: where a HYPERLINK leads."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from certtrack_app.adapters.sheets.places import COLUMN, LAST_COLUMN, LAST_ROW, letters_of

HYPERLINK = re.compile(r"(?<![\w.])HYPERLINK\s*\(", re.IGNORECASE)

MOST_LINKS = 10
LONGEST = 2_100
"""Signs of an address; a browser takes 2,083."""

TOKEN = re.compile(
    r"""
    "(?P<text>(?:[^"]|"")*)"
    |(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
     (?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?![\w(])
    |(?P<joined>&)
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<space>\s+)
    """,
    re.VERBOSE,
)

RELATIVE = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w(.])"""
)

LookUp = Callable[[str, int, int], str | None]
"""Gives the text shown at a sheet's row and column; the sheet is "" for the formula's own."""


def link_targets(formula: str, look_up: LookUp) -> list[str]:
    """Say where the HYPERLINKs of a formula lead.

    An address put together from texts and cells is reckoned; one that takes more than that is
    given as the formula's own words, so that a person can see what it was.
    """
    return [
        _joined(address, look_up) or f"={address.strip()}"
        for found in islice(HYPERLINK.finditer(formula), MOST_LINKS)
        if (address := _first_argument(formula[found.end() : found.end() + LONGEST])).strip()
    ]


def _first_argument(rest: str) -> str:
    depth = 0
    for place, sign in _outside_quotes(rest):
        if depth == 0 and sign in ",;)":
            return rest[:place]
        depth += {"(": 1, ")": -1}.get(sign, 0)
    return rest


def _outside_quotes(text: str) -> Iterator[tuple[int, str]]:
    quoted = ""
    for place, sign in enumerate(text):
        if quoted:
            quoted = "" if sign == quoted else quoted
        elif sign in "\"'":
            quoted = sign
        else:
            yield place, sign


def _joined(address: str, look_up: LookUp) -> str | None:
    place, words = 0, []
    while place < len(address):
        token = TOKEN.match(address, place)
        if token is None or (word := _word(token, look_up)) is None:
            return None
        words.append(word)
        place = token.end()
    return "".join(words)


def _word(token: re.Match[str], look_up: LookUp) -> str | None:
    if token["text"] is not None:
        return token["text"].replace('""', '"')
    if token["cell"]:
        sheet = (token["sheet"] or "").strip("'").replace("''", "'")
        letters, row = re.findall(r"[A-Za-z]+|[0-9]+", token["cell"])
        return look_up(sheet, int(row), COLUMN[letters])
    return token["number"] or ""


def moved(formula: str, rows: int, columns: int) -> str:
    """Write a shared formula as it stands some rows and columns further on."""

    def move(found: re.Match[str]) -> str:
        quoted, fixed_column, letters, fixed_row, row = found.groups()
        if quoted:
            return found[0]
        column = COLUMN[letters] + (0 if fixed_column else columns)
        number = int(row) + (0 if fixed_row else rows)
        if not (1 <= column <= LAST_COLUMN and 1 <= number <= LAST_ROW):
            return "#REF!"
        return f"{fixed_column}{letters_of(column)}{fixed_row}{number}"

    return RELATIVE.sub(move, formula)
