from datetime import date

import pytest

from certtrack_app.rules.documents import CertificateFace, date_briefly, date_in_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "January 1, 2026"),
        (date(2028, 2, 29), "February 29, 2028"),
        (date(2026, 12, 31), "December 31, 2026"),
    ],
    ids=["first month", "leap day", "last month"],
)
def test_a_day_is_written_with_its_month_in_letters(day: date, words: str) -> None:
    assert date_in_words(day) == words


def test_a_table_shortens_the_month_and_nothing_else() -> None:
    assert date_briefly(date(2026, 9, 3)) == "Sep 3, 2026"


def test_a_certificate_is_titled_by_credential_and_holder() -> None:
    face = CertificateFace(
        number="1",
        holder="Grace Okafor",
        credential_title="Coach",
        program="",
        issued_on=date(2026, 1, 1),
        valid_through=None,
        office="Office",
    )
    assert face.title == "Coach: Grace Okafor"
