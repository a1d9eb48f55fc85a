"""Files that are no tracker, or none that can be read, whatever their names say."""

import struct
from collections.abc import Callable
from pathlib import Path

from tests.samples.evidence_workbook import ole_container
from tests.samples.handmade import Handmade, zipped


def prose_called_xlsx(folder: Path) -> Path:
    """A letter under the name of a workbook."""
    path = folder / "letter.xlsx"
    path.write_text("Dear coordinator,\nplease find attached …\n", encoding="utf-8")
    return path


def picture_called_xlsx(folder: Path) -> Path:
    """A picture under the name of a workbook."""
    path = folder / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path


def web_page_called_xls(folder: Path) -> Path:
    """A table of a web page under the name of an old workbook, as some systems export."""
    path = folder / "export.xls"
    path.write_text("<html><table><tr><td>Name</td></tr></table></html>", encoding="utf-8")
    return path


def document_called_xlsx(folder: Path) -> Path:
    """A Word document under the name of a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return Handmade((), content_type=kind).save(folder / "report.xlsx")


def archive_called_xlsx(folder: Path) -> Path:
    """Any zip under the name of a workbook."""
    return zipped(folder / "files.xlsx", {"readme.txt": "hello"})


def empty_file(folder: Path) -> Path:
    """Nothing at all."""
    path = folder / "empty.xlsx"
    path.touch()
    return path


def lock_of_excel(folder: Path) -> Path:
    """What Excel leaves beside an open workbook."""
    path = folder / "~$tracker.xlsx"
    path.write_bytes(b"\x02Mo" + bytes(162))
    return path


def random_bytes(folder: Path) -> Path:
    """Noise under the name of a text file."""
    path = folder / "noise.csv"
    path.write_bytes(bytes((number * 7919 + number // 251) % 256 for number in range(50_000)))
    return path


def locked_workbook(folder: Path) -> Path:
    """What Excel writes with a password: a container, not a zip."""
    path = folder / "secret.xlsx"
    path.write_bytes(ole_container({"EncryptionInfo": b"AES", "EncryptedPackage": b"\1\2\3"}))
    return path


def locked_old_workbook(folder: Path) -> Path:
    """An old workbook whose stream says at once that it needs a password."""
    beginning = struct.pack("<HHHH12x", 0x0809, 16, 0x0600, 5)
    path = folder / "secret.xls"
    path.write_bytes(ole_container({"Workbook": beginning + struct.pack("<HHH", 0x2F, 2, 1)}))
    return path


def old_document_called_xls(folder: Path) -> Path:
    """An old Word document under the name of an old workbook."""
    path = folder / "letter.xls"
    path.write_bytes(ole_container({"WordDocument": b"Dear"}))
    return path


def apple_sheet(folder: Path) -> Path:
    """A sheet of Apple's Numbers."""
    return zipped(folder / "tracker.numbers", {"Index/Document.iwa": "x", "preview.jpg": "x"})


def online_sheet(folder: Path) -> Path:
    """What a folder synced with Google holds in place of a sheet."""
    path = folder / "tracker.gsheet"
    path.write_text('{"url": "https://docs.google.com/…"}', encoding="utf-8")
    return path


DISGUISED: dict[Callable[[Path], Path], str] = {
    prose_called_xlsx: "not a spreadsheet",
    picture_called_xlsx: "is a picture",
    web_page_called_xls: "is a web page",
    document_called_xlsx: "is a Word document",
    archive_called_xlsx: "is a zip archive",
    empty_file: "is empty",
    lock_of_excel: "open in another program",
    random_bytes: "not a spreadsheet",
    locked_workbook: "protected by a password",
    locked_old_workbook: "protected by a password",
    old_document_called_xls: "is an old Word document",
    apple_sheet: "Apple Numbers",
    online_sheet: "Microsoft Excel (.xlsx)",
}
"""Each maker, and words of the refusal its file must meet."""
