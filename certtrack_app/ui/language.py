"""Words, days and numbers as the person at the screen reads them."""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from certtrack_app.rules.words import day_in_words, day_of_year_in_words

Number = int | float | Decimal

_CONTEXT = "CertTrack"


def tr(text: str, /, **values: object) -> str:
    """Say a text in the language of the window; `{names}` in it take the values given."""
    said = QCoreApplication.translate(_CONTEXT, text)
    return said.format(**values) if values else said


def tr_count(one: str, many: str, n: int, /, **values: object) -> str:
    """Say a text about a number of things; `{n}` in it takes the number."""
    said = QCoreApplication.translate(_CONTEXT, many, one, n)
    if said == many and n == 1:
        said = one
    return said.format(n=number_text(n), **values)


def number_text(number: Number) -> str:
    """Write a number as the locale does; halves keep their fraction, wholes lose it."""
    if number == int(number):
        return QLocale().toString(int(number))
    return QLocale().toString(
        float(number), "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest
    )


def day_text(day: date) -> str:
    """Write a day with its month in letters: as the rules say it, or as another language does."""
    if _speaks_english():
        return day_in_words(day)
    return QLocale().toString(QDate(day.year, day.month, day.day), _day_pattern())


def short_day_text(day: date, today: date) -> str:
    """Write a day without its year where that is this year."""
    if day.year != today.year:
        return day_text(day)
    if _speaks_english():
        return day_of_year_in_words(day)
    pattern = "MMM d" if _order().startswith(("M", "y")) else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def clock_text(moment: datetime) -> str:
    """Write a time of day as the locale does."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def moment_text(moment: datetime) -> str:
    """Write a day and the time of it."""
    return f"{day_text(moment.date())}, {clock_text(moment)}"


def shown(value: object) -> str:
    """Write any value of a row as text: days, numbers and moments follow the locale."""
    match value:
        case None:
            return ""
        case bool():
            return tr("Yes") if value else tr("No")
        case datetime():
            return moment_text(value)
        case date():
            return day_text(value)
        case int() | float() | Decimal():
            return number_text(value)
        case _:
            return str(value)


def _speaks_english() -> bool:
    """Whether days read as in the sentences of the rules, which are English wherever they are."""
    return QLocale().language() in (QLocale.Language.English, QLocale.Language.C)


def _order() -> str:
    """The locale's own short date format, of which only the order is taken."""
    return QLocale().dateFormat(QLocale.FormatType.ShortFormat)


def _day_pattern() -> str:
    """The pattern of a day with its month in letters, in the locale's order."""
    order = _order()
    if order.startswith("M"):
        return "MMM d, yyyy"
    return "yyyy MMM d" if order.startswith("y") else "d MMM yyyy"
