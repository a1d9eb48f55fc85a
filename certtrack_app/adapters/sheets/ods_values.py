"""What an .ods cell holds, by the type it states."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from certtrack_app.adapters.sheets.number_formats import MAC_EPOCH, Reading, reading_of, serial_of
from certtrack_app.adapters.sheets.xlsx_values import Value, number_of
from certtrack_app.rules.tracker.cells import CellKind

SPAN_OF_TIME = re.compile(
    r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?", re.IGNORECASE
)

A_DAY = timedelta(days=1)


class OdsValue(NamedTuple):
    """A value, how to take it, and the number of days a date or time would be stored as."""

    kind: CellKind
    value: Value
    serial: float = 0.0


def value_of(
    stated: dict[str, str], text: str, number_format: str, date_system: int
) -> OdsValue | None:
    """Take a cell's value by its type, or None where nothing is stored.

    Raises ValueError where the value is not of its type.
    """
    if stated.get("calcext:value-type") == "error":
        return OdsValue(CellKind.ERROR, text)
    match stated.get("value-type", ""):
        case "float" | "percentage" | "currency":
            return OdsValue(CellKind.NUMBER, number_of(stated["value"]))
        case "date":
            return _date(stated["date-value"], date_system)
        case "time":
            return _time(stated["time-value"], number_format)
        case "boolean":
            return OdsValue(CellKind.BOOLEAN, stated["boolean-value"] == "true")
        case _:
            shown = stated.get("string-value", text)
            return OdsValue(CellKind.TEXT, shown) if shown else None


def _date(written: str, date_system: int) -> OdsValue:
    moment = datetime.fromisoformat(written).replace(tzinfo=None)
    return OdsValue(CellKind.DATE, moment, serial_of(moment, date_system))


def _time(written: str, number_format: str) -> OdsValue:
    found = SPAN_OF_TIME.fullmatch(written)
    if found is None:
        raise ValueError(f"{written} is no span of time")
    days, hours, minutes = (int(part or 0) for part in found.groups()[1:4])
    seconds = float((found[5] or "0").replace(",", "."))
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    span = -span if found[1] else span
    is_moment = reading_of(number_format) is not Reading.DURATION and timedelta() <= span < A_DAY
    if not is_moment:
        return OdsValue(CellKind.DURATION, span, span / A_DAY)
    return OdsValue(CellKind.TIME, (MAC_EPOCH + span).time(), span / A_DAY)
