"""The whole main job in the real window: from a dropped tracker to a printed certificate."""

import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.journeys.coordinator import Coordinator, Office, sit_down
from tests.journeys.eyes import Eyes
from tests.journeys.looking_back import (
    AMARA,
    BJORN,
    DANA,
    IMPORT_DAY,
    NEXT_DAY,
    OFFICE,
    REPORT_DAY,
    REVIEW_DAY,
    RUTH,
    assert_every_font_is_inside,
    checklist,
    everything,
    flags_on,
    line,
    pages,
    statuses,
    text_of,
)
from tests.journeys.office_papers import make_result_sheet, make_tracker
from tests.journeys.screen import Screen, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drives an X server")


def test_a_dropped_tracker_becomes_a_certificate_and_is_there_after_a_restart(
    screen: Screen, eyes: Eyes, tmp_path: Path, pictures: Path
) -> None:
    office = Office(tmp_path / "office")

    def at_the_window(who: str, day: str) -> Any:
        words = ("--office", str(office.folder), "--as", who, "--today", day)
        return sit_down(screen, eyes, pictures, *words)

    with at_the_window(DANA, IMPORT_DAY) as dana:
        drop_the_tracker(dana, make_tracker(tmp_path / "Riverside tracker.xlsx"))
        answer_the_preview_and_import(dana)
    everybody_is_there_but_nothing_is_verified(office)
    the_flags_are_right_on_given_days(office, tmp_path)
    with at_the_window(DANA, NEXT_DAY) as dana:
        see_the_flags_and_name_an_evaluator(dana)
        drop_evidence_on_a_line(dana, make_result_sheet(tmp_path / "quiz result.pdf"))
    the_evidence_waits_for_somebody_else(office)
    with at_the_window(RUTH, REVIEW_DAY) as ruth:
        verify_what_was_logged(ruth)
        confirm_what_was_imported(ruth)
        save_the_certificate(ruth, tmp_path / "certificate.pdf")
    the_certificate_says_what_it_must(office, tmp_path / "certificate.pdf")
    with at_the_window(DANA, REPORT_DAY) as dana:
        export_the_status_report(dana, tmp_path)
        log_something_and_take_it_back(dana, office)
    the_reports_say_what_the_office_holds(tmp_path)
    before = everything(office)
    with at_the_window(DANA, REPORT_DAY) as dana:
        see_all_as_it_was(dana)
    assert everything(office) == before


def drop_the_tracker(dana: Coordinator, tracker: Path) -> None:
    dana.read("^An office without participants yet$")
    dana.keep("01-empty")
    dana.drop(tracker, dana.read("^Today$"), "02-drop-anywhere")
    dana.see("push button", "^Import$")


def answer_the_preview_and_import(dana: Coordinator) -> None:
    dana.read("^4 people · 4 requirements · 12 facts$")
    dana.read("^34 taken$")
    dana.read("^3 left out$")
    dana.read("^1 asked about$")
    dana.keep("03-preview")
    dana.click("check box", "3 Feb 2026")
    dana.read("^All answered$")
    dana.enter("Title of the new program", "Riverside Certified Coach")
    dana.keep("04-answered")
    dana.press("alt+i")
    dana.read("^Imported 4 people, 12 facts")
    dana.see("table cell", f"^Participant: {AMARA}$")
    dana.click("table cell", "Participant: Celia Marques")
    dana.read("^Celia Marques$")
    dana.click_on(dana.see("list item", "^Ethics quiz"))
    dana.see("list item", "^Ethics quiz, Imported, not verified · 3 Feb$")
    dana.keep("05-imported")


def everybody_is_there_but_nothing_is_verified(office: Office) -> None:
    people = office.ask("people", today=IMPORT_DAY)["people"]
    assert [one["name"] for one in people] == [
        AMARA,
        BJORN,
        "Celia Marques",
        "Dimitra Papadopoulou",
    ]
    assert {one["enrollments"][0]["program"] for one in people} == {"Riverside Certified Coach"}
    amara = checklist(office, AMARA)
    assert amara["enrolled_on"] == "2025-09-01"
    assert statuses(amara) == {
        "Instruction hours": "imported_not_verified",
        "Mentor coaching": "imported_not_verified",
        "Ethics quiz": "not_started",
        "Signed contract": "imported_not_verified",
    }
    hours = line(checklist(office, BJORN), "Instruction hours")
    assert (hours["status"], hours["claimed"], hours["accepted"]) == ("in_progress", 12, 0)


