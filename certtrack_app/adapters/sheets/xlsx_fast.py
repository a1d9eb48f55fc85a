"""The short way through ordinary rows of an .xlsx worksheet.

Nearly all sheets write their rows in one plain manner. Rows in exactly that manner are taken by
two expressions, four times as fast as expat calls us; the first row in any other manner, and
whatever follows it in the same piece, is left to expat.
"""

import re
from collections.abc import Sequence

from certtrack_app.adapters.sheets.places import COLUMN, LAST_ROW
from certtrack_app.adapters.sheets.xlsx_content import PlacedFormula, SheetContent
from certtrack_app.adapters.sheets.xlsx_rows import too_many_cells
from certtrack_app.adapters.sheets.xlsx_values import Meanings
from certtrack_app.rules.tracker.cells import Cell

TEXT = r"[^<\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
PLACE = r'<c r="{column}{row}"(?: s="{style}")?(?: t="{kind}")?'
BODY = (
    r"(?:/>|>(?:<f>{formula}</f>)?(?:<v>{value}</v>|<v ?/>)?</c>"
    r'|><is><t(?: xml:space="preserve")?>{text}</t></is></c>)'
)
CELL = PLACE + BODY

ONE_CELL = re.compile(
    CELL.format(
        column="([A-Z]{1,3})",
        row="[0-9]++",
        style="([0-9]{1,6})",
        kind="([A-Za-z]{1,9})",
        formula=f"({TEXT}++)",
        value=f"({TEXT}*+)",
        text=f"({TEXT}*+)",
    )
)
ROW = re.compile(
    r'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]{1,20}="[^"<&\r]*+")*+)(?:/>|>((?:'
    + CELL.format(
        column="[A-Z]{1,3}",
        row=r"\1",
        style="[0-9]{1,6}",
        kind="[A-Za-z]{1,9}",
        formula=f"{TEXT}++",
        value=f"{TEXT}*+",
        text=f"{TEXT}*+",
    )
    + r")*+)</row>)[ \n\t]*+"
)
"""A row whose cells all name its own number. Possessive throughout: it never looks back."""

EMPTY_ROWS = re.compile(
    r'(?:<row(?: (?!hidden)[A-Za-z0-9:]{1,20}="[^"<&\r]*+")*+'
    r'(?:/>|>(?:<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?/>)*+</row>)[ \n\t]*+)*+'
)
"""Rows that are only formatted, however many; some trackers have a million of them."""

ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos|#10|#13|#9|#xA|#xD|#x9);)?")
ENTITIES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    **dict.fromkeys(("#10", "#xA"), "\n"),
    **dict.fromkeys(("#13", "#xD"), "\r"),
    **dict.fromkeys(("#9", "#x9"), "\t"),
}

HIDDEN = re.compile(r' hidden="(?:1|true)"')


class FastRows:
    """Takes plain rows into the same content as the long way does."""

    def __init__(self, meanings: Meanings, room: int, found: SheetContent) -> None:
        self._meanings = meanings
        self._room = room
        self._found = found

    def take(self, piece: str) -> int:
        """Take plain rows from the start of a piece; say how many characters they were.

        Raises ValueError or LookupError where a value is none.
        """
        if any(found[1] is None for found in ENTITY.finditer(piece)):
            return 0
        end = 0
        while (row := ROW.match(piece, end)) is not None:
            number = int(row[1])
            if number > LAST_ROW:
                break
            if HIDDEN.search(row[2]):
                self._found.hidden_rows.append(number)
            end = row.end()
            if row[3] and "</" in row[3]:
                self._take_cells(number, row[3])
            elif (empty := EMPTY_ROWS.match(piece, end)) is not None:
                end = empty.end()
        return end

    def _take_cells(self, row: int, cells: str) -> None:
        append, new = self._found.cells.append, tuple.__new__
        known, of = self._meanings.known, self._meanings.of
        before = len(self._found.cells)
        empty: list[tuple[str, str]] = []
        for letters, style, kind, formula, value, text in ONE_CELL.findall(cells):
            stored = value or text
            if formula:
                self._take_formula(row, letters, style, kind, formula, stored)
            elif stored:
                if "&" in stored:
                    stored = _plain(stored)
                meaning = known.get((kind, style, stored)) or of(kind, style, stored)
                if meaning[1] != "":
                    append(new(Cell, (row, COLUMN[letters], *meaning, False)))
            elif style:
                empty.append((letters, style))
        self._paint(row, empty if len(self._found.cells) > before else ())
        if len(self._found.cells) > self._room:
            raise too_many_cells()

    def _paint(self, row: int, empty: Sequence[tuple[str, str]]) -> None:
        """Keep the fills of empty cells, by their column and style."""
        for letters, style in empty:
            self._found.paint(row, COLUMN[letters], self._meanings.look(style).fill)

    def _take_formula(
        self, row: int, letters: str, style: str, kind: str, formula: str, stored: str
    ) -> None:
        place = (row, COLUMN[letters])
        wording = _plain(formula)
        if "HYPERLINK" in wording.upper():
            self._found.link_formulas.append(PlacedFormula(*place, wording))
        if stored or kind == "str":
            meaning = self._meanings.of(kind, style, _plain(stored))
            cell = Cell._make((*place, *meaning, True))
        else:
            cell = self._meanings.uncomputed(place, style, wording)
        self._found.cells.append(cell)


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    return ENTITY.sub(lambda found: ENTITIES[found[1]], text)
