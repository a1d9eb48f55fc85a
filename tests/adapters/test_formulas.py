import pytest

from certtrack_app.adapters.sheets.formulas import link_targets, moved

SHOWN = {("", 2, 1): "a.pdf", ("My files", 1, 2): "https://x.org/", ("", 3, 1): None}


def look_up(sheet: str, row: int, column: int) -> str | None:
    return SHOWN.get((sheet, row, column), "")


@pytest.mark.parametrize(
    ("formula", "targets"),
    [
        ('HYPERLINK("https://example.org/a,b(c)","x")', ["https://example.org/a,b(c)"]),
        ('=hyperlink( "https://example.org" ; "x" )', ["https://example.org"]),
        ("HYPERLINK(A2)", ["a.pdf"]),
        ("HYPERLINK('My files'!$B$1&A2,\"x\")", ["https://x.org/a.pdf"]),
        ('HYPERLINK("say ""hi"""&1,"x")', ['say "hi"1']),
        ('IF(A1="","",HYPERLINK("u1","x"))&HYPERLINK("u2")', ["u1", "u2"]),
        ("HYPERLINK(VLOOKUP(A2,Z:Z,1),1)", ["=VLOOKUP(A2,Z:Z,1)"]),
        ("HYPERLINK(A3,1)", ["=A3"]),
        ("HYPERLINK(ABC2X,1)", ["=ABC2X"]),
        ("HYPERLINK()", []),
        ("MYHYPERLINK(A2)", []),
    ],
)
def test_links_of_formulas_are_reckoned_or_given_in_their_own_words(
    formula: str, targets: list[str]
) -> None:
    assert link_targets(formula, look_up) == targets


@pytest.mark.parametrize(
    ("formula", "further_on"),
    [
        ("A1+B$2+$C3+$D$4", "B3+C$2+$C5+$D$4"),
        ('"A1"&A1', '"A1"&B3'),
        ("'A1 x'!A1", "'A1 x'!B3"),
        ("SUM(A1:B2)+LOG10(A1)+A1_B", "SUM(B3:C4)+LOG10(B3)+A1_B"),
        ("XFD1", "#REF!"),
    ],
)
def test_a_shared_formula_is_written_as_it_stands_further_on(formula: str, further_on: str) -> None:
    assert moved(formula, rows=2, columns=1) == further_on
