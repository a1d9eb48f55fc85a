"""Trackers as other programs than Excel write them: other prefixes, paths, encodings, orders."""

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from tests.samples.corpus.awkward import ROWS, TRUTH, row, rows
from tests.samples.corpus.sample import Maker, Sample, Theme
from tests.samples.handmade import Handmade, HandmadeSheet, Parts, zipped

_THEME = Theme("foreign parts")

SHEET = "xl/worksheets/sheet1.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"


def parts_of(within: str = "") -> dict[str, str]:
    """All parts of the tracker, as texts."""
    parts: Parts = Handmade((HandmadeSheet("Tracker", within or rows()),)).parts()
    return {name: part for name, part in parts.items() if isinstance(part, str)}


def saved(folder: Path, parts: Parts) -> Path:
    """Zip parts."""
    return zipped(folder / "t.xlsx", parts)


def with_prefixes(folder: Path) -> Path:
    """Every element under a prefix."""
    parts = parts_of()
    for name in (SHEET, "xl/workbook.xml"):
        text = parts[name].replace(" xmlns=", " xmlns:x=").replace("</", "</x:")
        parts[name] = text.replace("<", "<x:").replace("<x:?", "<?").replace("<x:/x:", "</x:")
    return saved(folder, dict(parts))


def with_absolute_paths(folder: Path) -> Path:
    """Relations that begin at the root of the zip."""
    parts = parts_of()
    parts[BOOK_RELATIONS] = parts[BOOK_RELATIONS].replace('"worksheets/', '"/xl/worksheets/')
    return saved(folder, dict(parts))


def with_backslashes(folder: Path) -> Path:
    """Parts named as folders of Windows."""
    return saved(folder, {name.replace("/", "\\"): part for name, part in parts_of().items()})


def in_other_cases(folder: Path) -> Path:
    """Parts whose names differ from their relations by case."""
    parts = parts_of()
    parts["xl/worksheets/Sheet1.xml"] = parts.pop(SHEET)
    return saved(folder, dict(parts))


def in_utf_16(folder: Path) -> Path:
    """A sheet in UTF-16."""
    parts = parts_of()
    sheet = parts[SHEET].replace("UTF-8", "UTF-16").encode("utf-16")
    return saved(folder, {**parts, SHEET: sheet})


def with_a_mark(folder: Path) -> Path:
    """A sheet that begins with a byte order mark."""
    parts = parts_of()
    return saved(folder, {**parts, SHEET: b"\xef\xbb\xbf" + parts[SHEET].encode()})


def with_remarks(folder: Path) -> Path:
    """Comments and character data within the XML."""
    parts = parts_of()
    text = parts[SHEET].replace("<sheetData>", "<!-- written by hand --><sheetData><?go on?>")
    parts[SHEET] = text.replace("<v>Ada Lindgren</v>", "<v><![CDATA[Ada Lindgren]]></v>")
    return saved(folder, dict(parts))


def rows_out_of_order(folder: Path) -> Path:
    """Rows in any order, and cells of a row too."""
    made = [row(number, *cells) for number, cells in enumerate(ROWS, start=1)]
    return saved(folder, dict(parts_of("".join(reversed(made)))))


def stored_unpacked(folder: Path) -> Path:
    """Parts that are not compressed."""
    path = folder / "t.xlsx"
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, part in parts_of().items():
            archive.writestr(name, part)
    return path


def without_look(folder: Path) -> Path:
    """Cells of styles that no part defines."""
    return saved(folder, dict(parts_of(rows().replace(' t="str"', ' s="7" t="str"'))))


def escaped_letters(folder: Path) -> Path:
    """Ends of lines as Excel escapes them, and how a text is spoken beside it."""
    spoken = '<rPh sb="0" eb="1"><t>イグザム</t></rPh>'
    exam = f'<c r="C1" t="inlineStr"><is><r><t>Ex</t></r><r><t>am</t></r>{spoken}</is></c>'
    text = rows().replace("Ethics", "Ethics_x000D_")
    return saved(folder, dict(parts_of(text.replace('<c r="C1" t="str"><v>Exam</v></c>', exam))))


def with_thousand_names(folder: Path) -> Path:
    """A thousand defined names, most of them broken."""
    names = "".join(f'<definedName name="n{n}">#REF!</definedName>' for n in range(1_000))
    parts = parts_of()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</workbook>", f"<definedNames>{names}</definedNames></workbook>"
    )
    return saved(folder, dict(parts))


def many_empty_sheets(folder: Path) -> Path:
    """Two hundred sheets, one of them written on."""
    sheets = [HandmadeSheet(f"Sheet{number}") for number in range(200)]
    sheets[120] = HandmadeSheet("Tracker", rows())
    return Handmade(tuple(sheets)).save(folder / "t.xlsx")


def numbers_beyond_reason(folder: Path) -> Path:
    """Numbers no day and no hour can be, far to the side under a heading."""
    told = rows()
    for number, value in enumerate(("1E+307", "-5", "99999999999", "60.5"), start=1):
        told = told.replace(
            f'</row><row r="{number + 1}"',
            f'<c r="F{number}"><v>{value}</v></c></row><row r="{number + 1}"',
            1,
        )
    return saved(folder, dict(parts_of(told)))


def foreign(make: Maker) -> Sample:
    """Make a sample of a file that must be read as any other."""
    return _THEME.files(getattr(make, "__name__", "").replace("_", "-"), [make], TRUTH)


SAMPLES = tuple(
    map(
        foreign,
        (
            with_prefixes,
            with_absolute_paths,
            with_backslashes,
            in_other_cases,
            in_utf_16,
            with_a_mark,
            with_remarks,
            rows_out_of_order,
            stored_unpacked,
            without_look,
            escaped_letters,
            with_thousand_names,
            many_empty_sheets,
            numbers_beyond_reason,
        ),
    )
)
