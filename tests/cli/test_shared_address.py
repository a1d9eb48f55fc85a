"""People who share a mail address stay as many as the tracker names."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Command


def _tracker(path: Path, *names: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Email", "Ethics", "Practice"])
    for name in names:
        sheet.append([name, "lima@example.org", "Completed", "In progress"])
    sheet.append(["Third Carter", "carter@example.org", "Completed", "Completed"])
    book.save(path)
    return path


def _names(certtrack: Command) -> list[str]:
    return sorted(one["name"] for one in certtrack("people")[1]["people"])


@pytest.mark.parametrize("more", [(), ("--accept-proposed",)], ids=["unanswered", "as proposed"])
def test_a_family_on_one_address_stays_two_people(
    certtrack: Command, tmp_path: Path, more: tuple[str, ...]
) -> None:
    tracker = _tracker(tmp_path / "family.xlsx", "Ana Lima", "Jose Lima")
    code, said = certtrack("import", tracker, "--new-program", "Coach", *more)
    assert (code, said["intake"]["people"]) == (0, 3)
    assert _names(certtrack) == ["Ana Lima", "Jose Lima", "Third Carter"]


def test_somebody_known_by_a_longer_name_is_not_doubled(certtrack: Command, tmp_path: Path) -> None:
    certtrack("import", _tracker(tmp_path / "a.xlsx", "Ana Lima"), "--new-program", "Coach")
    code, _ = certtrack("import", _tracker(tmp_path / "b.xlsx", "Lima, Ana Maria"))
    assert code == 0
    assert _names(certtrack) == ["Ana Lima", "Third Carter"]
