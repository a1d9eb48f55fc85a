import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certtrack_app.adapters.type_faces import (
    Face,
    character_name,
    font_of,
    readable,
    substituted,
    unprintable,
)
from certtrack_app.adapters.type_setting import balanced, fitting_size, set_line, width, wrap

LETTERS = st.text(
    alphabet=st.sampled_from("aBcŁőß ΓεώЂћЖ'’-–,.ễẫ\u0301\u0323Qq7&<>"), min_size=1, max_size=60
)


@pytest.mark.parametrize("face", Face)
def test_every_face_prints_latin_greek_and_cyrillic(face: Face) -> None:
    text = "AÅŁőßŞțĐþæœŋƏǅ ễịồữẫỵ ΆΈΓαβγ ᾳἀὝῷ АЯЂћњєїґўқғәөүҥѢ ‘’“”–—…·№€× 0123456789 &<>%"
    assert unprintable(text, face) == ()


@pytest.mark.parametrize("text", ["李", "ש", "ع", "\u200d", "\u202e", "⭐", "\ufffe", "\ue000"])
def test_what_no_font_has_is_told_beforehand(text: str) -> None:
    assert unprintable(f"a {text} b") == (text,)


def test_a_character_is_told_once_and_in_order() -> None:
    assert unprintable("李 秀 李") == ("李", "秀")


def test_a_mark_on_a_letter_no_font_has_is_told_with_it() -> None:
    assert "李" in unprintable("李\u0301")


def test_setting_unprintable_text_is_a_defect() -> None:
    with pytest.raises(ValueError, match="not refused before"):
        set_line("李", Face.TEXT)


def test_a_word_is_not_set_in_two_fonts() -> None:
    fonts = [run.font for run in set_line("Okafor Ə́liyev", Face.DISPLAY).runs]
    assert fonts == ["EBGaramond-Regular", "NotoSans-Regular"]


def test_a_mark_that_stands_alone_is_placed_by_a_font_with_anchors() -> None:
    assert "NotoSans" in font_of("J\u030c", Face.DISPLAY)
    assert "EBGaramond" in font_of("é", Face.DISPLAY)


def test_a_code_stands_for_what_cannot_be_printed_and_for_nothing_else() -> None:
    assert substituted("李 Wei") == "[U+674E] Wei"
    assert substituted("Grace  Okafor\n") == "Grace Okafor"


def test_a_character_is_named_by_sign_code_and_name() -> None:
    assert character_name("Ł") == "“Ł” (U+0141 LATIN CAPITAL LETTER L WITH STROKE)"
    assert character_name("\u200b") == "U+200B ZERO WIDTH SPACE"


def test_two_letters_that_kern_are_narrower_together() -> None:
    assert width("AV", Face.DISPLAY, 100) < width("A", Face.DISPLAY, 100) + width(
        "V", Face.DISPLAY, 100
    )


def test_nothing_is_as_wide_as_nothing() -> None:
    assert width("", Face.TEXT, 10) == 0
    assert wrap("", Face.TEXT, 10, 50) == ("",)
    assert fitting_size("", Face.TEXT, 10, 50) == 10


def test_balanced_lines_are_of_much_the_same_length() -> None:
    text = "has met every requirement of the program and is awarded the credential"
    plain, fair = wrap(text, Face.TEXT, 10, 300), balanced(text, Face.TEXT, 10, 300)
    assert len(plain) == len(fair) == 2
    shortest = [min(width(line, Face.TEXT, 10) for line in lines) for lines in (plain, fair)]
    assert shortest[1] > shortest[0]


@settings(max_examples=60, deadline=None)
@given(LETTERS, st.floats(30, 300), st.sampled_from(Face))
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(
    text: str, room: float, face: Face
) -> None:
    lines = wrap(text, face, 9, room)
    assert "".join(lines).replace(" ", "") == readable(text).replace(" ", "")
    for line in lines:
        is_one_letter = sum(not unicodedata.combining(letter) for letter in line) <= 1
        assert is_one_letter or width(line, face, 9) <= room + 1


@settings(max_examples=40, deadline=None)
@given(LETTERS, st.floats(20, 400))
def test_a_fitting_size_fits(text: str, room: float) -> None:
    size = fitting_size(text, Face.DISPLAY, 40, room)
    assert 0 < size <= 40
    assert width(text, Face.DISPLAY, size) <= room + 0.5
