"""The records of an .xlsb part: a number, a size, a body. See [MS-XLSB] 2.1.4."""

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum

from certtrack_app.adapters.sheets.unreadable import damaged

MALFORMED = (struct.error, IndexError, KeyError, ValueError, UnicodeDecodeError)


MORE = 0x80
"""The bit that says of a byte that another belongs to the same number."""

LONGEST_SIZE = 28
"""Bits of a record's size: four bytes of seven."""

NULL = 0xFFFFFFFF


class Record(IntEnum):
    """The records that are read."""

    ROW = 0
    CELL_NUMBER_PACKED = 2
    CELL_ERROR = 3
    CELL_BOOLEAN = 4
    CELL_NUMBER = 5
    CELL_TEXT = 6
    CELL_SHARED_TEXT = 7
    FORMULA_TEXT = 8
    FORMULA_NUMBER = 9
    FORMULA_BOOLEAN = 10
    FORMULA_ERROR = 11
    SHARED_TEXT = 19
    NUMBER_FORMAT = 44
    FILL = 45
    STYLE = 47
    COLUMN = 60
    CELL_RICH_TEXT = 62
    BOOK_PROPERTIES = 153
    SHEET = 156
    MERGE = 176
    LINK = 494
    DRAWING = 550
    LEGACY_DRAWING = 551
    STYLES_OF_CELLS = 617
    END_OF_STYLES_OF_CELLS = 618
    NOTE_AUTHOR = 632
    NOTE = 635
    NOTE_TEXT = 637


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the records of a part."""
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind & MORE:
            kind = (kind & 0x7F) | (part[place] & 0x7F) << 7
            place += 1
        size = shift = 0
        while True:
            byte = part[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < MORE or shift == LONGEST_SIZE:
                break
        if place + size > end:
            raise ValueError("a record is longer than its part")
        yield kind, part[place : place + size]
        place += size


def whole(pieces: Iterable[bytes]) -> bytes:
    """Join a part, which is limited in size by the guard."""
    return b"".join(pieces)


@contextmanager
def reading(part: str) -> Iterator[None]:
    """Say of what cannot be read which part it is. Raises Unreadable."""
    try:
        yield
    except MALFORMED as error:
        raise damaged(part) from error


def text_at(body: bytes, place: int) -> tuple[str, int]:
    """Read a text and give where it ends; one that is null is empty."""
    (letters,) = struct.unpack_from("<I", body, place)
    if letters == NULL:
        return "", place + 4
    end = place + 4 + letters * 2
    if end > len(body):
        raise ValueError("a text is longer than its record")
    return body[place + 4 : end].decode("utf-16-le", "surrogatepass"), end


def packed_number(packed: int) -> float:
    """Unpack a number of 30 bits: whole or the upper half of a float, perhaps in hundredths."""
    if packed & 2:
        number = float((packed >> 2) - ((packed & 0x80000000) >> 1))
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return number / 100 if packed & 1 else number
