"""One worksheet of an .xlsx workbook, in one pass over its XML."""

from collections.abc import Iterable, Iterator

from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.limits import MIB
from certtrack_app.adapters.sheets.unreadable import damaged
from certtrack_app.adapters.sheets.xlsx_around import AroundPass
from certtrack_app.adapters.sheets.xlsx_content import SheetContent
from certtrack_app.adapters.sheets.xlsx_fast import FastRows
from certtrack_app.adapters.sheets.xlsx_rows import RowsPass
from certtrack_app.adapters.sheets.xlsx_values import Meanings

BETWEEN_ROWS = 2
"""Elements open where one row has ended and the next not begun: the sheet and its rows."""

ROWS = b"<sheetData>"
ROW = b"<row "

LONGEST_ROW = 4 * MIB


class _SheetPass:
    """Hands the rows to one collector and everything around them to another."""

    def __init__(self, part: str, meanings: Meanings, room: int) -> None:
        self._part = part
        self.found = SheetContent()
        self.is_plain = True
        self.depth = 0
        self.in_rows = False
        self._rows = RowsPass(meanings, room, self.found)
        self._around = AroundPass(self.found)

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Note an encoding other than the usual."""
        self.is_plain = encoding is None or encoding.upper() == "UTF-8"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.depth += 1
        markup.check_depth(self.depth, self._part)
        local = markup.LOCAL[name]
        if self.in_rows:
            self._rows.start(local, attributes)
        elif local == "sheetData":
            self.in_rows = True
        else:
            self._around.start(local, attributes)

    def text(self, text: str) -> None:
        """Take text."""
        (self._rows if self.in_rows else self._around).text(text)

    def end(self, name: str) -> None:
        """Close an element."""
        self.depth -= 1
        local = markup.LOCAL[name]
        if local == "sheetData":
            self.in_rows = False
        elif self.in_rows:
            self._rows.end(local)
        else:
            self._around.end(local)


def read_sheet(pieces: Iterable[bytes], part: str, meanings: Meanings, room: int) -> SheetContent:
    """Read a worksheet. `room` is how many cells more the file may hold."""
    sheet = _SheetPass(part, meanings, room)
    fast = FastRows(meanings, room, sheet.found)
    reader = markup.parser(part)
    reader.XmlDeclHandler = sheet.declared
    reader.StartElementHandler = sheet.start
    reader.EndElementHandler = sheet.end
    reader.CharacterDataHandler = sheet.text
    for piece in _in_rows(pieces):
        sheet.is_plain = sheet.is_plain and (b"<!" not in piece)
        is_plain = sheet.is_plain and sheet.in_rows and sheet.depth == BETWEEN_ROWS
        markup.feed(reader, _rest(fast, piece, part) if is_plain else piece, part)
    markup.feed(reader, b"", part, last=True)
    return sheet.found


def _in_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut the XML anew: first all before the rows, then pieces that end where a row begins."""
    kept, before = b"", True
    for piece in pieces:
        kept += piece
        cut = kept.find(ROWS) + len(ROWS) if before and ROWS in kept else kept.rfind(ROW)
        if cut <= 0 and len(kept) > LONGEST_ROW:
            cut = max(kept.rfind(b"<"), 0) or len(kept)
        if cut > 0:
            yield kept[:cut]
            kept, before = kept[cut:], False
    yield kept


def _rest(fast: FastRows, piece: bytes, part: str) -> bytes:
    """Take the plain rows a piece begins with, and give what is left of it."""
    try:
        text = piece.decode()
        end = fast.take(text)
    except (ValueError, LookupError) as error:
        raise damaged(part) from error
    return b"" if end == len(text) else text[end:].encode()
