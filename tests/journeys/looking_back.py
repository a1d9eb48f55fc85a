"""Who and when the main job is about, and what its office holds as seen from outside the window."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.journeys.coordinator import Office

DANA = "Dana Whitfield"
RUTH = "Ruth Adeyemi-Clarke"
AMARA = "Amara Okonkwo-Bright"
OFFICE = "Riverside Coaching Institute"
BJORN = "Bjørn Øyvind Hagen"
IMPORT_DAY, NEXT_DAY, REVIEW_DAY, REPORT_DAY = (f"2026-03-0{day}" for day in range(2, 6))


def everything(office: Office) -> dict[str, Any]:
    """All that the office holds but its history, as the command tells it."""
    told = {
        words[0]: office.ask(*words, today=REPORT_DAY)
        for words in (("people",), ("review", "list"), ("register",), ("flags",), ("intakes",))
    }
    told["register"].pop("head")
    checklists = {who: checklist(office, who) for who in (AMARA, BJORN)}
    assert office.ask("self-check", today=REPORT_DAY)["ok"]
    return told | checklists


def checklist(office: Office, who: str) -> Any:
    return office.ask("checklist", who, today=IMPORT_DAY)


def statuses(found: Any) -> dict[str, str]:
    return {one["requirement"]: one["status"] for one in found["lines"]}


def line(found: Any, requirement: str) -> Any:
    return next(one for one in found["lines"] if one["requirement"] == requirement)


def flags_on(office: Office, day: str, folder: Path) -> set[tuple[str, str, str | None]]:
    """Run the check on a day in a copy of the office, and give what stands."""
    copy = Office(shutil.copytree(office.folder, folder / f"office on {day}"))
    standing = copy.ask("check", today=day)["standing"]
    return {(one["kind"], one["participant"], one["requirement"]) for one in standing}


def tool(*words: object) -> str:
    done = subprocess.run(
        [str(word) for word in words], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def text_of(document: Path) -> str:
    return " ".join(tool("pdftotext", "-layout", document, "-").split())


def pages(document: Path) -> int:
    found = next(one for one in tool("pdfinfo", document).splitlines() if one.startswith("Pages"))
    return int(found.split()[-1])


def assert_every_font_is_inside(document: Path) -> None:
    """Each row of pdffonts ends in: emb sub uni object generation."""
    fonts = tool("pdffonts", document).splitlines()[2:]
    assert fonts
    assert {row.split()[-5] for row in fonts} == {"yes"}
