"""Reading a TOML table field by field, with a refusal that names the place, the field, the mend."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from certtrack_app.errors import FileRefused

_MISSING = object()
_LARGEST = 1_000_000
_FINEST = Decimal("0.001")

Word = TypeVar("Word", bound=StrEnum)


class TomlTable:
    """One table of a file: gives its fields by type, and refuses those nobody asked for."""

    def __init__(self, fields: Mapping[str, Any], where: str) -> None:
        self.fields = fields
        self.where = where
        self._asked: set[str] = set()

    def called(self, title: str) -> "TomlTable":
        """Name the table's place anew, now that it has said what it is."""
        return TomlTable(self.fields, f"{self.where.rpartition(', ')[0]}, {title}")

    def text(self, name: str, default: str | None = "") -> str:
        """Give a text; without a default it must be there."""
        value = self._value(name, _MISSING if default is None else default)
        if not isinstance(value, str):
            raise self.refusal(name, f"must be a text in quotes, not {_shown(value)}")
        return value.strip()

    def whole(self, name: str, default: int | None = None) -> int | None:
        """Give a whole number of days, months or pieces."""
        value = self._value(name, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.refusal(name, f"must be a whole number such as 30, not {_shown(value)}")
        if value is not None and abs(value) > _LARGEST:
            raise self.refusal(name, f"is too large a number: {value}")
        return value

    def count(self, name: str, default: int) -> int:
        """Give a whole number that is always there."""
        value = self.whole(name, default)
        return default if value is None else value

    def days(self, name: str, usual: int | None) -> int | None:
        """Give the days after which a clock does something; false: that clock does not run."""
        return None if self._value(name, usual) is False else self.whole(name, usual)

    def amount(self, name: str) -> Decimal | None:
        """Give an amount, exact to a thousandth."""
        value = self._value(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.refusal(name, f"must be a number such as 60 or 7.5, not {_shown(value)}")
        amount = Decimal(value)
        if not amount.is_finite() or abs(amount) > _LARGEST or amount % _FINEST:
            raise self.refusal(name, "must be a number of at most a million and three decimals")
        return amount

    def day(self, name: str) -> date | None:
        """Give a day."""
        value = self._value(name, None)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.refusal(name, f"must be a day such as 2027-01-01, not {_shown(value)}")
        return value

    def yes(self, name: str, *, default: bool) -> bool:
        """Give a yes or no."""
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise self.refusal(name, f"must be true or false, not {_shown(value)}")
        return value

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        """Give one of the words a field may hold."""
        value = self._value(name, _MISSING if default is None else default)
        if not isinstance(value, str) or value not in list(words):
            known = ", ".join(words)
            raise self.refusal(name, f"must be one of {known}, not {_shown(value)}")
        return words(value)

    def values(self, name: str, kind: type, default: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """Give a list of values of one type."""
        value = self._value(name, list(default))
        if not isinstance(value, list) or any(type(one) is not kind for one in value):
            example = '["education"]' if kind is str else "[90, 60, 30, 7]"
            raise self.refusal(name, f"must be a list such as {example}")
        return tuple(value)

    def tables(self, name: str, title: str = "") -> Iterator["TomlTable"]:
        """Give the tables of a list, each named by its place."""
        value = self._value(name, [])
        if not isinstance(value, list) or any(not isinstance(one, dict) for one in value):
            raise self.refusal(name, f"must be a list of tables, each under a line [[{name}]]")
        for number, fields in enumerate(value, 1):
            yield TomlTable(fields, self._place(f"{title or name} {number}"))

    def refuse_strange(self) -> None:
        """Refuse a field nobody asked for: a misspelled one would be lost without a word."""
        for name in self.fields:
            if name not in self._asked:
                alike = get_close_matches(name, self._asked, 1)
                hint = f" Did you mean “{alike[0]}”?" if alike else " Take it out."
                raise FileRefused(f"{self._place(f'“{name}”')} is no field of it.{hint}")

    def refusal(self, name: str, says: str) -> FileRefused:
        """Make the refusal of a field."""
        return FileRefused(f"{self._place(f'“{name}”')} {says}.")

    def _place(self, what: str) -> str:
        return f"{self.where}, {what}" if self.where else what

    def _value(self, name: str, default: Any) -> Any:
        self._asked.add(name)
        value = self.fields.get(name, default)
        if value is _MISSING:
            raise self.refusal(name, "is missing. Write it")
        return value


def _shown(value: Any) -> str:
    shown = "nothing" if value is None else str(value)
    return f"“{shown[:40]}”"
