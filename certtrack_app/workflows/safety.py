"""Safety: proof that the journal, the evidence and the database are what they should be."""

from dataclasses import dataclass

from sqlalchemy import func, select

from certtrack_app.adapters.evidence_store import Soundness
from certtrack_app.models.credential import Certificate
from certtrack_app.models.evidence import EvidenceFile
from certtrack_app.models.intake import Harvest, Intake
from certtrack_app.models.journal import Action
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.check import settle_lost_files
from certtrack_app.workflows.history import verify_journal
from certtrack_app.workflows.stores import certificate_store, evidence_store
from certtrack_app.workflows.unit import Reader, Unit

_SAFETY = "the safety of the office"


@dataclass(frozen=True)
class SelfCheck:
    """What a self-check found; files by the names they came with."""

    actions: int
    head: str
    replay_equals_tables: bool
    files: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    database: str
    because: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.because


def self_check(unit: Unit) -> SelfCheck:
    """Verify everything, and raise or clear the flags of evidence that is missing or damaged."""
    journal = verify_journal(unit)
    names, troubles = _files(unit)
    missing = tuple(names[sha] for sha, how in troubles.items() if how is Soundness.MISSING)
    damaged = tuple(names[sha] for sha, how in troubles.items() if how is not Soundness.MISSING)
    database = _database(unit)
    settle_lost_files(unit, frozenset(troubles))
    if unit.has_changes() or _put_back(unit):
        unit.act(ActionKind.CHECKED, _SAFETY)
    because = (
        *journal.findings,
        *_put_back(unit),
        *(f"“{name}” is missing from the office's folder." for name in missing),
        *(f"“{name}” is damaged in the office's folder." for name in damaged),
        *((f"The database says: {database}.",) if database != "ok" else ()),
    )
    return SelfCheck(
        actions=journal.actions,
        head=journal.head,
        replay_equals_tables=not journal.replay,
        files=len(names),
        missing=missing,
        damaged=damaged,
        database=database,
        because=because,
    )


def _put_back(reader: Reader) -> tuple[str, ...]:
    """Say where the journal's watch had been taken down since the last self-check."""
    last = select(func.max(Action.id)).where(
        Action.kind == ActionKind.CHECKED, func.json_extract(Action.words, "$.subject") == _SAFETY
    )
    since = reader.session.scalar(last) or 0
    query = select(Action).where(Action.kind == ActionKind.MENDED, Action.id > since)
    return tuple(
        f"Before {one.at:%Y-%m-%d %H:%M} somebody had taken the journal's watch down; CertTrack "
        "put it back. What was changed meanwhile shows where records and journal differ."
        for one in reader.session.scalars(query.order_by(Action.id))
    )


def _files(reader: Reader) -> tuple[dict[str, str], dict[str, Soundness]]:
    """Every file the records name, and those that are not sound."""
    evidence = dict(reader.session.execute(select(EvidenceFile.sha256, EvidenceFile.name)).all())
    certificates = dict(
        reader.session.execute(select(Certificate.sha256, Certificate.file_name)).all()
    )
    brought = reader.session.execute(
        select(Harvest.sha256, Harvest.name).where(Harvest.sha256.is_not(None))
    )
    evidence |= {sha256: name for sha256, name in brought if sha256 is not None}
    evidence |= {
        file["sha256"]: file["name"]
        for files in reader.session.scalars(select(Intake.files))
        for file in files
    }
    troubles = evidence_store(reader).missing_or_damaged(evidence)
    troubles |= certificate_store(reader).missing_or_damaged(certificates)
    return {**evidence, **certificates}, troubles


def _database(reader: Reader) -> str:
    """What the database says of itself: ok, or what is wrong."""
    connection = reader.session.connection()
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    words = [str(line) for line in found if line != "ok"]
    words += [f"a row of {row[0]} points to nothing" for row in loose]
    return "; ".join(words) or "ok"
