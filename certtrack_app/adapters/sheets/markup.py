"""XML as workbooks hold it: local names, no DTD, no entity of the file's own."""

from collections.abc import Iterable
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from certtrack_app.adapters.sheets.limits import LIMITS
from certtrack_app.adapters.sheets.unreadable import damaged, enormous, hostile

DEPTH = 200

UNREADABLE_XML = (expat.ExpatError, UnicodeError, LookupError, ValueError, OverflowError)
"""What expat throws, and what our handlers meet where an attribute is missing or no number."""


class _Names(dict[str, str]):
    """Local names, remembered: strict, transitional and prefixed workbooks read alike."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < LIMITS.members:
            self[name] = local
        return local


LOCAL = _Names()


def parser(part: str) -> expat.XMLParserType:
    """Make a parser that stops at a document type declaration."""

    def refuse(*_declared: object) -> NoReturn:
        raise hostile(f"{part} declares entities of its own")

    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.StartDoctypeDeclHandler = refuse
    reader.EntityDeclHandler = refuse
    return reader


def feed(reader: expat.XMLParserType, piece: bytes, part: str, *, last: bool = False) -> None:
    """Hand the parser one more piece. Raises Unreadable where the XML is damaged."""
    try:
        reader.Parse(piece, last)
    except UNREADABLE_XML as error:
        raise damaged(part) from error


class _Reached(Exception):
    """What was to be read has been."""


class _Grower:
    """Builds a tree of local names, within bounds."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._builder = TreeBuilder()
        self._nodes = 0
        self._open: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self._nodes += 1
        self._open.append(LOCAL[name])
        if self._nodes > LIMITS.nodes:
            raise enormous(f"{self._part} has more than {LIMITS.nodes:,} elements")
        check_depth(len(self._open), self._part)
        self._builder.start(self._open[-1], local_attributes(attributes))

    def end(self, _name: str) -> None:
        """Close an element."""
        self._builder.end(self._open.pop())

    def text(self, text: str) -> None:
        """Add text."""
        self._builder.data(text)

    def cut_short(self) -> Element:
        """Close whatever is open, and give the root."""
        while self._open:
            self._builder.end(self._open.pop())
        return self._builder.close()

    def close(self) -> Element:
        """Give the root."""
        return self._builder.close()


def check_depth(depth: int, part: str) -> None:
    """Refuse a part that opens elements without closing them. Raises Unreadable."""
    if depth > DEPTH:
        raise hostile(f"{part} is nested without end")


def local_attributes(attributes: dict[str, str]) -> dict[str, str]:
    """Strip the prefixes of attributes; one without a prefix wins over its namesake."""
    if not any(":" in name for name in attributes):
        return attributes
    prefixed = {LOCAL[name]: value for name, value in attributes.items() if ":" in name}
    return prefixed | {name: value for name, value in attributes.items() if ":" not in name}


def tree(pieces: Iterable[bytes], part: str) -> Element:
    """Read a small part whole, names without their namespaces."""
    grower = _Grower(part)
    reader = parser(part)
    reader.StartElementHandler = grower.start
    reader.EndElementHandler = grower.end
    reader.CharacterDataHandler = grower.text
    for piece in pieces:
        feed(reader, piece, part)
    feed(reader, b"", part, last=True)
    return grower.close()


def head(pieces: Iterable[bytes], part: str, stop: str) -> Element:
    """Read the beginning of a part as a tree, up to the first element of a name."""
    grower = _Grower(part)
    reader = parser(part)

    def start(name: str, attributes: dict[str, str]) -> None:
        if LOCAL[name] == stop:
            raise _Reached
        grower.start(name, attributes)

    reader.StartElementHandler = start
    reader.EndElementHandler = grower.end
    reader.CharacterDataHandler = grower.text
    try:
        for piece in pieces:
            feed(reader, piece, part)
    except _Reached:
        return grower.cut_short()
    feed(reader, b"", part, last=True)
    return grower.close()


def check_prolog(pieces: Iterable[bytes], part: str) -> None:
    """Read up to the root element, where a document type would have to stand."""
    reader = parser(part)

    def reached_root(_name: str, _attributes: dict[str, str]) -> NoReturn:
        raise _Reached

    reader.StartElementHandler = reached_root
    try:
        for piece in pieces:
            feed(reader, piece, part)
    except _Reached:
        return


def texts(element: Element, name: str = "t", skip: str = "rPh") -> str:
    """Join the runs of a rich text, leaving out its phonetic guide."""
    return "".join(_runs(element, name, skip))


def _runs(element: Element, name: str, skip: str) -> Iterable[str]:
    for child in element:
        if child.tag == name:
            yield child.text or ""
        elif child.tag != skip:
            yield from _runs(child, name, skip)
