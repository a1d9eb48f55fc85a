"""Everything that hangs on the cells of a tracker comes along, byte for byte."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import EvidenceFile, EvidenceLink
from certtrack_app.models.intake import Harvest
from certtrack_app.workflows.intake import Choice, IntakeResult
from certtrack_app.workflows.intake_files import bring_files, bring_one, give_up_file, missing_files
from certtrack_app.workflows.intake_papers import intake_paper
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Office
from tests.office_fixtures import TODAY
from tests.samples.corpus.evidence import BADGE, LINKED, _row
from tests.samples.evidence_workbook import (
    DOCUMENT,
    PDF,
    PICTURE,
    PICTURE_IN_CELL,
    evidence_workbook,
)
from tests.workflows.trackers import bring

ROWS = (
    _row(1, "Name", "Ethics", "Certificate link", "Supervision", "Badge")
    + _row(2, "Ada Lindgren", "Completed", LINKED, "Completed", BADGE)
    + _row(3, "Bo Falk", "In Progress", "bo falk.pdf", "Completed")
    + _row(4, "Cia Norén", "Completed", "", "Not Started")
    + _row(5, "Dan Ek", "Completed", "", "Completed")
)
FILES = {
    "picture": PICTURE,
    "picture in a cell": PICTURE_IN_CELL,
    "Office file": DOCUMENT,
    "PDF": PDF,
}


@pytest.fixture
def taken(office: Office, tmp_path: Path) -> IntakeResult:
    """A tracker taken in that carries one of each kind of evidence."""
    workbook = evidence_workbook(tmp_path / "evidence.xlsx", ROWS)
    return bring(office, workbook, choice=Choice(new_program="Coaching", accept_proposed=True))


def test_every_file_comes_back_byte_for_byte(office: Office, taken: IntakeResult) -> None:
    assert taken.evidence_files == len(FILES)
    with office.reading(TODAY) as reader:
        kept = set(
            reader.session.scalars(select(Harvest.sha256).where(Harvest.sha256.is_not(None)))
        )
        store = evidence_store(reader)
        for content in FILES.values():
            fingerprint = hashlib.sha256(content).hexdigest()
            assert fingerprint in kept
            assert store.read(fingerprint) == content


def test_links_notes_and_comments_come_with_their_authors(
    office: Office, taken: IntakeResult
) -> None:
    with office.reading(TODAY) as reader:
        found = {
            (one.kind, one.target, one.author) for one in reader.session.scalars(select(Harvest))
        }
        links = set(reader.session.scalars(select(EvidenceLink.kind)))
    assert {kind for kind, _, _ in found} == {
        "hyperlink",
        "formula_link",
        "note",
        "threaded_comment",
        "embedded",
        "picture",
        "file_name",
    }
    assert ("threaded_comment", "Is this right?", "Mo Okafor") in found
    assert ("formula_link", "https://x.org/b.pdf", "") in found
    assert {"formula_link", "note"} <= links
    assert taken.intake_id == 1


def test_a_file_that_is_named_is_missing_until_somebody_brings_it(
    office: Office, taken: IntakeResult, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    key = taken.intake_id or 0
    with office.reading(TODAY) as reader:
        (missing,) = missing_files(reader, key)
    assert (missing.name, missing.cells) == ("bo falk.pdf", (("Tracker", "C3"),))
    with office.unit("Dana", TODAY) as unit:
        assert bring_files(unit, key, folder).files == 0
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 of Bo %%EOF")
    with office.unit("Dana", TODAY) as unit:
        bring_one(unit, missing.id, tmp_path / "scan.pdf")
    with office.reading(TODAY) as reader:
        assert missing_files(reader, key) == ()
        names = set(reader.session.scalars(select(EvidenceFile.name)))
    assert "scan.pdf" in names
    with pytest.raises(Refusal, match="here already"), office.unit("Dana", TODAY) as unit:
        bring_one(unit, missing.id, tmp_path / "scan.pdf")


def test_a_file_that_will_never_come_is_given_up_with_a_reason(
    office: Office, taken: IntakeResult
) -> None:
    with office.reading(TODAY) as reader:
        (missing,) = missing_files(reader, taken.intake_id or 0)
    with pytest.raises(Refusal, match="Say why"), office.unit("Dana", TODAY) as unit:
        give_up_file(unit, missing.id, " ")
    with office.unit("Dana", TODAY) as unit:
        give_up_file(unit, missing.id, "lost in the move")
    with office.reading(TODAY) as reader:
        assert missing_files(reader, taken.intake_id or 0) == ()


def test_the_tracker_itself_is_kept_as_it_came(
    office: Office, taken: IntakeResult, tmp_path: Path
) -> None:
    original = (tmp_path / "evidence.xlsx").read_bytes()
    with office.reading(TODAY) as reader:
        fingerprint = hashlib.sha256(original).hexdigest()
        assert evidence_store(reader).read(fingerprint) == original
        paper = intake_paper(reader, taken.intake_id or 0, ".xlsx")
    assert paper.content.startswith(b"PK")
    assert paper.name == "Import 1 - evidence.xlsx"
