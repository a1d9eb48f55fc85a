"""Paper and ink: page sizes and the colors everything printed shares."""

import re

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER

from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import PageSize

# Files of bytes need no armor of printable letters, which costs a quarter of time and size.
rl_config.useA85 = 0

Point = tuple[float, float]
"""A place on the page, in points from its lower left corner."""

INK = HexColor("#1b2128")
MUTED = HexColor("#5b6570")
HAIRLINE = HexColor("#d9dee3")
SIZES: dict[PageSize, Point] = {PageSize.A4: A4, PageSize.LETTER: LETTER}


def accent_color(accent: str) -> Color:
    """Read an office's color; raises Refusal where it is none."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", accent):
        raise Refusal(f"“{accent}” is not a color. Write it as # and six digits, like #0f6e73.")
    return HexColor(accent)


def tint(color: Color, strength: float) -> Color:
    """Thin a color towards white paper; 1 leaves it as it is."""
    return Color(*(1 - (1 - part) * strength for part in color.rgb()))
