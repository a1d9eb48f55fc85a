"""What a heading says: the meaning of its column, and the requirement it names."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from certtrack_app.rules.tracker.days import Order
from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.quantities import Quantity, plain, quantity_of
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.tracker.words import Meaning

_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_AT_EDGE = frozenset(
    {
        Meaning.STATUS,
        Meaning.DATE,
        Meaning.PLANNED,
        Meaning.DUE,
        Meaning.EXPIRY,
        Meaning.SCORE,
        Meaning.AMOUNT,
        Meaning.LINK,
        Meaning.REMARK,
        Meaning.VERIFIER,
        Meaning.NUMBER,
        Meaning.TARGET,
    }
)
_JOINTS = " -–—:/|,.\n\t"
_PASS_MARK = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
_LONGEST_EDGE = 4
_LONGEST_AND = 3
_ADJECTIVES_FIRST = "en"
_PICTOGRAMS = frozenset({"So", "Cn", "Co"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AT_LEAST = frozenset("≥>")
_DAY_PATTERN = re.compile(r"^([^\W\d_])\1{0,3}(?: ?([^\W\d_])\2{0,3}){1,2}$")
_MONTH, _SHORTEST_DAY = "m", 6
_ORDERS = {
    (False, True, True): Order.DMY,
    (True, False, True): Order.MDY,
    (False, True, False): Order.YMD,
}
_WRITTEN_ORDER = re.compile(
    r"\b([^\W\d_])\1? ?([^\W\d_])\2? ?([^\W\d_])\3{1,3}\b"
    r"|\b([^\W\d_])\4{1,3} ?([^\W\d_])\5? ?([^\W\d_])\6?\b"
)


class Head(NamedTuple):
    """A heading as understood.

    `stem` is what is left of the text beside the words of its meaning: the requirement it names;
    `bare` the text without bracketed targets and hints; `others` are further ways to part it;
    `expired`: days beneath it are those of expiry; `is_day`: it is itself a day; `guessed`: its
    last word alone says what it means; `generic` is a stem that names no one requirement: session.
    """

    text: str
    meaning: Meaning | None = None
    stem: str = ""
    language: str = ""
    quantity: Quantity | None = None
    pass_mark: float | None = None
    order: Order | None = None
    bare: str = ""
    others: tuple[tuple[Meaning, str], ...] = ()
    expired: bool = False
    is_day: bool = False
    guessed: bool = False
    generic: str = ""

    @property
    def names_people(self) -> bool:
        """Whether it heads a column of names, e-mails or ids."""
        return self.meaning is not None and self.meaning.tells_who and not self.stem


def head_of(text: str, vocabulary: Vocabulary) -> Head:
    """Read a heading."""
    text = tidy(text)
    head = _head(text, vocabulary)
    worded = _worded(text)
    if head.meaning is None and worded != text:
        spelled = _head(worded, vocabulary)
        head = spelled._replace(text=text) if spelled.meaning is not None else head
    expired = vocabulary.is_phrase("expired_heads", head.bare)
    return head._replace(order=_order(fold(text)), expired=expired)


def _worded(text: str) -> str:
    """Give a heading in words: without pictograms, TrainingName as Training Name."""
    kept = "".join(" " if unicodedata.category(one) in _PICTOGRAMS else one for one in text)
    parted = _CAMEL.sub(" ", kept) if " " not in text and "_" not in text else kept
    return tidy(parted) or text


def _order(folded: str) -> Order | None:
    """Read the order of dates off a heading that says it: dd/mm/yyyy, TT.MM.JJJJ, jj/mm/aaaa.

    Months begin with m in every language; the year is the longest.
    """
    for found in _WRITTEN_ORDER.finditer(folded):
        parts = tuple(filter(None, found.groups()))
        order = _ORDERS.get((parts[0] == _MONTH, parts[1] == _MONTH, found[1] is not None))
        if order is not None and len(set(parts)) == len(parts) and len(found[0]) >= _SHORTEST_DAY:
            return order
    return None


def _head(text: str, vocabulary: Vocabulary) -> Head:
    bare, quantity, pass_mark = _without_brackets(text, vocabulary)
    bare = bare or text
    ways = list(_edges(bare, vocabulary))
    others = tuple((meaning, stem) for meaning, _, stem in ways)
    plain = Head(text, None, bare, "", quantity, pass_mark, bare=bare, others=others)
    for candidate in dict.fromkeys((text, bare)):
        known = vocabulary.headers.get(fold(candidate))
        if known is not None:
            return plain._replace(meaning=known[0], language=known[1], stem="")
    people = _of_people(bare, vocabulary)
    if people is not None:
        return plain._replace(meaning=people[0], language=people[1], stem="", guessed=True)
    if ways:
        meaning, language, stem = ways[0]
        generic = stem if _is_generic(stem, vocabulary) else ""
        stem = "" if generic else stem
        return plain._replace(meaning=meaning, language=language, stem=stem, generic=generic)
    return plain._replace(quantity=quantity or _leading(bare, vocabulary))


def _is_generic(stem: str, vocabulary: Vocabulary) -> bool:
    """Tell words for any requirement from the name of one: Date of session, Course status."""
    of_sessions = vocabulary.units.get(fold(stem)) == "sessions"
    known = vocabulary.headers.get(fold(stem))
    return of_sessions or (known is not None and known[0] is Meaning.REQUIREMENT)


def _without_brackets(
    text: str, vocabulary: Vocabulary
) -> tuple[str, Quantity | None, float | None]:
    """Take bracketed targets, units and pass marks out of a heading."""
    quantity: Quantity | None = None
    pass_mark: float | None = None
    bare = text
    for match in _BRACKETED.finditer(text):
        inner = tidy(match[1])
        found = _target(inner, vocabulary) or _bare_target(inner, text, vocabulary)
        mark = _pass_mark(inner, vocabulary) if found is None else None
        if found is not None or mark is not None or _is_hint(inner, vocabulary):
            bare = bare.replace(match[0], " ")
        quantity, pass_mark = quantity or found, pass_mark if mark is None else mark
    return tidy(bare), quantity, pass_mark


def _target(inner: str, vocabulary: Vocabulary) -> Quantity | None:
    """Read a target or a unit: 10 h, max 60 hours, hrs, target 12."""
    unit = vocabulary.units.get(fold(inner))
    if unit is not None:
        return Quantity(0, unit)
    for words in (inner, " ".join(w for w in inner.split() if not _is_target_word(w, vocabulary))):
        quantity = quantity_of(words.rstrip("+"), vocabulary)
        if quantity is not None and (quantity.unit not in ("", "%") or words != inner):
            return quantity
    return None


def _bare_target(inner: str, text: str, vocabulary: Vocabulary) -> Quantity | None:
    """Read a bare number behind a heading that names its unit: Horas de práctica (40)."""
    units = [vocabulary.units[word] for word in fold(text).split() if word in vocabulary.units]
    named = inner.isdecimal() and units
    return Quantity(plain(float(inner)), units[0]) if named else None


def _is_target_word(word: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.is_row("target", word) or vocabulary.is_phrase("target_words", word)
    return known or word in _AT_LEAST


def _pass_mark(inner: str, vocabulary: Vocabulary) -> float | None:
    number = _PASS_MARK.search(inner)
    words = _PASS_MARK.sub(" ", inner)
    if number and vocabulary.is_phrase("pass_mark", words.strip(" :=≥>%")):
        return float(number[1].replace(",", "."))
    return None


def _is_hint(inner: str, vocabulary: Vocabulary) -> bool:
    """Tell whether brackets hold only a way of writing: (dd/mm/yyyy), (Y/N), (h), (%)."""
    is_way = fold(inner) == "%" or vocabulary.is_phrase("yes_no", inner)
    return is_way or _DAY_PATTERN.match(fold(inner)) is not None


def _leading(text: str, vocabulary: Vocabulary) -> Quantity | None:
    """Read a target that a heading begins or ends with: 60 h education."""
    words = text.split()
    for part in (words[:2], words[-2:]):
        quantity = quantity_of(" ".join(part), vocabulary) if len(words) > 2 else None  # noqa: PLR2004
        if quantity is not None and quantity.unit not in ("", "%", "days"):
            return quantity
    return None


def _edges(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Meaning, str, str]]:
    """Find words of a meaning at the end or the beginning of a heading, the longest first."""
    words = re.split(r"[\s_]+|(?<=[:/|\-–—])|(?=[:/|\-–—])", text)
    words = [word for word in words if word]
    for length in range(min(_LONGEST_EDGE, len(words) - 1), 0, -1):
        for edge, rest, leads in (
            (words[-length:], words[:-length], False),
            (words[:length], words[length:], True),
        ):
            phrase = fold(" ".join(edge))
            known = vocabulary.headers.get(phrase)
            stem = " ".join(rest).strip(_JOINTS)
            if leads and length == 1 and not _may_lead(known, rest[0], vocabulary):
                continue
            if known and any(map(str.isalnum, stem)) and _may_edge(phrase, known[0], vocabulary):
                yield known[0], known[1], _without_of(stem, vocabulary)


def _may_lead(known: tuple[Meaning, str] | None, following: str, vocabulary: Vocabulary) -> bool:
    """Tell whether one word may lead a title: Fecha Ética, Date of First Aid, no Due diligence."""
    if known is not None and known[1] != _ADJECTIVES_FIRST:
        return True
    is_sign = not any(map(str.isalnum, following))
    return is_sign or vocabulary.is_phrase("of", following) or vocabulary.is_phrase("on", following)


def _of_people(text: str, vocabulary: Vocabulary) -> tuple[Meaning, str] | None:
    """Read Driver name, Trainer name, Driver ID: who bears the name or number decides.

    Behind a word as short as an "and" it is a name's other half: Cognome e nome.
    """
    words = fold(text).split()
    joined = len(words) > 2 and len(words[-2]) <= _LONGEST_AND  # noqa: PLR2004
    if len(words) < 2 or joined:  # noqa: PLR2004
        return None
    bearer = vocabulary.headers.get(" ".join(words[:-1]))
    is_person = (bearer is not None and bearer[0] is Meaning.NAME) or vocabulary.is_phrase(
        "bearers", " ".join(words[:-1])
    )
    if vocabulary.is_phrase("name_ends", words[-1]):
        return (Meaning.NAME if is_person else Meaning.PARTICULAR), bearer[1] if bearer else ""
    if vocabulary.is_phrase("id_ends", words[-1]):
        return (Meaning.ID if is_person else Meaning.PARTICULAR), bearer[1] if bearer else ""
    return None


def _may_edge(phrase: str, meaning: Meaning, vocabulary: Vocabulary) -> bool:
    """Tell whether words may stand beside a requirement's name: single ones only where usual."""
    return meaning in _AT_EDGE and (" " in phrase or vocabulary.is_phrase("edges", phrase))


def _without_of(stem: str, vocabulary: Vocabulary) -> str:
    """Drop the small word left over from Date of First Aid."""
    first, _, rest = stem.partition(" ")
    is_small = vocabulary.is_phrase("of", first) or vocabulary.is_phrase("on", first)
    return rest if rest and is_small else stem
