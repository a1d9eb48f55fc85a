"""What hung on the cells of a tracker: kept with whatever fact, person or requirement it is of."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from certtrack_app.adapters.evidence_store import StoredFile
from certtrack_app.models.evidence import Evidence, EvidenceFile, EvidenceLink
from certtrack_app.models.intake import Harvest, Source
from certtrack_app.models.participant import Enrollment, Participant
from certtrack_app.models.program import Requirement
from certtrack_app.rules.named_files import names_a_file
from certtrack_app.rules.tracker.reading import FoundEvidence
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.intake_cells import CellNames
from certtrack_app.workflows.intake_facts import Setting, Taken
from certtrack_app.workflows.intake_people import TakenIn
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Unit

Owner = tuple[str, int | None]
NOBODY: Owner = ("", None)
_NOWHERE = {"sha256": "", "sheet": "", "ref": ""}
"""What no cell says."""


def keep_harvest(setting: Setting, taken: Taken) -> int:
    """Keep every link, note and file with what it is of; says how many files are new.

    What hangs on a fact that an earlier copy brought with the same evidence is known already.
    """
    if not setting.reading.evidence:
        return 0
    owners = _owners(setting, taken)
    names, stored = CellNames(setting.reading), _Stored(setting)
    known = _known(setting.unit, {key for owned in owners for key in owned})
    waiting = _waiting(setting.unit, setting.intake.id)
    rows: list[dict[str, Any]] = []
    for found, owned in zip(setting.reading.evidence, owners, strict=True):
        file = stored.file(found)
        for owner in owned or [NOBODY]:
            mark = (*owner, found.kind.value, found.sha256 or found.target)
            if mark in known:
                continue
            known.add(mark)
            row = _row(setting, found, file, owner, names)
            adopted = waiting.pop((row["kind"], row["target"], str(row["cells"])), None)
            if adopted is None:
                rows.append(row)
                _hang(setting.unit, found, file, owner)
            else:
                _adopt(setting.unit, adopted, found, owner)
    put_down(setting.unit, Harvest, rows)
    return len({row["sha256"] for row in rows if row["sha256"]})


def _owners(setting: Setting, taken: Taken) -> Sequence[list[Owner]]:
    """Whose each piece of evidence is: a fact's first, else a person's or a requirement's."""
    owned: list[list[Owner]] = [[] for _ in setting.reading.evidence]
    for number, fact in enumerate(setting.reading.facts):
        for found in fact.evidence:
            record, key = taken.records.get(number, NOBODY)
            if record == Evidence.__tablename__:
                owned[found].append((record, key))
    for found, owner in _of_people_and_requirements(setting):
        if not owned[found]:
            owned[found].append(owner)
    return owned


def _of_people_and_requirements(setting: Setting) -> Iterator[tuple[int, Owner]]:
    for number, person in enumerate(setting.reading.people):
        if number in setting.participants:
            for found in person.evidence:
                yield found, (Participant.__tablename__, setting.participants[number])
    for number, requirement in enumerate(setting.reading.requirements):
        for found in requirement.evidence:
            yield found, (Requirement.__tablename__, setting.requirements[number].id)


def _known(unit: Unit, owners: set[Owner]) -> set[tuple[Any, ...]]:
    """What earlier copies brought already, by whose it is."""
    query = unit.session.query(
        Harvest.record, Harvest.record_id, Harvest.kind, Harvest.sha256, Harvest.target
    )
    return {
        (record, key, kind, sha256 or target)
        for record, key, kind, sha256, target in query
        if (record, key) in owners or not record
    }


def _waiting(unit: Unit, intake_id: int) -> dict[tuple[str, str, str], Harvest]:
    """What the same intake found on cells that were not taken in then, for want of an answer."""
    query = select(Harvest).where(Harvest.intake_id == intake_id, Harvest.record == "")
    return {(one.kind, one.target, str(one.cells)): one for one in unit.session.scalars(query)}


def _adopt(unit: Unit, harvest: Harvest, found: FoundEvidence, owner: Owner) -> None:
    """Give what was found to the record its cell has become since."""
    harvest.record, harvest.record_id = owner
    file = None
    if harvest.sha256 is not None:
        file = StoredFile(harvest.sha256, harvest.name, harvest.size)
    _hang(unit, found, file, owner)


class _Stored:
    """Puts harvested files into the evidence store, each once."""

    def __init__(self, setting: Setting) -> None:
        self._store = evidence_store(setting.unit)
        self._files = setting.files
        self._kept: dict[str, StoredFile] = {}

    def file(self, found: FoundEvidence) -> StoredFile | None:
        """The file that was found, in the store; None for what is none."""
        if found.sha256 is None or found.sha256 not in self._files:
            return None
        if found.sha256 not in self._kept:
            self._kept[found.sha256] = self._store.keep(self._files[found.sha256])
        return self._kept[found.sha256]


def _row(
    setting: Setting,
    found: FoundEvidence,
    file: StoredFile | None,
    owner: Owner,
    names: CellNames,
) -> dict[str, Any]:
    record, key = owner
    return {
        "intake_id": setting.intake.id,
        "kind": found.kind.value,
        "target": found.target,
        "author": found.author or "",
        "said_at": found.at or "",
        "cells": [names.of(place) for place in found.cells],
        "sha256": file.sha256 if file else None,
        "name": (found.target or file.name) if file else "",
        "size": file.size if file else 0,
        "record": record,
        "record_id": key,
        "is_missing": file is None and names_a_file(found.kind.value, found.target),
        "given_up": "",
    }


def _hang(unit: Unit, found: FoundEvidence, file: StoredFile | None, owner: Owner) -> None:
    """Show on a piece of evidence the file, link or note that belongs to it."""
    record, key = owner
    if record != Evidence.__tablename__ or key is None:
        return
    if file is not None:
        name = file.name if names_a_file(found.kind.value, found.target) else found.target
        name = name or file.name
        unit.session.add(
            EvidenceFile(evidence_id=key, sha256=file.sha256, name=name, size=file.size)
        )
        return
    unit.session.add(
        EvidenceLink(
            evidence_id=key,
            kind=found.kind.value,
            target=found.target,
            author=found.author or "",
        )
    )


def keep_joining_days(setting: Setting, people: TakenIn) -> None:
    """Keep the cells behind the day each person enrolled, and how the day was found."""
    names = CellNames(setting.reading)
    rows = [
        {
            "intake_id": setting.intake.id,
            "record": Enrollment.__tablename__,
            "record_id": people.enrollments[number],
            "raw": joining.raw,
            "rule": joining.rule,
            "says": f"enrolled on {joining.on.isoformat()}",
            **cell,
        }
        for number, joining in people.joined.items()
        for cell in ([names.of(place) for place in joining.cells] or [_NOWHERE])
    ]
    put_down(setting.unit, Source, rows)
