"""Credits by category: at least so much of one, at most so much of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from certtrack_app.rules.evidence import Piece
from certtrack_app.rules.requirement import ZERO, Category
from certtrack_app.rules.words import amount_in_words


@dataclass(frozen=True)
class CategoryTotals:
    """What counts in all, in each category, and what a cap or a minimum has to say."""

    total: Decimal
    by_category: Mapping[str, Decimal]
    missing: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()


def category_totals(
    categories: Sequence[Category], pieces: Sequence[Piece], unit: str
) -> CategoryTotals:
    """Add up pieces by category, each cut at its cap; what has no category counts in full."""
    if not categories:
        return CategoryTotals(sum((piece.amount for piece in pieces), ZERO), {})
    own = _own_amounts(categories, pieces)
    counted: dict[str, Decimal] = {}
    notes: list[str] = []
    for category in _inner_first(categories):
        inner = (counted.get(c.code, ZERO) for c in categories if c.within == category.code)
        amount = sum(inner, own[category.code])
        counted[category.code] = _cut(category, amount, unit, notes)
    outermost = (counted[c.code] for c in categories if c.within not in counted)
    missing = (_missing(category, counted[category.code], unit) for category in categories)
    return CategoryTotals(
        sum(outermost, own[""]), counted, tuple(filter(None, missing)), tuple(notes)
    )


def category_in_words(category: Category, unit: str) -> str:
    """Say a category as a sentence for the settings."""
    bounds = []
    if category.minimum:
        bounds.append(f"at least {amount_in_words(category.minimum, unit)}")
    if category.cap is not None:
        bounds.append(f"at most {amount_in_words(category.cap, unit)} counts")
    within = f", within {category.within.replace('_', ' ')}" if category.within else ""
    return f"{category_title(category)}{within}: {', '.join(bounds) or 'any amount'}."


def category_title(category: Category) -> str:
    """What sentences call a category."""
    return category.title or category.code.replace("_", " ")


def _own_amounts(categories: Sequence[Category], pieces: Sequence[Piece]) -> dict[str, Decimal]:
    own = {"": ZERO, **{category.code: ZERO for category in categories}}
    for piece in pieces:
        own[piece.fact.category if piece.fact.category in own else ""] += piece.amount
    return own


def _inner_first(categories: Sequence[Category]) -> list[Category]:
    """Order categories so that what lies within another comes before it."""
    outer = {category.code: category.within for category in categories}
    return sorted(categories, key=lambda category: -_depth(category.code, outer))


def _depth(code: str, outer: Mapping[str, str]) -> int:
    """How many categories one lies within; a circle of them, which is refused, ends here too."""
    steps = 0
    while (code := outer.get(code, "")) and steps < len(outer):
        steps += 1
    return steps


def _cut(category: Category, amount: Decimal, unit: str, notes: list[str]) -> Decimal:
    if category.cap is None or amount <= category.cap:
        return amount
    over = amount_in_words(amount - category.cap, unit)
    cap = amount_in_words(category.cap, unit)
    notes.append(f"{over} of {category_title(category)} beyond the {cap} that count.")
    return category.cap


def _missing(category: Category, counted: Decimal, unit: str) -> str:
    if counted >= category.minimum:
        return ""
    wanted, have = amount_in_words(category.minimum, unit), amount_in_words(counted, unit)
    return f"At least {wanted} of {category_title(category)} wanted; {have} confirmed so far."
