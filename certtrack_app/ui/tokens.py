"""The one table of colors: every color on screen stands here, light beside dark."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

_LINEAR_UP_TO = 0.04045


@unique
class Tone(StrEnum):
    """What a chip, badge or icon says by its color; its words always say it too."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True)
class Shade:
    """The two colors of a tone: ink to write with, wash to write on."""

    ink: str
    wash: str


@dataclass(frozen=True)
class Tokens:
    """The colors of one scheme, by what they are for."""

    dark: bool
    window: str
    card: str
    hover: str
    selected: str
    hairline: str
    row_line: str
    track: str
    edge: str
    outline: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_wash: str
    notice: str
    on_notice: str
    notice_link: str
    shadow: str
    tones: Mapping[Tone, Shade]


LIGHT = Tokens(
    dark=False,
    window="#f6f7f9",
    card="#ffffff",
    hover="#f3f5f7",
    selected="#e4f2f3",
    hairline="#e6e9ee",
    row_line="#eff1f4",
    track="#ebeef2",
    edge="#d3d9e1",
    outline="#838d9a",
    ink="#1b2430",
    muted="#55606e",
    faint="#5f6a77",
    accent="#0f6b72",
    accent_hover="#0b575d",
    on_accent="#ffffff",
    accent_wash="#ddf0f1",
    notice="#1f2933",
    on_notice="#f2f5f8",
    notice_link="#7fd6dc",
    shadow="#1b2430",
    tones={
        Tone.NEUTRAL: Shade(ink="#4d5866", wash="#ebeef2"),
        Tone.GOOD: Shade(ink="#1b6b3a", wash="#e0f3e7"),
        Tone.WARN: Shade(ink="#8a5300", wash="#fdf0d6"),
        Tone.BAD: Shade(ink="#a3262b", wash="#fce4e4"),
        Tone.INFO: Shade(ink="#2b4ea2", wash="#e4ebfb"),
    },
)

DARK = Tokens(
    dark=True,
    window="#14181d",
    card="#1b2026",
    hover="#222930",
    selected="#1d3437",
    hairline="#2a313a",
    row_line="#232a31",
    track="#29313a",
    edge="#3a434e",
    outline="#76818e",
    ink="#e7ebf0",
    muted="#a7b1bd",
    faint="#929daa",
    accent="#4fb7bf",
    accent_hover="#6cc7ce",
    on_accent="#06282b",
    accent_wash="#16383b",
    notice="#323b46",
    on_notice="#f2f5f8",
    notice_link="#8adde3",
    shadow="#000000",
    tones={
        Tone.NEUTRAL: Shade(ink="#b4bdc8", wash="#29313a"),
        Tone.GOOD: Shade(ink="#7fd6a0", wash="#173425"),
        Tone.WARN: Shade(ink="#f0be6b", wash="#3a2c12"),
        Tone.BAD: Shade(ink="#f59a9c", wash="#40201f"),
        Tone.INFO: Shade(ink="#9db8f7", wash="#1e2a4a"),
    },
)


def contrast(one: str, other: str) -> float:
    """Reckon the contrast of two colors, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Reckon how bright a color looks, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Undo the gamma of one sRGB channel."""
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
