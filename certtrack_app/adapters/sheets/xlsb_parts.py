"""The parts of an .xlsb workbook around its sheets: the list, the texts, the styles."""

import struct
from collections.abc import Iterator
from enum import IntEnum

from certtrack_app.adapters.sheets.biff12 import Record, reading, records, text_at, whole
from certtrack_app.adapters.sheets.colors import Colors, theme_colors
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.number_formats import BUILT_IN, reading_of
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.reading import Step
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_styles import Look

SOLID = 1
LARGEST_TINT = 32_767


class ColorKind(IntEnum):
    """How a color is given."""

    BY_INDEX = 1
    BY_VALUE = 2
    BY_THEME = 3


def whole_part(parts: Parts, part: str) -> bytes:
    """Unpack a part at once. Raises Unreadable where it is too large for that."""
    if parts.size(part) > LIMITS.strings_size:
        raise enormous(f"{part} takes more than {LIMITS.strings_size // 2**20} MB")
    return whole(parts.pieces(part))


def read_xlsb_strings(parts: Parts, relations: dict[str, Relation], step: Step) -> list[str]:
    """Read the shared strings."""
    strings: list[str] = []
    for part in related_of_kind(relations, "sharedStrings")[:1]:
        content = whole_part(parts, part)
        with reading(part):
            strings += [
                text_at(body, 1)[0] for kind, body in records(content) if kind == Record.SHARED_TEXT
            ]
        step.advance(len(content))
    return strings


def read_xlsb_looks(parts: Parts, relations: dict[str, Relation]) -> tuple[Look, ...]:
    """Read the looks that cells name by number."""
    themes = related_of_kind(relations, "theme")
    theme = theme_colors(parts.tree(themes[0])) if themes else ()
    for part in related_of_kind(relations, "styles")[:1]:
        with reading(part):
            return tuple(_looks(whole_part(parts, part), Colors(theme=theme)))
    return ()


def _looks(styles: bytes, colors: Colors) -> Iterator[Look]:
    formats = dict(BUILT_IN)
    fills: list[str] = []
    are_cells = False
    for kind, body in records(styles):
        match kind:
            case Record.NUMBER_FORMAT:
                formats[struct.unpack_from("<H", body)[0]] = text_at(body, 2)[0]
            case Record.FILL:
                fills.append(_fill(body, colors))
            case Record.STYLES_OF_CELLS | Record.END_OF_STYLES_OF_CELLS:
                are_cells = kind == Record.STYLES_OF_CELLS
            case Record.STYLE if are_cells:
                yield _look(body, formats, fills)


def _look(style: bytes, formats: dict[int, str], fills: list[str]) -> Look:
    _parent, number, _font, fill = struct.unpack_from("<HHHH", style)
    code = formats.get(number, "")
    return Look(
        number_format="" if code.casefold() == "general" else code,
        fill=fills[fill] if fill < len(fills) else "",
        reading=reading_of(code),
    )


def _fill(body: bytes, colors: Colors) -> str:
    pattern, kind, index, tint = struct.unpack_from("<IBBh", body)
    if pattern != SOLID:
        return ""
    stated = {"tint": str(tint / LARGEST_TINT)}
    match kind >> 1:
        case ColorKind.BY_INDEX:
            stated["indexed"] = str(index)
        case ColorKind.BY_VALUE:
            stated["rgb"] = body[8:11].hex()
        case ColorKind.BY_THEME:
            stated["theme"] = str(index)
    return colors.resolve(stated)
