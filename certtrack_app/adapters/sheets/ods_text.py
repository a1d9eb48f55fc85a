"""The text of an .ods cell: paragraphs, counted spaces, and what is not part of it."""

import re

SPACES = re.compile(r"[ \t\r\n]+")
UNEVEN = re.compile(r"[\t\r\n]|  ")

ASIDE = frozenset(
    ("annotation", "frame", "custom-shape", "shapes", "rect", "ellipse", "line", "control", "g")
)
"""Elements inside a cell whose text is not the cell's."""


class Paragraphs:
    """Collects the paragraphs of one cell or note."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._runs: list[str] = []

    def add(self, text: str) -> None:
        """Add text as XML holds it; runs of white space count as one space."""
        collapsed = SPACES.sub(" ", text) if UNEVEN.search(text) else text
        follows_space = not self._runs or self._runs[-1].endswith(" ")
        self._runs.append(collapsed.lstrip(" ") if follows_space else collapsed)

    def add_exactly(self, text: str) -> None:
        """Add spaces, a tab or a line break that the file states as such."""
        self._runs.append(text)

    def end_paragraph(self) -> None:
        """Finish a paragraph."""
        self._done.append("".join(self._runs))
        self._runs = []

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(self._done)


def spelled_out(local: str, count: str) -> str:
    """Give the characters an element stands for."""
    match local:
        case "s":
            return " " * min(int(count), 32_767)
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
        case _:
            return ""
