"""A form of settings that explains itself: an example beside each, what is wrong at its field."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from certtrack_app.rules.requirement_settings import Fault
from certtrack_app.ui.forms import Field, Form
from certtrack_app.ui.row_list import RowList

NARROW = 110
Examples = Mapping[str, Callable[[], str]]


class RuleForm(Form):
    """Keeps what stands beside each setting true to what is entered.

    A subclass adds its fields in the order they are read, gives `examples` by field and the
    `faults` of what is entered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, RowList] = {}
        self._says: dict[str, Callable[[], str]] = {}

    def faults(self) -> Iterable[Fault]:
        """What of the settings as entered makes no sense."""
        raise NotImplementedError

    def explain(self, examples: Examples) -> None:
        """Begin to say the examples, once every field is there."""
        self._says = dict(examples)
        self.changed.connect(self.refresh)
        self.refresh()

    def add_beside(self, key: str, field: Field, width: int = NARROW) -> Field:
        """Add a field with its words beside it."""
        field.stand_beside(width)
        return self.add(key, field)

    def add_rows(self, key: str, rows: RowList) -> None:
        """Add rows; they count as edited as a field does."""
        self.rows[key] = rows
        self.add_part(rows)
        rows.changed.connect(self.changed)

    def fault(self, key: str) -> str:
        """What is wrong with a setting as it is entered; empty where nothing is."""
        return next((fault.says for fault in self.faults() if fault.field == key), "")

    def ruled(self, key: str) -> Callable[[Any], str]:
        """The rule of a field: what the rules of the program say of it."""
        return lambda _value: self.fault(key)

    def refresh(self) -> None:
        """Say beside each setting what it comes to, or what is wrong with it."""
        for key, field in self.fields.items():
            field.check()
            if key in self._says and not field.problem:
                field.set_hint(self._says[key]())
        for key, rows in self.rows.items():
            rows.show_problem(self.fault(key))

    def check(self) -> bool:
        sound = super().check()
        return sound and not any(self.fault(key) for key in self.rows)
