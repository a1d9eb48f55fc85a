"""Texts that look like the name of a person, or like what people are enrolled in."""

import re
from collections.abc import Iterable

from certtrack_app.rules.tracker.lexicon import Vocabulary
from certtrack_app.rules.tracker.text import fold, tidy

_MOST_WORDS, _LONGEST = 5, 45
_LOGIN = re.compile(r"^[a-z][a-z0-9_\-]*(?:\.[a-z0-9_\-]+)+$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$|^\([^\W\d_][\w'’.\-]*\)$")


def looks_like_a_person(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text can be a person's name, login or e-mail, and is no title or status."""
    text = tidy(text)
    if _EMAIL.match(text) or _LOGIN.match(text):
        return True
    words = text.replace(",", ", ").split()
    if not 2 <= len(words) <= _MOST_WORDS or len(text) > _LONGEST:  # noqa: PLR2004
        return False
    names = all(_is_name_word(word.strip(","), vocabulary) for word in words)
    return names and not _is_a_known_word(text, vocabulary)


def _is_name_word(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.is_phrase("particles", word):
        return True
    if not _NAME_WORD.match(word):
        return _is_caseless(word)
    first = word.strip("(")[0]
    return first.isupper() or _is_caseless(word)


def _is_caseless(word: str) -> bool:
    """Tell whether a word is of a script without capitals, as Thai."""
    return bool(word) and word[0].isalpha() and word[0].upper() == word[0].lower()


def _is_a_known_word(text: str, vocabulary: Vocabulary) -> bool:
    folded = fold(text)
    if folded in vocabulary.headers or folded in vocabulary.statuses:
        return True
    if any(vocabulary.is_phrase("organizations", word) for word in folded.split()):
        return True
    words = [word for word in folded.split() if not vocabulary.is_phrase("particles", word)]
    titles = vocabulary.phrases.get("titles", frozenset())
    return any(word in titles or word in vocabulary.kinds for word in words)


def share_of_people(texts: Iterable[str], vocabulary: Vocabulary) -> float:
    """Give the share of texts that look like people."""
    listed = [text for text in texts if text]
    return sum(looks_like_a_person(t, vocabulary) for t in listed) / len(listed) if listed else 0.0
