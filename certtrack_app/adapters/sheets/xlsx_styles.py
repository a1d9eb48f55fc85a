"""The styles of an .xlsx workbook: the number format and the fill of each cell format."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from certtrack_app.adapters.sheets.colors import Colors, palette_of, theme_colors
from certtrack_app.adapters.sheets.number_formats import BUILT_IN, Reading, reading_of
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind


@dataclass(frozen=True)
class Look:
    """How cells of one style show their value: General has no number format."""

    number_format: str = ""
    fill: str = ""
    reading: Reading = Reading.NUMBER


PLAIN = Look()


def read_looks(parts: Parts, relations: dict[str, Relation]) -> tuple[Look, ...]:
    """Read the looks that cells name by number. A workbook without styles has none."""
    colors_of_theme = [
        theme_colors(parts.tree(theme)) for theme in related_of_kind(relations, "theme")[:1]
    ]
    for styles in related_of_kind(relations, "styles"):
        return tuple(_looks(parts.tree(styles), *colors_of_theme))
    return ()


def _looks(styles: Element, theme: tuple[str, ...] = ()) -> Iterator[Look]:
    formats = dict(BUILT_IN) | {
        int(own.get("numFmtId", "-1")): own.get("formatCode", "")
        for own in styles.iterfind("numFmts/numFmt")
    }
    colors = Colors(palette_of(styles), theme)
    fills = [_fill(fill, colors) for fill in styles.iterfind("fills/fill")]
    for style in styles.iterfind("cellXfs/xf"):
        code = formats.get(int(style.get("numFmtId", "0")), "")
        fill = int(style.get("fillId", "0"))
        yield Look(
            number_format="" if code.casefold() == "general" else code,
            fill=fills[fill] if fill < len(fills) else "",
            reading=reading_of(code),
        )


def _fill(fill: Element, colors: Colors) -> str:
    pattern = fill.find("patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    front = pattern.find("fgColor")
    return "" if front is None else colors.resolve(front.attrib)
