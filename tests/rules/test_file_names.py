import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from certtrack_app.rules.file_names import LONGEST, clean_name, numbered, split_name

RIGHT_TO_LEFT_OVERRIDE = "\u202e"


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        pytest.param("Coaching log.pdf", "Coaching log.pdf", id="an ordinary name"),
        pytest.param("Prüfung Žižek.docx", "Prüfung Žižek.docx", id="accents stay"),
        pytest.param("Jose\u0301.pdf", "José.pdf", id="accents are composed"),
        pytest.param("доверенность.pdf", "доверенность.pdf", id="other scripts stay"),
        pytest.param("می\u200cخواهم.pdf", "می\u200cخواهم.pdf", id="a joiner inside a word stays"),
        pytest.param(f"log{RIGHT_TO_LEFT_OVERRIDE}fdp.exe", "logfdp.exe", id="nothing reverses"),
        pytest.param("a\u200b\u2066b\x00\x07.pdf", "ab.pdf", id="what hides is left out"),
        pytest.param("line\none\ttwo.pdf", "line one two.pdf", id="one line"),
        pytest.param("../../etc/passwd", "passwd", id="no folder above"),
        pytest.param("C:\\Temp\\log.pdf", "log.pdf", id="no folder of another system"),
        pytest.param('what? "this": <that>|*.pdf', "what_ _this__ _that___.pdf", id="forbidden"),
        pytest.param("NUL", "_NUL", id="a device"),
        pytest.param("con.txt", "_con.txt", id="a device with an ending"),
        pytest.param("COM¹.log.pdf", "_COM¹.log.pdf", id="a device with a raised digit"),
        pytest.param("lpt1 .pdf", "_lpt1.pdf", id="a device with a space"),
        pytest.param("console.txt", "console.txt", id="no device"),
        pytest.param("log.pdf. . .", "log.pdf", id="dots and spaces at the end"),
        pytest.param(".hidden", "hidden", id="a dot in front"),
        pytest.param("", "unnamed", id="nothing"),
        pytest.param(" .\u202e. ", "unnamed", id="nothing to see"),
        pytest.param("bad\udcff.pdf", "bad_.pdf", id="bytes that are no letters"),
    ],
)
def test_a_name_is_cleaned(given_name: str, cleaned: str) -> None:
    assert clean_name(given_name) == cleaned


def test_a_long_name_keeps_its_ending() -> None:
    cleaned = clean_name("a" * 400 + ".pdf")
    assert len(cleaned) == LONGEST
    assert cleaned.endswith("a.pdf")


def test_a_name_in_wide_letters_stays_within_what_a_folder_takes() -> None:
    cleaned = clean_name("証明書" * 80 + ".pdf")
    assert len(cleaned.encode()) <= 240
    assert cleaned.endswith(("書.pdf", "証.pdf", "明.pdf"))


def test_a_letter_is_not_parted_from_its_accent() -> None:
    cleaned = clean_name("x" * 115 + "q\u0323" + ".pdf" + "x" * 8)
    assert "\u0323" not in cleaned or "q\u0323" in cleaned


@given(st.text(max_size=300))
@example("COM1")
@example("a" * 117 + " .pdf")
@example(". " + "́" * 200)
def test_cleaning_twice_changes_nothing_and_leaves_one_safe_line(name: str) -> None:
    cleaned = clean_name(name)
    assert clean_name(cleaned) == cleaned
    assert cleaned
    assert not set(cleaned) & set('\n\r\t/\\:"<>|?*\u202e\u200b\x00')
    assert len(cleaned) <= LONGEST
    assert len(cleaned.encode()) <= 240
    assert cleaned[-1] not in ". "


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("log.pdf", ("log", ".pdf")),
        ("log", ("log", "")),
        ("v1. final draft", ("v1. final draft", "")),
        ("notes.thisisnoendingatall", ("notes.thisisnoendingatall", "")),
        ("log.", ("log.", "")),
    ],
)
def test_a_name_is_parted_at_its_ending(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_the_second_of_a_name_is_numbered_before_its_ending() -> None:
    assert [numbered("log.pdf", count) for count in (1, 2, 3)] == [
        "log.pdf",
        "log (2).pdf",
        "log (3).pdf",
    ]
