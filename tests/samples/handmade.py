"""Workbooks written part by part, to say exactly what a test needs them to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, bytes | str]


@dataclass(frozen=True)
class HandmadeSheet:
    """A worksheet: its name, what stands inside `sheetData`, before it and after it."""

    name: str
    rows: str = ""
    before: str = ""
    after: str = ""
    state: str = ""
    relations: tuple[str, ...] = ()
    kind: str = "worksheet"


@dataclass(frozen=True)
class Handmade:
    """A workbook before it is zipped; `more` are further parts, or others in place of ours."""

    sheets: tuple[HandmadeSheet, ...]
    strings: tuple[str, ...] = ()
    styles: str = ""
    theme: str = ""
    is_1904: bool = False
    is_strict: bool = False
    content_type: str = SHEET_TYPE
    book_relations: tuple[str, ...] = ()
    more: Mapping[str, bytes | str] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """The namespace of the parts."""
        return STRICT_MAIN if self.is_strict else MAIN

    @property
    def related(self) -> str:
        """The namespace of relationships."""
        return STRICT_RELATED if self.is_strict else RELATED

    def parts(self) -> Parts:
        """All parts by name."""
        parts: Parts = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": relations_part(
                relation("rId1", f"{self.related}/officeDocument", "xl/workbook.xml")
            ),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": relations_part(*self._book_relations()),
        }
        for number, sheet in enumerate(self.sheets, start=1):
            parts[f"xl/worksheets/sheet{number}.xml"] = self._sheet(sheet)
            if sheet.relations:
                listing = f"xl/worksheets/_rels/sheet{number}.xml.rels"
                parts[listing] = relations_part(*sheet.relations)
        if self.strings:
            strings = "".join(f"<si>{string}</si>" for string in self.strings)
            parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{self.main}">{strings}</sst>'
        if self.styles:
            parts["xl/styles.xml"] = (
                f'{HEAD}<styleSheet xmlns="{self.main}">{self.styles}</styleSheet>'
            )
        if self.theme:
            parts["xl/theme/theme1.xml"] = self.theme
        return parts | dict(self.more)

    def save(self, path: Path) -> Path:
        """Zip it."""
        return zipped(path, self.parts())

    def _content_types(self) -> str:
        return (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{self.content_type}"/></Types>'
        )

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name="{escape(sheet.name)}" sheetId="{number}" {sheet.state} '
            f'r:id="rId{number}"/>'
            for number, sheet in enumerate(self.sheets, start=1)
        )
        properties = '<workbookPr date1904="1"/>' if self.is_1904 else ""
        return (
            f'{HEAD}<workbook xmlns="{self.main}" xmlns:r="{self.related}">'
            f"{properties}<sheets>{sheets}</sheets></workbook>"
        )

    def _book_relations(self) -> list[str]:
        listed = [
            relation(
                f"rId{number}",
                f"{self.related}/{sheet.kind}",
                f"worksheets/sheet{number}.xml",
            )
            for number, sheet in enumerate(self.sheets, start=1)
        ]
        others = (
            ("sharedStrings", "sharedStrings.xml", self.strings),
            ("styles", "styles.xml", self.styles),
            ("theme", "theme/theme1.xml", self.theme),
        )
        for kind, target, wanted in others:
            if wanted:
                listed.append(relation(kind, f"{self.related}/{kind}", target))
        return listed + list(self.book_relations)

    def _sheet(self, sheet: HandmadeSheet) -> str:
        return (
            f'{HEAD}<worksheet xmlns="{self.main}" xmlns:r="{self.related}">'
            f"{sheet.before}<sheetData>{sheet.rows}</sheetData>{sheet.after}</worksheet>"
        )


def relation(identity: str, kind: str, target: str, mode: str = "") -> str:
    """Write one relationship."""
    external = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{escape(target)}"{external}/>'


def relations_part(*relations: str) -> str:
    """Write a part of relationships."""
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )


def zipped(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write parts as a zip."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def one_sheet(path: Path, rows: str, *, before: str = "", after: str = "") -> Path:
    """Write a workbook of one sheet called Tracker."""
    return Handmade((HandmadeSheet("Tracker", rows, before, after),)).save(path)
