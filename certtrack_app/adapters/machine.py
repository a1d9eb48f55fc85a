"""What this machine remembers between starts: the office opened last, and who sits here."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.paths import machine_file


@dataclass(frozen=True)
class Machine:
    """The office opened last and the person set up on this machine; empty where not known."""

    office: str = ""
    person: str = ""


def recall() -> Machine:
    """What this machine remembers; nothing where the file is missing or cannot be read."""
    try:
        kept = json.loads(machine_file().read_text("utf-8"))
        return Machine(str(kept.get("office", "")), str(kept.get("person", "")))
    except (OSError, ValueError, AttributeError):
        return Machine()


def remember_office(folder: Path) -> None:
    """Remember the office that was opened."""
    _keep(replace(recall(), office=str(folder.resolve())))


def remember_person(name: str) -> None:
    """Remember who sits at this machine."""
    _keep(replace(recall(), person=name))


def _keep(machine: Machine) -> None:
    """Write what is remembered, if it is new."""
    if machine != recall():
        machine_file().parent.mkdir(parents=True, exist_ok=True)
        write_whole(machine_file(), [json.dumps(asdict(machine)).encode()])
