"""Files that a tracker names: what counts as a name, and which file of a folder is meant.

A name is a file where it is one exactly, whatever its case, its spelling of letters with accents,
its escapes or its folder; the ending may be left out where one file alone begins so. A name that
is only like a file's is asked about, never taken.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

Likeness = Callable[[str, str], float]

ALIKE = 0.86
_MOST_ALIKE = 3
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+):", re.IGNORECASE)
_SEPARATORS = re.compile(r"[/\\]+")
_ENDING = re.compile(r"\.[a-z0-9]{1,6}$")
_LINKS = frozenset({"hyperlink", "formula_link"})
_NAMES = frozenset({"file_name"})


@dataclass(frozen=True)
class FileMatch:
    """The file meant by a name; where none is certain, those whose names are like it."""

    found: str | None = None
    alike: tuple[str, ...] = ()


def names_a_file(kind: str, target: str) -> bool:
    """Whether what hangs on a cell is the name of a file, not an address and not the file itself.

    A link to a file beside the workbook is one: file:///…, ../evidence/log.pdf.
    """
    if kind in _NAMES:
        return True
    if kind not in _LINKS or not target.strip() or target.startswith("#"):
        return False
    scheme = _SCHEME.match(target)
    if scheme is not None:
        return scheme["scheme"].lower() == "file"
    return not target.lower().startswith("www.") and bool(_ENDING.search(plain_name(target)))


def plain_name(target: str) -> str:
    """The bare name of a file: without folder, escapes, case, and in one spelling of accents."""
    path = target.partition("#")[0] if _SCHEME.match(target) else target
    last = [part for part in _SEPARATORS.split(unquote(path)) if part][-1:]
    composed = unicodedata.normalize("NFKC", last[0] if last else "").casefold()
    return " ".join(unicodedata.normalize("NFC", composed).split())


def match_files(
    targets: Iterable[str], names: Iterable[str], likeness: Likeness | None = None
) -> Mapping[str, FileMatch]:
    """Say for each target which of some files it means."""
    shelf = _Shelf.of(names)
    return {target: shelf.match(plain_name(target), likeness) for target in targets}


@dataclass(frozen=True)
class _Shelf:
    """Files by their plain name, and by that without its ending."""

    whole: Mapping[str, list[str]]
    stems: Mapping[str, list[str]]

    @classmethod
    def of(cls, names: Iterable[str]) -> "_Shelf":
        whole: dict[str, list[str]] = defaultdict(list)
        stems: dict[str, list[str]] = defaultdict(list)
        for name in names:
            plain = plain_name(name)
            whole[plain].append(name)
            stems[_ENDING.sub("", plain)].append(name)
        return cls(whole, stems)

    def match(self, plain: str, likeness: Likeness | None) -> FileMatch:
        for found in (self.whole.get(plain), self.stems.get(plain)):
            if found:
                return FileMatch(found[0]) if len(found) == 1 else FileMatch(None, tuple(found))
        if likeness is None or not plain:
            return FileMatch()
        scored = sorted(((likeness(plain, name), name) for name in self.whole), reverse=True)
        close = [name for score, name in scored[:_MOST_ALIKE] if score >= ALIKE]
        return FileMatch(None, tuple(self.whole[name][0] for name in close))
