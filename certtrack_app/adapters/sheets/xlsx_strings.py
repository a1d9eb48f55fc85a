"""The shared strings of an .xlsx workbook: each text once, in the order cells count them."""

from certtrack_app.adapters.sheets import markup
from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.parts import Parts, Relation, related_of_kind
from certtrack_app.adapters.sheets.reading import Step
from certtrack_app.adapters.sheets.unreadable import enormous
from certtrack_app.adapters.sheets.xlsx_values import unescaped

SHARED = "sharedStrings"


class _StringsPass:
    """Collects texts while expat walks the part."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._runs: list[str] = []
        self._wanted = False
        self._in_guide = False
        self._depth = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Note where text that counts begins; a phonetic guide does not."""
        self._depth += 1
        markup.check_depth(self._depth, SHARED)
        local = markup.LOCAL[name]
        if local == "rPh":
            self._in_guide = True
        self._wanted = local == "t" and not self._in_guide

    def end(self, name: str) -> None:
        """Finish a run, a guide or a string."""
        self._depth -= 1
        self._wanted = False
        local = markup.LOCAL[name]
        if local == "rPh":
            self._in_guide = False
        elif local == "si":
            self.strings.append(unescaped("".join(self._runs)))
            self._runs.clear()

    def text(self, text: str) -> None:
        """Take text inside a run."""
        if self._wanted:
            self._runs.append(text)


def _weigh(parts: Parts, part: str) -> None:
    """Refuse more texts than there may be cells before any of them is read."""
    if sum(piece.count(b"</si>") for piece in parts.pieces(part)) > LIMITS.cells:
        raise enormous("it has more than two million texts")


def read_strings(parts: Parts, relations: dict[str, Relation], step: Step) -> list[str]:
    """Read the shared strings; none where the workbook writes its texts in place."""
    strings = _StringsPass()
    for part in related_of_kind(relations, SHARED)[:1]:
        if parts.size(part) > LIMITS.strings_size:
            raise enormous("its texts alone take more than 128 MB")
        _weigh(parts, part)
        reader = markup.parser(part)
        reader.StartElementHandler = strings.start
        reader.EndElementHandler = strings.end
        reader.CharacterDataHandler = strings.text
        for piece in step.counted(parts.pieces(part)):
            markup.feed(reader, piece, part)
        markup.feed(reader, b"", part, last=True)
    return strings.strings
