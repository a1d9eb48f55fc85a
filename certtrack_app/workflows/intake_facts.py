"""The facts of a tracker as evidence: imported, not verified, each with the cells it came from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_never

from sqlalchemy import select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.intake import Intake, Source
from certtrack_app.models.participant import Line
from certtrack_app.models.program import Requirement
from certtrack_app.rules.newer_copy import Fate, Matched, SaidEarlier, SaidNow, compare_line
from certtrack_app.rules.tracker.reading import Fact, Reading
from certtrack_app.rules.vocabulary import (
    DatePrecision,
    EvidenceClaim,
    EvidenceState,
    FactStatus,
)
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.facts import in_batches
from certtrack_app.workflows.intake_cells import CellNames
from certtrack_app.workflows.intake_days import first_day, last_day
from certtrack_app.workflows.intake_disputes import Disputes
from certtrack_app.workflows.intake_earlier import (
    SUPERSEDED,
    earlier_said,
    places_of,
    says_of,
    words_of,
)
from certtrack_app.workflows.unit import Unit

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Setting:
    """Where the facts of an intake go: keys of records by their numbers in the reading."""

    unit: Unit
    reading: Reading
    intake: Intake
    participants: Mapping[int, int]
    enrollments: Mapping[int, int]
    requirements: Mapping[int, Requirement]
    accept_proposed: bool
    files: Mapping[str, Path] = field(default_factory=dict)
    """Those harvested, by fingerprint."""


@dataclass
class Taken:
    """How the facts of an intake went in; `records` are what they became, by number."""

    facts: int = 0
    unchanged: int = 0
    asked: int = 0
    files: int = 0
    records: dict[int, tuple[str, int]] = field(default_factory=dict)


def take_facts(setting: Setting) -> Taken:
    """Write down what is new of a tracker's facts."""
    taken = Taken()
    lines = _lines(setting)
    fresh: list[tuple[int, Fact, int]] = []
    disputes = Disputes(setting.unit, setting.intake, setting.reading, setting.accept_proposed)
    for line_id, matched in _matches(setting, lines):
        fact = setting.reading.facts[matched.number]
        fate = disputes.settled(matched, fact)
        if fate is Fate.UNCHANGED:
            taken.unchanged += 1
            _note_unchanged(taken, matched)
        elif fate is Fate.DISPUTED or (fact.asked and not setting.accept_proposed):
            taken.asked += 1
        else:
            fresh.append((matched.number, fact, line_id))
            _give_way(setting.unit, matched)
    taken.facts = len(fresh)
    _write(setting, fresh, taken)
    return taken


def _matches(
    setting: Setting, lines: Mapping[tuple[int, int], int]
) -> Iterator[tuple[int, Matched]]:
    """Every fact with what earlier copies said in its place, in the order of the facts."""
    program_id = setting.intake.program_id
    earlier = earlier_said(setting.unit, program_id) if program_id is not None else {}
    facts = (
        (number, fact, lines[fact.person, fact.requirement])
        for number, fact in enumerate(setting.reading.facts)
        if fact.person in setting.enrollments
    )
    if not earlier:
        yield from ((line_id, Matched(number, Fate.NEW)) for number, _, line_id in facts)
        return
    compared = _compared(setting.reading, facts, earlier)
    matches = ((line_id, each) for line_id, found in compared for each in found)
    yield from sorted(matches, key=lambda pair: pair[1].number)


def _compared(
    reading: Reading,
    facts: Iterator[tuple[int, Fact, int]],
    earlier: Mapping[int, Sequence[SaidEarlier]],
) -> Iterator[tuple[int, Sequence[Matched]]]:
    by_line: dict[int, list[SaidNow]] = defaultdict(list)
    for number, fact, line_id in facts:
        by_line[line_id].append(said_now(reading, number, fact))
    for line_id, now in by_line.items():
        yield line_id, compare_line(now, earlier.get(line_id, ())).facts


def said_now(reading: Reading, number: int, fact: Fact) -> SaidNow:
    """A fact as it is compared with earlier copies."""
    amounts = (amount_of(fact.amount), amount_of(fact.score))
    return SaidNow(
        number, says_of(fact, claim_of(fact.status), amounts), places_of(reading, fact.cells)
    )


def _note_unchanged(taken: Taken, matched: Matched) -> None:
    """Remember what a fact became when an earlier copy brought it."""
    if matched.earlier is not None and matched.earlier.key is not None:
        taken.records[matched.number] = (Evidence.__tablename__, matched.earlier.key)


