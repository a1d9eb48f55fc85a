"""What stands around the rows of an .xlsx worksheet: columns, merges, links, drawings."""

from collections.abc import Callable

from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.markup import local_attributes
from certtrack_app.adapters.sheets.places import LAST_COLUMN, span_of
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_content import Link, PlacedObject, SheetContent
from certtrack_app.adapters.sheets.xlsx_rows import TRUE


class AroundPass:
    """Collects what hangs on the cells of one sheet."""

    def __init__(self, found: SheetContent) -> None:
        self._found = found
        self._text: list[str] = []
        self._object: dict[str, str] | None = None
        self._corner: dict[str, int] | None = None
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "col": self._column,
            "mergeCell": self._merge,
            "hyperlink": self._link,
            "drawing": lambda named: found.drawings.append(named.get("id", "")),
            "legacyDrawing": lambda named: found.legacy_drawings.append(named.get("id", "")),
            "oleObject": self._start_object,
            "from": self._start_corner,
        }

    def start(self, local: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self._text = []
        known = self._starts.get(local)
        if known is not None:
            known(local_attributes(attributes))

    def text(self, text: str) -> None:
        """Take text."""
        self._text.append(text)

    def end(self, local: str) -> None:
        """Close an element."""
        if self._corner is not None and local in ("col", "row"):
            self._corner[local] = int("".join(self._text)) + 1
        elif local == "oleObject" and self._object is not None:
            self._end_object(self._object)

    def _column(self, column: dict[str, str]) -> None:
        if column.get("hidden") in TRUE:
            last = min(int(column["max"]), LAST_COLUMN)
            self._found.hidden_columns.update(range(int(column["min"]), last + 1))

    def _merge(self, merge: dict[str, str]) -> None:
        self._found.merges.append(span_of(merge["ref"]))

    def _link(self, link: dict[str, str]) -> None:
        if len(self._found.links) >= LIMITS.attachments:
            raise enormous(f"it has more than {LIMITS.attachments:,} links")
        span = span_of(link["ref"])
        self._found.links.append(Link(span, link.get("id", ""), link.get("location", "")))

    def _start_object(self, described: dict[str, str]) -> None:
        self._object, self._corner = described, None

    def _start_corner(self, _described: dict[str, str]) -> None:
        self._corner = {} if self._object is not None else None

    def _end_object(self, described: dict[str, str]) -> None:
        corner = self._corner or {}
        self._found.objects.append(
            PlacedObject(
                described.get("id", ""),
                described.get("shapeId", ""),
                corner.get("row", 0),
                corner.get("col", 0),
            )
        )
        self._object = self._corner = None
