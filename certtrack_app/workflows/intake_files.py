"""Files a tracker names: looked for in a folder somebody brings, kept, and those still missing."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from certtrack_app.adapters.likeness import likeness
from certtrack_app.errors import Refusal
from certtrack_app.models.evidence import Evidence, EvidenceFile
from certtrack_app.models.intake import Harvest, Intake
from certtrack_app.models.participant import Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.named_files import FileMatch, match_files, plain_name
from certtrack_app.rules.words import count_in_words
from certtrack_app.workflows.check import settle_lost_files
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Reader, Unit

_MOST_FILES = 50_000


@dataclass(frozen=True)
class MissingFile:
    """A file a tracker names and nobody has brought; `alike` are files whose names are like it."""

    id: int
    name: str
    target: str
    of: str
    """What it belongs to, in words."""
    cells: tuple[tuple[str, str], ...]
    """Sheet and cell."""
    alike: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brought:
    """What a folder brought: files kept, and the names that are still missing."""

    files: int
    missing: tuple[MissingFile, ...]


def missing_files(reader: Reader, intake_id: int) -> tuple[MissingFile, ...]:
    """List the files a tracker names that are not in the store, in the order of its cells."""
    return tuple(_missing(reader, harvest) for harvest in _wanted(reader, intake_id))


def bring_files(unit: Unit, intake_id: int, folder: Path, *, named: bool = True) -> Brought:
    """Look in a folder for the files a tracker names, and hang those found on their evidence.

    A name that is only like a file's is not taken. `named` says whether this is an errand of its
    own. Raises Refusal where there is no such folder.
    """
    intake = unit.find(Intake, intake_id)
    wanted, files = _wanted(unit, intake_id), _files_in(folder)
    found = match_files({one.target for one in wanted}, files, likeness)
    kept = 0
    for harvest in wanted:
        match = found[harvest.target]
        if match.found is not None:
            _keep(unit, harvest, files[match.found])
            kept += 1
    intake.evidence_files += kept
    unit.session.flush()
    if kept and named:
        said = count_in_words(kept, "file")
        unit.act(ActionKind.LOGGED_EVIDENCE, f"{said} named in {intake}", f"from {folder.name}")
    settle_lost_files(unit, frozenset())
    return Brought(kept, tuple(_still_missing(unit, intake_id, found)))


def bring_one(unit: Unit, harvest_id: int, file: Path) -> None:
    """Take the file somebody chose for one that was missing."""
    harvest = unit.find(Harvest, harvest_id)
    if not harvest.is_missing:
        raise Refusal(f"“{plain_name(harvest.target)}” is here already.")
    _keep(unit, harvest, file)
    unit.find(Intake, harvest.intake_id).evidence_files += 1
    name = plain_name(harvest.target)
    unit.act(ActionKind.LOGGED_EVIDENCE, f"“{name}” named in the tracker", file.name)
    settle_lost_files(unit, frozenset())


def give_up_file(unit: Unit, harvest_id: int, reason: str) -> None:
    """Stop looking for a missing file, with the reason. Raises Refusal without one."""
    harvest = unit.find(Harvest, harvest_id)
    if not reason.strip():
        raise Refusal("Say why nobody needs to look for the file any more.")
    harvest.is_missing, harvest.given_up = False, reason.strip()
    name = plain_name(harvest.target)
    unit.act(ActionKind.EDITED_EVIDENCE, f"“{name}” named in the tracker: not coming", reason)
    settle_lost_files(unit, frozenset())


def _wanted(reader: Reader, intake_id: int) -> Sequence[Harvest]:
    query = select(Harvest).where(Harvest.intake_id == intake_id, Harvest.is_missing)
    return reader.session.scalars(query.order_by(Harvest.id)).all()


def _still_missing(
    reader: Reader, intake_id: int, found: Mapping[str, FileMatch]
) -> Iterator[MissingFile]:
    for harvest in _wanted(reader, intake_id):
        match = found.get(harvest.target, FileMatch())
        yield _missing(reader, harvest, match.alike)


def _missing(reader: Reader, harvest: Harvest, alike: tuple[str, ...] = ()) -> MissingFile:
    return MissingFile(
        harvest.id,
        plain_name(harvest.target) or harvest.target,
        harvest.target,
        _of(reader, harvest),
        tuple((cell["sheet"], cell["ref"]) for cell in harvest.cells),
        alike,
    )


def _of(reader: Reader, harvest: Harvest) -> str:
    """What a file belongs to, in words."""
    if harvest.record_id is None:
        return ""
    if harvest.record == Evidence.__tablename__:
        evidence = reader.session.get(Evidence, harvest.record_id)
        if evidence is None:
            return ""
        return f"{evidence.line.enrollment.participant.name}, {evidence.title}"
    if harvest.record == Participant.__tablename__:
        return str(reader.session.get(Participant, harvest.record_id) or "")
    return ""


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of a folder and those in it, by their path within it."""
    if not folder.is_dir():
        raise Refusal(f"There is no folder “{folder.name}”. Choose the folder with the evidence.")
    found: dict[str, Path] = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            if path.is_file() and not name.startswith("."):
                found[path.relative_to(folder).as_posix()] = path
        if len(found) > _MOST_FILES:
            raise Refusal(
                f"“{folder.name}” holds more than {_MOST_FILES:,} files. Choose the folder in it "
                "that holds the evidence."
            )
    return _unlike(found)


def _unlike(files: Mapping[str, Path]) -> dict[str, Path]:
    """Of files with the same name and the same content, in several folders, the first."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in sorted(files):
        by_name[plain_name(name)].append(name)
    kept: dict[str, Path] = {}
    for names in by_name.values():
        contents = {files[name].read_bytes(): name for name in reversed(names)} if names[1:] else {}
        chosen = contents.values() if len(contents) == 1 else names
        kept |= {name: files[name] for name in chosen}
    return kept


def _keep(unit: Unit, harvest: Harvest, file: Path) -> None:
    """Keep a file, and hang it on the evidence whose cell named it."""
    stored = evidence_store(unit).keep(file)
    harvest.sha256, harvest.name, harvest.size = stored.sha256, stored.name, stored.size
    harvest.is_missing = False
    if harvest.record == Evidence.__tablename__ and harvest.record_id is not None:
        unit.session.add(
            EvidenceFile(
                evidence_id=harvest.record_id,
                sha256=stored.sha256,
                name=stored.name,
                size=stored.size,
            )
        )