def the_flags_are_right_on_given_days(office: Office, folder: Path) -> None:
    first = flags_on(office, IMPORT_DAY, folder)
    assert first == {
        ("stalled", AMARA, "Ethics quiz"),
        ("stalled", "Celia Marques", "Mentor coaching"),
        ("stalled", "Dimitra Papadopoulou", "Mentor coaching"),
        ("stalled", "Dimitra Papadopoulou", "Ethics quiz"),
        ("stalled", BJORN, "Instruction hours"),
        ("stalled", BJORN, "Mentor coaching"),
        ("stalled", "Celia Marques", "Instruction hours"),
        ("stalled", "Celia Marques", "Signed contract"),
        ("stalled", "Dimitra Papadopoulou", "Instruction hours"),
        ("imported_not_verified", AMARA, None),
        ("imported_not_verified", BJORN, None),
        ("imported_not_verified", "Celia Marques", None),
        ("imported_not_verified", "Dimitra Papadopoulou", None),
        ("unreachable", "Dimitra Papadopoulou", None),
    }
    assert flags_on(office, "2026-04-10", folder) == first
    assert flags_on(office, "2026-04-11", folder) == first, "an import is no activity"


def see_the_flags_and_name_an_evaluator(dana: Coordinator) -> None:
    dana.see("list item", f"^Stalled: {AMARA} · Ethics quiz")
    dana.read("14 flags need you$")
    dana.keep("06-today")
    dana.go("Settings")
    dana.enter("Name of the office", OFFICE)
    dana.click("push button", "Save settings")
    dana.read(f"^{OFFICE}$")
    dana.click("page tab", "Evaluators")
    dana.click("push button", "Add evaluator…")
    dana.enter("Name", RUTH)
    dana.press("Return")
    dana.read(f"^{RUTH} may decide on evidence now")


def drop_evidence_on_a_line(dana: Coordinator, paper: Path) -> None:
    dana.go("Participants")
    dana.click("table cell", f"Participant: {AMARA}")
    dana.read(f"^{AMARA}$")
    dana.drop(paper, dana.see("list item", "^Ethics quiz"), "07-drop-on-a-line")
    dana.read(f"^Evidence for “Ethics quiz” of {AMARA}$")
    dana.see("list item", "^quiz result.pdf$")
    dana.press("ctrl+a")
    dana.screen.write("2026-02-27")
    dana.press("Tab", "Tab")
    dana.screen.write("18 of 20, marked by the examiner.")
    dana.keep("08-evidence")
    dana.press("alt+e")
    dana.read("It waits for an evaluator.$")
    dana.see("list item", "^Ethics quiz, .*wait")
    dana.keep("09-waiting")


def the_evidence_waits_for_somebody_else(office: Office) -> None:
    assert statuses(checklist(office, AMARA))["Ethics quiz"] == "pending_verification"
    waiting = [
        one
        for one in office.ask("review", "list", today=NEXT_DAY)["evidence"]
        if one["state"] == "submitted"
    ]
    assert [(one["requirement"], one["on"], one["logged_by"]) for one in waiting] == [
        ("Ethics quiz", "2026-02-27", DANA)
    ]
    assert [one["name"] for one in waiting[0]["files"]] == ["quiz result.pdf"]


def verify_what_was_logged(ruth: Coordinator) -> None:
    ruth.go("Review")
    ruth.read("^Happened on: 27 Feb 2026$")
    ruth.read(f"^Logged by: {DANA}$")
    ruth.keep("10-review")
    ruth.press("ctrl+Return")
    ruth.read(f"^Confirmed “quiz result.pdf” of {AMARA}")


