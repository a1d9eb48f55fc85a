"""Opening a folder: what is no office, cannot be written, or is not to be trusted, is said so."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select

from certtrack_app.errors import FileRefused, Refusal
from certtrack_app.models import database
from certtrack_app.models.database import driver_connection
from certtrack_app.models.office_folder import is_office
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant
from tests.office_fixtures import TODAY

KEY = bytes(range(32))
NOBODY = 65534


def enroll(office: Office, name: str = "Ada Lind") -> None:
    with office.unit("Cora", TODAY) as unit:
        unit.act(ActionKind.ENROLLED, a_participant(unit, name))


def people(office: Office) -> int:
    with office.reading(TODAY) as reader:
        return len(reader.session.scalars(select(Participant)).all())


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder that an ordinary user can reach; root would not notice that it is read-only."""
    folder = Path(tempfile.mkdtemp())
    was = os.geteuid()
    if was == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(was)
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_new_office_has_its_folders(office: Office) -> None:
    assert sorted(path.name for path in office.folder.iterdir() if path.is_dir()) == [
        "backups",
        "certificates",
        "evidence",
    ]
    assert is_office(office.folder)


def test_an_office_is_not_made_where_nobody_asked_for_one(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no office in"):
        Office.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_opening_an_office_with_create_keeps_what_it_holds(office: Office) -> None:
    enroll(office)
    office.close()
    again = Office.open(office.folder, create=True)
    assert people(again) == 1
    again.close()


def test_a_founding_that_was_cut_short_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "office.db").touch()
    driver_connection(tmp_path / "office.db", None).execute("PRAGMA journal_mode = WAL")
    office = Office.open(tmp_path, create=True)
    enroll(office)
    office.close()


def test_an_encrypted_office_opens_with_its_key_and_shows_no_name(tmp_path: Path) -> None:
    office = Office.open(tmp_path / "office", create=True, key=KEY)
    enroll(office)
    office.close()
    again = Office.open(tmp_path / "office", key=KEY)
    assert people(again) == 1
    again.close()
    for file in (tmp_path / "office").glob("office.db*"):
        assert b"Ada" not in file.read_bytes()
        assert b"participant" not in file.read_bytes()


@pytest.mark.parametrize(
    ("made_with", "opened_with", "sentence"),
    [
        (KEY, None, "is encrypted and its key is missing"),
        (KEY, bytes(32), "not an office this key opens"),
        (None, KEY, "is not encrypted, but a key was given"),
    ],
    ids=["no key", "another key", "a key for a plain file"],
)
def test_the_wrong_key_is_refused_and_nothing_made_anew(
    tmp_path: Path, made_with: bytes | None, opened_with: bytes | None, sentence: str
) -> None:
    office = Office.open(tmp_path / "office", create=True, key=made_with)
    enroll(office)
    office.close()
    for create in (False, True):
        with pytest.raises(FileRefused, match=sentence):
            Office.open(tmp_path / "office", create=create, key=opened_with)
    again = Office.open(tmp_path / "office", key=made_with)
    assert people(again) == 1
    again.close()


@pytest.mark.parametrize("content", [b"PK\x03\x04 a workbook", b"\0" * 8192, b"name;email\n"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "office.db").write_bytes(content)
    with pytest.raises(FileRefused, match="or it is no office"):
        Office.open(tmp_path, create=True)
    assert (tmp_path / "office.db").read_bytes() == content


@pytest.mark.tampers
@pytest.mark.parametrize("length", [100, 4096, 20_000], ids=["header", "one page", "some pages"])
def test_a_torn_file_is_refused(office: Office, length: int) -> None:
    for number in range(40):
        enroll(office, f"Person {number}")
    office.close()
    file = office.folder / "office.db"
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(FileRefused, match=r"is damaged\. Restore the latest backup|no office"):
        Office.open(office.folder)


@pytest.mark.tampers
def test_damage_in_the_middle_is_said_when_it_is_met(office: Office) -> None:
    for number in range(40):
        enroll(office, f"Person {number}")
    office.close()
    file = office.folder / "office.db"
    whole = file.read_bytes()
    again = Office.open(office.folder)
    with again.reading(TODAY) as reader:
        root = reader.session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'participant'"
        )
        page = int(root.scalar_one())
    again.close()
    start = (page - 1) * 4096
    file.write_bytes(whole[:start] + b"\xff" * 4096 + whole[start + 4096 :])
    again = Office.open(office.folder)
    with pytest.raises(FileRefused, match="is damaged. Restore the latest backup"):
        people(again)
    again.close()


def test_a_full_disk_is_said_and_nothing_is_lost(office: Office) -> None:
    enroll(office)

    @event.listens_for(office.database.writing, "checkout")
    def _leave_no_room(connection: object, *_rest: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined] # the driver's

    with pytest.raises(Refusal, match=r"is full. Nothing was changed. Free some space"):
        enroll(office, "Somebody with a long name " * 4000)
    assert people(office) == 1


def test_a_folder_that_cannot_be_written_is_said_in_words(ordinary_folder: Path) -> None:
    office = Office.open(ordinary_folder / "office", create=True)
    enroll(office)
    office.close()
    office.database.file.chmod(0o444)
    office.folder.chmod(0o555)
    with pytest.raises(Refusal, match="Allow writing to its folder|may be read and written"):
        Office.open(office.folder)
    office.folder.chmod(0o755)
    office.database.file.chmod(0o644)


def test_a_new_office_where_nothing_can_be_written_is_refused(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o555)
    with pytest.raises(Refusal, match="Choose another folder for the office"):
        Office.open(ordinary_folder / "office", create=True)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "office").write_text("")
    with pytest.raises(Refusal, match="Choose another folder for the office"):
        Office.open(tmp_path / "office", create=True)


def test_another_program_that_keeps_writing_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = tuple(
        setting.replace("2500", "20")
        for setting in database._SETTINGS  # noqa: SLF001 - seconds are too long for a test
    )
    monkeypatch.setattr(database, "_SETTINGS", quick)
    office = Office.open(tmp_path / "office", create=True)
    other = driver_connection(office.database.file, None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refusal, match="Another program is writing"):
        enroll(office)
    assert people(office) == 0
    other.execute("ROLLBACK")
    other.close()
    enroll(office)
    office.close()


def test_every_commit_is_synced_and_keys_are_enforced(office: Office) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema")
    with office.unit("Cora", TODAY) as unit:
        connection = unit.session.connection()
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert told == ["wal", 2, 1, 1, 1]
