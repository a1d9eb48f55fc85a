"""What a learning system recorded waits for an evaluator, like evidence handed in."""

from pathlib import Path

from tests.cli.conftest import Command

HEADING = (
    "user_id,name,email,course_id,course_title,steps_completed,steps_total,"
    "course_completed,course_completed_on"
)
ROWS = (
    "3,Anna Berg,a@x.org,12,Ethics,10,10,YES,2026-02-02",
    "4,Bo Katz,b@x.org,12,Ethics,4,10,NO,",
)
ON = "2026-03-02"


def exported(folder: Path, *rows: str) -> Path:
    """The courses of some learners as LearnDash writes them."""
    path = folder / "learndash_reports_user_courses.csv"
    path.write_text("\n".join((HEADING, *rows)), "utf-8")
    return path


def test_what_an_export_says_is_pending_verification_and_verified_by_nobody(
    certtrack: Command, tmp_path: Path
) -> None:
    code, _ = certtrack("import", exported(tmp_path, *ROWS), "--new-program", "Coaching", on=ON)
    assert code == 0
    _, anna = certtrack("checklist", "Anna Berg", on=ON)
    assert [line["status"] for line in anna["lines"]] == ["pending_verification"]
    assert not anna["complete"]
    _, bo = certtrack("checklist", "Bo Katz", on=ON)
    assert [line["status"] for line in bo["lines"]] == ["in_progress"]


def test_the_same_export_again_changes_nothing(certtrack: Command, tmp_path: Path) -> None:
    path = exported(tmp_path, *ROWS)
    certtrack("import", path, "--new-program", "Coaching", on=ON)
    _, before = certtrack("checklist", "Anna Berg", on=ON)
    certtrack("import", path, "--program", "Coaching", on=ON)
    _, after = certtrack("checklist", "Anna Berg", on=ON)
    assert before == after