def confirm_what_was_imported(ruth: Coordinator) -> None:
    ruth.click("table cell", f"Evidence: {AMARA}, Signed contract")
    ruth.read("^Link or note: https://files.riverside.example/contracts/okonkwo-bright.pdf$")
    ruth.keep("11-imported")
    ruth.click("push button", "Confirm several…")
    ruth.enter("On what basis", "The paper file, page by page.")
    ruth.keep("12-confirm-several")
    ruth.press("Return")
    ruth.read("^Confirmed 3 pieces of evidence. Issued 1 certificate.$")


def save_the_certificate(ruth: Coordinator, target: Path) -> None:
    ruth.go("Credentials")
    ruth.see("table cell", f"^Holder: {AMARA}$")
    ruth.read("^Active$")
    ruth.keep("13-credential")
    ruth.press("ctrl+p")
    ruth.see("push button", "^Print…$")
    ruth.keep("14-print-preview")
    ruth.press("Escape")
    ruth.eyes.see_gone("push button", "^Print…$")
    ruth.press("ctrl+k")
    ruth.screen.write("save certificate")
    ruth.see("table cell", "^Found: Save certificate as PDF")
    ruth.press("Return")
    save_as(ruth, target)


def the_certificate_says_what_it_must(office: Office, certificate: Path) -> None:
    register = office.ask("register", today=REVIEW_DAY)["credentials"]
    assert [(one["number"], one["participant"], one["standing"]) for one in register] == [
        ("CT-2026-0001", AMARA, "active")
    ]
    assert (register[0]["issued_on"], register[0]["valid_through"]) == ("2026-03-04", "2028-03-04")
    assert checklist(office, AMARA)["state"] == "completed"
    assert pages(certificate) == 1
    said = text_of(certificate)
    for words in (AMARA, "Riverside Certified Coach", OFFICE, "CT-2026-0001", "4 March 2028"):
        assert words in said
    assert_every_font_is_inside(certificate)


def export_the_status_report(dana: Coordinator, folder: Path) -> None:
    dana.go("Reports")
    dana.keep("15-reports")
    for kind, suffix in (("PDF", ".pdf"), ("Excel", ".xlsx")):
        dana.click("push button", f"Status report: {kind}")
        save_as(dana, folder / f"status{suffix}")
        dana.read(f"^Saved “status{suffix}”.$")


def the_reports_say_what_the_office_holds(folder: Path) -> None:
    said = text_of(folder / "status.pdf")
    book = load_workbook(folder / "status.xlsx")
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    for who in (AMARA, BJORN, "Celia Marques", "Dimitra Papadopoulou"):
        assert who in said
        assert who in cells
    assert OFFICE in said
    assert_every_font_is_inside(folder / "status.pdf")


def log_something_and_take_it_back(dana: Coordinator, office: Office) -> None:
    dana.go("Participants")
    dana.click("table cell", f"Participant: {BJORN}")
    dana.read(f"^{BJORN}$")
    dana.click_on(dana.see("list item", "^Mentor coaching"))
    dana.press("ctrl+e")
    dana.see("text", r"^Amount \(h\)$")
    dana.screen.write("2")
    dana.press("alt+e")
    dana.see("list item", "^Mentor coaching, .*waiting")
    assert statuses(checklist(office, BJORN))["Mentor coaching"] == "pending_verification"
    dana.keep("16-logged")
    dana.press("ctrl+z")
    dana.read("^Undone")
    dana.see("list item", "^Mentor coaching, 0 / 10 h(?!.*waiting)")
    dana.keep("17-undone")
    assert statuses(checklist(office, BJORN))["Mentor coaching"] == "in_progress"


def see_all_as_it_was(dana: Coordinator) -> None:
    dana.go("Participants")
    dana.see("table cell", "^Checklist: 4/4$")
    dana.see("table cell", "^Status: Certified$")
    dana.keep("18-again")
    dana.go("Credentials")
    dana.see("table cell", "^Number: CT-2026-0001$")


def save_as(person: Coordinator, target: Path) -> None:
    """Type a path into the file dialog; Qt's own stands in where a desktop has none."""
    person.eyes.see("text", "^File name:$")
    person.press("ctrl+a")
    person.screen.write(str(target))
    person.press("Return")
    person.eyes.see_gone("text", "^File name:$")
    wait_for(lambda: [1] if target.exists() and target.stat().st_size else [], target.name)
