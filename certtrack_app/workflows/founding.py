"""Opening an office, and founding one: its record, who sits there, what the machine remembers."""

import getpass
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters import machine
from certtrack_app.errors import Refusal
from certtrack_app.models import office_folder
from certtrack_app.models.office import Office as OfficeRecord
from certtrack_app.paths import offices_folder
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.file_names import clean_name as file_name
from certtrack_app.rules.person import clean_name
from certtrack_app.workflows.unit import Office


def open_office(
    folder: Path | None,
    actor: str,
    *,
    create: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    today: date | None = None,
) -> Office:
    """Open the office in a folder, or the one opened last; found it where that is asked for.

    Raises Refusal where no office is known, or none is there.
    """
    where = folder or _last_office()
    office = Office.open(where, create=create, clock=clock, actor=actor)
    settle_in(office, actor, today or clock().astimezone().date(), day_given=today is not None)
    machine.remember_office(where)
    return office


def is_office(folder: Path) -> bool:
    """Whether an office lies in a folder."""
    return office_folder.is_office(folder)


def person_here() -> str:
    """Who sits at this machine: the person set up on it, else whoever is logged in."""
    known = machine.recall().person
    if known:
        return known
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "Coordinator"


def person_set_here() -> str:
    """Who was set up on this machine; empty where nobody was asked yet."""
    return machine.recall().person


def set_person_here(name: str) -> str:
    """Remember who sits at this machine; raises Refusal for what is no name."""
    cleaned = clean_name(name)
    machine.remember_person(cleaned)
    return cleaned


def new_office_folder(name: str, within: Path | None = None) -> Path:
    """Say where an office of a name is made: among the person's documents, or where they want.

    Raises Refusal for an empty name, and where there is something in that folder already.
    """
    if not name.strip():
        raise Refusal("Give the office a name.")
    folder = (within or offices_folder()) / file_name(name.strip())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"There is something in {folder} already. Choose another name or place.")
    return folder


def last_office() -> Path | None:
    """The office opened last, if it still is where it was."""
    known = machine.recall().office
    return Path(known) if known and Path(known).is_dir() else None


def _last_office() -> Path:
    """The office opened last, or a refusal that says how to name one."""
    known = last_office()
    if known is None:
        raise Refusal("No office was opened here yet. Name its folder with --office.")
    return known


def settle_in(office: Office, actor: str, today: date, *, day_given: bool) -> None:
    """Give a new office its record: named after its folder, until somebody names it."""
    with office.reading(today) as reader:
        if reader.session.scalars(select(OfficeRecord.__table__.c.id)).first() is not None:
            return
    with office.unit(actor, today, day_given=day_given) as unit:
        record = unit.add(OfficeRecord(name=office.folder.resolve().name, coordinator=actor))
        unit.act(ActionKind.SET_UP_OFFICE, record)
