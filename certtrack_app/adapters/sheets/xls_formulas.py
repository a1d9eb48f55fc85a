"""Formulas in the stream of an .xls workbook: where they stand, and the links they make.

The reader of values passes formulas over, so the records are walked once more, by their heads.
"""

import struct
from collections.abc import Iterator
from itertools import islice

from certtrack_app.adapters.sheets.token_links import link_of_tokens

FORMULA = 0x0006
BEGINNING = 0x0809
END = 0x000A
PASSWORD = 0x002F
SHEET = 0x0010

TOKENS_AT = 22


RECORDS_BEFORE_PASSWORD = 10


def is_encrypted(stream: bytes) -> bool:
    """Whether the stream says at its beginning that a password is needed."""
    beginning = islice(_records(stream), RECORDS_BEFORE_PASSWORD)
    return any(opcode == PASSWORD for opcode, _ in beginning)


def formulas_of(stream: bytes) -> list[dict[tuple[int, int], str]]:
    """Give for each worksheet of the stream, in order, its formulas' places and links."""
    sheets: list[dict[tuple[int, int], str]] = []
    depth = 0
    for opcode, body in _records(stream):
        if opcode == BEGINNING:
            depth += 1
            if depth == 1 and struct.unpack_from("<H", body, 2)[0] == SHEET:
                sheets.append({})
        elif opcode == END:
            depth -= 1
        elif opcode == FORMULA and sheets:
            row, column = struct.unpack_from("<HH", body)
            sheets[-1][row + 1, column + 1] = link_of_tokens(body[TOKENS_AT:], wide=False)
    return sheets


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        opcode, size = struct.unpack_from("<HH", stream, place)
        yield opcode, stream[place + 4 : place + 4 + size]
        place += 4 + size
