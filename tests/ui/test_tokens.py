"""The colors can be read by everybody: contrast is reckoned from the one table."""

import pytest

from certtrack_app.ui.tokens import DARK, LIGHT, Tokens, Tone, contrast

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT = 4.5
SHAPE = 3.0
GROUNDS = ("window", "card", "hover", "selected", "accent_wash")


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "muted", "faint"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@SCHEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("accent", "card"),
        ("accent", "window"),
        ("accent", "accent_wash"),
        ("on_notice", "notice"),
        ("notice_link", "notice"),
    ],
)
def test_words_can_be_read_on_their_own_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_can_be_read(tokens: Tokens, tone: Tone) -> None:
    shade = tokens.tones[tone]
    for ground in (shade.wash, tokens.card, tokens.selected):
        assert contrast(shade.ink, ground) >= TEXT


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("ink", ["ink", "muted"])
def test_a_cell_of_a_previewed_sheet_can_be_read_on_its_wash(
    tokens: Tokens, ink: str, tone: Tone
) -> None:
    assert contrast(getattr(tokens, ink), tokens.tones[tone].wash) >= TEXT


@SCHEMES
@pytest.mark.parametrize("ground", ["window", "card"])
@pytest.mark.parametrize("shape", ["outline", "accent"])
def test_borders_of_inputs_and_focus_rings_can_be_seen(
    tokens: Tokens, shape: str, ground: str
) -> None:
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= SHAPE


@SCHEMES
def test_a_focus_ring_shows_on_a_chosen_row_too(tokens: Tokens) -> None:
    assert contrast(tokens.accent, tokens.selected) >= SHAPE


@SCHEMES
def test_the_ring_of_the_main_button_differs_from_the_button(tokens: Tokens) -> None:
    assert contrast(tokens.ink, tokens.accent) >= 1.5
    assert contrast(tokens.ink, tokens.card) >= SHAPE
