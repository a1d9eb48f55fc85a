"""What a text says by itself, before its column has a say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from certtrack_app.rules.tracker.datetexts import DateFinder, FoundDate, Yearless
from certtrack_app.rules.tracker.days import DateText
from certtrack_app.rules.tracker.lexicon import Vocabulary, Word
from certtrack_app.rules.tracker.quantities import Quantity, plain, quantity_of
from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.vocabulary import FactStatus

_EMAIL = re.compile(r"^(?:mailto:)?[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s,;<>()]{2,}$")
_LINK = re.compile(r"^(?:https?|ftp|file|sftp)://\S+$|^www\.\S+\.\S+$", re.IGNORECASE)
_FILE = re.compile(
    r"^[^\n*?<>|]{1,200}\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|tiff?|heic|msg|eml|zip|odt|rtf|txt|mp[34]|mov|m4a|wav|webp)$",
    re.IGNORECASE,
)
_REASONS = re.compile(r"[\n;()\[\]|]|\s[-–—]+\s")
_SEPARATORS = re.compile(r"[\n;,()\[\]|:/]|\s[-–—]+\s|\s[-–—]+$|^[-–—]+\s")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%")
_OUT_OF = re.compile(r"(?<![\d.,/])(\d{1,3}(?:[.,]\d+)?)\s*/\s*(\d{2,3})(?![\d.,/])")
_NAME = r"(?:[^\W\d_][\w.'’\-]*\s*){1,4}"
_NUMBERED = re.compile(r"([^\W\d_]+(?:\s+[^\W\d_]+)?)\s*[.:#]*\s*#?\s*((?=[\w\-/]*\d)[\w\-/]{3,})")
_MIXED_LONGEST = 200
_PHRASE_LONGEST = 3


class Sort(Enum):
    """What sort of thing a text is."""

    BLANK = auto()
    NOTHING = auto()
    WORD = auto()
    DATE = auto()
    QUANTITY = auto()
    LINK = auto()
    FILE = auto()
    EMAIL = auto()
    YEARLESS = auto()
    MIXED = auto()
    TEXT = auto()


class Sense(NamedTuple):
    """All that a text says: a status, dates, an amount or score, a verifier, a number, a link.

    `partly` tells that something of it was not understood: `rest`, where that is words;
    `remark` is a reason given behind a word that claims nothing.
    """

    sort: Sort
    word: Word | None = None
    date: DateText | None = None
    expires: DateText | None = None
    planned: DateText | None = None
    started: DateText | None = None
    due: DateText | None = None
    quantity: Quantity | None = None
    verifier: str | None = None
    number: str | None = None
    target: str | None = None
    yearless: Yearless | None = None
    partly: bool = False
    rest: str = ""
    remark: str = ""


_BLANK, _TEXT = Sense(Sort.BLANK), Sense(Sort.TEXT)


@dataclass(frozen=True)
class Interpreter:
    """Reads texts by a vocabulary and the office's own words, each distinct text once."""

    vocabulary: Vocabulary
    today: date
    own: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def dates(self) -> DateFinder:
        """The finder of dates with this vocabulary's month names."""
        return DateFinder.of(self.vocabulary, self.today)

    @cached_property
    def _known(self) -> dict[str, Sense]:
        return {}

    def sense(self, text: str) -> Sense:
        """Say what the text says."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(tidy(text))
        return known

    def _read(self, text: str) -> Sense:
        if not text:
            return _BLANK
        return self._plain(text) or (self._mixed(text) if len(text) <= _MIXED_LONGEST else _TEXT)

    def _plain(self, text: str) -> Sense | None:
        word = self.vocabulary.statuses.get(fold(text)) or self._own_word(fold(text))
        if word is not None:
            word = replace(word, doubtful=True) if _is_questioned(text) and word.status else word
            return Sense(Sort.WORD if word.status else Sort.NOTHING, word=word)
        yearless = self.dates.dotted(text)
        if yearless is not None:
            return Sense(Sort.YEARLESS, yearless=yearless)
        found = self.dates.whole(text)
        quantity = quantity_of(text, self.vocabulary)
        if found is not None or quantity is not None:
            return Sense(Sort.DATE if found else Sort.QUANTITY, date=found, quantity=quantity)
        return _address(text) or self._yearless(text)

    def _yearless(self, text: str) -> Sense | None:
        found = self.dates.yearless(text)
        return Sense(Sort.YEARLESS, yearless=found) if found is not None else None

    def _own_word(self, folded: str) -> Word | None:
        """Give the office's own word; whatever it stands for, it is no unknown text."""
        own = self.own.get(folded)
        if own is None:
            return None
        return Word(FactStatus(own) if own in set(FactStatus) else None, phrase=folded)

    def _mixed(self, text: str) -> Sense:
        sense, rest = self._without_dates(text, Sense(Sort.MIXED))
        sense, rest = self._without_score(rest, sense)
        sense, rest = self._without_verifier(rest, sense)
        sense, rest = self._without_number(rest, sense)
        sense, left = self._with_status(rest, sense)
        if left and sense.word is not None and _may_have_a_reason(sense, text):
            return sense._replace(remark=" ".join(left))
        if sense[1:-3] == _TEXT[1:-3] and not sense.partly:
            return _TEXT
        sense = sense._replace(partly=sense.partly or bool(left) or "?" in text)
        return sense._replace(rest=" ".join(left) if "?" not in text else "")

    def _without_dates(self, text: str, sense: Sense) -> tuple[Sense, str]:
        rest, start = [], 0
        for found in self.dates.within(text):
            before, role = self._introduced(text[start : found.start])
            sense = _with_date(sense, role, found)
            rest.append(before)
            start = found.end
        return sense, " ; ".join([*rest, text[start:]]) if rest else text

    def _introduced(self, before: str) -> tuple[str, str]:
        """Split the words before a date into what they say and what the date is for."""
        stripped = before.rstrip(" :,;-–—(")
        words = stripped.split()
        for length in range(min(_PHRASE_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[-length:])
            for role in ("due", "until", "planned", "started"):
                if self.vocabulary.is_phrase(role, phrase):
                    rest = words[:-length]
                    kept = " ".join(rest) if role == "due" else self._kept(before, rest, phrase)
                    return kept, role
        return before, "on"

    def _kept(self, before: str, words: list[str], phrase: str) -> str:
        """Keep the introducing words where they are a status too: Expired 12/03/2024."""
        return before if fold(phrase) in self.vocabulary.statuses else " ".join(words)

    def _without_score(self, text: str, sense: Sense) -> tuple[Sense, str]:
        match = _PERCENT.search(text)
        if match:
            score = Quantity(plain(float(match[1].replace(",", "."))), "%", rule="percent")
        elif match := _OUT_OF.search(text):
            score = Quantity(
                float(match[1].replace(",", ".")), "", float(match[2]), "amount over target"
            )
        else:
            return sense, text
        return sense._replace(quantity=score), f"{text[: match.start()]} ; {text[match.end() :]}"

    @cached_property
    def _by(self) -> re.Pattern[str]:
        phrases = sorted(self.vocabulary.phrases.get("by", {"by"}), key=len, reverse=True)
        words = "|".join(map(re.escape, phrases))
        return re.compile(rf"(?:^|[\s(,;:])({words})\s*:?\s+({_NAME})\)?\s*$", re.IGNORECASE)

    def _without_verifier(self, text: str, sense: Sense) -> tuple[Sense, str]:
        match = self._by.search(text)
        if match is None:
            return sense, text
        status = match[1].split()[0]
        kept = status if fold(status) in self.vocabulary.statuses else ""
        return sense._replace(verifier=match[2].strip(" .,")), f"{text[: match.start()]} {kept}"

    def _without_number(self, text: str, sense: Sense) -> tuple[Sense, str]:
        match = _NUMBERED.search(text)
        if match and self.vocabulary.is_phrase("number", match[1]):
            return sense._replace(
                number=match[2]
            ), f"{text[: match.start()]} ; {text[match.end() :]}"
        return sense, text

    def _with_status(self, text: str, sense: Sense) -> tuple[Sense, list[str]]:
        whole = self._status_of(fold(text))
        if whole is not None:
            return sense._replace(word=whole), []
        left = []
        parts = [one for part in _REASONS.split(text) for one in self._slashed(part)]
        for part in filter(None, map(fold, parts)):
            word = self._status_of(part)
            if word is not None and (sense.word is None or sense.word.status is word.status):
                sense = sense._replace(word=sense.word or word)
            elif not self._says_nothing(part):
                left.append(part)
        return sense, left

    def _slashed(self, part: str) -> list[str]:
        """Part a text at slashes too, unless with them it is a word: N/A."""
        return [part] if fold(part) in self.vocabulary.statuses else _SEPARATORS.split(part)

    def _status_of(self, folded: str) -> Word | None:
        words = folded.split()
        while words and (length := self._leading_on(words)):
            del words[-length:]
        word = self.vocabulary.statuses.get(" ".join(words))
        return word if word is not None and word.status else None

    def _leading_on(self, words: list[str]) -> int:
        """Count the last words that only lead to a day: on, as of."""
        ends = (n for n in (2, 1) if self.vocabulary.is_phrase("on", " ".join(words[-n:])))
        return next(ends, 0)

    def _says_nothing(self, part: str) -> bool:
        return all(
            self.vocabulary.is_phrase("on", word)
            or self.vocabulary.is_phrase("score", word)
            or self.vocabulary.is_phrase("weekdays", word)
            for word in part.split()
        ) or not any(character.isalnum() for character in part)


def _may_have_a_reason(sense: Sense, text: str) -> bool:
    """Tell a word of what is not done, with the reason behind a dash or in brackets."""
    word = sense.word
    plain = word is not None and word.status in _WITH_REASONS and not word.doubtful
    return plain and not sense.partly and "?" not in text and bool(_REASONS.search(text))


_WITH_REASONS = frozenset(
    {
        FactStatus.NOT_APPLICABLE,
        FactStatus.WAIVED,
        FactStatus.NOT_STARTED,
        FactStatus.IN_PROGRESS,
    }
)


def _is_questioned(text: str) -> bool:
    """Tell a word whose writer was not sure, as by a question mark after Completed."""
    return "?" in text and any(character.isalnum() for character in text)


def _address(text: str) -> Sense | None:
    for sort, pattern in ((Sort.LINK, _LINK), (Sort.EMAIL, _EMAIL), (Sort.FILE, _FILE)):
        if pattern.match(text):
            return Sense(sort, target=text)
    return None


def _with_date(sense: Sense, role: str, found: FoundDate) -> Sense:
    if role == "until":
        return sense._replace(expires=found.date, partly=sense.partly or sense.expires is not None)
    if role == "due":
        return sense._replace(due=found.date, partly=sense.partly or sense.due is not None)
    if role == "planned":
        return sense._replace(planned=found.date, partly=sense.partly or sense.planned is not None)
    if role == "started":
        return sense._replace(started=found.date, partly=sense.partly or sense.started is not None)
    return sense._replace(date=found.date, partly=sense.partly or sense.date is not None)


def parts_of(sense: Sense) -> list[Sense]:
    """Split a mixed text into its plain parts: the word, the date, the amount."""
    parts = []
    if sense.word is not None:
        parts.append(Sense(Sort.WORD, word=sense.word))
    if sense.date is not None:
        parts.append(Sense(Sort.DATE, date=sense.date))
    if sense.quantity is not None:
        parts.append(Sense(Sort.QUANTITY, quantity=sense.quantity))
    return parts
