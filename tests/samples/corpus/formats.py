"""One office's tracker in every format of a spreadsheet, long and wide."""

from pathlib import Path
from zipfile import ZipFile

from tests.samples.corpus.excel import write_excel
from tests.samples.corpus.sample import Made, Maker, Sample, Theme
from tests.samples.corpus.tabs import tab
from tests.samples.corpus.truth import Truth
from tests.samples.handmade import MACRO_TYPE, SHEET_TYPE, zipped

_THEME = Theme("formats")

LONG = tab(
    """
Name          | Email               | Course     | Status      | Date completed | Hours
Solveig Aasen | solveig@lakeside.no | Ethics     | Completed   | @2023-10-16    | 6
Thabo Nkosi   | thabo@lakeside.no   | Ethics     | In Progress |                | 2.5
Renée Lefèvre | renee@lakeside.no   | Practicum  | Completed   | @2024-05-31    | 12
""",
    "Log",
    layout="long",
)
LONG_TRUTH = Truth.of(
    """
              | Ethics          | Practicum
Solveig Aasen | c 2023-10-16 6h | -
Thabo Nkosi   | ip 2.5h         | -
Renée Lefèvre | -               | c 2024-05-31 12h
""",
    """
Solveig Aasen <solveig@lakeside.no>
Thabo Nkosi <thabo@lakeside.no>
Renée Lefèvre <renee@lakeside.no>
""",
)
WIDE = tab(
    """
Lakeside Coaching Centre
~
Coach ID | Name          | Start date  | Ethics      | Client hours | Final exam
LC-01    | Solveig Aasen | @2023-09-04 | @2023-10-16 | 62.5         | Completed
LC-02    | Thabo Nkosi   | @2023-09-04 | @2023-10-16 | 40           | In Progress
LC-03    | Renée Lefèvre | @2024-01-15 |             | 8            | Not Started
""",
    "Tracker",
    layout="wide",
)
WIDE_TRUTH = Truth.of(
    """
              | Ethics       | Client hours | Final exam
Solveig Aasen | c 2023-10-16 | c,ip 62.5h   | c
Thabo Nkosi   | c 2023-10-16 | c,ip 40h     | ip
Renée Lefèvre | -            | c,ip 8h      | ns
""",
    """
Solveig Aasen [LC-01] (2023-09-04)
Thabo Nkosi [LC-02] (2023-09-04)
Renée Lefèvre [LC-03] (2024-01-15)
""",
)


def in_format(name: str, made: Made | Maker) -> Sample:
    """Make the long tracker in a format."""
    return _THEME.files(f"long-{name}", [made], LONG_TRUTH)


def wide_in_format(name: str, made: Made) -> Sample:
    """Make the wide tracker in a format."""
    return _THEME.files(f"wide-{name}", [made], WIDE_TRUTH)


def with_macros(folder: Path) -> Path:
    """Write a workbook with a macro in it."""
    plain = folder / "plain.xlsx"
    write_excel(plain, (LONG,))
    with ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"].replace(SHEET_TYPE.encode(), MACRO_TYPE.encode())
    macro = {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 a macro"}
    return zipped(folder / "log.xlsm", parts | macro)


SAMPLES = (
    in_format("xlsx", Made((LONG,), "log.xlsx")),
    in_format("xlsm", with_macros),
    in_format("xlsx-of-1904", Made((LONG,), "log.xlsx", is_1904=True)),
    in_format("strict", Made((LONG,), "log.xlsx", is_strict=True)),
    in_format("xls", Made((LONG,), "log.xls")),
    in_format("xls-of-1904", Made((LONG,), "log.xls", is_1904=True)),
    in_format("xlsb", Made((LONG,), "log.xlsb")),
    in_format("xlsb-of-1904", Made((LONG,), "log.xlsb", is_1904=True)),
    in_format("ods", Made((LONG,), "log.ods")),
    wide_in_format("strict", Made((WIDE,), is_strict=True)),
    wide_in_format("xls", Made((WIDE,), "coaches.xls")),
    wide_in_format("xlsb", Made((WIDE,), "coaches.xlsb")),
    wide_in_format("ods", Made((WIDE,), "coaches.ods")),
    wide_in_format("xlsx-of-1904", Made((WIDE,), is_1904=True)),
)
