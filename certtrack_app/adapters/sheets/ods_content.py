"""The content of an .ods workbook, as expat walks it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.ods_grid import Attributes, OdsGrid
from certtrack_app.adapters.sheets.ods_text import ASIDE, Paragraphs, spelled_out
from certtrack_app.adapters.sheets.ods_values import OdsValue, value_of
from certtrack_app.rules.tracker.cells import AttachmentKind, CellKind

NAMESPACE = re.compile(r"^[a-z]+:(?==)")
OWN_REFERENCE = re.compile(r"\[\$?((?:'[^']*'|[^.\[\]']*))\.(\$?[A-Z]{1,3}\$?[0-9]{1,7})\]")

PICTURES = "Pictures/"


@dataclass
class _Note:
    """An annotation while it is being read."""

    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    author: str | None = None
    at: str | None = None


class OdsPass:
    """Tells a grid what stands where."""

    def __init__(self, grid: OdsGrid, date_system: int) -> None:
        self._grid = grid
        self._date_system = date_system
        self._cell: Attributes | None = None
        self._text = Paragraphs()
        self._note: _Note | None = None
        self._aside = 0
        self._listening = 0
        self._depth = 0
        self._field: list[str] = []
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "table": grid.start_table,
            "table-column": grid.take_column,
            "table-row": grid.start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "annotation": self._start_note,
            "a": self._take_link,
            "image": self._take_picture,
            "object-ole": self._take_object,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table-row": grid.end_row,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "annotation": self._end_note,
            "creator": self._take_author,
            "date": self._take_day,
            "p": self._end_paragraph,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """Open an element."""
        self._depth += 1
        markup.check_depth(self._depth, "content.xml")
        local = markup.LOCAL[name]
        self._field = []
        known = self._starts.get(local)
        if known is not None:
            known(_local(attributes))
        elif local == "p":
            self._listening += 1
        elif self._listening:
            self._into().add_exactly(spelled_out(local, _local(attributes).get("c", "1")))
        self._aside += local in ASIDE

    def text(self, text: str) -> None:
        """Take text."""
        if self._listening:
            self._into().add(text)
        else:
            self._field.append(text)

    def end(self, name: str) -> None:
        """Close an element."""
        self._depth -= 1
        local = markup.LOCAL[name]
        self._aside -= local in ASIDE
        known = self._ends.get(local)
        if known is not None:
            known()

    def _into(self) -> Paragraphs:
        """Give what text belongs to now: the note, nothing, or the cell."""
        if self._note is not None:
            return self._note.paragraphs
        return Paragraphs() if self._aside or self._cell is None else self._text

    def _end_paragraph(self) -> None:
        self._listening -= 1
        self._into().end_paragraph()

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell, self._text = attributes, Paragraphs()
        self._grid.start_cell()

    def _end_cell(self) -> None:
        cell, self._cell = self._cell or {}, None
        written = cell.get("formula")
        formula = plain_formula(written) if written else ""
        look = self._grid.look(cell)
        value = value_of(cell, self._text.text, look.number_format, self._date_system)
        if value is None and formula:
            is_stored = "value-type" in cell
            value = (
                OdsValue(CellKind.TEXT, "") if is_stored else OdsValue(CellKind.UNCOMPUTED, formula)
            )
        self._grid.end_cell(cell, look, value, formula)

    def _start_note(self, _attributes: Attributes) -> None:
        self._note = _Note()

    def _take_author(self) -> None:
        if self._note is not None:
            self._note.author = "".join(self._field) or None

    def _take_day(self) -> None:
        if self._note is not None:
            self._note.at = "".join(self._field) or None

    def _end_note(self) -> None:
        note, self._note = self._note or _Note(), None
        self._grid.attach(AttachmentKind.NOTE, note.paragraphs.text, note.author, note.at)

    def _take_link(self, attributes: Attributes) -> None:
        self._grid.attach(AttachmentKind.HYPERLINK, attributes.get("href", ""))

    def _take_picture(self, attributes: Attributes) -> None:
        part = attributes.get("href", "")
        if part.startswith(PICTURES):
            self._grid.take_file(AttachmentKind.PICTURE, part)

    def _take_object(self, attributes: Attributes) -> None:
        part = attributes.get("href", "").removeprefix("./")
        self._grid.take_file(AttachmentKind.EMBEDDED, part)


def plain_formula(formula: str) -> str:
    """Write a formula as Excel would, as far as its references go: `of:=[.A2]` is `=A2`."""
    plain = NAMESPACE.sub("", formula)
    return OWN_REFERENCE.sub(
        lambda found: f"{found[1]}!{found[2]}" if found[1] else found[2], plain
    )


def _local(attributes: Attributes) -> Attributes:
    """Strip prefixes but for LibreOffice's own, which repeats the standard's names."""
    return {
        name if name.startswith("calcext:") else markup.LOCAL[name]: value
        for name, value in attributes.items()
    }
