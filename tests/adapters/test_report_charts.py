from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from certtrack_app.adapters.report_charts import ChartColors, chart_drawing, chart_svg, chart_top
from certtrack_app.rules.reports import Bar, BarChart, Measure
from tests.adapters.report_samples import DURATIONS, STALLS

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 ours


def lengths(chart: BarChart) -> list[float]:
    root = ET.fromstring(chart_svg(chart, 400, ChartColors(bar="#ff0000")))  # noqa: S314 ours
    bars = [bar for bar in root.iter(f"{SVG}rect") if "rgb(100%,0%,0%)" in bar.get("style", "")]
    return [float(bar.get("width", "0")) for bar in bars]


def test_bars_are_as_long_as_their_values() -> None:
    quarter, half = lengths(STALLS)
    assert half == pytest.approx(2 * quarter)


def test_a_share_is_of_the_whole_and_an_amount_of_the_longest() -> None:
    assert chart_top(STALLS) == 1.0
    assert chart_top(DURATIONS) == 41
    assert chart_top(replace(DURATIONS, top=100)) == 100


def test_a_chart_without_bars_is_only_its_title() -> None:
    empty = BarChart("Nothing yet", (), Measure.AMOUNT)
    assert chart_top(empty) == 1.0
    assert words_of(chart_svg(empty, 300, ChartColors())) == ["Nothing yet"]


def test_the_screen_says_value_and_n_in_words() -> None:
    words = words_of(chart_svg(STALLS, 400, ChartColors()))
    assert {"Written exam", "25%", "n = 12", "none yet"} <= set(words)


def test_a_median_that_is_not_reached_yet_has_no_bar_and_says_so() -> None:
    chart = BarChart("Days", (Bar("Exam", 41, 7), Bar("Hours", None, 5)), Measure.AMOUNT, "days")
    assert {"41 days", "not yet", "n = 5"} <= set(words_of(chart_svg(chart, 400, ChartColors())))
    assert len(lengths(chart)) == 1


def test_the_screen_is_given_no_clip_path_which_qt_would_draw_as_a_black_shape() -> None:
    assert "clip" not in chart_svg(STALLS, 400, ChartColors())


def test_a_label_with_markup_stays_a_label() -> None:
    chart = BarChart("T & <t>", (Bar('<script>"x"</script> Ж', 0.5, 3),))
    assert '<script>"x"</script> Ж' in words_of(chart_svg(chart, 900, ChartColors()))


def test_whoever_hears_a_chart_hears_its_bars() -> None:
    root = ET.fromstring(chart_svg(DURATIONS, 400, ChartColors()))  # noqa: S314 ours
    assert root.findtext(f"{SVG}title") == "Days to verified"
    assert root.findtext(f"{SVG}desc") == "Exam: 41 days, n = 7"


def test_the_screen_finds_each_font_by_its_family() -> None:
    svg = chart_svg(STALLS, 400, ChartColors())
    assert "font-family: Inter;" in svg
    assert "Inter-Regular" not in svg
    assert "Helvetica" not in svg


def test_the_colors_of_a_dark_theme_reach_the_screen() -> None:
    svg = chart_svg(STALLS, 400, ChartColors(ink="#ffffff"))
    assert "rgb(100%,100%,100%)" in svg


def test_a_long_label_takes_more_lines_and_the_chart_grows() -> None:
    long = replace(STALLS.bars[0], label="Supervised coaching sessions with a supervisor " * 3)
    grown = chart_drawing(replace(STALLS, bars=(long,)), 300, ChartColors())
    assert (
        grown.height
        > chart_drawing(replace(STALLS, bars=STALLS.bars[:1]), 300, ChartColors()).height
    )
