"""Units of amounts: which words mean the same, and what can be turned into what."""

from decimal import Decimal

from certtrack_app.errors import Refusal
from certtrack_app.rules.words import amount_in_words

_WORDS = {
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "min": ("min", "mins", "minute", "minutes"),
    "sessions": ("session", "sessions"),
    "credits": ("credit", "credits"),
    "%": ("%", "percent", "per cent", "pct"),
}
_CANONICAL = {word: unit for unit, words in _WORDS.items() for word in words}
_MINUTES_AN_HOUR = Decimal(60)
_THOUSANDTH = Decimal("0.001")


def canonical_unit(unit: str) -> str:
    """Give the one word we use for a unit: "hrs" is h; a word we do not know stays as it is."""
    folded = unit.strip().rstrip(".").casefold()
    return _CANONICAL.get(folded, folded)


def same_unit(one: str, other: str) -> bool:
    """Whether two words name one unit."""
    return canonical_unit(one) == canonical_unit(other)


def in_unit(amount: Decimal, unit: str, wanted: str) -> Decimal:
    """Turn an amount into the unit a requirement counts in, to a thousandth.

    An amount without a unit is taken to be in the one wanted. Raises Refusal where one cannot be
    turned into the other.
    """
    given, target = canonical_unit(unit), canonical_unit(wanted)
    if not given or given == target:
        return amount
    if (given, target) == ("min", "h"):
        return (amount / _MINUTES_AN_HOUR).quantize(_THOUSANDTH)
    if (given, target) == ("h", "min"):
        return amount * _MINUTES_AN_HOUR
    raise Refusal(
        f"“{amount_in_words(amount, unit)}” cannot be counted here: this requirement counts "
        f"{wanted or 'pieces, without a unit'}. Enter the amount in {wanted or 'pieces'}."
    )
