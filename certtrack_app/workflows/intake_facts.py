"""The facts of a tracker as evidence: imported, not verified, each with the cells it came from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, assert_never

from sqlalchemy import insert, select

from certtrack_app.models.evidence import Evidence, EvidenceFile, EvidenceLink
from certtrack_app.models.intake import Intake, Source
from certtrack_app.models.participant import Enrollment, Line
from certtrack_app.models.program import Requirement
from certtrack_app.rules.tracker.reading import Fact, Place, Reading
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EvidenceClaim,
    EvidenceState,
    FactStatus,
)
from certtrack_app.workflows.intake_people import first_day
from certtrack_app.workflows.stores import evidence_store
from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class Setting:
    """Where the facts of an intake go."""

    unit: Unit
    reading: Reading
    intake: Intake
    enrollments: Mapping[int, Enrollment]
    requirements: Mapping[int, Requirement]
    accept_proposed: bool


@dataclass
class Taken:
    """How the facts of an intake went in."""

    facts: int = 0
    unchanged: int = 0
    evidence_files: int = 0
    asked: int = 0


def take_facts(setting: Setting, files: Mapping[str, Any]) -> Taken:
    """Write down what is new of a tracker's facts; `files` are those harvested, by fingerprint."""
    taken, fresh = Taken(), []
    lines = _lines(setting)
    known = _known(setting, lines)
    for fact in setting.reading.facts:
        if fact.person not in setting.enrollments:
            continue
        if fact.asked and not setting.accept_proposed:
            taken.asked += 1
            continue
        line_id = lines[fact.person, fact.requirement]
        row = _evidence(setting, fact, line_id)
        if _identity(row) in known[line_id]:
            taken.unchanged += 1
            continue
        fresh.append((fact, row))
    taken.facts = len(fresh)
    _supersede(setting, fresh)
    ids = _insert(setting.unit, [row for _, row in fresh if row["claim"] is not None])
    _attach(setting, fresh, ids, files, taken)
    return taken


def _supersede(setting: Setting, fresh: Sequence[tuple[Fact, dict[str, Any]]]) -> None:
    """Withdraw what an earlier copy said in the very cells that say something else now.

    What an evaluator has decided on stays: the newer cell stands beside it, to be decided too.
    """
    query = (
        select(Source.sheet, Source.ref, Evidence)
        .join(Evidence, Evidence.id == Source.record_id)
        .where(
            Source.record == Evidence.__tablename__,
            Evidence.line_id.in_({row["line_id"] for _, row in fresh}),
            Evidence.state == EvidenceState.IMPORTED_NOT_VERIFIED,
        )
    )
    earlier: dict[tuple[int, str, str], Evidence] = {
        (evidence.line_id, sheet, ref): evidence
        for sheet, ref, evidence in setting.unit.session.execute(query)
    }
    for fact, row in fresh:
        for place in fact.cells:
            cell = cell_of(setting.reading, place)
            old = earlier.get((row["line_id"], cell["sheet"], cell["ref"]))
            if old is not None:
                old.state = EvidenceState.WITHDRAWN
                old.remark = "The same cell says something else in a newer copy of the tracker."
    setting.unit.session.flush()


def _lines(setting: Setting) -> dict[tuple[int, int], int]:
    """The line of each person and requirement; one that is missing from a checklist is added."""
    session = setting.unit.session
    enrollments = {one.id for one in setting.enrollments.values()}
    rows = session.execute(
        select(Line.enrollment_id, Line.requirement_id, Line.id).where(
            Line.enrollment_id.in_(enrollments)
        )
    )
    known = {(enrollment, requirement): key for enrollment, requirement, key in rows}
    wanted = {
        (enrollment.id, setting.requirements[fact.requirement].id)
        for fact in setting.reading.facts
        if (enrollment := setting.enrollments.get(fact.person)) is not None
    }
    missing = sorted(wanted - known.keys())
    known.update(zip(missing, _new_lines(setting.unit, missing), strict=True))
    return {
        (fact.person, fact.requirement): known[
            setting.enrollments[fact.person].id, setting.requirements[fact.requirement].id
        ]
        for fact in setting.reading.facts
        if fact.person in setting.enrollments
    }


def _new_lines(unit: Unit, missing: Sequence[tuple[int, int]]) -> Sequence[int]:
    """Add lines to checklists, and give their keys in the same order."""
    if not missing:
        return ()
    rows = [{"enrollment_id": one, "requirement_id": other} for one, other in missing]
    added = unit.session.scalars(
        insert(Line).returning(Line.id, sort_by_parameter_order=True), rows
    )
    return added.all()


def _known(setting: Setting, lines: Mapping[Any, int]) -> Mapping[int, set[tuple[Any, ...]]]:
    """What earlier intakes said of each line, so that a newer copy brings only what is new."""
    query = select(Evidence).where(
        Evidence.line_id.in_(set(lines.values())),
        Evidence.intake_id.is_not(None),
        Evidence.state != EvidenceState.WITHDRAWN,
    )
    found: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for one in setting.unit.session.scalars(query):
        found[one.line_id].add(_identity(vars(one)))
    return found


