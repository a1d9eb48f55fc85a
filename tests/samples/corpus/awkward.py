"""Trackers in files that are awkward to read: far cells, lying dimensions, charts, endless format."""

from pathlib import Path
from xml.sax.saxutils import escape

from tests.samples.corpus.sample import Maker, Sample, Theme
from tests.samples.corpus.truth import Truth
from tests.samples.handmade import RELATED, Handmade, HandmadeSheet, relation

_THEME = Theme("awkward")

ROWS = (
    ("Name", "Ethics", "Exam"),
    ("Ada Lindgren", "Completed", "Completed"),
    ("Bo Falk", "Completed", "In Progress"),
    ("Cia Norén", "Not Started", "Not Started"),
)
TRUTH = Truth.of(
    """
             | Ethics | Exam
Ada Lindgren | c  | c
Bo Falk      | c  | ip
Cia Norén    | ns | ns
"""
)


def row(number: int, *cells: str) -> str:
    """Write a row of texts."""
    made = "".join(
        f'<c r="{letter}{number}" t="str"><v>{escape(cell)}</v></c>'
        for letter, cell in zip("ABC", cells, strict=False)
    )
    return f'<row r="{number}">{made}</row>'


def rows(first: int = 1) -> str:
    """Write the tracker from a row on."""
    return "".join(row(first + number, *cells) for number, cells in enumerate(ROWS))


def one(folder: Path, within: str, before: str = "", after: str = "") -> Path:
    """Write a workbook of one sheet."""
    return Handmade((HandmadeSheet("Tracker", within, before, after),)).save(folder / "t.xlsx")


def far_cell(folder: Path) -> Path:
    """A space typed by mistake into the last corner."""
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v> </v></c></row>'
    return one(folder, rows() + far, before='<dimension ref="A1:XFD1048576"/>')


def lying_dimension(folder: Path) -> Path:
    """A dimension that claims one cell."""
    return one(folder, rows(), before='<dimension ref="A1"/>')


def no_references(folder: Path) -> Path:
    """Rows and cells without references, as some exports write them."""
    bare = rows()
    for number in range(1, 5):
        bare = bare.replace(f' r="{number}"', "")
        for letter in "ABC":
            bare = bare.replace(f' r="{letter}{number}"', "")
    return one(folder, bare)


def many_formatted_rows(folder: Path) -> Path:
    """Sixty thousand formatted rows below the last person."""
    empty = "".join(
        f'<row r="{number}"><c r="A{number}" s="0"/><c r="B{number}" s="0"/></row>'
        for number in range(5, 60_000)
    )
    return one(folder, rows() + empty)


def many_merges(folder: Path) -> Path:
    """Twenty thousand merged ranges below."""
    merges = "".join(f'<mergeCell ref="A{n}:C{n}"/>' for n in range(10, 20_000))
    return one(folder, rows(), after=f"<mergeCells>{merges}</mergeCells>")


def table_far_down(folder: Path) -> Path:
    """Five thousand blank rows above the heading."""
    return one(folder, rows(5_001))


def chart_sheet_first(folder: Path) -> Path:
    """A sheet that is a chart, before the tracker."""
    chart = HandmadeSheet("Chart", kind="chartsheet")
    return Handmade((chart, HandmadeSheet("Tracker", rows()))).save(folder / "t.xlsx")


def empty_sheets_around(folder: Path) -> Path:
    """Sheets nobody ever wrote on, and one with formats only."""
    formatted = HandmadeSheet("Sheet2", '<row r="1"><c r="A1" s="0"/></row>')
    sheets = (HandmadeSheet("Sheet1"), HandmadeSheet("Tracker", rows()), formatted)
    return Handmade(sheets).save(folder / "t.xlsx")


def hidden_tracker(folder: Path) -> Path:
    """The tracker on a hidden sheet."""
    sheets = (
        HandmadeSheet("Cover", row(1, "Coach tracker")),
        HandmadeSheet("Tracker", rows(), state='state="veryHidden"'),
    )
    return Handmade(sheets).save(folder / "t.xlsx")


def rich_and_shared_texts(folder: Path) -> Path:
    """Texts in the table of strings, some in pieces of differing look."""
    words = [word for line in ROWS for word in line]
    strings = tuple(
        f"<r><t>{word[:2]}</t></r><r><rPr><b/></rPr><t>{escape(word[2:])}</t></r>"
        if number % 2
        else f"<t>{escape(word)}</t>"
        for number, word in enumerate(words)
    )
    cells = "".join(
        f'<row r="{n + 1}">'
        + "".join(
            f'<c r="{letter}{n + 1}" t="s"><v>{n * 3 + c}</v></c>' for c, letter in enumerate("ABC")
        )
        + "</row>"
        for n in range(4)
    )
    book = Handmade((HandmadeSheet("Tracker", cells),), strings=strings)
    return book.save(folder / "t.xlsx")


def link_to_another_book(folder: Path) -> Path:
    """Values that formulas fetched from another workbook."""
    told = rows().replace(
        '<c r="B2" t="str"><v>Completed</v></c>',
        '<c r="B2" t="str"><f>[1]Log!$C$4</f><v>Completed</v></c>',
    )
    outside = relation("x", f"{RELATED}/externalLink", "externalLinks/externalLink1.xml")
    book = Handmade(
        (HandmadeSheet("Tracker", told),),
        book_relations=(outside,),
        more={"xl/externalLinks/externalLink1.xml": "<externalLink/>"},
    )
    return book.save(folder / "t.xlsx")


def sheet_names_of_all_sorts(folder: Path) -> Path:
    """Names of sheets with signs that mean something in formulas, XML and paths."""
    sheets = (HandmadeSheet("A&B's <old> 'list'"), HandmadeSheet("Tracker & Log", rows()))
    return Handmade(sheets).save(folder / "t.xlsx")


def awkward(make: Maker) -> Sample:
    """Make a sample of a file that must be read as any other."""
    return _THEME.files(getattr(make, "__name__", "").replace("_", "-"), [make], TRUTH)


SAMPLES = tuple(
    map(
        awkward,
        (
            far_cell,
            lying_dimension,
            no_references,
            many_formatted_rows,
            many_merges,
            table_far_down,
            chart_sheet_first,
            empty_sheets_around,
            hidden_tracker,
            rich_and_shared_texts,
            link_to_another_book,
            sheet_names_of_all_sorts,
        ),
    )
)
