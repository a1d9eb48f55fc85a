"""Figures and reports by the command, on an office that was worked out by hand."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from certtrack_app.cli import run
from certtrack_app.workflows.history import history_rows
from certtrack_app.workflows.unit import Office
from tests import hand_worked
from tests.hand_worked import SECRETS
from tests.office_fixtures import NOON, TODAY


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hand_worked.grown(tmp_path_factory.mktemp("grown"))


def asked(grown: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    keyboard = ["--office", str(grown), "--as", "Cora", "--today", TODAY.isoformat()]
    code = run([*keyboard, *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_figures_answer_to_the_letter(grown: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = asked(grown, capsys, "figures")
    assert code == 0
    time = found["median_time_to_completion"]
    assert (found["from"], found["to"]) == ("2025-01-01", "2026-03-02")
    assert {name: time[name] for name in ("days", "n", "completed", "still_on_the_way")} == {
        "days": 100,
        "n": 4,
        "completed": 2,
        "still_on_the_way": 2,
    }
    assert time["median_of_completers"] == 70
    by_requirement = {one["requirement"]: (one["days"], one["n"]) for one in time["by_requirement"]}
    assert by_requirement == {"Coach education": (90, 4), "Written exam": (100, 4)}
    assert [
        (one["requirement"], one["rate"], one["stalled"], one["n"]) for one in found["stall_rate"]
    ] == [
        ("Coach education", 0.5, 2, 4),
        ("Written exam", 0.75, 3, 4),
    ]
    renewal = found["on_time_renewal"]
    assert [renewal[name] for name in ("rate", "on_time", "in_grace", "late", "lapsed", "n")] == [
        0.5, 1, 0, 0, 0, 2,
    ]  # fmt: skip
    rejection = found["evidence_rejection"]
    assert (rejection["rate"], rejection["rejected"], rejection["n"]) == (0.1667, 1, 6)
    assert rejection["first_submission_rate"] == 0.2
    assert rejection["by_reason"] == [
        {"reason": "not_signed", "rate": 0.1667, "rejected": 1, "n": 6}
    ]


def test_figures_are_of_the_days_and_the_program_named(
    grown: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = asked(grown, capsys, "figures", "--program", "ACC", "--from", "2026-01-01")
    assert (code, found["from"]) == (0, "2026-01-01")
    assert found["median_time_to_completion"]["n"] == 2
    code, found = asked(grown, capsys, "figures", "--from", "2026-03-01", "--to", "2026-02-01")
    assert (code, found) == (
        1,
        {"refusal": "The period would end before it begins. Swap the two days."},
    )


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["status"], 4),
        (["transcript", "--participant", "Ada Lind"], 4),
        (["register"], 3),
        (["exceptions"], 6),
        (["handover"], 12),
    ],
    ids=lambda given: given[0] if isinstance(given, list) else "",
)
@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv"])
def test_every_report_is_saved_and_says_how_many_rows_it_has(
    grown: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    words: list[str],
    rows: int,
    suffix: str,
) -> None:
    file = tmp_path / f"out{suffix}"
    code, said = asked(grown, capsys, "report", *words, "-o", str(file))
    assert (code, said) == (0, {"kind": words[0], "file": str(file), "rows": rows})
    assert file.stat().st_size > 0


def test_the_register_of_a_day_and_the_export_on_record(
    grown: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "register.csv"
    asked(grown, capsys, "report", "register", "--to", "2025-06-01", "-o", str(file))
    found = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [(one["Number"], one["Standing"]) for one in found] == [
        ("CT-2025-0001", "Active"),
        ("CT-2025-0002", "Active"),
    ]
    office = Office.open(grown, clock=lambda: NOON)
    with office.reading(TODAY) as reader:
        (last,) = history_rows(reader, limit=1)
    office.close()
    assert last.sentence == "Exported Register of credentials (as register.csv)"
    assert last.day_given


def test_without_personal_data_the_file_names_nobody(
    grown: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "status.csv"
    words = ["report", "status", "--without-personal-data", "-o", str(file)]
    assert asked(grown, capsys, *words)[0] == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "Participant 2" in text
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["status", "-o", "status.docx"], "ends in .docx"),
        (["transcript", "-o", "t.pdf"], "--participant"),
        (["status", "--participant", "Ada Lind", "-o", "s.pdf"], "Only a transcript"),
    ],
    ids=["another kind of file", "a transcript of nobody", "a status report of one"],
)
def test_what_makes_no_report_is_refused_in_words(
    grown: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    words: list[str],
    sentence: str,
) -> None:
    *before, name = words
    code, said = asked(grown, capsys, "report", *before, str(tmp_path / name))
    assert code == 1
    assert sentence in said["refusal"]
    assert not (tmp_path / name).exists()