def _give_way(unit: Unit, matched: Matched) -> None:
    """Withdraw what an earlier copy said in the very cell that says something else now."""
    if matched.fate is Fate.CHANGED and matched.earlier and matched.earlier.key is not None:
        old = unit.find(Evidence, matched.earlier.key)
        old.state, old.remark = EvidenceState.WITHDRAWN, SUPERSEDED


def _lines(setting: Setting) -> dict[tuple[int, int], int]:
    """The line of each person and requirement; one that is missing from a checklist is added."""
    session = setting.unit.session
    known: dict[tuple[int, int], int] = {}
    for batch in in_batches(sorted(set(setting.enrollments.values()))):
        query = select(Line.enrollment_id, Line.requirement_id, Line.id)
        rows = session.execute(query.where(Line.enrollment_id.in_(batch)))
        known.update({(enrollment, requirement): key for enrollment, requirement, key in rows})
    pairs = {
        (fact.person, fact.requirement): (
            setting.enrollments[fact.person],
            setting.requirements[fact.requirement].id,
        )
        for fact in setting.reading.facts
        if fact.person in setting.enrollments
    }
    missing = sorted(set(pairs.values()) - known.keys())
    rows_missing = [
        {"enrollment_id": one, "requirement_id": other, "settled_because": ""}
        for one, other in missing
    ]
    known.update(zip(missing, put_down(setting.unit, Line, rows_missing), strict=True))
    return {pair: known[where] for pair, where in pairs.items()}


def _state(reading: Reading, fact: Fact) -> EvidenceState:
    """What a learning system recorded as completed waits for an evaluator like other evidence."""
    recorded = fact.status is FactStatus.COMPLETED and reading.recorded_by(fact)
    return EvidenceState.SUBMITTED if recorded else EvidenceState.IMPORTED_NOT_VERIFIED


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


def amount_of(number: float | None) -> Decimal | None:
    """An amount or score, exact as written, to the thousandths that are kept."""
    return None if number is None else round(Decimal(str(number)), 3).normalize() + 0


def _write(setting: Setting, fresh: Sequence[tuple[int, Fact, int]], taken: Taken) -> None:
    """Write evidence down, and under each fact the cells it came from."""
    claims = [(one, claim) for one in fresh if (claim := claim_of(one[1].status)) is not None]
    rows = [_evidence(setting, fact, line_id, claim) for (_, fact, line_id), claim in claims]
    keys = put_down(setting.unit, Evidence, rows)
    for ((number, _, _), _), key in zip(claims, keys, strict=True):
        taken.records[number] = (Evidence.__tablename__, key)
    for number, _, line_id in fresh:
        taken.records.setdefault(number, (Line.__tablename__, line_id))
    put_down(setting.unit, Source, list(_sources(setting, fresh, taken)))


def _evidence(setting: Setting, fact: Fact, line_id: int, claim: EvidenceClaim) -> dict[str, Any]:
    """One fact as a row of evidence."""
    requirement = setting.requirements[fact.requirement]
    return {
        "line_id": line_id,
        "claim": claim,
        "state": _state(setting.reading, fact),
        "title": requirement.title,
        "claimed": amount_of(fact.amount),
        "unit": fact.unit or requirement.unit,
        "score": amount_of(fact.score),
        "category": "",
        "attributes": {},
        "happened_on": first_day(fact.on),
        "happened_precision": fact.on_precision or DatePrecision.DAY,
        "expires_on": last_day(fact.expires_on),
        "received_on": setting.unit.today,
        "note": fact.remark or "",
        "logged_by": setting.unit.actor,
        "named_verifier": fact.verified_by or "",
        "named_number": fact.number or "",
        "intake_id": setting.intake.id,
        "reason": "",
        "remark": "",
    }


def _sources(
    setting: Setting, fresh: Sequence[tuple[int, Fact, int]], taken: Taken
) -> Iterator[dict[str, Any]]:
    """The cells behind each fact."""
    cell = CellNames(setting.reading)
    for number, fact, _ in fresh:
        record, key = taken.records[number]
        says = words_of(fact) if record == Line.__tablename__ else ""
        for place in fact.cells:
            yield {
                "intake_id": setting.intake.id,
                "record": record,
                "record_id": key,
                "raw": fact.raw,
                "rule": fact.rule,
                "says": says,
                **cell.of(place),
            }
