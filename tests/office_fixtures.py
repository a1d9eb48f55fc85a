"""An office to test with; and after every test, each office it wrote is held to its journal."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Office

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

Opened = dict[Path, bytes | None]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "tampers: the test alters an office behind its journal, and says what is found"
    )


@pytest.fixture
def office(tmp_path: Path) -> Iterator["Office"]:
    """A new office in a folder of its own, its clock standing at noon of TODAY."""
    from certtrack_app.workflows.unit import Office

    opened = Office.open(tmp_path / "office", create=True, clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _every_journal_holds(request: pytest.FixtureRequest) -> Iterator[None]:
    """Replay equals the tables and the chain is whole, in every office the test has opened."""
    opened: Opened = {}
    with pytest.MonkeyPatch.context() as patch:
        _note_openings(patch, opened)
        yield
    if not request.node.get_closest_marker("tampers"):
        troubles = [trouble for folder, key in opened.items() for trouble in _found(folder, key)]
        if troubles:
            pytest.fail("The journal does not hold:\n" + "\n".join(troubles), pytrace=False)


def _note_openings(patch: pytest.MonkeyPatch, opened: Opened) -> None:
    """Note each folder in which an office was opened, with its key."""
    from certtrack_app.models import office_folder
    from certtrack_app.workflows import unit

    patch.setattr(unit, "open_folder", partial(_open_and_note, office_folder.open_folder, opened))


def _open_and_note(open_folder: Any, opened: Opened, folder: Path, *given: Any, **how: Any) -> Any:
    database = open_folder(folder, *given, **how)
    opened[folder] = how.get("key")
    return database


def _found(folder: Path, key: bytes | None) -> tuple[str, ...]:
    """What a verification finds in an office that still lies where it was opened."""
    from certtrack_app.models.database import connect
    from certtrack_app.models.records import Base
    from certtrack_app.models.replay import verify

    file = folder / "office.db"
    if not file.exists():
        return ()
    database = connect(file, key)
    try:
        with database.look() as connection:
            return verify(connection, Base.metadata).findings
    finally:
        database.close()
