"""Words, days and numbers as the person reads them."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from certtrack_app.rules.words import day_in_words
from certtrack_app.ui import language
from certtrack_app.ui.language import tr, tr_count


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def test_a_text_takes_its_values_even_with_braces_in_them() -> None:
    assert tr("Show {name}", name="{x}") == "Show {x}"


def test_a_text_without_values_keeps_its_braces() -> None:
    assert tr("All files (*) {}") == "All files (*) {}"


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (1200, "1,200 people")])
@pytest.mark.parametrize("locale", ["en_US"], indirect=True)
def test_a_number_of_things_is_said_rightly(locale: None, n: int, said: str) -> None:
    assert tr_count("{n} person", "{n} people", n) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en_US", "12 Sep 2026"), ("en_GB", "12 Sep 2026"), ("C", "12 Sep 2026")],
    indirect=["locale"],
)
def test_in_english_a_day_reads_on_screen_as_in_the_reasons_of_the_rules(
    locale: None, said: str
) -> None:
    assert language.day_text(date(2026, 9, 12)) == day_in_words(date(2026, 9, 12)) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("de_DE", "12 Nov. 2026"), ("hu_HU", "2026 nov. 12")],
    indirect=["locale"],
)
def test_in_another_language_a_day_is_written_in_the_order_of_the_locale(
    locale: None, said: str
) -> None:
    assert language.day_text(date(2026, 11, 12)) == said


@pytest.mark.parametrize("locale", ["en_US", "en_GB"], indirect=True)
def test_this_year_goes_without_saying(locale: None) -> None:
    today = date(2026, 11, 12)
    assert language.short_day_text(date(2026, 3, 4), today) == "4 Mar"
    assert language.short_day_text(date(2025, 3, 4), today) == "4 Mar 2025"


@pytest.mark.parametrize("locale", ["de_DE"], indirect=True)
@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (True, "Yes"),
        (1234, "1.234"),
        (7.5, "7,5"),
        (12.0, "12"),
        ("= 1", "= 1"),
        (datetime(2026, 11, 12, 9, 5), "12 Nov. 2026, 09:05"),
    ],
)
def test_values_follow_the_locale(locale: None, value: object, said: str) -> None:
    assert language.shown(value) == said
