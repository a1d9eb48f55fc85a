"""The value of a cell as a spreadsheet shows it, and as equal values are told by."""

from datetime import date, datetime, time

from certtrack_app.rules.tracker.cells import Cell, CellKind

SeenValue = str | int | float | bool | date


def seen_value(cell: Cell) -> SeenValue:
    """Give the value as it is shown: a day without a time, a share in percent."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if cell.kind is CellKind.NUMBER and isinstance(value, float) and "%" in cell.number_format:
        return f"{value * 100:g} %"
    return value if isinstance(value, str | int | float | bool) else str(value)


def seen_text(value: SeenValue) -> str:
    """Write a value so that equal ones are written alike: a day as ISO, 60.0 as 60."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
