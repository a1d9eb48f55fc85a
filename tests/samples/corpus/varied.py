"""The samples written otherwise, with the same truth: what is right must not hang on the wording.

A variation that would change what a sample is about leaves that sample out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from tests.samples.corpus.sample import Made, Sample
from tests.samples.corpus.tabs import Tab, serial_of
from tests.samples.corpus.truth import Truth

Vary = Callable[[Sample], Sample | None]

REAL_DAY = re.compile(r"@(\d{4}-\d\d-\d\d)(?=\s*(\||$))", re.MULTILINE)

DOWN, ASIDE = 4, 2
"""How many rows and columns a sheet is moved by."""

OTHER_NAMES = [
    "Agnes",
    "Bertil",
    "Cilla",
    "Doris",
    "Ernst",
    "Frida",
    "Gerda",
    "Holger",
    "Irma",
    "Josef",
    "Klara",
    "Ludvig",
    "Magda",
    "Nestor",
    "Olga",
    "Pavel",
    "Quirin",
    "Rufus",
    "Selma",
    "Tilda",
    "Ulrika",
    "Viggo",
    "Wanda",
    "Ximena",
    "Ylva",
    "Zoltan",
    "Abramov",
    "Bellini",
    "Castro",
    "Dvorak",
    "Engels",
    "Fontana",
    "Grieg",
    "Haydn",
    "Ibsen",
    "Jansson",
    "Kafka",
    "Lagerlof",
    "Munch",
    "Nobel",
    "Orwell",
    "Purcell",
    "Rossetti",
    "Strindberg",
    "Turing",
    "Undset",
    "Verdi",
    "Wagner",
    "Yeats",
    "Zola",
    "Aalto",
    "Bernini",
    "Corelli",
    "Donizetti",
    "Elgar",
    "Faure",
    "Gounod",
    "Holst",
    "Janacek",
    "Kodaly",
    "Liszt",
    "Mahler",
]


def in_tabs(sample: Sample, change: Callable[[Tab], Tab], truth: Truth | None = None) -> Sample:
    """Change all sheets of a sample."""
    files = tuple(
        replace(made, tabs=tuple(map(change, made.tabs))) if isinstance(made, Made) else made
        for made in sample.files
    )
    return replace(sample, files=files, truth=truth or sample.truth)


def moved(sample: Sample) -> Sample | None:
    """Move every sheet down and aside, under a title of the office."""
    if sample.theme == "texts" or any("=" in tab.rows for tab in sample.tabs):
        return None
    bare = replace(sample.truth, evidence=()) if sample.truth else None
    return in_tabs(sample, _moved, bare)


def _moved(tab: Tab) -> Tab:
    lines = [f"{'|' * ASIDE}{line.replace('~', '')}" for line in tab.rows.strip("\n").split("\n")]
    title = f"{'|' * ASIDE}Northern Coaching Network"
    above = [title, *["~"] * (DOWN - 1)]
    return replace(
        tab,
        rows="\n".join(above + lines),
        formats={_shifted(ref): code for ref, code in tab.formats.items()},
        fills={_shifted(ref): color for ref, color in tab.fills.items()},
        links={_shifted(ref): target for ref, target in tab.links.items()},
        notes={_shifted(ref): note for ref, note in tab.notes.items()},
        merges=tuple(map(_shifted, tab.merges)),
        hidden_columns=" ".join(
            re.sub(r"\d", "", _shifted(f"{letter}1")) for letter in tab.hidden_columns.split()
        ),
        hidden_rows=tuple(row + DOWN for row in tab.hidden_rows),
    )


def _shifted(ref: str) -> str:
    if ":" not in ref:
        row, column = coordinate_to_tuple(ref)
        return f"{get_column_letter(column + ASIDE)}{row + DOWN}"
    first, top, last, bottom = (int(bound or 0) for bound in range_boundaries(ref))
    start = f"{get_column_letter(first + ASIDE)}{top + DOWN}"
    return f"{start}:{get_column_letter(last + ASIDE)}{bottom + DOWN}"


def with_days_as(write: Callable[[datetime], str]) -> Vary:
    """Write every real day another way."""

    def vary(sample: Sample) -> Sample | None:
        days = any(REAL_DAY.search(tab.rows) for tab in sample.tabs)
        if not days or sample.theme == "dates" or any(tab.formats for tab in sample.tabs):
            return None
        if any(isinstance(made, Made) and made.is_1904 for made in sample.files):
            return None
        return in_tabs(sample, lambda tab: replace(tab, rows=REAL_DAY.sub(told, tab.rows)))

    def told(found: re.Match[str]) -> str:
        return write(datetime.fromisoformat(found[1]))

    return vary


def in_file(name: str) -> Vary:
    """Write a plain workbook in another format."""

    def vary(sample: Sample) -> Sample | None:
        made = sample.files[0]
        if len(sample.files) > 1 or not isinstance(made, Made) or not _is_plain(made):
            return None
        if name.endswith("csv") and (len(made.tabs) > 1 or sample.theme == "dates"):
            return None
        return replace(sample, files=(replace(made, name=name),))

    return vary


def _is_plain(made: Made) -> bool:
    plain = not (made.is_1904 or made.is_strict) and made.name.endswith("xlsx")
    return plain and not any(
        tab.fills or tab.links or tab.notes or tab.formats or tab.merges or tab.hidden_columns
        or any(cell.is_error or cell.is_formula for cell in tab.cells.values())
        for tab in made.tabs
    )  # fmt: skip


def renamed(sample: Sample) -> Sample | None:
    """Give everybody another name, in the cells and in the truth."""
    if sample.truth is None or not all(who.name.isascii() for who in sample.truth.people):
        return None
    tokens = dict.fromkeys(
        token
        for who in sample.truth.people
        for token in re.findall(r"[A-Z][a-z]{2,}", who.name)
        if token not in {"Prof", "MCC"}
    )
    if len(tokens) > len(OTHER_NAMES) or not tokens:
        return None
    halves = {
        token: OTHER_NAMES[number * 7 % len(OTHER_NAMES)] for number, token in enumerate(tokens)
    }
    halves |= {token.upper(): half.upper() for token, half in halves.items()}
    pattern = re.compile(rf"\b({'|'.join(halves)})\b(?!@)")

    def other(text: str) -> str:
        return pattern.sub(lambda found: halves[found[1]], text)

    return in_tabs(
        sample,
        lambda tab: replace(tab, rows=other(tab.rows), name=other(tab.name)),
        _renamed(sample.truth, other),
    )


def _renamed(truth: Truth, other: Callable[[str], str]) -> Truth:
    return replace(
        truth,
        people=tuple(replace(who, name=other(who.name)) for who in truth.people),
        facts=tuple(replace(known, person=other(known.person)) for known in truth.facts),
        unjudged=frozenset((other(who), title) for who, title in truth.unjudged),
    )


def shouted(sample: Sample) -> Sample | None:
    """Write every heading, name and word in capitals."""
    if sample.truth is None or any(who.id for who in sample.truth.people):
        return None
    if sample.theme in {"evidence", "texts"} or any("=" in tab.rows for tab in sample.tabs):
        return None
    return in_tabs(sample, lambda tab: replace(tab, rows=tab.rows.upper()))


def is_simple(tab: Tab) -> bool:
    """Whether a sheet is one table whose first row is its heading, and nothing beside it."""
    lines = [line.split("|") for line in tab.rows.strip("\n").split("\n")]
    around = tab.fills or tab.links or tab.notes or tab.formats or tab.merges or tab.hidden_columns
    filled = [[cell for cell in line if cell.strip() not in {"", "~", '"'}] for line in lines]
    return (
        len(lines) > 2
        and not around
        and tab.layout != "transposed"
        and len(filled[0]) == len(lines[0])
        and all(len(line) == len(lines[0]) for line in lines)
        and all(
            len(cells) > 1 and cells[0] == line[0]
            for cells, line in zip(filled, lines, strict=True)
        )
    )


def with_rows(change: Callable[[list[list[str]]], list[list[str]]], layout: str = "") -> Vary:
    """Change the rows of samples that are one simple table, of one layout where it is given."""

    def vary(sample: Sample) -> Sample | None:
        if len(sample.tabs) != 1 or not is_simple(sample.tabs[0]) or sample.theme == "evidence":
            return None
        if layout and sample.tabs[0].layout != layout:
            return None
        return in_tabs(sample, changed)

    def changed(tab: Tab) -> Tab:
        lines = [line.split("|") for line in tab.rows.strip("\n").split("\n")]
        return replace(tab, rows="\n".join("|".join(line) for line in change(lines)))

    return vary


def _with_particulars(lines: list[list[str]]) -> list[list[str]]:
    departments = ("Outreach", "Administration", "Residential care")
    return [
        [lines[0][0], "Department", *lines[0][1:], "Phone"],
        *(
            [line[0], departments[len(line[0].strip()) % 3], *line[1:], "020 7946 0111"]
            for line in lines[1:]
        ),
    ]


def _with_blank_rows(lines: list[list[str]]) -> list[list[str]]:
    return [lines[0], *(row for line in lines[1:] for row in (["~"], line))]


VARIATIONS: dict[str, Vary] = {
    "moved": moved,
    "renamed": renamed,
    "shouted": shouted,
    "with particulars": with_rows(_with_particulars),
    "with blank rows": with_rows(_with_blank_rows),
    "people in other order": with_rows(lambda lines: [lines[0], *lines[:0:-1]]),
    "columns in other order": with_rows(lambda lines: [line[::-1] for line in lines], "long"),
    "days as words": with_days_as(lambda day: f"{day.day} {day:%B %Y}"),
    "days as text": with_days_as(lambda day: f"{day:%d/%m/%Y}"),
    "days as numbers": with_days_as(lambda day: f"{serial_of(day):.0f}"),
    "as xls": in_file("tracker.xls"),
    "as xlsb": in_file("tracker.xlsb"),
    "as ods": in_file("tracker.ods"),
    "as csv": in_file("tracker.csv"),
}


def variants_of(sample: Sample) -> Iterator[Sample]:
    """All ways in which a sample can be written otherwise."""
    for name, vary in VARIATIONS.items():
        other = vary(sample)
        if other is not None:
            yield replace(other, name=f"{sample.name} {name}", theme=name)
