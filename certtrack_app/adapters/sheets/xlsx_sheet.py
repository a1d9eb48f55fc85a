"""One worksheet of an .xlsx workbook, in one pass over its XML."""

from collections.abc import Iterable

from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.xlsx_around import AroundPass
from certtrack_app.adapters.sheets.xlsx_content import SheetContent
from certtrack_app.adapters.sheets.xlsx_rows import RowsPass
from certtrack_app.adapters.sheets.xlsx_values import Meanings


class _SheetPass:
    """Hands the rows to one collector and everything around them to another."""

    def __init__(self, meanings: Meanings, room: int) -> None:
        self.found = SheetContent()
        self.depth = 0
        self.in_rows = False
        self._rows = RowsPass(meanings, room, self.found)
        self._around = AroundPass(self.found)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.depth += 1
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
    sheet = _SheetPass(meanings, room)
    reader = markup.parser(part)
    reader.StartElementHandler = sheet.start
    reader.EndElementHandler = sheet.end
    reader.CharacterDataHandler = sheet.text
    for piece in pieces:
        markup.feed(reader, piece, part)
    markup.feed(reader, b"", part, last=True)
    return sheet.found
