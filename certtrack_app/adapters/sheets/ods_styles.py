"""The styles of an .ods workbook, as far as they say something about a cell's value."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from certtrack_app.adapters.sheets.colors import rgb


@dataclass(frozen=True)
class OdsStyle:
    """One named style: what it inherits from, its fill, and what it shows of a number."""

    parent: str = ""
    fill: str | None = None
    number_format: str = ""
    is_shown: bool = True


PLAIN = OdsStyle()

SHOWN_AS = {
    "date-style": "yyyy-mm-dd",
    "time-style": "h:mm:ss",
    "percentage-style": "0%",
    "text-style": "@",
}
"""Kinds of number styles, by the format of Excel that says the same of a value's kind."""

ELAPSED = "[h]:mm:ss"


class OdsStyles(dict[str, OdsStyle]):
    """Styles by name, gathered from both parts that define them."""

    def fill_of(self, name: str) -> str:
        """Give the fill of a style or of the nearest one it inherits from."""
        style = self.get(name, PLAIN)
        for _generation in range(10):
            if style.fill is not None or not style.parent:
                break
            style = self.get(style.parent, PLAIN)
        return style.fill or ""

    def number_format_of(self, name: str) -> str:
        """Give a format that says what kind of number a style shows."""
        style = self.get(name, PLAIN)
        return style.number_format or self.get(style.parent, PLAIN).number_format

    def gather(self, root: Element) -> None:
        """Take in the styles of a part."""
        formats = {
            one.get("name", ""): _shown_as(one)
            for group in root
            for one in group
            if one.tag in SHOWN_AS
        }
        for group in root:
            for one in group.iterfind("style"):
                self[one.get("name", "")] = _style(one, formats)


def _shown_as(style: Element) -> str:
    overflows = style.get("truncate-on-overflow") == "false"
    return ELAPSED if overflows else SHOWN_AS[style.tag]


def _style(style: Element, formats: dict[str, str]) -> OdsStyle:
    cell = style.find("table-cell-properties")
    table = style.find("table-properties")
    background = None if cell is None else cell.get("background-color")
    return OdsStyle(
        parent=style.get("parent-style-name", ""),
        fill=None if background is None else rgb(background),
        number_format=formats.get(style.get("data-style-name", ""), ""),
        is_shown=table is None or table.get("display") != "false",
    )