def _identity(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two facts of a line the same."""
    names = ("claim", "claimed", "score", "happened_on", "happened_precision", "expires_on")
    return tuple(row.get(name) for name in names)


def _evidence(setting: Setting, fact: Fact, line_id: int) -> dict[str, Any]:
    """One fact as a row of evidence; no claim where the tracker says that nothing happened."""
    requirement = setting.requirements[fact.requirement]
    return {
        "line_id": line_id,
        "claim": claim_of(fact.status),
        "state": EvidenceState.IMPORTED_NOT_VERIFIED,
        "title": requirement.title,
        "claimed": _amount(fact.amount),
        "unit": fact.unit or requirement.unit,
        "score": _amount(fact.score),
        "category": "",
        "attributes": {},
        "happened_on": first_day(fact.on),
        "happened_precision": fact.on_precision or DatePrecision.DAY,
        "expires_on": first_day(fact.expires_on),
        "received_on": setting.unit.today,
        "note": fact.remark or "",
        "logged_by": setting.unit.actor,
        "named_verifier": fact.verified_by or "",
        "named_number": fact.number or "",
        "intake_id": setting.intake.id,
        "reason": "",
        "remark": "",
    }


def claim_of(status: FactStatus) -> EvidenceClaim | None:
    """What a tracker's word claims; nothing, where it says that nothing has happened yet."""
    match status:
        case FactStatus.COMPLETED:
            return EvidenceClaim.COMPLETION
        case FactStatus.IN_PROGRESS | FactStatus.EXPIRED:
            return EvidenceClaim.PROGRESS
        case FactStatus.WAIVED:
            return EvidenceClaim.WAIVER
        case FactStatus.NOT_APPLICABLE:
            return EvidenceClaim.EXEMPTION
        case FactStatus.NOT_STARTED | FactStatus.PLANNED | FactStatus.REQUIRED:
            return None
        case _:
            assert_never(status)


def _amount(number: float | None) -> Decimal | None:
    """An amount or score, exact as written."""
    return None if number is None else Decimal(str(number))


def _insert(unit: Unit, rows: Sequence[dict[str, Any]]) -> Sequence[int]:
    """Write evidence in one go, and give its keys in the same order."""
    if not rows:
        return ()
    added = insert(Evidence).returning(Evidence.id, sort_by_parameter_order=True)
    return unit.session.scalars(added, rows).all()


def _attach(
    setting: Setting,
    fresh: Sequence[tuple[Fact, dict[str, Any]]],
    ids: Sequence[int],
    files: Mapping[str, Any],
    taken: Taken,
) -> None:
    """Hang on each fact the cells it came from, and the links, notes and files of those cells."""
    keys = iter(ids)
    sources: list[dict[str, Any]] = []
    for fact, row in fresh:
        evidence_id = next(keys) if row["claim"] is not None else None
        record, key = ("line", row["line_id"]) if evidence_id is None else ("evidence", evidence_id)
        sources += _sources(setting, fact, record, key)
        if evidence_id is not None:
            _hang(setting, fact, evidence_id, files, taken)
    if sources:
        setting.unit.session.execute(insert(Source), sources)


def _sources(setting: Setting, fact: Fact, record: str, key: int) -> Iterator[dict[str, Any]]:
    """The cells behind one fact."""
    for place in fact.cells:
        yield {
            "intake_id": setting.intake.id,
            "record": record,
            "record_id": key,
            "raw": fact.raw,
            "rule": fact.rule,
            **cell_of(setting.reading, place),
        }


def cell_of(reading: Reading, place: Place) -> dict[str, str]:
    """Where a cell stands, as it is kept: the file's fingerprint, the sheet, the cell."""
    sheet = reading.sheets[place.sheet]
    file = next(one for one in reading.files if one.key == sheet.file)
    return {"sha256": file.sha256, "sheet": sheet.name, "ref": place.ref}


def _hang(
    setting: Setting, fact: Fact, evidence_id: int, files: Mapping[str, Any], taken: Taken
) -> None:
    """Hang the links, notes and files of a fact's cells on its evidence."""
    for number in fact.evidence:
        found = setting.reading.evidence[number]
        if found.sha256 is None or found.sha256 not in files:
            link = EvidenceLink(
                evidence_id=evidence_id,
                kind=found.kind.value,
                target=found.target,
                author=found.author or "",
            )
            setting.unit.session.add(link)
            continue
        stored = evidence_store(setting.unit).keep(files[found.sha256])
        name = found.target or stored.name
        setting.unit.session.add(
            EvidenceFile(evidence_id=evidence_id, sha256=stored.sha256, name=name, size=stored.size)
        )
        taken.evidence_files += 1
