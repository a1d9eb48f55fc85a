"""Colors as workbooks name them: by value, by palette, by theme and tint."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from xml.etree.ElementTree import Element

SIX_DIGITS = re.compile(r"[0-9A-F]{6}")

BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"

PALETTE: tuple[str, ...] = tuple(
    f"{BASIC} {BASIC} "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333".split()
)
"""The 64 indexed colors of ECMA-376 part 1, 18.8.27."""

THEME_ORDER = (
    *("lt1", "dk1", "lt2", "dk2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
"""A cell counts light before dark, the theme part dark before light."""


@dataclass(frozen=True)
class Colors:
    """The palette and the theme of one workbook."""

    palette: tuple[str, ...] = PALETTE
    theme: tuple[str, ...] = ()

    def resolve(self, color: Mapping[str, str]) -> str:
        """Give a color as RRGGBB, or nothing where it is automatic or unknown."""
        plain = self._plain(color)
        tint = float(color.get("tint", "0") or 0)
        return tinted(plain, tint) if plain and tint else plain

    def _plain(self, color: Mapping[str, str]) -> str:
        if "rgb" in color:
            return rgb(color["rgb"])
        if "indexed" in color:
            return _pick(self.palette, color["indexed"])
        return _pick(self.theme, color.get("theme", ""))


def rgb(written: str) -> str:
    """Take the last six digits of a color, whatever stands before them."""
    digits = written.strip().upper()[-6:]
    return digits if SIX_DIGITS.fullmatch(digits) else ""


def _pick(colors: tuple[str, ...], index: str) -> str:
    place = int(index) if index.isdecimal() else len(colors)
    return colors[place] if place < len(colors) else ""


def tinted(color: str, tint: float) -> str:
    """Lighten (tint above 0) or darken a color as ECMA-376 part 1, 18.8.19 reckons it.

    Only the lightness changes; hue and saturation stay. Reckoned in fractions: in floats, halves
    are rounded one way by one Python and the other way by the next.
    """
    parts = [Fraction(int(color[place : place + 2], 16), 255) for place in (0, 2, 4)]
    light = (min(parts) + max(parts)) / 2
    aim = _tinted_light(light, Fraction(str(min(max(tint, -1.0), 1.0))))
    spread = _room(aim) / _room(light) if _room(light) else Fraction()
    return "".join(f"{round((aim + (part - light) * spread) * 255):02X}" for part in parts)


def _tinted_light(light: Fraction, tint: Fraction) -> Fraction:
    return light * (1 + tint) if tint < 0 else light * (1 - tint) + tint


def _room(light: Fraction) -> Fraction:
    """How far a full color of this lightness reaches to either side of its gray."""
    return min(light, 1 - light)


def theme_colors(theme: Element) -> tuple[str, ...]:
    """Read the twelve colors of a theme part in the order cells count them."""
    scheme = theme.find("themeElements/clrScheme")
    if scheme is None:
        return ()
    named = {slot.tag: _slot_color(slot) for slot in scheme}
    return tuple(named.get(name, "") for name in THEME_ORDER)


def _slot_color(slot: Element) -> str:
    for color in slot:
        return rgb(color.get("lastClr") or color.get("val") or "")
    return ""


def palette_of(styles: Element) -> tuple[str, ...]:
    """Read the palette a workbook brings, or give the usual one."""
    own = tuple(rgb(color.get("rgb", "")) for color in styles.iterfind("colors/indexedColors/*"))
    return own + PALETTE[len(own) :]
