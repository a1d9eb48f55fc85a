import time
from dataclasses import replace

import pytest

from certtrack_app.adapters.document_reading import page_sizes, page_texts
from certtrack_app.adapters.report_pdf import MARGIN, report_pdf
from certtrack_app.rules.documents import PageSize
from certtrack_app.rules.reports import Column, Report, Section
from tests.adapters.documents import fonts, letters_outside, needs_poppler, picture_count
from tests.adapters.report_samples import (
    FIGURES,
    PROGRAMS,
    flag,
    participant,
    people,
    report,
)

FOOT = 24
FULL = report(
    PROGRAMS,
    people(*(participant(f"Person {n} Łódź", n) for n in range(120))),
    flag("Nothing has happened for 41 days."),
    figures=FIGURES,
)


def text_of(printed: Report) -> str:
    return "\n".join(page_texts(report_pdf(printed)))


def test_every_participant_is_on_paper() -> None:
    text = text_of(FULL)
    assert all(f"Person {n} Łódź" in text for n in range(120))


def test_every_page_says_which_it_is_of_how_many() -> None:
    texts = page_texts(report_pdf(FULL))
    assert len(texts) > 3
    for number, text in enumerate(texts, start=1):
        assert f"{number} of {len(texts)}" in text


def test_the_headings_of_a_table_stand_on_each_of_its_pages() -> None:
    for text in page_texts(report_pdf(FULL)):
        if "Person" in text:
            assert "Last activity" in text


def test_the_first_page_names_report_office_period_day_and_journal() -> None:
    first = page_texts(report_pdf(FULL))[0]
    for words in (
        "Status report",
        FULL.office,
        FULL.period,
        *FULL.summary,
        "4 March 2026",
        FULL.journal_head,
    ):
        assert words in first


def test_each_figure_shows_its_value_its_n_and_what_it_means() -> None:
    text = text_of(report(figures=FIGURES))
    for figure in FIGURES:
        assert figure.name in text
        assert figure.value in text
        assert f"n = {figure.n}" in text
        assert figure.explanation in text.replace("\n", " ")


def test_a_chart_writes_each_value_beside_its_bar() -> None:
    text = text_of(report(figures=FIGURES))
    for words in ("Written exam", "25%", "n = 12", "41 days", "none yet"):
        assert words in text


def test_a_chart_of_a_hundred_bars_goes_on_over_the_page() -> None:
    assert FIGURES[0].chart is not None
    bar = FIGURES[0].chart.bars[0]
    bars = tuple(replace(bar, label=f"Requirement {n:03}") for n in range(100))
    figure = replace(FIGURES[0], chart=replace(FIGURES[0].chart, bars=bars))
    text = text_of(report(figures=(figure,)))
    assert all(f"Requirement {n:03}" in text for n in range(100))
    assert "Stall rate, continued" in text


def test_an_empty_section_says_so_kindly() -> None:
    assert "Nobody is enrolled." in text_of(report(people()))


def test_a_report_of_nothing_at_all_is_a_page() -> None:
    assert "1 of 1" in text_of(report())


def test_notes_stand_under_their_table_and_at_the_end() -> None:
    text = text_of(replace(report(flag("Because.")), notes=("Imported facts are named.",)))
    assert text.index("Flags clear by themselves.") < text.index("Imported facts are named.")


def test_markup_in_a_cell_is_printed_as_it_is() -> None:
    pdf = report_pdf(report(people(participant('<img src="x"/> <b>B</b> &amp;'))))
    assert '<img src="x"/> <b>B</b> &amp;' in "".join(page_texts(pdf)).replace("\n", " ")
    assert picture_count(pdf) == 0


def test_a_name_no_font_can_print_stands_as_its_codes_and_a_note_says_which() -> None:
    text = text_of(report(people(participant("李 Wei")))).replace("\n", " ")
    assert "[U+674E] Wei" in text
    assert "for want of a font: U+674E CJK UNIFIED IDEOGRAPH-674E." in text


def test_a_report_with_nothing_unprintable_says_nothing_of_fonts() -> None:
    assert "for want of a font" not in text_of(FULL)


@pytest.mark.parametrize("page", PageSize)
@pytest.mark.parametrize(
    "name",
    [
        "Maria-Magdalena Wilhelmina von Hohenstein-Schlüterbach de la Fuente y Villanueva",
        "averyveryverylongmailaddresswithoutanybreak@subdomain.of.a.university.example.org",
    ],
)
def test_no_letter_leaves_the_page_or_its_neighbour_untouched(name: str, page: PageSize) -> None:
    printed = replace(report(people(participant(name)), figures=FIGURES), page=page)
    pdf = report_pdf(printed)
    assert letters_outside(pdf, FOOT) == []
    assert name.replace(" ", "") in "".join(page_texts(pdf)).replace("\n", "").replace(" ", "")


def test_a_cell_longer_than_a_page_goes_on_over_the_page() -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    texts = page_texts(report_pdf(report(flag(words))))
    assert len(texts) > 1
    together = "\n".join(texts)
    assert all(f"word{n}" in together for n in range(0, 2500, 50))


def test_a_table_of_very_many_columns_still_fits_the_page() -> None:
    columns = tuple(Column(f"Requirement {n}") for n in range(24))
    wide = Section("Wide", columns, (tuple("verified" for _ in columns),) * 3)
    assert letters_outside(report_pdf(report(wide)), MARGIN - 3 - 20) == []


@needs_poppler
def test_every_font_of_a_report_is_embedded() -> None:
    for line in fonts(report_pdf(FULL)):
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(FULL) == report_pdf(FULL)


@pytest.mark.parametrize(
    ("page", "size"), [(PageSize.A4, (595, 842)), (PageSize.LETTER, (612, 792))]
)
def test_a_report_is_printed_on_the_office_s_paper(page: PageSize, size: tuple[int, int]) -> None:
    first = page_sizes(report_pdf(replace(FULL, page=page)))[0]
    assert tuple(round(side) for side in first) == size


def test_a_report_of_a_thousand_people_takes_seconds() -> None:
    large = report(people(*(participant(f"Person {n}", n) for n in range(1000))))
    start = time.process_time()
    assert len(page_texts(report_pdf(large))) > 20
    assert time.process_time() - start < 10
