"""The words trackers use, as one frozen value; they are data, read outside."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from certtrack_app.rules.tracker.text import fold, tidy
from certtrack_app.rules.tracker.words import Meaning, Mode
from certtrack_app.rules.vocabulary import FactStatus, RequirementKind

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Word:
    """What a word in a cell says of a requirement.

    A doubtful word does not say enough by itself and is asked about; a mark is clear only while
    no rival mark stands in the same table; `status` None says nothing at all.
    """

    status: FactStatus | None
    doubtful: bool = False
    mark: bool = False
    language: str = "en"
    phrase: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All words of all languages, folded, ready to be looked up.

    `spelled` keeps the small phrases and labels of rows as they are written, accents and
    punctuation included, for patterns and for marks whose dot counts.
    """

    statuses: Mapping[str, Word]
    headers: Mapping[str, tuple[Meaning, str]]
    months: Mapping[str, int]
    units: Mapping[str, str]
    kinds: Mapping[str, RequirementKind]
    rows: Mapping[str, frozenset[str]]
    sheets: Mapping[str, str]
    modes: Mapping[str, Mode]
    phrases: Mapping[str, frozenset[str]]
    spelled: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, languages: Sequence[Mapping[str, object]]) -> "Vocabulary":
        """Build the vocabulary from parsed files, the first language winning where two differ."""
        return cls(
            statuses=_first_wins(_status_words(languages)),
            headers=_first_wins(
                (phrase, (Meaning(meaning), _language(words)))
                for words, meaning, phrase in _phrases(languages, "header")
            ),
            months=_first_wins((p, int(number)) for _, number, p in _phrases(languages, "months")),
            units=_first_wins((p, unit) for _, unit, p in _phrases(languages, "units")),
            kinds=_first_wins(
                (p, RequirementKind(kind)) for _, kind, p in _phrases(languages, "kinds")
            ),
            rows=_grouped(_phrases(languages, "rows")),
            sheets=_first_wins((p, sort) for _, sort, p in _phrases(languages, "sheets")),
            modes=_first_wins((p, Mode(mode)) for _, mode, p in _phrases(languages, "modality")),
            phrases=_grouped(_phrases(languages, "phrases")),
            spelled=_grouped(
                one for part in ("phrases", "rows") for one in _phrases(languages, part, _spelled)
            ),
        )

    def is_row(self, sort: str, text: str) -> bool:
        """Tell whether the text is a label of such a row: total, target, section, note."""
        return fold(text) in self.rows.get(sort, frozenset())

    def is_phrase(self, sort: str, text: str) -> bool:
        """Tell whether the text is one of the small phrases: by, until, on, number."""
        return fold(text) in self.phrases.get(sort, frozenset())

    def as_spelled(self, sort: str) -> frozenset[str]:
        """The phrases or labels of a sort as they are written and as they are compared."""
        plain = self.phrases.get(sort, frozenset()) | self.rows.get(sort, frozenset())
        return self.spelled.get(sort, frozenset()) | plain


def _spelled(phrase: str) -> str:
    return tidy(phrase).casefold()


def _language(words: Mapping[str, object]) -> str:
    return str(words.get("language", ""))


def _phrases(
    languages: Sequence[Mapping[str, object]], section: str, way: Callable[[str], str] = fold
) -> Iterator[tuple[Mapping[str, object], str, str]]:
    for words in languages:
        groups = words.get(section, {})
        if isinstance(groups, Mapping):
            for group, phrases in groups.items():
                for phrase in phrases:
                    yield words, group, way(phrase)


def _status_words(languages: Sequence[Mapping[str, object]]) -> Iterator[tuple[str, Word]]:
    for words, status, phrase in _phrases(languages, "status"):
        yield phrase, Word(FactStatus(status), language=_language(words), phrase=phrase)
    for words, status, phrase in _phrases(languages, "marks"):
        yield phrase, Word(FactStatus(status), mark=True, language=_language(words), phrase=phrase)
    for words, status, phrase in _phrases(languages, "doubtful"):
        yield (
            phrase,
            Word(FactStatus(status), doubtful=True, language=_language(words), phrase=phrase),
        )
    for words, _, phrase in _phrases(languages, "nothing"):
        yield phrase, Word(None, language=_language(words), phrase=phrase)


def _first_wins(pairs: Iterator[tuple[str, _Found]]) -> Mapping[str, _Found]:
    found: dict[str, _Found] = {}
    for phrase, value in pairs:
        found.setdefault(phrase, value)
    return found


def _grouped(
    phrases: Iterator[tuple[Mapping[str, object], str, str]],
) -> Mapping[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for _, group, phrase in phrases:
        groups.setdefault(group, set()).add(phrase)
    return {group: frozenset(found) for group, found in groups.items()}
